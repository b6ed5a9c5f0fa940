// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

#include "yorisoi/base/result.h"

namespace yorisoi::catalogue {

/// The files of a catalogue: bytes by their path below it, with '/' between the parts.
using Files = std::map<std::string, std::string>;

constexpr std::size_t kMostFileBytes = std::size_t{4} << 20U;
constexpr std::size_t kMostFiles = 5'000;
constexpr std::size_t kMostCatalogueBytes = std::size_t{64} << 20U;

/// The `.yaml` and `.dmn` files below a folder; hidden ones and others (a README) are left out.
/// NotFound when it is no folder, TooLarge over the limits above, IoFailed.
base::Result<Files> readFolder(const std::filesystem::path &folder);

/// Whether a path may stand in a pack: `folder/name.ext` of letters that every file system knows,
/// no
/// `..`, at most 200 bytes.
bool isContentPath(std::string_view path);

} // namespace yorisoi::catalogue
