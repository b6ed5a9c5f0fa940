// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yorisoi::text {

/// 〇一二…九十百千, as they stand in dates and town names.
bool isKanjiNumeral(char32_t c);
/// 三十二, 二〇, 千二百三十四 → number; nothing for what is no number below 100,000.
std::optional<int> kanjiNumber(std::u32string_view text);
/// 32 → 三十二, for 1–9999.
std::u32string toKanji(int number);

} // namespace yorisoi::text
