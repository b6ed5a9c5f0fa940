// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace yorisoi::text {

/// Groups of variants parted by blanks; the first of each is the representative.
extern const std::u32string_view kVariantGroups;

/// The representative of a character, itself when it has none. Constant time.
char32_t variantRepresentative(char32_t c);

} // namespace yorisoi::text
