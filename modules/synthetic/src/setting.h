// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "places.h"
#include "workdays.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/base/id.h"

namespace yorisoi::synthetic {

inline constexpr int kHistoryDays = 5 * 365;

/// What holds for the whole ward.
struct Setting {
    Setting(std::string_view wardCode, std::string_view wardTitle, base::Date day)
        : ward(wardCode),
          wardName(wardTitle),
          today(base::toDayNumber(day)),
          firstDay(today - kHistoryDays),
          workDays(firstDay - 40, today + 500),
          postUntil(workDays.subtract(today, 3)),
          portalUntil(today - 1),
          towns(townsOf(ward))
    {
    }
    std::string ward;
    std::string wardName;
    int today;
    int firstDay; ///< of the histories
    WorkDays workDays;
    int postUntil;   ///< the first day of which nothing has come over post
    int portalUntil; ///< the same for the portal
    std::span<const Town> towns;

    base::Instant at(int day, int minute) const
    {
        return base::startOfDayInJapan(base::fromDayNumber(day)) + std::chrono::minutes(minute);
    }
    base::Instant end() const { return at(today, 0); }
};

/// `06-0000-1234` and the like.
inline std::string madeUpPhone(std::string_view prefix, Dice &dice)
{
    std::string number(prefix);
    number += "-0000-";
    const std::string tail = std::to_string(10'000 + dice.below(10'000));
    number += tail.substr(1);
    return number;
}

} // namespace yorisoi::synthetic
