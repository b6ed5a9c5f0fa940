// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/text/era.h"

#include <array>

#include "chars.h"
#include "numerals.h"
#include "utf8.h"
#include "yorisoi/text/normalize.h"

namespace yorisoi::text {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

struct EraInfo {
    Era era;
    std::u32string_view name;
    std::string_view utf8Name;
    char letter;
    base::Date begins;
    base::Date lastDay; ///< the day of change belongs to both where the law left it so
};

constexpr base::Date date(int y, unsigned m, unsigned d)
{
    return {year{y}, month{m}, day{d}};
}

constexpr std::array<EraInfo, 5> kEras{{
    {Era::Meiji, U"明治", "明治", 'M', date(1868, 1, 25), date(1912, 7, 30)},
    {Era::Taisho, U"大正", "大正", 'T', date(1912, 7, 30), date(1926, 12, 25)},
    {Era::Showa, U"昭和", "昭和", 'S', date(1926, 12, 25), date(1989, 1, 7)},
    {Era::Heisei, U"平成", "平成", 'H', date(1989, 1, 8), date(2019, 4, 30)},
    {Era::Reiwa, U"令和", "令和", 'R', date(2019, 5, 1), date(2199, 12, 31)},
}};

constexpr int kFirstYear = 1868;
constexpr int kLastYear = 2199;

const EraInfo &infoOf(Era era)
{
    return kEras[static_cast<std::size_t>(era)];
}

const EraInfo *readEra(std::u32string_view &text)
{
    for (const auto &info : kEras) {
        std::size_t length = 0;
        if (text.starts_with(info.name))
            length = 2;
        else if (text.starts_with(info.name[0]) && text.size() > 1 &&
                 (chars::isDigit(text[1]) || isKanjiNumeral(text[1]) || text[1] == U'元'))
            length = 1;
        else if (!text.empty() && (text[0] | 0x20U) == static_cast<char32_t>(info.letter + 0x20))
            length = 1;
        if (length != 0) {
            text.remove_prefix(length);
            if (text.starts_with(U'.'))
                text.remove_prefix(1);
            return &info;
        }
    }
    return nullptr;
}

std::optional<int> readNumber(std::u32string_view &text, std::size_t &digits)
{
    digits = 0;
    if (text.starts_with(U'元')) {
        text.remove_prefix(1);
        digits = 1;
        return 1;
    }
    int value = 0;
    while (digits < text.size() && chars::isDigit(text[digits])) {
        if (digits == 8)
            return std::nullopt;
        value = value * 10 + static_cast<int>(text[digits] - '0');
        ++digits;
    }
    if (digits > 0) {
        text.remove_prefix(digits);
        return value;
    }
    std::size_t kanji = 0;
    while (kanji < text.size() && isKanjiNumeral(text[kanji]))
        ++kanji;
    const auto number = kanjiNumber(text.substr(0, kanji));
    text.remove_prefix(kanji);
    return number;
}

struct Parts {
    int year = 0;
    std::optional<int> month;
    std::optional<int> day;
};

/// Digits in one run: yyyymmdd, yyyymm after no era; yymmdd, yymm (or with one-digit year) after
/// one.
bool splitRun(int value, std::size_t digits, bool era, Parts &parts)
{
    if (digits == (era ? 6U : 8U)) {
        parts = {value / 10000, value / 100 % 100, value % 100};
        return true;
    }
    if (digits == (era ? 4U : 6U)) {
        parts = {value / 100, value % 100, std::nullopt};
        return true;
    }
    parts.year = value;
    return era ? digits <= 2 : digits == 4;
}

std::u32string withoutBlanksAndBirth(std::string_view text)
{
    std::u32string out;
    for (const char32_t c : utf8::decode(nfkc(text)))
        if (!chars::isSpace(c))
            out.push_back(c);
    for (const std::u32string_view ending : {U"生まれ", U"生れ", U"生"})
        if (out.ends_with(ending)) {
            out.resize(out.size() - ending.size());
            break;
        }
    return out;
}

/// Moves past the sign after a part; false when what stands there cannot follow it.
bool readSign(std::u32string_view &text, char32_t sign, bool &closed)
{
    static constexpr std::u32string_view kSeparators = U"-/.‐−–—,、";
    closed = text.starts_with(sign);
    if (closed) {
        text.remove_prefix(1);
        return true;
    }
    if (text.empty())
        return true;
    if (sign == U'日' || kSeparators.find(text[0]) == std::u32string_view::npos)
        return false;
    text.remove_prefix(1);
    return !text.empty();
}

std::optional<Parts> readParts(std::u32string_view text, bool era)
{
    Parts parts;
    std::size_t digits = 0;
    const auto first = readNumber(text, digits);
    if (!first)
        return std::nullopt;
    bool closed = false;
    if (text.empty()) {
        if (digits == 0)
            parts.year = *first;
        else if (!splitRun(*first, digits, era, parts))
            return std::nullopt;
        return parts;
    }
    parts.year = *first;
    if (!readSign(text, U'年', closed))
        return std::nullopt;
    if (text.empty())
        return closed ? std::optional(parts) : std::nullopt;
    parts.month = readNumber(text, digits);
    if (!parts.month || digits > 2 || !readSign(text, U'月', closed))
        return std::nullopt;
    if (text.empty())
        return parts;
    parts.day = readNumber(text, digits);
    if (!parts.day || digits > 2 || !readSign(text, U'日', closed) || !text.empty())
        return std::nullopt;
    return parts;
}

/// Whether the span of the partial date touches the era at all.
bool withinEra(const EraInfo &info, const PartialDate &partial)
{
    const base::Date first = date(partial.year, partial.month.value_or(1), partial.day.value_or(1));
    const base::Date last =
        date(partial.year, partial.month.value_or(12), partial.day.value_or(31));
    return last >= info.begins && first <= info.lastDay;
}

} // namespace

std::optional<EraDate> toEra(base::Date date)
{
    if (!date.ok())
        return std::nullopt;
    for (auto info = kEras.rbegin(); info != kEras.rend(); ++info)
        if (date >= info->begins)
            return EraDate{info->era,
                           static_cast<int>(date.year()) - static_cast<int>(info->begins.year()) +
                               1,
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
    return std::nullopt;
}

std::string formatEra(base::Date date)
{
    if (!date.ok())
        return {};
    const auto era = toEra(date);
    std::string out = era ? std::string(infoOf(era->era).utf8Name) : std::string();
    const int year = era ? era->year : static_cast<int>(date.year());
    out += era && year == 1 ? "元" : std::to_string(year);
    out += "年" + std::to_string(static_cast<unsigned>(date.month())) + "月" +
           std::to_string(static_cast<unsigned>(date.day())) + "日";
    return out;
}

std::string formatEraShort(base::Date date)
{
    if (!date.ok())
        return {};
    const auto era = toEra(date);
    std::string out = era ? std::string(1, infoOf(era->era).letter) : std::string();
    out += std::to_string(era ? era->year : static_cast<int>(date.year())) + "." +
           std::to_string(static_cast<unsigned>(date.month())) + "." +
           std::to_string(static_cast<unsigned>(date.day()));
    return out;
}

std::optional<PartialDate> parsePartialDate(std::string_view text)
{
    constexpr std::size_t kLongest = 120;
    if (text.size() > kLongest)
        return std::nullopt;
    const std::u32string clean = withoutBlanksAndBirth(text);
    std::u32string_view rest = clean;
    if (rest.starts_with(U"西暦"))
        rest.remove_prefix(2);
    const EraInfo *era = readEra(rest);
    if (era == nullptr && rest.starts_with(U'元'))
        return std::nullopt;
    const auto parts = readParts(rest, era != nullptr);
    if (!parts)
        return std::nullopt;
    PartialDate partial{parts->year, std::nullopt, std::nullopt};
    if (era != nullptr) {
        if (parts->year < 1 || parts->year > kLastYear)
            return std::nullopt;
        partial.year += static_cast<int>(era->begins.year()) - 1;
    }
    if (partial.year < kFirstYear || partial.year > kLastYear)
        return std::nullopt;
    if (parts->month) {
        if (*parts->month < 1 || *parts->month > 12)
            return std::nullopt;
        partial.month = static_cast<unsigned>(*parts->month);
    }
    if (parts->day) {
        partial.day = static_cast<unsigned>(*parts->day);
        if (!date(partial.year, *partial.month, *partial.day).ok())
            return std::nullopt;
    }
    if (era != nullptr && !withinEra(*era, partial))
        return std::nullopt;
    return partial;
}

base::Result<base::Date> parseDate(std::string_view text)
{
    const auto partial = parsePartialDate(text);
    if (!partial || !partial->day)
        return base::fail(base::ErrorCode::InvalidInput, "no whole date");
    return date(partial->year, *partial->month, *partial->day);
}

} // namespace yorisoi::text
