// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/text/business_days.h"

#include <array>

namespace yorisoi::text {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

using Name = std::optional<std::string_view>;

struct Once {
    int y;
    int m;
    int d;
    std::string_view name;
};

constexpr auto kOnce = std::to_array<Once>({
    {1959, 4, 10, "結婚の儀"},
    {1989, 2, 24, "大喪の礼"},
    {1990, 11, 12, "即位礼正殿の儀"},
    {1993, 6, 9, "結婚の儀"},
    {2019, 5, 1, "即位の日"},
    {2019, 10, 22, "即位礼正殿の儀"},
    {2020, 7, 23, "海の日"},
    {2020, 7, 24, "スポーツの日"},
    {2020, 8, 10, "山の日"},
    {2021, 7, 22, "海の日"},
    {2021, 7, 23, "スポーツの日"},
    {2021, 8, 8, "山の日"},
});

/// Day of March or September; the mean motion since 1980 with the leap-day correction.
int equinox(int y, double base1980)
{
    const double moved = base1980 + 0.242194 * (y - 1980);
    const int leaps = y >= 1980 ? (y - 1980) / 4 : -((1983 - y) / 4);
    return static_cast<int>(moved) - leaps;
}

struct Day {
    int y;
    int m;
    int d;
    int weekday; ///< 0 is Sunday
    bool isMonday(int nth) const { return weekday == 1 && (d - 1) / 7 + 1 == nth; }
};

Day split(sys_days at)
{
    const base::Date date(at);
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())),
            static_cast<int>(std::chrono::weekday(at).c_encoding())};
}

Name winterAndSpring(const Day &at)
{
    const auto [y, m, d, weekday] = at;
    if (m == 1 && d == 1 && y >= 1949)
        return "元日";
    if (m == 1 && (y < 2000 ? d == 15 && y >= 1949 : at.isMonday(2)))
        return "成人の日";
    if (m == 2 && d == 11 && y >= 1967)
        return "建国記念の日";
    if (m == 2 && d == 23 && y >= 2020)
        return "天皇誕生日";
    if (m == 3 && y >= 1949 && d == equinox(y, 20.8431))
        return "春分の日";
    if (m == 4 && d == 29 && y >= 1949)
        return y < 1989 ? "天皇誕生日" : y < 2007 ? "みどりの日" : "昭和の日";
    if (m == 5 && d == 3 && y >= 1949)
        return "憲法記念日";
    if (m == 5 && d == 4 && y >= 2007)
        return "みどりの日";
    if (m == 5 && d == 5 && y >= 1949)
        return "こどもの日";
    return std::nullopt;
}

Name summerToYearEnd(const Day &at)
{
    const auto [y, m, d, weekday] = at;
    const bool olympic = y == 2020 || y == 2021;
    if (m == 7 && !olympic && (y < 2003 ? d == 20 && y >= 1996 : at.isMonday(3)))
        return "海の日";
    if (m == 8 && d == 11 && y >= 2016 && !olympic)
        return "山の日";
    if (m == 9 && (y < 2003 ? d == 15 && y >= 1966 : at.isMonday(3)))
        return "敬老の日";
    if (m == 9 && d == equinox(y, 23.2488))
        return "秋分の日";
    if (m == 10 && !olympic && (y < 2000 ? d == 10 && y >= 1966 : at.isMonday(2)))
        return y < 2020 ? "体育の日" : "スポーツの日";
    if (m == 11 && d == 3)
        return "文化の日";
    if (m == 11 && d == 23)
        return "勤労感謝の日";
    if (m == 12 && d == 23 && y >= 1989 && y <= 2018)
        return "天皇誕生日";
    return std::nullopt;
}

/// The holidays that the law names (国民の祝日), without substitutes and days between.
Name named(sys_days at)
{
    if (at < sys_days(year{1948} / 7 / 20))
        return std::nullopt;
    const Day date = split(at);
    for (const auto &once : kOnce)
        if (once.y == date.y && once.m == date.m && once.d == date.d)
            return once.name;
    return date.m <= 6 ? winterAndSpring(date) : summerToYearEnd(date);
}

bool isSunday(sys_days at)
{
    return std::chrono::weekday(at) == std::chrono::Sunday;
}

/// Article 3(2): until 2006 the Monday after a Sunday holiday, since 2007 the next day that is
/// none.
bool isSubstitute(sys_days at)
{
    if (at < sys_days(year{1973} / 4 / 12))
        return false;
    if (at < sys_days(year{2007} / 1 / 1))
        return isSunday(at - days{1}) && named(at - days{1}).has_value();
    for (sys_days before = at - days{1}; named(before); before -= days{1})
        if (isSunday(before))
            return true;
    return false;
}

/// Article 3(3), since 27 December 1985; until 2006 not on a Sunday.
bool isBetween(sys_days at)
{
    return at >= sys_days(year{1985} / 12 / 27) &&
           !(isSunday(at) && at < sys_days(year{2007} / 1 / 1)) && named(at - days{1}) &&
           named(at + days{1});
}

base::Date ending(base::Date date, LastDay last)
{
    return last == LastDay::MovesToBusinessDay ? onOrAfterBusinessDay(date) : date;
}

} // namespace

Name holidayName(base::Date date)
{
    if (!date.ok())
        return std::nullopt;
    const sys_days at(date);
    if (const Name name = named(at))
        return name;
    if (isSubstitute(at))
        return "振替休日";
    return isBetween(at) ? Name("国民の休日") : std::nullopt;
}

bool isBusinessDay(base::Date date)
{
    if (!date.ok())
        return false;
    const Day at = split(sys_days(date));
    if (at.weekday == 0 || at.weekday == 6 || (at.m == 12 && at.d >= 29) ||
        (at.m == 1 && at.d <= 3))
        return false;
    return !holidayName(date);
}

base::Date addBusinessDays(base::Date date, int count)
{
    sys_days at(date);
    const days step{count < 0 ? -1 : 1};
    while (count != 0) {
        at += step;
        if (isBusinessDay(at))
            count -= count < 0 ? -1 : 1;
    }
    return at;
}

base::Date onOrAfterBusinessDay(base::Date date)
{
    sys_days at(date);
    while (!isBusinessDay(at))
        at += days{1};
    return at;
}

base::Date withinDays(base::Date event, int count, FirstDay first, LastDay last)
{
    return ending(sys_days(event) + days{first == FirstDay::Counted ? count - 1 : count}, last);
}

base::Date withinMonths(base::Date event, int months, FirstDay first, LastDay last)
{
    const base::Date start(sys_days(event) + days{first == FirstDay::Counted ? 0 : 1});
    const base::Date answering = start + std::chrono::months{months};
    if (answering.ok())
        return ending(sys_days(answering) - days{1}, last);
    return ending(sys_days(answering.year() / answering.month() / std::chrono::last), last);
}

base::Date withinYears(base::Date event, int years, FirstDay first, LastDay last)
{
    return withinMonths(event, years * 12, first, last);
}

} // namespace yorisoi::text
