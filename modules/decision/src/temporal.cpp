// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/decision/temporal.h"

#include <algorithm>
#include <array>

namespace yorisoi::decision {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kMaximumYear = 999999999;

std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    return a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
}

bool leap(std::int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int daysInMonth(std::int64_t year, std::int64_t month)
{
    static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

} // namespace

std::optional<Date> Date::make(std::int64_t year, std::int64_t month, std::int64_t day)
{
    if (year < -kMaximumYear || year > kMaximumYear || month < 1 || month > 12 || day < 1 ||
        day > daysInMonth(year, month))
        return std::nullopt;
    return Date{static_cast<std::int32_t>(year), static_cast<std::uint8_t>(month),
                static_cast<std::uint8_t>(day)};
}

// The two conversions are Howard Hinnant's civil calendar formulas (chrono-Compatible Low-Level
// Date Algorithms).
std::int64_t Date::days() const
{
    const std::int64_t y = month <= 2 ? std::int64_t{year} - 1 : std::int64_t{year};
    const std::int64_t era = floorDivide(y, 400);
    const std::int64_t yearOfEra = y - era * 400;
    const std::int64_t shifted = (std::int64_t{month} + 9) % 12;
    const std::int64_t dayOfTheYear = (153 * shifted + 2) / 5 + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfTheYear;
    return era * 146097 + dayOfEra - 719468;
}

std::optional<Date> Date::fromDays(std::int64_t days)
{
    if (days > kMaximumYear * 366 || days < -kMaximumYear * 366)
        return std::nullopt;
    days += 719468;
    const std::int64_t era = floorDivide(days, 146097);
    const std::int64_t dayOfEra = days - era * 146097;
    const std::int64_t yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfTheYear =
        dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfTheYear + 2) / 153;
    const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    return make(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
                dayOfTheYear - (153 * shifted + 2) / 5 + 1);
}

int Date::weekday() const
{
    const std::int64_t n = (days() + 3) % 7;
    return static_cast<int>(n < 0 ? n + 7 : n) + 1;
}

int Date::dayOfYear() const
{
    return static_cast<int>(days() - Date{year, 1, 1}.days()) + 1;
}

int Date::weekOfYear() const
{
    const int week = (dayOfYear() - weekday() + 10) / 7;
    const auto weeksIn = [](std::int32_t y) {
        const int first = Date{y, 1, 1}.weekday();
        return first == 4 || (first == 3 && leap(y)) ? 53 : 52;
    };
    if (week < 1)
        return weeksIn(year - 1);
    return week > weeksIn(year) ? 1 : week;
}

std::optional<Date> Date::plusMonths(std::int64_t months) const
{
    if (months > kMaximumYear * 24 || months < -kMaximumYear * 24)
        return std::nullopt;
    const std::int64_t total = std::int64_t{year} * 12 + (month - 1) + months;
    const std::int64_t y = floorDivide(total, 12);
    const std::int64_t m = total - y * 12 + 1;
    return make(y, m, std::min<std::int64_t>(day, daysInMonth(y, m)));
}

Time Time::fromSecondOfDay(std::int64_t second, std::uint32_t nanosecond, Zone zone)
{
    const std::int64_t s = second - floorDivide(second, kDay) * kDay;
    return Time{static_cast<std::uint8_t>(s / 3600), static_cast<std::uint8_t>(s / 60 % 60),
                static_cast<std::uint8_t>(s % 60), nanosecond, zone};
}

std::int64_t Time::secondOfDay() const
{
    return hour * 3600 + minute * 60 + second;
}

std::optional<DateTime> DateTime::fromLocal(std::int64_t localSeconds, std::uint32_t nanosecond,
                                            Zone zone)
{
    const auto date = Date::fromDays(floorDivide(localSeconds, kDay));
    if (!date)
        return std::nullopt;
    return DateTime{*date, Time::fromSecondOfDay(localSeconds, nanosecond, zone)};
}

std::optional<DateTime> DateTime::fromUtc(std::int64_t utcSeconds, std::uint32_t nanosecond,
                                          Zone zone)
{
    return fromLocal(utcSeconds + zone.offsetAtUtc(utcSeconds), nanosecond, zone);
}

std::int64_t DateTime::localSeconds() const
{
    return date.days() * kDay + time.secondOfDay();
}

std::int64_t DateTime::utcSeconds(Zone assumed) const
{
    const std::int64_t local = localSeconds();
    return local - (time.zone.none() ? assumed : time.zone).offsetAtLocal(local);
}

std::optional<DayTimeDuration> sum(const DayTimeDuration &a, const DayTimeDuration &b)
{
    DayTimeDuration result;
    std::int64_t nanoseconds = std::int64_t{a.nanoseconds} + b.nanoseconds;
    if (__builtin_add_overflow(a.seconds, b.seconds, &result.seconds))
        return std::nullopt;
    if (nanoseconds >= 1000000000) {
        nanoseconds -= 1000000000;
        if (__builtin_add_overflow(result.seconds, std::int64_t{1}, &result.seconds))
            return std::nullopt;
    }
    result.nanoseconds = static_cast<std::int32_t>(nanoseconds);
    return result;
}

std::optional<DayTimeDuration> negated(const DayTimeDuration &a)
{
    if (a.seconds == INT64_MIN)
        return std::nullopt;
    if (a.nanoseconds == 0)
        return DayTimeDuration{-a.seconds, 0};
    return DayTimeDuration{-a.seconds - 1, 1000000000 - a.nanoseconds};
}

std::optional<DateTime> sum(const DateTime &a, const DayTimeDuration &b)
{
    const auto total =
        sum(DayTimeDuration{a.utcSeconds(), static_cast<std::int32_t>(a.time.nanosecond)}, b);
    if (!total || total->seconds > INT64_MAX - 100000 || total->seconds < INT64_MIN + 100000)
        return std::nullopt;
    return DateTime::fromUtc(total->seconds, static_cast<std::uint32_t>(total->nanoseconds),
                             a.time.zone);
}

std::optional<DateTime> sum(const DateTime &a, const YearMonthDuration &b)
{
    const auto date = a.date.plusMonths(b.months);
    if (!date)
        return std::nullopt;
    return DateTime{*date, a.time};
}

Time sum(const Time &a, const DayTimeDuration &b)
{
    std::int64_t nanoseconds = std::int64_t{a.nanosecond} + b.nanoseconds;
    std::int64_t seconds = a.secondOfDay() + b.seconds % kDay;
    if (nanoseconds >= 1000000000) {
        nanoseconds -= 1000000000;
        ++seconds;
    }
    return Time::fromSecondOfDay(seconds, static_cast<std::uint32_t>(nanoseconds), a.zone);
}

YearMonthDuration monthsBetween(const Date &from, const Date &to)
{
    if (to < from)
        return {-monthsBetween(to, from).months};
    const std::int64_t months = (std::int64_t{to.year} - from.year) * 12 + (to.month - from.month);
    return {to.day < from.day ? months - 1 : months};
}

} // namespace yorisoi::decision
