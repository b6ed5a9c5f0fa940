// SPDX-License-Identifier: GPL-3.0-or-later
#include "search_words.h"

#include <algorithm>

#include "yorisoi/text/address.h"
#include "yorisoi/text/name_key.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/text/romaji.h"

namespace yorisoi::replica {
namespace {

constexpr std::size_t kCharacters = 200;
constexpr std::size_t kWords = 8;
/// Enough for 200 characters and what is dropped among them; more is not even looked at.
constexpr std::size_t kBytes = 8 * kCharacters;
constexpr std::size_t kMostTogether = 4;
constexpr std::size_t kDigitsOfFixed = 10;
constexpr std::size_t kDigitsOfMobile = 11;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

bool isLatinLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

std::vector<std::string> split(std::string_view line)
{
    constexpr std::string_view wide = "\u3000";
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < line.size();) {
        const bool blank = line[i] == ' ' || line[i] == '\t';
        if (blank || line.substr(i).starts_with(wide)) {
            if (!words.back().empty())
                words.emplace_back();
            i += blank ? 1 : wide.size();
        } else {
            words.back() += line[i++];
        }
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

/// Hiragana and the long vowel mark, as `kanaKey` leaves them.
bool allKana(std::string_view key)
{
    for (std::size_t i = 0; i < key.size(); i += 3) {
        const std::string_view c = key.substr(i, 3);
        if (c != "\u30fc" && (c < "\u3041" || c > "\u3096") && !(c >= "\u30f7" && c <= "\u30fa"))
            return false;
    }
    return !key.empty();
}

/// Latin letters with what stands between and over them in names.
bool allLatin(std::string_view nameKey)
{
    bool letter = false;
    for (const char c : nameKey) {
        if (isDigit(c))
            return false;
        letter |= isLatinLetter(c);
    }
    // Two-byte sequences up to U+024F are Latin letters with accents; kana and kanji take three.
    return letter && std::ranges::none_of(
                         nameKey, [](char c) { return static_cast<unsigned char>(c) > 0xc9; });
}

std::vector<std::string> romajiKeys(std::string_view nameKey)
{
    std::vector<std::string> keys{text::romajiKey(nameKey)};
    // A syllable half typed: the letters mean the row of kana, not yet a spelling.
    static constexpr std::pair<std::string_view, std::string_view> halves[] = {
        {"sh", "s"}, {"ch", "t"}, {"ts", "t"}, {"c", "t"}, {"j", "z"}};
    for (const auto &[half, row] : halves) {
        if (!nameKey.ends_with(half))
            continue;
        const auto head = nameKey.substr(0, nameKey.size() - half.size());
        keys.push_back(text::romajiKey(head).append(row));
        break;
    }
    std::erase(keys, "");
    return keys;
}

/// Digits and what is written between those of a telephone number.
bool dialled(std::string_view typed)
{
    const std::string folded = text::foldWidth(typed);
    return std::ranges::any_of(folded, isDigit) && std::ranges::all_of(folded, [](char c) {
               return isDigit(c) || std::string_view("-+()./").find(c) != std::string_view::npos;
           });
}

bool plainNumber(std::string_view folded)
{
    return !folded.empty() && std::ranges::all_of(folded, isDigit);
}

Word read(std::string typed)
{
    Word word;
    word.name = text::nameKey(typed);
    const std::string folded = text::foldWidth(typed);
    if (const std::string kana = text::kanaKey(typed); allKana(kana))
        word.kana = kana;
    if (allLatin(word.name))
        word.romaji = romajiKeys(word.name);
    word.birth = text::parsePartialDate(typed);
    const bool digits = std::ranges::any_of(folded, isDigit);
    const bool dialled =
        digits && std::ranges::all_of(folded, [](char c) {
            return isDigit(c) || std::string_view("-+()./").find(c) != std::string_view::npos;
        });
    if (dialled) {
        word.phone = phoneKey(typed);
        if (word.phone.size() < 3)
            word.phone.clear();
    }
    if (digits) {
        word.number = numberKey(typed);
        if (codePoints(word.number) < 3)
            word.number.clear();
    }
    if (!plainNumber(folded)) {
        word.address = text::addressKey(typed);
        if (codePoints(word.address) < 2)
            word.address.clear();
    }
    word.typed = std::move(typed);
    return word;
}

/// Whether `next` goes on with a date or a telephone number that was begun before it.
bool goesOn(std::string_view before, std::string_view next)
{
    if (before.ends_with("年") || before.ends_with("月"))
        return true;
    return dialled(before) && dialled(next) && has("+0(", text::foldWidth(before).substr(0, 1));
}

bool isOneThing(std::string_view joined)
{
    if (!dialled(joined))
        return text::parsePartialDate(joined).has_value();
    const std::size_t digits = phoneKey(joined).size();
    return digits == kDigitsOfFixed || digits == kDigitsOfMobile;
}

/// How many words from `first` on are one date or telephone number; 1 where they are not.
std::size_t wordsTogether(const std::vector<std::string> &words, std::size_t first)
{
    std::size_t best = 1;
    std::string joined = words[first];
    for (std::size_t n = 2; n <= kMostTogether && first + n <= words.size(); ++n) {
        if (!goesOn(joined, words[first + n - 1]))
            break;
        joined += words[first + n - 1];
        if (isOneThing(joined))
            best = n;
    }
    return best;
}

} // namespace

std::vector<Word> readQuery(std::string_view typed)
{
    const std::string line = text::sanitizeLine(prefixOf(typed.substr(0, kBytes), kCharacters * 2));
    const auto words = split(prefixOf(line, kCharacters));
    std::vector<Word> read;
    for (std::size_t i = 0; i < words.size() && read.size() < kWords;) {
        const std::size_t n = wordsTogether(words, i);
        std::string joined;
        for (std::size_t k = 0; k < n; ++k)
            joined += words[i + k];
        i += n;
        Word word = replica::read(std::move(joined));
        if (!word.name.empty() || !word.address.empty())
            read.push_back(std::move(word));
    }
    return read;
}

std::string isoOf(const text::PartialDate &date)
{
    const auto padded = [](unsigned number, std::size_t width) {
        std::string digits = std::to_string(number);
        return std::string(width - std::min(width, digits.size()), '0') + digits;
    };
    std::string iso = padded(static_cast<unsigned>(date.year), 4);
    if (date.month)
        iso += "-" + padded(*date.month, 2);
    if (date.month && date.day)
        iso += "-" + padded(*date.day, 2);
    return iso;
}

std::string_view likelyReading(const Word &word)
{
    const bool bare = std::ranges::all_of(word.name, isDigit);
    if (word.birth && (!bare || word.birth->day || word.name.size() == 4))
        return "birth";
    if (!word.phone.empty() && (word.phone.starts_with("0") || has(word.typed, "-")))
        return "phone";
    if (!word.number.empty() && (bare || allLatin(word.name.substr(0, 1))))
        return "number";
    if (!word.kana.empty())
        return "kana";
    if (!word.romaji.empty())
        return "romaji";
    static constexpr std::string_view places[] = {"市", "区", "町", "村", "丁目", "番"};
    const bool place =
        std::ranges::any_of(places, [&](std::string_view mark) { return has(word.typed, mark); });
    if (!word.address.empty() && (place || std::ranges::any_of(word.name, isDigit)))
        return "address";
    return "name";
}

std::string valueAs(const Word &word, std::string_view reading)
{
    if (reading == "birth" && word.birth)
        return isoOf(*word.birth);
    if (reading == "phone")
        return word.phone;
    if (reading == "number" || reading == "receipt")
        return word.number;
    if (reading == "address")
        return word.address;
    if (reading == "kana")
        return word.kana;
    if (reading == "romaji" && !word.romaji.empty())
        return word.romaji.front();
    return word.name;
}

} // namespace yorisoi::replica
