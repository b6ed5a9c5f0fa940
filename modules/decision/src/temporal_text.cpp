// SPDX-License-Identifier: GPL-3.0-or-later
// The lexical forms of XML Schema 1.1 part 2 for dates, times and durations, with the zones of FEEL
// ("@Asia/Tokyo").
#include "yorisoi/decision/temporal.h"

#include <charconv>

namespace yorisoi::decision {
namespace {

struct Reader {
    std::string_view text;

    bool skip(char c)
    {
        if (text.empty() || text.front() != c)
            return false;
        text.remove_prefix(1);
        return true;
    }
    /// Exactly `count` digits.
    std::optional<int> digits(std::size_t count)
    {
        if (text.size() < count)
            return std::nullopt;
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (text[i] < '0' || text[i] > '9')
                return std::nullopt;
            value = value * 10 + (text[i] - '0');
        }
        text.remove_prefix(count);
        return value;
    }
    std::size_t countDigits() const
    {
        std::size_t n = 0;
        while (n < text.size() && text[n] >= '0' && text[n] <= '9')
            ++n;
        return n;
    }
    /// One or more digits; nothing for none or for more than fits.
    std::optional<std::int64_t> number()
    {
        std::int64_t value = 0;
        const std::size_t n = countDigits();
        if (n == 0 || std::from_chars(text.data(), text.data() + n, value).ec != std::errc{})
            return std::nullopt;
        text.remove_prefix(n);
        return value;
    }
    /// Digits of a fraction as nanoseconds; further digits are dropped.
    std::uint32_t fraction()
    {
        std::uint32_t value = 0;
        std::uint32_t scale = 100000000;
        for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1)) {
            value += static_cast<std::uint32_t>(text.front() - '0') * scale;
            scale /= 10;
        }
        return value;
    }
};

std::optional<Date> readDate(Reader &in)
{
    const bool negative = in.skip('-');
    const std::size_t n = in.countDigits();
    if (n < 4 || n > 9 || (n > 4 && in.text.front() == '0'))
        return std::nullopt;
    const auto year = in.digits(n);
    if (!in.skip('-'))
        return std::nullopt;
    const auto month = in.digits(2);
    if (!month || !in.skip('-'))
        return std::nullopt;
    const auto day = in.digits(2);
    if (!day)
        return std::nullopt;
    return Date::make(negative ? -*year : *year, *month, *day);
}

std::optional<Zone> readZone(Reader &in)
{
    if (in.text.empty())
        return Zone();
    if (in.skip('Z'))
        return Zone::utc();
    if (in.skip('@')) {
        const auto zone = Zone::named(in.text);
        in.text = {};
        return zone;
    }
    const bool negative = in.text.front() == '-';
    if (!negative && in.text.front() != '+')
        return std::nullopt;
    in.text.remove_prefix(1);
    const auto hours = in.digits(2);
    if (!hours || !in.skip(':'))
        return std::nullopt;
    const auto minutes = in.digits(2);
    int seconds = 0;
    if (minutes && in.skip(':')) {
        const auto read = in.digits(2);
        if (!read)
            return std::nullopt;
        seconds = *read;
    }
    if (!minutes || *minutes > 59 || seconds > 59)
        return std::nullopt;
    const int total = *hours * 3600 + *minutes * 60 + seconds;
    if (total > 18 * 3600)
        return std::nullopt;
    return Zone::offset(negative ? -total : total);
}

/// `nextDay` is set for 24:00:00, which is midnight of the following day.
std::optional<Time> readTime(Reader &in, bool &nextDay)
{
    const auto hour = in.digits(2);
    if (!hour || !in.skip(':'))
        return std::nullopt;
    const auto minute = in.digits(2);
    if (!minute || !in.skip(':'))
        return std::nullopt;
    const auto second = in.digits(2);
    if (!second)
        return std::nullopt;
    std::uint32_t nanosecond = 0;
    if (in.skip('.')) {
        if (in.countDigits() == 0)
            return std::nullopt;
        nanosecond = in.fraction();
    }
    nextDay = *hour == 24 && *minute == 0 && *second == 0 && nanosecond == 0;
    if ((*hour > 23 && !nextDay) || *minute > 59 || *second > 59)
        return std::nullopt;
    const auto zone = readZone(in);
    if (!zone || !in.text.empty())
        return std::nullopt;
    return Time{static_cast<std::uint8_t>(nextDay ? 0 : *hour), static_cast<std::uint8_t>(*minute),
                static_cast<std::uint8_t>(*second), nanosecond, *zone};
}

void appendPadded(std::string &out, std::int64_t value, std::size_t width)
{
    const std::string digits = std::to_string(value);
    if (digits.size() < width)
        out.append(width - digits.size(), '0');
    out += digits;
}

void appendFraction(std::string &out, std::uint32_t nanosecond)
{
    if (nanosecond == 0)
        return;
    std::string digits;
    appendPadded(digits, nanosecond, 9);
    digits.erase(digits.find_last_not_of('0') + 1);
    out += '.';
    out += digits;
}

} // namespace

std::optional<Date> Date::parse(std::string_view text)
{
    Reader in{text};
    const auto date = readDate(in);
    return in.text.empty() ? date : std::nullopt;
}

std::optional<Time> Time::parse(std::string_view text)
{
    Reader in{text};
    bool nextDay = false;
    return readTime(in, nextDay);
}

std::optional<DateTime> DateTime::parse(std::string_view text)
{
    Reader in{text};
    const auto date = readDate(in);
    if (!date)
        return std::nullopt;
    if (in.text.empty())
        return DateTime{*date, Time{}};
    if (!in.skip('T'))
        return std::nullopt;
    bool nextDay = false;
    const auto time = readTime(in, nextDay);
    if (!time)
        return std::nullopt;
    if (!nextDay)
        return DateTime{*date, *time};
    const auto next = Date::fromDays(date->days() + 1);
    if (!next)
        return std::nullopt;
    return DateTime{*next, *time};
}

std::optional<DayTimeDuration> parseDayTimeDuration(std::string_view text)
{
    Reader in{text};
    const bool negative = in.skip('-');
    if (!in.skip('P') || in.text.empty())
        return std::nullopt;
    std::int64_t total = 0;
    std::uint32_t nanosecond = 0;
    bool any = false;
    bool time = false;
    int last = 0;
    while (!in.text.empty()) {
        if (!time && in.skip('T')) {
            time = true;
            any = false;
            continue;
        }
        const auto number = in.number();
        if (!number)
            return std::nullopt;
        const bool point = time && in.skip('.');
        if (point)
            nanosecond = in.fraction();
        std::int64_t unit = 0;
        int rank = 0;
        if (!time && in.skip('D')) {
            unit = 86400;
            rank = 1;
        } else if (time && !point && in.skip('H')) {
            unit = 3600;
            rank = 2;
        } else if (time && !point && in.skip('M')) {
            unit = 60;
            rank = 3;
        } else if (time && in.skip('S')) {
            unit = 1;
            rank = 4;
        }
        std::int64_t part = 0;
        if (rank <= last || __builtin_mul_overflow(*number, unit, &part) ||
            __builtin_add_overflow(total, part, &total))
            return std::nullopt;
        last = rank;
        any = true;
    }
    if (!any)
        return std::nullopt;
    const DayTimeDuration duration{total, static_cast<std::int32_t>(nanosecond)};
    return negative ? negated(duration) : duration;
}

std::optional<YearMonthDuration> parseYearMonthDuration(std::string_view text)
{
    Reader in{text};
    const bool negative = in.skip('-');
    if (!in.skip('P'))
        return std::nullopt;
    std::int64_t total = 0;
    auto number = in.number();
    if (!number)
        return std::nullopt;
    if (in.skip('Y')) {
        if (__builtin_mul_overflow(*number, std::int64_t{12}, &total))
            return std::nullopt;
        if (in.text.empty())
            return YearMonthDuration{negative ? -total : total};
        number = in.number();
        if (!number)
            return std::nullopt;
    }
    if (!in.skip('M') || !in.text.empty() || __builtin_add_overflow(total, *number, &total))
        return std::nullopt;
    return YearMonthDuration{negative ? -total : total};
}

std::string Date::toString() const
{
    std::string out;
    if (year < 0)
        out += '-';
    appendPadded(out, year < 0 ? -std::int64_t{year} : year, 4);
    out += '-';
    appendPadded(out, month, 2);
    out += '-';
    appendPadded(out, day, 2);
    return out;
}

std::string Time::toString() const
{
    std::string out;
    appendPadded(out, hour, 2);
    out += ':';
    appendPadded(out, minute, 2);
    out += ':';
    appendPadded(out, second, 2);
    appendFraction(out, nanosecond);
    if (zone.isNamed())
        return out + '@' + zone.name();
    if (zone.none())
        return out;
    const std::int32_t offset = zone.offsetAtUtc(0);
    if (offset == 0)
        return out + 'Z';
    const std::int32_t size = offset < 0 ? -offset : offset;
    out += offset < 0 ? '-' : '+';
    appendPadded(out, size / 3600, 2);
    out += ':';
    appendPadded(out, size / 60 % 60, 2);
    if (size % 60 != 0) {
        out += ':';
        appendPadded(out, size % 60, 2);
    }
    return out;
}

std::string DateTime::toString() const
{
    return date.toString() + 'T' + time.toString();
}

std::string DayTimeDuration::toString() const
{
    if (seconds == 0 && nanoseconds == 0)
        return "PT0S";
    const bool negative = seconds < 0;
    const DayTimeDuration size =
        negative ? negated(*this).value_or(DayTimeDuration{INT64_MAX, 0}) : *this;
    std::string out = negative ? "-P" : "P";
    if (const std::int64_t days = size.seconds / 86400)
        out += std::to_string(days) + 'D';
    const std::int64_t rest = size.seconds % 86400;
    if (rest == 0 && size.nanoseconds == 0)
        return out;
    out += 'T';
    if (rest >= 3600)
        out += std::to_string(rest / 3600) + 'H';
    if (rest / 60 % 60)
        out += std::to_string(rest / 60 % 60) + 'M';
    if (rest % 60 || size.nanoseconds) {
        out += std::to_string(rest % 60);
        appendFraction(out, static_cast<std::uint32_t>(size.nanoseconds));
        out += 'S';
    }
    return out;
}

std::string YearMonthDuration::toString() const
{
    if (months == 0)
        return "P0M";
    const auto size =
        months < 0 ? 0 - static_cast<std::uint64_t>(months) : static_cast<std::uint64_t>(months);
    std::string out = months < 0 ? "-P" : "P";
    if (size / 12)
        out += std::to_string(size / 12) + 'Y';
    if (size % 12)
        out += std::to_string(size % 12) + 'M';
    return out;
}

} // namespace yorisoi::decision
