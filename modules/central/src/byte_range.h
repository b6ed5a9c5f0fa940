// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "yorisoi/wire/http_types.h"

namespace yorisoi::central {

/// An answer with `content`, or the part of it that a `Range` header asks for (RFC 9110 §14): one
/// range of bytes gives 206, one that begins beyond the end 416, anything else the whole.
wire::Response rangeResponse(std::string content, std::string_view contentType,
                             std::string_view range);

} // namespace yorisoi::central
