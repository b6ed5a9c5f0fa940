// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yorisoi::text {

/// Variant characters (異体字, 旧字体) to one representative: 髙→高, 﨑→崎, 邊・邉→辺, 澤→沢,
/// 𠮷→吉. Variation selectors go too, and CJK compatibility ideographs become the unified ones.
///
/// For *finding* people, not for telling whether two names are legally the same: beside true
/// variants the table joins pairs that are different characters in the dictionary but are mixed up
/// in forms and on the telephone (斉・斎 with 齊・齋, 嶋・島, 崎・碕, 竜・龍, 渕・淵, 吉・𠮷,
/// 冨・富). The groups are in src/variant_groups.cpp; the first of a group is its representative.
/// Idempotent, thread-safe; everything else is unchanged but ill-formed bytes (U+FFFD).
std::string foldVariants(std::string_view text);

/// How many characters are folded to another.
std::size_t variantCount();

} // namespace yorisoi::text
