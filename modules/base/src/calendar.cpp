// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/base/calendar.h"

#include <charconv>
#include <cstdio>

namespace yorisoi::base {
namespace {

using namespace std::chrono;

constexpr auto kJapanOffset = hours(9);

/// Reads exactly `digits` decimal digits at `at`; -1 when they are not there.
int number(std::string_view text, std::size_t at, std::size_t digits)
{
    if (at + digits > text.size())
        return -1;
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool charAt(std::string_view text, std::size_t at, char expected)
{
    return at < text.size() && text[at] == expected;
}

} // namespace

std::string toIsoDate(Date date)
{
    char buffer[32];
    const int n = std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", int(date.year()),
                                unsigned(date.month()), unsigned(date.day()));
    return {buffer, static_cast<std::size_t>(n)};
}

Result<Date> parseIsoDate(std::string_view text)
{
    const int y = number(text, 0, 4);
    const int m = number(text, 5, 2);
    const int d = number(text, 8, 2);
    if (text.size() != 10 || y < 0 || m < 0 || d < 0 || text[4] != '-' || text[7] != '-')
        return fail(ErrorCode::InvalidInput, "date: expected YYYY-MM-DD");
    const Date date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
    if (!date.ok())
        return fail(ErrorCode::InvalidInput, "date: no such day");
    return date;
}

std::string toIsoInstant(Instant instant)
{
    const auto midnight = floor<days>(instant);
    const Date date{midnight};
    const hh_mm_ss time{instant - midnight};
    char buffer[48];
    const int n = std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                                int(date.year()), unsigned(date.month()), unsigned(date.day()),
                                int(time.hours().count()), int(time.minutes().count()),
                                int(time.seconds().count()), int(time.subseconds().count()));
    return {buffer, static_cast<std::size_t>(n)};
}

Result<Instant> parseIsoInstant(std::string_view text)
{
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' '))
        return fail(ErrorCode::InvalidInput, "time: expected RFC 3339");
    YORISOI_ASSIGN(const Date date, parseIsoDate(text.substr(0, 10)));
    const int h = number(text, 11, 2);
    const int m = number(text, 14, 2);
    const int s = number(text, 17, 2);
    if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 60 || text[13] != ':' || text[16] != ':')
        return fail(ErrorCode::InvalidInput, "time: expected hh:mm:ss");
    std::size_t at = 19;
    int millis = 0;
    if (charAt(text, at, '.')) {
        int scale = 100;
        std::size_t digits = 0;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits) {
            millis += (text[at] - '0') * scale;
            scale /= 10;
        }
        if (digits == 0 || digits > 9)
            return fail(ErrorCode::InvalidInput, "time: expected 1 to 9 fractional digits");
    }
    minutes offset{0};
    if (charAt(text, at, 'Z') || charAt(text, at, 'z')) {
        ++at;
    } else if (charAt(text, at, '+') || charAt(text, at, '-')) {
        const int oh = number(text, at + 1, 2);
        const int om = number(text, at + 4, 2);
        if (oh < 0 || oh > 23 || om < 0 || om > 59 || !charAt(text, at + 3, ':'))
            return fail(ErrorCode::InvalidInput, "time: bad offset");
        offset = minutes(oh * 60 + om) * (text[at] == '-' ? -1 : 1);
        at += 6;
    } else {
        return fail(ErrorCode::InvalidInput, "time: no offset");
    }
    if (at != text.size())
        return fail(ErrorCode::InvalidInput, "time: something follows it");
    return Instant(sys_days(date)) + hours(h) + minutes(m) + seconds(s) + milliseconds(millis) -
           offset;
}

Date dayInJapan(Instant instant)
{
    return Date{floor<days>(instant + kJapanOffset)};
}

Instant startOfDayInJapan(Date date)
{
    return Instant(sys_days(date)) - kJapanOffset;
}

int toDayNumber(Date date)
{
    return static_cast<int>(sys_days(date).time_since_epoch().count());
}

Date fromDayNumber(int dayNumber)
{
    return Date{sys_days(days(dayNumber))};
}

int ageOn(Date birth, Date day)
{
    const int years = int(day.year()) - int(birth.year());
    const bool before =
        day.month() < birth.month() || (day.month() == birth.month() && day.day() < birth.day());
    return years - (before ? 1 : 0);
}

} // namespace yorisoi::base
