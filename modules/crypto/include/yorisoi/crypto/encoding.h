// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/crypto/secret.h"

namespace yorisoi::crypto {

/// Lower case. Takes the same time for every content, as does the rest of this header.
std::string toHex(Bytes bytes);
/// Either case, nothing else; `InvalidInput`.
base::Result<std::vector<std::byte>> fromHex(std::string_view text);
/// RFC 4648 §5, without padding.
std::string toBase64Url(Bytes bytes);
/// Without padding, no other character; `InvalidInput`.
base::Result<std::vector<std::byte>> fromBase64Url(std::string_view text);

} // namespace yorisoi::crypto
