// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "yorisoi/base/result.h"
#include "yorisoi/storage/key.h"

/// What an interrupted load has brought, as files in the folder `file.load`, each sealed with a key
/// of its own purpose and its name as associated data.
namespace yorisoi::replica {

base::Status keepLoadPart(const std::filesystem::path &file, const storage::Key &key,
                          const std::string &name, std::string_view bytes);
/// NotFound, Corrupt.
base::Result<std::string> readLoadPart(const std::filesystem::path &file, const storage::Key &key,
                                       const std::string &name);
base::Status dropLoadParts(const std::filesystem::path &file);

} // namespace yorisoi::replica
