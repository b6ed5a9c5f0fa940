// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/text/address.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "address_chars.h"
#include "chars.h"
#include "gazetteer.h"
#include "numerals.h"
#include "utf8.h"
#include "variant_table.h"
#include "yorisoi/text/normalize.h"

namespace yorisoi::text {

char32_t foldPlace(char32_t c)
{
    if (c >= 'A' && c <= 'Z')
        return c + ('a' - 'A');
    if (c >= 0x30A1 && c <= 0x30F6)
        c -= 0x60;
    switch (c) {
    case U'が':
        return U'け';
    case U'之':
    case U'乃':
        return U'の';
    default:
        return chars::isHiragana(c) ? chars::largeKana(c) : variantRepresentative(c);
    }
}

std::u32string foldPlace(std::u32string_view text)
{
    std::u32string out(text);
    for (char32_t &c : out)
        c = foldPlace(c);
    return out;
}

bool isHyphen(char32_t c)
{
    return c == '-' || c == '~' || c == U'ー' || c == 0x2212 || c == 0x301C || c == 0x00AD ||
           c == 0x2043 || c == 0x30A0 || c == 0x2500 || c == 0x2501 || c == 0x3161 ||
           (c >= 0x2010 && c <= 0x2015);
}

namespace {

using View = std::u32string_view;

bool isIn(char32_t c, View set)
{
    return set.find(c) != View::npos;
}

std::size_t runOf(View text, std::size_t at, bool (*is)(char32_t))
{
    std::size_t end = at;
    while (end < text.size() && is(text[end]))
        ++end;
    return end;
}

std::size_t skipBlanks(View text, std::size_t at)
{
    return runOf(text, at, &chars::isSpace);
}

View from(View text, std::size_t at)
{
    return text.substr(std::min(at, text.size()));
}

/// What makes a number part of a town's name.
View townUnit(View text)
{
    static constexpr std::array<View, 12> kUnits{U"丁目", U"丁通", U"番町", U"番丁",
                                                 U"番通", U"番組", U"号線", U"地割",
                                                 U"条",   U"線",   U"町",   U"丁"};
    for (const View unit : kUnits)
        if (text.starts_with(unit))
            return unit;
    return {};
}

bool isNumberAhead(View text, std::size_t at)
{
    at = skipBlanks(text, at);
    return at < text.size() && (chars::isDigit(text[at]) || isKanjiNumeral(text[at]));
}

/// A number that is not the one of a 丁目 after a town such as 麻布十番.
bool isLotNumberAhead(View text, std::size_t at)
{
    at = skipBlanks(text, at);
    const std::size_t end =
        runOf(text, at, [](char32_t c) { return chars::isDigit(c) || isKanjiNumeral(c); });
    return end > at && !from(text, end).starts_with(U"丁目");
}

/// Whether a run of kanji numerals that ends here is a lot number rather than a town's name.
bool endsLotNumber(View text, std::size_t begin, std::size_t end)
{
    const View after = from(text, end);
    if (after.empty()) {
        const View run = text.substr(begin, end - begin);
        return run.size() >= 3 && kanjiNumber(run).has_value();
    }
    if (after.starts_with(U"番地"))
        return true;
    if (after[0] == U'番')
        return after.size() == 1 || chars::isSpace(after[1]) || isHyphen(after[1]) ||
               isLotNumberAhead(after, 1) || after[1] == U'の';
    if (isHyphen(after[0]) || after[0] == U'の')
        return isNumberAhead(after, 1);
    return after == U"号";
}

/// Where the town ends; appends it to `town`.
std::size_t readTown(View text, std::u32string &town)
{
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = text[at];
        if (chars::isSpace(c)) {
            ++at;
            continue;
        }
        const bool arabic = chars::isDigit(c);
        if (!arabic && !isKanjiNumeral(c)) {
            town.push_back(c);
            ++at;
            continue;
        }
        const std::size_t end = runOf(text, at, arabic ? &chars::isDigit : &isKanjiNumeral);
        const View run = text.substr(at, end - at);
        const View unit = townUnit(from(text, skipBlanks(text, end)));
        const bool counted = unit == U"丁目" || (unit == U"丁" && !town.empty());
        if (arabic) {
            if (unit.empty() || run.size() > 3 || run[0] == '0')
                return at;
            int number = 0;
            for (const char32_t digit : run)
                number = number * 10 + static_cast<int>(digit - '0');
            town += toKanji(number);
        } else if (!counted && !town.empty() && endsLotNumber(text, at, end)) {
            return at;
        } else {
            const auto number = counted ? kanjiNumber(run) : std::nullopt;
            town += number && *number > 0 ? toKanji(*number) : std::u32string(run);
        }
        at = end;
        if (arabic || counted) {
            town += unit;
            at = skipBlanks(text, end) + unit.size();
        }
        if (counted && (unit == U"丁目" || isNumberAhead(text, at) || at >= text.size()))
            return at;
    }
    return text.size();
}

struct Separator {
    std::size_t size = 0;
    bool closes = false; ///< 番地, 番 and 号 may stand without a number after them
};

Separator separatorAt(View text)
{
    if (text.empty())
        return {};
    if (text.starts_with(U"番地の") || text.starts_with(U"番地ノ"))
        return {3, true};
    if (text.starts_with(U"番地"))
        return {2, true};
    const char32_t after = text.size() > 1 ? text[1] : U' ';
    if (text[0] == U'番')
        return isIn(after, U"館街町丁組台通線") ? Separator{}
               : isIn(after, U"のノ")           ? Separator{2, true}
                                                : Separator{1, true};
    if (text[0] == U'号')
        return isIn(after, U"室棟館線車") ? Separator{} : Separator{1, true};
    if (isHyphen(text[0]) || isIn(text[0], U"のノ之"))
        return {1, false};
    return {};
}

/// A number of the block: Arabic digits, or kanji numerals where the block is written in them.
std::optional<std::u32string> numberAt(View text, std::size_t &at, bool kanji)
{
    const std::size_t begin = at;
    at = runOf(text, begin, &chars::isDigit);
    if (at > begin)
        return std::u32string(text.substr(begin, at - begin));
    at = kanji ? runOf(text, begin, &isKanjiNumeral) : begin;
    const auto number = kanjiNumber(text.substr(begin, at - begin));
    if (!number) {
        at = begin;
        return std::nullopt;
    }
    const std::string digits = std::to_string(*number);
    return std::u32string(digits.begin(), digits.end());
}

/// A room or a floor, not a lot number: 101号室, 2階, 3F.
bool isRoom(View after)
{
    return after.starts_with(U"号室") || after.starts_with(U"号棟") || after.starts_with(U"号館") ||
           (!after.empty() && isIn(after[0], U"階棟室FfＦ"));
}

std::size_t readBlock(View text, std::u32string &block)
{
    std::size_t at = 0;
    while (at < text.size() && (chars::isSpace(text[at]) || isHyphen(text[at]) ||
                                (isIn(text[at], U"のノ") && isNumberAhead(text, at + 1))))
        ++at;
    const bool kanji = at < text.size() && isKanjiNumeral(text[at]);
    std::size_t end = at;
    auto number = numberAt(text, end, kanji);
    if (!number || (!chars::isDigit(text[at]) && !endsLotNumber(text, at, end)) ||
        isRoom(from(text, end)))
        return at;
    block = *number;
    for (;;) {
        const Separator separator = separatorAt(from(text, end));
        if (separator.size == 0)
            return end;
        std::size_t next = end + separator.size;
        next = separator.closes ? skipBlanks(text, next) : next;
        if (separator.closes && next < text.size() && isHyphen(text[next]))
            ++next;
        number = numberAt(text, next, kanji);
        if (!number || isRoom(from(text, next)))
            return separator.closes ? end + separator.size : end;
        block += U'-' + *number;
        end = next;
    }
}

std::u32string readRest(View text)
{
    while (!text.empty() && (chars::isSpace(text[0]) || isHyphen(text[0]) || isIn(text[0], U",、")))
        text.remove_prefix(1);
    while (!text.empty() && chars::isSpace(text.back()))
        text.remove_suffix(1);
    return std::u32string(text);
}

/// Kyoto's 通り名 come before the town and end in 上る, 下る, 入る.
std::size_t streetEnd(View text)
{
    static constexpr std::array<View, 12> kEndings{U"上る", U"上ル",   U"上がる", U"下る",
                                                   U"下ル", U"下がる", U"入る",   U"入ル",
                                                   U"東入", U"西入",   U"北入",   U"南入"};
    const std::size_t digits = static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), &chars::isDigit) - text.begin());
    std::size_t end = 0;
    for (const View ending : kEndings) {
        const auto found = text.substr(0, digits).rfind(ending);
        if (found != View::npos)
            end = std::max(end, found + ending.size());
    }
    if (end < text.size() && isIn(text[end], U"るル"))
        ++end;
    // The town can also stand before the street, and then nothing but the lot follows.
    const bool townFollows = end < text.size() && text[end] != U'(' && !chars::isSpace(text[end]) &&
                             !chars::isDigit(text[end]) && !from(text, end).starts_with(U"以下");
    return townFollows ? end : 0;
}

View withoutPostalCode(View text)
{
    text = from(text, skipBlanks(text, 0));
    View rest = text;
    if (rest.starts_with(U'〒'))
        rest = from(rest, skipBlanks(rest, 1));
    std::size_t digits = 0;
    std::size_t at = 0;
    for (; at < rest.size() && (chars::isDigit(rest[at]) || (digits == 3 && isHyphen(rest[at])));
         ++at)
        digits += chars::isDigit(rest[at]) ? 1U : 0U;
    rest = digits == 7 ? from(rest, skipBlanks(rest, at)) : text;
    return rest.starts_with(U"日本国") ? rest.substr(3) : rest;
}

void appendKey(std::u32string &key, std::string_view part)
{
    const std::u32string points = utf8::decode(part);
    for (std::size_t at = 0; at < points.size(); ++at) {
        const char32_t c = points[at];
        if (chars::isSpace(c) || chars::isVariationSelector(c))
            continue;
        const bool afterNumber =
            !key.empty() && (chars::isDigit(key.back()) || isKanjiNumeral(key.back()));
        key.push_back(isHyphen(c) && afterNumber ? U'-' : foldPlace(c));
    }
}

/// The town without 大字 and 字, and its closing 丁目 as a number.
std::u32string townKey(std::string_view town, bool hasBlock)
{
    std::u32string name = utf8::decode(town);
    if (name.starts_with(U"大字"))
        name.erase(0, 2);
    for (std::size_t at = 0; at + 1 < name.size();) {
        const bool partsName = name[at] == U'字' && (at == 0 || !isIn(name[at - 1], U"文大"));
        if (partsName)
            name.erase(at, 1);
        else
            ++at;
    }
    for (const View unit : {View(U"丁目"), View(U"丁")}) {
        if (!name.ends_with(unit))
            continue;
        std::size_t begin = name.size() - unit.size();
        const std::size_t end = begin;
        while (begin > 0 && isKanjiNumeral(name[begin - 1]))
            --begin;
        const auto number = kanjiNumber(View(name).substr(begin, end - begin));
        if (!number)
            break;
        const std::string digits = std::to_string(*number);
        name.replace(begin, View::npos, std::u32string(digits.begin(), digits.end()));
        if (hasBlock)
            name.push_back('-');
        break;
    }
    return name;
}

} // namespace

Address parseAddress(std::string_view text)
{
    const std::u32string all = utf8::decode(nfkc(sanitizeLine(text)));
    const View whole = withoutPostalCode(all);
    std::u32string folded;
    std::u32string shown;
    std::vector<std::size_t> ends;
    constexpr std::size_t kLongestHead = 24;
    for (std::size_t at = 0; at < whole.size() && folded.size() < kLongestHead; ++at) {
        if (chars::isVariationSelector(whole[at]) && !ends.empty())
            ends.back() = at + 1;
        if (chars::isSpace(whole[at]) || chars::isVariationSelector(whole[at]))
            continue;
        folded.push_back(foldPlace(whole[at]));
        shown.push_back(whole[at]);
        ends.push_back(at + 1);
    }
    AddressHead head = findHead(folded);
    if (head.guessed > 0)
        head.city = utf8::encode(View(shown).substr(head.consumed - head.guessed, head.guessed));
    Address address{
        std::move(head.prefecture), std::move(head.city), std::move(head.ward), {}, {}, {}, {}};
    View rest = from(whole, head.consumed == 0 ? 0 : ends[head.consumed - 1]);
    if (address.city == "京都市") {
        const std::size_t street = streetEnd(rest);
        address.street = utf8::encode(rest.substr(0, street));
        rest.remove_prefix(street);
    }
    std::u32string town;
    std::u32string block;
    rest = from(rest, readTown(rest, town));
    rest = from(rest, readBlock(rest, block));
    address.town = utf8::encode(town);
    address.block = utf8::encode(block);
    address.rest = utf8::encode(readRest(rest));
    return address;
}

std::string addressKey(const Address &address)
{
    std::u32string key;
    appendKey(key, address.prefecture);
    appendKey(key, address.city);
    appendKey(key, address.ward);
    appendKey(key, utf8::encode(townKey(address.town, !address.block.empty())));
    appendKey(key, address.block);
    if (!address.rest.empty() && !key.empty() && chars::isDigit(key.back()))
        key.push_back('-');
    appendKey(key, address.rest);
    return utf8::encode(key);
}

std::string addressKey(std::string_view text)
{
    return addressKey(parseAddress(text));
}

} // namespace yorisoi::text
