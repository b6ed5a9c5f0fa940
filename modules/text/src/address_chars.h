// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace yorisoi::text {

/// One character for one, under which spellings of a place name meet: variants, ヶ=ケ=が, の=ノ=之,
/// hiragana = katakana, small = large, lower case.
char32_t foldPlace(char32_t c);
std::u32string foldPlace(std::u32string_view text);
/// Every sign that stands for a hyphen between numbers, the long vowel mark and waves among them.
bool isHyphen(char32_t c);

} // namespace yorisoi::text
