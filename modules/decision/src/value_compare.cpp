// SPDX-License-Identifier: GPL-3.0-or-later
// Equality and order as DMN 1.5 tables 53 and 54 define them.
#include "yorisoi/decision/callable.h"
#include "yorisoi/decision/value.h"

namespace yorisoi::decision {
namespace {

// Times are compared by whole seconds (the value functions of DMN 1.5, 10.3.2.3.4 and 10.3.2.3.5
// have no fractions). A local time beside a zoned one is read in the other's zone.
std::int64_t instant(const DateTime &value, const DateTime &other)
{
    return value.utcSeconds(other.time.zone.none() ? Zone::utc() : other.time.zone);
}

std::int64_t instant(const Time &value, const Time &other)
{
    const Zone zone = value.zone.none() ? other.zone : value.zone;
    return value.secondOfDay() - zone.standardOffset();
}

template <typename T>
int order(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

DateTime midnight(const Value &value)
{
    return value.is(Kind::Date) ? DateTime{value.date(), Time{0, 0, 0, 0, Zone::utc()}}
                                : value.dateTime();
}

Truth both(Truth a, Truth b)
{
    if (a == Truth::No || b == Truth::No)
        return Truth::No;
    return a == Truth::Unknown || b == Truth::Unknown ? Truth::Unknown : Truth::Yes;
}

Truth equalLists(const List &a, const List &b)
{
    if (a.size() != b.size())
        return Truth::No;
    Truth all = Truth::Yes;
    for (std::size_t i = 0; i < a.size() && all != Truth::No; ++i)
        all = both(all, equal(a[i], b[i]));
    return all;
}

Truth equalContexts(const Value &a, const Value &b)
{
    if (a.values().size() != b.values().size())
        return Truth::No;
    Truth all = Truth::Yes;
    const auto &keys = a.shape().keys();
    for (std::size_t i = 0; i < keys.size() && all != Truth::No; ++i) {
        const Value *other = b.find(keys[i]);
        all = other ? both(all, equal(a.values()[i], *other)) : Truth::No;
    }
    return all;
}

Truth equalRanges(const RangeData &a, const RangeData &b)
{
    if (a.form != b.form || a.startIncluded != b.startIncluded || a.endIncluded != b.endIncluded)
        return Truth::No;
    return both(equal(a.start, b.start), equal(a.end, b.end));
}

} // namespace

Truth equal(const Value &a, const Value &b)
{
    if (a.kind() != b.kind()) {
        if (a.isNull() || b.isNull())
            return Truth::No;
        if (a.is(Kind::List) && a.list().size() == 1 && !b.is(Kind::List))
            return equal(a.list().front(), b);
        if (b.is(Kind::List) && b.list().size() == 1 && !a.is(Kind::List))
            return equal(a, b.list().front());
        return Truth::Unknown;
    }
    const auto truth = [](bool b1) { return b1 ? Truth::Yes : Truth::No; };
    switch (a.kind()) {
    case Kind::Null:
        return Truth::Yes;
    case Kind::Boolean:
        return truth(a.boolean() == b.boolean());
    case Kind::Number:
        return truth(a.number() == b.number());
    case Kind::String:
        return truth(a.string() == b.string());
    case Kind::List:
        return equalLists(a.list(), b.list());
    case Kind::Context:
        return equalContexts(a, b);
    case Kind::Range:
        return equalRanges(a.range(), b.range());
    case Kind::Function:
        return truth(&a.callable() == &b.callable());
    default:
        break;
    }
    const auto ordered = compare(a, b);
    return ordered ? truth(*ordered == 0) : Truth::Unknown;
}

bool same(const Value &a, const Value &b)
{
    return equal(a, b) == Truth::Yes;
}

std::optional<int> compare(const Value &a, const Value &b)
{
    if (a.kind() != b.kind()) {
        const bool dates = (a.is(Kind::Date) && b.is(Kind::DateTime)) ||
                           (a.is(Kind::DateTime) && b.is(Kind::Date));
        if (!dates)
            return std::nullopt;
        const DateTime left = midnight(a);
        const DateTime right = midnight(b);
        return order(instant(left, right), instant(right, left));
    }
    switch (a.kind()) {
    case Kind::Number:
        return Decimal::compare(a.number(), b.number());
    case Kind::String:
        return order(a.string(), b.string());
    case Kind::Date:
        return order(a.date(), b.date());
    case Kind::Time:
        return order(instant(a.time(), b.time()), instant(b.time(), a.time()));
    case Kind::DateTime:
        return order(instant(a.dateTime(), b.dateTime()), instant(b.dateTime(), a.dateTime()));
    case Kind::DayTimeDuration:
        return order(a.dayTime(), b.dayTime());
    case Kind::YearMonthDuration:
        return order(a.yearMonth(), b.yearMonth());
    default:
        return std::nullopt;
    }
}

bool identical(const Value &a, const Value &b)
{
    if (a.kind() != b.kind())
        return false;
    switch (a.kind()) {
    case Kind::Time:
        return a.time() == b.time();
    case Kind::DateTime:
        return a.dateTime() == b.dateTime();
    case Kind::List: {
        const auto &left = a.list();
        const auto &right = b.list();
        if (left.size() != right.size())
            return false;
        for (std::size_t i = 0; i < left.size(); ++i)
            if (!identical(left[i], right[i]))
                return false;
        return true;
    }
    case Kind::Context: {
        const auto &keys = a.shape().keys();
        if (keys.size() != b.values().size())
            return false;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const Value *other = b.find(keys[i]);
            if (!other || !identical(a.values()[i], *other))
                return false;
        }
        return true;
    }
    default:
        return same(a, b);
    }
}

Truth contains(const RangeData &range, const Value &value)
{
    using Form = RangeData::Form;
    if (range.form == Form::Equal)
        return equal(value, range.start);
    if (range.form == Form::NotEqual) {
        const Truth truth = equal(value, range.start);
        return truth == Truth::Unknown ? truth : truth == Truth::Yes ? Truth::No : Truth::Yes;
    }
    Truth inside = Truth::Yes;
    if (range.form == Form::Interval || range.form == Form::Greater ||
        range.form == Form::GreaterEqual) {
        const auto order1 = compare(value, range.start);
        if (!order1)
            return Truth::Unknown;
        if (*order1 < 0 || (*order1 == 0 && !range.startIncluded))
            inside = Truth::No;
    }
    if (range.form == Form::Interval || range.form == Form::Less || range.form == Form::LessEqual) {
        const auto order2 = compare(value, range.end);
        if (!order2)
            return Truth::Unknown;
        if (*order2 > 0 || (*order2 == 0 && !range.endIncluded))
            inside = Truth::No;
    }
    return inside;
}

} // namespace yorisoi::decision
