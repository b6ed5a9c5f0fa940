// SPDX-License-Identifier: GPL-3.0-or-later
// Making and looking at dates, times and durations (DMN 1.5, 10.3.4.1, 10.3.4.6 and 10.3.4.7).
#include <array>

#include "builtins.h"

namespace yorisoi::decision {
namespace {

using Arguments = std::span<Value>;

Value refused(Runtime &runtime, std::string_view reason)
{
    runtime.note(reason);
    return {};
}

template <typename T>
Value orRefused(Runtime &runtime, const std::optional<T> &value, std::string_view reason)
{
    return value ? Value(*value) : refused(runtime, reason);
}

/// A singleton list stands for its element.
const Value &single(const Value &value)
{
    return value.is(Kind::List) && value.list().size() == 1 ? value.list().front() : value;
}

std::optional<Date> dateOf(const Value &value)
{
    if (value.is(Kind::Date))
        return value.date();
    if (value.is(Kind::DateTime))
        return value.dateTime().date;
    return std::nullopt;
}

Value date(Runtime &runtime, Arguments a)
{
    const Value &from = single(a[0]);
    if (from.is(Kind::String))
        return orRefused(runtime, Date::parse(from.string()), "date() of a text that is no date");
    return orRefused(runtime, dateOf(from), "date() of something that has no date");
}

Value dateFromParts(Runtime &runtime, Arguments a)
{
    const auto year = integerOf(a[0]);
    const auto month = integerOf(a[1]);
    const auto day = integerOf(a[2]);
    return orRefused(runtime, year && month && day ? Date::make(*year, *month, *day) : std::nullopt,
                     "a date that does not exist");
}

Value time(Runtime &runtime, Arguments a)
{
    const Value &from = single(a[0]);
    switch (from.kind()) {
    case Kind::String:
        return orRefused(runtime, Time::parse(from.string()), "time() of a text that is no time");
    case Kind::Time:
        return from;
    case Kind::DateTime:
        return Value(from.dateTime().time);
    case Kind::Date:
        return Value(Time{0, 0, 0, 0, Zone::utc()});
    default:
        return refused(runtime, "time() of something that has no time");
    }
}

std::optional<Time> timeFrom(const Value &hour, const Value &minute, const Value &second,
                             const Value &offset)
{
    const auto h = integerOf(hour);
    const auto m = integerOf(minute);
    if (!h || !m || !second.is(Kind::Number) || *h < 0 || *h > 23 || *m < 0 || *m > 59)
        return std::nullopt;
    const Decimal s = second.number();
    const auto whole = s.rounded(0, Rounding::Floor).toInteger();
    if (!whole || *whole < 0 || *whole > 59)
        return std::nullopt;
    const auto nanoseconds = ((s - Decimal(*whole)) * Decimal(std::int64_t{1000000000}))
                                 .rounded(0, Rounding::Down)
                                 .toInteger();
    Zone zone;
    if (offset.is(Kind::DayTimeDuration)) {
        const auto seconds = offset.dayTime().seconds;
        if (seconds > 18 * 3600 || seconds < -18 * 3600)
            return std::nullopt;
        zone = Zone::offset(static_cast<std::int32_t>(seconds));
    } else if (offset.is(Kind::String)) {
        const auto named = Zone::named(offset.string());
        if (!named)
            return std::nullopt;
        zone = *named;
    } else if (!offset.isNull()) {
        return std::nullopt;
    }
    return Time{static_cast<std::uint8_t>(*h), static_cast<std::uint8_t>(*m),
                static_cast<std::uint8_t>(*whole),
                static_cast<std::uint32_t>(nanoseconds.value_or(0)), zone};
}

Value timeFromParts(Runtime &runtime, Arguments a)
{
    return orRefused(runtime, timeFrom(a[0], a[1], a[2], a.size() > 3 ? single(a[3]) : Value()),
                     "a time that does not exist");
}

Value dateTime(Runtime &runtime, Arguments a)
{
    const Value &from = single(a[0]);
    switch (from.kind()) {
    case Kind::String:
        return orRefused(runtime, DateTime::parse(from.string()),
                         "date and time() of a text that is none");
    case Kind::DateTime:
        return from;
    case Kind::Date:
        return Value(DateTime{from.date(), Time{0, 0, 0, 0, Zone::utc()}});
    default:
        return refused(runtime, "date and time() of something that is none");
    }
}

Value dateTimeFromBoth(Runtime &runtime, Arguments a)
{
    const auto day = dateOf(single(a[0]));
    return day ? Value(DateTime{*day, a[1].time()})
               : refused(runtime, "date and time() without a date");
}

Value dateTimeFromParts(Runtime &runtime, Arguments a)
{
    const auto year = integerOf(a[0]);
    const auto month = integerOf(a[1]);
    const auto day = integerOf(a[2]);
    const auto date1 = year && month && day ? Date::make(*year, *month, *day) : std::nullopt;
    const auto time1 = timeFrom(a[3], a[4], a[5], a.size() > 6 ? single(a[6]) : Value());
    if (!date1 || !time1)
        return refused(runtime, "a date and time that does not exist");
    return Value(DateTime{*date1, *time1});
}

Value duration(Runtime &runtime, Arguments a)
{
    if (const auto days = parseDayTimeDuration(a[0].string()))
        return Value(*days);
    return orRefused(runtime, parseYearMonthDuration(a[0].string()),
                     "duration() of a text that is none");
}

Value monthsDuration(Runtime &runtime, Arguments a)
{
    const auto from = dateOf(single(a[0]));
    const auto to = dateOf(single(a[1]));
    if (!from || !to)
        return refused(runtime, "years and months duration() without two dates");
    return Value(monthsBetween(*from, *to));
}

template <typename F>
Value ofDate(Runtime &runtime, Arguments a, F &&f)
{
    const auto day = dateOf(single(a[0]));
    return day ? Value(f(*day)) : refused(runtime, "a date expected");
}

Value dayOfYear(Runtime &runtime, Arguments a)
{
    return ofDate(runtime, a, [](const Date &d) { return std::int64_t{d.dayOfYear()}; });
}

Value weekOfYear(Runtime &runtime, Arguments a)
{
    return ofDate(runtime, a, [](const Date &d) { return std::int64_t{d.weekOfYear()}; });
}

Value dayOfWeek(Runtime &runtime, Arguments a)
{
    static constexpr std::array<const char *, 7> names{
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    return ofDate(runtime, a,
                  [](const Date &d) { return names[static_cast<std::size_t>(d.weekday() - 1)]; });
}

Value monthOfYear(Runtime &runtime, Arguments a)
{
    static constexpr std::array<const char *, 12> names{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    return ofDate(runtime, a, [](const Date &d) { return names[d.month - 1]; });
}

Value now(Runtime &runtime, Arguments)
{
    return Value(runtime.now());
}

Value today(Runtime &runtime, Arguments)
{
    return Value(runtime.now().date);
}

using Base = Type::Base;

constexpr std::array<Builtin, 16> kBuiltins{{
    {"date", "from:any", date, Base::Date},
    {"date", "year:number, month:number, day:number", dateFromParts, Base::Date},
    {"time", "from:any", time, Base::Time},
    {"time", "hour:number, minute:number, second:number, offset?:any", timeFromParts, Base::Time},
    {"date and time", "from:any", dateTime, Base::DateTime},
    {"date and time", "date:any, time:time", dateTimeFromBoth, Base::DateTime},
    {"date and time",
     "year:number, month:number, day:number, hour:number, minute:number, second:number, "
     "offset?:any",
     dateTimeFromParts, Base::DateTime},
    {"date and time",
     "year:number, month:number, day:number, hour:number, minute:number, second:number, "
     "timezone:string",
     dateTimeFromParts, Base::DateTime},
    {"duration", "from:string", duration},
    {"years and months duration", "from:any, to:any", monthsDuration, Base::YearMonthDuration},
    {"day of year", "date:any", dayOfYear, Base::Number},
    {"day of week", "date:any", dayOfWeek, Base::String},
    {"month of year", "date:any", monthOfYear, Base::String},
    {"week of year", "date:any", weekOfYear, Base::Number},
    {"now", "", now, Base::DateTime, false},
    {"today", "", today, Base::Date, false},
}};

} // namespace

Value temporalFromText(std::string_view text)
{
    if (const auto v = Date::parse(text))
        return Value(*v);
    if (const auto v = Time::parse(text))
        return Value(*v);
    if (text.find('T') != std::string_view::npos && !text.starts_with('P') &&
        !text.starts_with("-P"))
        if (const auto v = DateTime::parse(text))
            return Value(*v);
    if (const auto v = parseDayTimeDuration(text))
        return Value(*v);
    if (const auto v = parseYearMonthDuration(text))
        return Value(*v);
    return {};
}

std::span<const Builtin> temporalBuiltins()
{
    return kBuiltins;
}

} // namespace yorisoi::decision
