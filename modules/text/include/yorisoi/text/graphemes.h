// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yorisoi::text {

// User-perceived characters are extended grapheme clusters (UAX #29): 葛󠄀 with its ideographic
// variation selector is one, so is か with a combining voicing mark, so is an emoji family.
// Thread-safe; ill-formed bytes count as one U+FFFD each.

/// How many user-perceived characters.
std::size_t length(std::string_view text);
/// The first `count` user-perceived characters, never a part of one.
std::string truncate(std::string_view text, std::size_t count);
/// Without standardised and ideographic variation selectors.
std::string stripVariationSelectors(std::string_view text);
/// Equal but for variation selectors and canonical equivalence (NFC).
bool sameGlyphIgnoringVariants(std::string_view a, std::string_view b);

} // namespace yorisoi::text
