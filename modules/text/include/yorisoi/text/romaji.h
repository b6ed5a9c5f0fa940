// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace yorisoi::text {

/// How Hepburn writes long vowels and ん.
enum class Hepburn {
    Passport, ///< ヘボン式 as for passports: long o and u shortened (おおの → ono), a closing お
              ///< kept (せのお → senoo), ん is m before b, m, p
    Modified, ///< macrons (ōno), ん always n, n' before a vowel or y
};

// Lower case, pure, thread-safe. What is not kana stays (after NFKC). Kana alone do not say where a
// word ends: う after の before え, ち, ら (井上, 木之内, 野浦) and after うの段 before ら (松浦)
// is read as the start of 上, 内, 浦, not as length.

std::string hepburn(std::string_view kana, Hepburn style = Hepburn::Passport);
/// 訓令式 (Cabinet notification 1954 no. 1, table 1) with circumflexes: おおの → ôno, しんいち →
/// sin'iti.
std::string kunrei(std::string_view kana);

/// The key on which Latin spellings of one name meet, whatever the system: Ono, Ohno, Oono, Ouno,
/// Ōno; Shinichi, Sin'iti; Homma, Honma; Junko, Zyunko. Blanks, hyphens, apostrophes and accents
/// are dropped. Different readings can share a key (大野 and 小野): it is for finding. Idempotent.
std::string romajiKey(std::string_view latin);
/// `romajiKey` of the kana's spelling, so that おおの and Ohno meet.
std::string romajiKeyFromKana(std::string_view kana);

} // namespace yorisoi::text
