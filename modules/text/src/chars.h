// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace yorisoi::text::chars {

inline constexpr bool isVariationSelector(char32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
           (c >= 0x180B && c <= 0x180D) || c == 0x180F;
}
inline constexpr bool isHan(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x20000 && c <= 0x2A6DF);
}
inline constexpr bool isSpace(char32_t c)
{
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}
inline constexpr bool isDigit(char32_t c)
{
    return c >= '0' && c <= '9';
}
inline constexpr bool isHiragana(char32_t c)
{
    return c >= 0x3041 && c <= 0x3096;
}
inline constexpr bool isKatakana(char32_t c)
{
    return c >= 0x30A1 && c <= 0x30FA;
}

/// A removed blank or mark can leave a combining character beside a new base, which then composes:
/// such a fold is repeated until nothing changes, which two or three passes reach.
inline constexpr int kMostPasses = 8;

/// What stands between the parts of a name: blanks and the middle dots of every width.
inline constexpr bool isNameSeparator(char32_t c)
{
    return isSpace(c) || c == U'・' || c == 0xFF65 || c == 0x00B7 || c == 0x2022 || c == 0x2027;
}

/// The full-width form of a half-width katakana or its punctuation (U+FF61–FF9D), else 0.
char32_t wideKana(char32_t c);
/// Katakana with voiced (`U+FF9E`) or half-voiced (`U+FF9F`) mark in one, else 0.
char32_t voiced(char32_t katakana, char32_t mark);
/// One of あいうえお for a hiragana's vowel, else 0.
char32_t vowelOf(char32_t hiragana);
/// ぁ→あ, っ→つ … of hiragana; anything else unchanged.
char32_t largeKana(char32_t hiragana);

/// The kana comparison fold, appending to what is there; `text` is NFKC. See `foldKana`.
void appendFoldedKana(std::string &out, std::u32string_view text);

/// NFKC of what needs no look at ICU's data; false when the text holds anything else.
bool quickNfkc(std::string_view text, std::u32string &out);
/// NFKC_Casefold by ICU of well-formed or ill-formed text.
std::string nfkcCasefold(std::string_view text);
std::string nfc(std::string_view text);

} // namespace yorisoi::text::chars
