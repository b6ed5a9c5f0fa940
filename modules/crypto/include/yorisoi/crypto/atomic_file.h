// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "yorisoi/base/result.h"
#include "yorisoi/crypto/secret.h"

namespace yorisoi::crypto {

/// Replaces a file at once and for good: written beside it (mode 0600), synced, renamed, folder
/// synced. After a failure the old file is untouched. `DiskFull`, `IoFailed`.
base::Status writeFileAtomically(const std::filesystem::path &file, Bytes content);

/// `NotFound`, `TooLarge` (over `limit`), `IoFailed`.
base::Result<SecretBuffer> readWholeFile(const std::filesystem::path &file, std::size_t limit);

} // namespace yorisoi::crypto
