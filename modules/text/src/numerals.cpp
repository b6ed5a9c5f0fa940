// SPDX-License-Identifier: GPL-3.0-or-later
#include "numerals.h"

namespace yorisoi::text {

namespace {

constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";

int unitOf(char32_t c)
{
    return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
}

} // namespace

bool isKanjiNumeral(char32_t c)
{
    return unitOf(c) != 0 || kDigits.find(c) != std::u32string_view::npos;
}

std::optional<int> kanjiNumber(std::u32string_view text)
{
    if (text.empty() || text.size() > 7)
        return std::nullopt;
    int total = 0;
    int digits = 0;
    bool pending = false;
    bool positional = false;
    int lastUnit = 10000;
    for (const char32_t c : text) {
        if (const int unit = unitOf(c); unit != 0) {
            if (unit >= lastUnit || positional)
                return std::nullopt;
            total += (pending ? digits : 1) * unit;
            digits = 0;
            pending = false;
            lastUnit = unit;
            continue;
        }
        const auto digit = kDigits.find(c);
        if (digit == std::u32string_view::npos || (pending && lastUnit != 10000))
            return std::nullopt;
        positional = positional || pending;
        digits = digits * 10 + static_cast<int>(digit);
        if (digits > 99999)
            return std::nullopt;
        pending = true;
    }
    return total + digits;
}

std::u32string toKanji(int number)
{
    std::u32string out;
    int unit = 1000;
    for (const char32_t sign : {U'千', U'百', U'十'}) {
        const int count = number / unit % 10;
        if (count > 1)
            out.push_back(kDigits[static_cast<std::size_t>(count)]);
        if (count > 0)
            out.push_back(sign);
        unit /= 10;
    }
    if (number % 10 != 0)
        out.push_back(kDigits[static_cast<std::size_t>(number % 10)]);
    return out;
}

} // namespace yorisoi::text
