// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search_keys.h"
#include "yorisoi/text/era.h"

namespace yorisoi::replica {

/// How one word of a query can be read. An empty key means 'not as that'.
struct Word {
    std::string typed;
    std::string name;
    std::string kana;
    std::vector<std::string> romaji; ///< the word, and what a syllable half typed may become
    std::string address;
    std::string phone;  ///< digits
    std::string number; ///< of a citizen or a case
    std::optional<text::PartialDate> birth;
};

/// The words of a query: the first 200 characters, at most eight words. A date written with blanks
/// (昭和30年 3月 3日) is one word.
std::vector<Word> readQuery(std::string_view typed);

/// `1955`, `1955-03` or `1955-03-03`.
std::string isoOf(const text::PartialDate &date);

/// What a word most likely is by its looks: `birth`, `phone`, `number`, `address`, `kana`, `romaji`
/// or `name`.
std::string_view likelyReading(const Word &word);
/// What the word is compared by when it is read so.
std::string valueAs(const Word &word, std::string_view reading);

} // namespace yorisoi::replica
