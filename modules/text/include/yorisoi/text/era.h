// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yorisoi/base/calendar.h"

namespace yorisoi::text {

// Japanese eras (元号). Boundaries: 明治 from 1868-01-25 (慶応4年1月1日; days before the calendar
// reform of 1873 are counted in the Gregorian calendar, not in the lunar one), 大正 1912-07-30,
// 昭和 1926-12-25, 平成 1989-01-08, 令和 2019-05-01. Thread-safe.

enum class Era { Meiji, Taisho, Showa, Heisei, Reiwa };

struct EraDate {
    Era era;
    int year; ///< 1 is 元年
    unsigned month;
    unsigned day;
    friend bool operator==(const EraDate &, const EraDate &) = default;
};

/// Nothing before 明治 or for what is no day of the calendar.
std::optional<EraDate> toEra(base::Date date);
/// 令和8年11月24日; the first year is 元年. Without an era `1850年1月2日`; empty for no day.
std::string formatEra(base::Date date);
/// R8.11.24; without an era 1850.1.2; empty for no day.
std::string formatEraShort(base::Date date);

/// What a person remembers of a date: a year, a month of it, a day of it.
struct PartialDate {
    int year; ///< Gregorian
    std::optional<unsigned> month;
    std::optional<unsigned> day;
    friend bool operator==(const PartialDate &, const PartialDate &) = default;
};

/// Reads 昭和30年3月3日, 昭30.3.3, S30-3-3, s300303, 平成元年, 昭和三十年三月, 1955-03-03,
/// 19550303, 1955/3, 195503, 1955年 in any width, with blanks and a closing 生 or 生まれ. Years
/// 1868–2199. Nothing for what is no date, and for a day outside its era (平成元年1月7日,
/// 昭和64年1月8日) but the days of change 明治45年7月30日 and 大正15年12月25日, which were both.
std::optional<PartialDate> parsePartialDate(std::string_view text);

/// The same for a whole date; `InvalidInput` for anything less.
base::Result<base::Date> parseDate(std::string_view text);

} // namespace yorisoi::text
