// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yorisoi::decision {

/// The zone of a time: none (local), an offset from UTC in seconds, or a named zone of the IANA
/// database. Named zones are numbered per process; only names that the database knows get a number.
/// Thread-safe.
class Zone {
public:
    constexpr Zone() = default;
    static constexpr Zone utc() { return offset(0); }
    static constexpr Zone offset(std::int32_t seconds) { return Zone(seconds); }
    /// Nothing for a name that is not in the database.
    static std::optional<Zone> named(std::string_view name);

    constexpr bool none() const { return code_ == kNone; }
    constexpr bool isNamed() const { return code_ >= kFirstNamed; }
    constexpr bool isOffset() const { return !none() && !isNamed(); }
    /// The IANA name of a named zone, otherwise empty.
    std::string name() const;
    /// Seconds east of UTC at a local time given in seconds since 1970; 0 for none.
    std::int32_t offsetAtLocal(std::int64_t localSeconds) const;
    /// The same at an instant.
    std::int32_t offsetAtUtc(std::int64_t utcSeconds) const;
    /// Without a date: the standard offset of a named zone.
    std::int32_t standardOffset() const;

    friend constexpr bool operator==(Zone, Zone) = default;

private:
    static constexpr std::int32_t kNone = INT32_MIN;
    static constexpr std::int32_t kFirstNamed = 1000000;
    constexpr explicit Zone(std::int32_t code) : code_(code) {}
    std::int32_t code_ = kNone;
};

/// A day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999.
struct Date {
    std::int32_t year = 1970;
    std::uint8_t month = 1;
    std::uint8_t day = 1;

    static std::optional<Date> make(std::int64_t year, std::int64_t month, std::int64_t day);
    static std::optional<Date> parse(std::string_view text);
    static std::optional<Date> fromDays(std::int64_t days);
    /// Days since 1970-01-01.
    std::int64_t days() const;
    /// Monday is 1.
    int weekday() const;
    int dayOfYear() const;
    /// Week of ISO 8601.
    int weekOfYear() const;
    /// The same day of a later month, or its last day. Nothing outside the range of years.
    std::optional<Date> plusMonths(std::int64_t months) const;
    std::string toString() const;

    friend bool operator==(const Date &, const Date &) = default;
    friend auto operator<=>(const Date &, const Date &) = default;
};

/// A time of day with nanoseconds, local or in a zone.
struct Time {
    std::uint8_t hour = 0;
    std::uint8_t minute = 0;
    std::uint8_t second = 0;
    std::uint32_t nanosecond = 0;
    Zone zone;

    static std::optional<Time> parse(std::string_view text);
    static Time fromSecondOfDay(std::int64_t second, std::uint32_t nanosecond, Zone zone);
    std::int64_t secondOfDay() const;
    std::string toString() const;
    friend bool operator==(const Time &, const Time &) = default;
};

/// Exact seconds: `seconds + nanoseconds / 1e9` with 0 <= nanoseconds < 1e9.
struct DayTimeDuration {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;

    std::string toString() const;
    friend bool operator==(const DayTimeDuration &, const DayTimeDuration &) = default;
    friend auto operator<=>(const DayTimeDuration &, const DayTimeDuration &) = default;
};

struct YearMonthDuration {
    std::int64_t months = 0;

    std::string toString() const;
    friend bool operator==(const YearMonthDuration &, const YearMonthDuration &) = default;
    friend auto operator<=>(const YearMonthDuration &, const YearMonthDuration &) = default;
};

struct DateTime {
    Date date;
    Time time;

    /// A date alone is midnight without a zone.
    static std::optional<DateTime> parse(std::string_view text);
    static std::optional<DateTime> fromUtc(std::int64_t utcSeconds, std::uint32_t nanosecond,
                                           Zone zone);
    static std::optional<DateTime> fromLocal(std::int64_t localSeconds, std::uint32_t nanosecond,
                                             Zone zone);
    /// Seconds since 1970 as the clock on the wall shows them.
    std::int64_t localSeconds() const;
    /// Seconds since 1970 in UTC; a local time is taken in `assumed`.
    std::int64_t utcSeconds(Zone assumed = Zone::utc()) const;
    std::int32_t offset() const { return time.zone.offsetAtLocal(localSeconds()); }
    std::string toString() const;
    friend bool operator==(const DateTime &, const DateTime &) = default;
};

std::optional<DayTimeDuration> parseDayTimeDuration(std::string_view text);
std::optional<YearMonthDuration> parseYearMonthDuration(std::string_view text);

/// Sums; nothing when the result is out of range.
std::optional<DayTimeDuration> sum(const DayTimeDuration &a, const DayTimeDuration &b);
std::optional<DayTimeDuration> negated(const DayTimeDuration &a);
std::optional<DateTime> sum(const DateTime &a, const DayTimeDuration &b);
std::optional<DateTime> sum(const DateTime &a, const YearMonthDuration &b);
Time sum(const Time &a, const DayTimeDuration &b);
/// Whole months from a to b (negative when b is earlier), days of the month considered.
YearMonthDuration monthsBetween(const Date &from, const Date &to);

} // namespace yorisoi::decision
