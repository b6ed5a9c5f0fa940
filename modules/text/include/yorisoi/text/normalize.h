// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yorisoi::text {

// Every function is pure and thread-safe, takes any bytes and gives well-formed UTF-8: a byte that
// belongs to no well-formed sequence becomes U+FFFD. Every fold is idempotent.

bool isValidUtf8(std::string_view text);

/// Unicode Normalization Form KC (UAX #15): full-width Latin and half-width katakana, circled and
/// squared characters, CJK compatibility ideographs to what they stand for.
std::string nfkc(std::string_view text);

/// Width alone: full-width ASCII and the ideographic space to half width, half-width katakana to
/// full width with its voicing mark joined. ① and ㈱ stay.
std::string foldWidth(std::string_view text);

/// ァ–ヶ, ヽ and ヾ, of either width, to hiragana; the long vowel mark and ヷヸヹヺ stay.
std::string toHiragana(std::string_view text);
/// ぁ–ゖ, ゝ and ゞ to katakana; half-width katakana to full width.
std::string toKatakana(std::string_view text);

/// The key under which two writings of one reading meet. After NFKC these are equal:
/// - katakana = hiragana, half width = full width;
/// - small = large (ッ = つ, ャ = や, ヶ = け);
/// - long vowel mark = the vowel before it, and as it is pronounced おう = おお = おー,
///   えい = ええ = えー (a mark after no vowel is dropped);
/// - ぢ = じ, づ = ず, ゐ = い, ゑ = え, を = お; ゝ and ゞ = the kana they repeat.
/// Everything else is unchanged. For finding, never for display.
std::string foldKana(std::string_view text);

/// For what a person types into one line: a line end or tab becomes one blank; drops control
/// characters, bidirectional overrides, isolates and marks, invisible format characters,
/// noncharacters, private tags. Keeps variation selectors and the joiners that emoji and Indic
/// scripts need.
std::string sanitizeLine(std::string_view text);
/// The same, but keeps `\n` and `\t`; `\r\n` and `\r` become `\n`.
std::string sanitizeText(std::string_view text);

/// Overlapping pairs of code points of a key (a key of one gives that one; blanks part it into
/// runs). What a bigram index stores and what a query of two or more characters asks for.
std::vector<std::string> bigrams(std::string_view key);
/// `bigrams` joined by one space.
std::string bigramTokens(std::string_view key);

} // namespace yorisoi::text
