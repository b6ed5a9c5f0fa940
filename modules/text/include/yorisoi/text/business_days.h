// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "yorisoi/base/calendar.h"

namespace yorisoi::text {

/// The holiday of a day after 国民の祝日に関する法律 (昭和23年法律第178号) with its amendments from
/// 20 July 1948, the one-off laws (1959, 1989, 1990, 1993, 2019) and the Olympic moves of 2020 and
/// 2021. A substitute is 振替休日, a day between two holidays 国民の休日. Equinoxes are computed
/// (right for 1948–2099; the legal ones are announced in the February before). Thread-safe.
std::optional<std::string_view> holidayName(base::Date date);

/// A day on which a municipal office works: not a Saturday, Sunday, holiday, nor 29 December to
/// 3 January (地方自治法4条の2). Saturdays count as days off in every year.
bool isBusinessDay(base::Date date);
/// The `count`-th business day after (before, when negative) a day; 0 gives the day itself.
base::Date addBusinessDays(base::Date date, int count);
/// The day itself when it is a business day, else the next one.
base::Date onOrAfterBusinessDay(base::Date date);

/// Whether the day of the event counts. Civil Code 140: it does not. Family Register Act 43 (届出
/// of a birth or death): it does.
enum class FirstDay { NotCounted, Counted };
/// Whether a period that would end on a day off ends on the next business day (Civil Code 142).
enum class LastDay { MovesToBusinessDay, Stays };

/// The last day 'within n days of' an event.
base::Date withinDays(base::Date event, int days, FirstDay first = FirstDay::NotCounted,
                      LastDay last = LastDay::MovesToBusinessDay);
/// Civil Code 143: ends the day before the one that answers to the first counted day; where the
/// last month has no such day, on the month's last.
base::Date withinMonths(base::Date event, int months, FirstDay first = FirstDay::NotCounted,
                        LastDay last = LastDay::MovesToBusinessDay);
base::Date withinYears(base::Date event, int years, FirstDay first = FirstDay::NotCounted,
                       LastDay last = LastDay::MovesToBusinessDay);

} // namespace yorisoi::text
