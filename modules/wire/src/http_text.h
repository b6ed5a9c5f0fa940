// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace yorisoi::wire {

/// Whether it may stand in a header: no line break or other control character (RFC 9110 §5.5).
bool isHeaderText(std::string_view text);

/// Whether a comma-separated header lists the token, other than with `q=0`.
bool listsToken(std::string_view header, std::string_view token);

} // namespace yorisoi::wire
