// SPDX-License-Identifier: GPL-3.0-or-later
// Range functions: Allen's interval algebra on points and ranges (DMN 1.5, 10.3.4.9 and table 78).
#include <array>

#include "builtins.h"

namespace yorisoi::decision {
namespace {

using Arguments = std::span<Value>;

/// Comparisons of two ends; `known` becomes false when a pair has no order, and the result is null.
struct Ends {
    bool known = true;

    bool less(const Value &a, const Value &b) { return order(a, b) < 0; }
    bool same(const Value &a, const Value &b) { return order(a, b) == 0; }

private:
    int order(const Value &a, const Value &b)
    {
        const auto result = compare(a, b);
        known = known && result.has_value();
        return result.value_or(0);
    }
};

bool isPoint(const Value &value)
{
    switch (value.kind()) {
    case Kind::Number:
    case Kind::String:
    case Kind::Date:
    case Kind::Time:
    case Kind::DateTime:
    case Kind::DayTimeDuration:
    case Kind::YearMonthDuration:
        return true;
    default:
        return false;
    }
}

/// A point is the range from itself to itself.
RangeData rangeOf(const Value &value)
{
    if (value.is(Kind::Range))
        return value.range();
    return RangeData{RangeData::Form::Interval, true, true, value, value};
}

enum Takes : unsigned { PointPoint = 1, PointRange = 2, RangePoint = 4, RangeRange = 8 };

bool takes(unsigned allowed, const Value &a, const Value &b)
{
    const bool left = a.is(Kind::Range);
    const bool right = b.is(Kind::Range);
    if ((!left && !isPoint(a)) || (!right && !isPoint(b)))
        return false;
    return (allowed &
            (left ? (right ? RangeRange : RangePoint) : (right ? PointRange : PointPoint))) != 0;
}

using Relation = bool (*)(Ends &, const RangeData &, const RangeData &);

template <unsigned allowed, Relation relation>
Value related(Runtime &runtime, Arguments a)
{
    if (!takes(allowed, a[0], a[1])) {
        runtime.note("a range function takes points and ranges only");
        return {};
    }
    Ends ends;
    const bool result = relation(ends, rangeOf(a[0]), rangeOf(a[1]));
    if (!ends.known) {
        runtime.note("a range function on ends that have no order");
        return {};
    }
    return Value(result);
}

bool before(Ends &e, const RangeData &a, const RangeData &b)
{
    return e.less(a.end, b.start) ||
           ((!a.endIncluded || !b.startIncluded) && e.same(a.end, b.start));
}

bool after(Ends &e, const RangeData &a, const RangeData &b)
{
    return before(e, b, a);
}

bool meets(Ends &e, const RangeData &a, const RangeData &b)
{
    return a.endIncluded && b.startIncluded && e.same(a.end, b.start);
}

bool metBy(Ends &e, const RangeData &a, const RangeData &b)
{
    return meets(e, b, a);
}

bool overlaps(Ends &e, const RangeData &a, const RangeData &b)
{
    return (e.less(b.start, a.end) ||
            (e.same(a.end, b.start) && a.endIncluded && b.startIncluded)) &&
           (e.less(a.start, b.end) || (e.same(a.start, b.end) && a.startIncluded && b.endIncluded));
}

bool overlapsBefore(Ends &e, const RangeData &a, const RangeData &b)
{
    const bool startsEarlier = e.less(a.start, b.start) ||
                               (e.same(a.start, b.start) && a.startIncluded && !b.startIncluded);
    const bool reachesIn =
        e.less(b.start, a.end) || (e.same(a.end, b.start) && a.endIncluded && b.startIncluded);
    const bool endsEarlier =
        e.less(a.end, b.end) || (e.same(a.end, b.end) && (!a.endIncluded || b.endIncluded));
    return startsEarlier && reachesIn && endsEarlier;
}

bool overlapsAfter(Ends &e, const RangeData &a, const RangeData &b)
{
    return overlapsBefore(e, b, a);
}

bool finishes(Ends &e, const RangeData &a, const RangeData &b)
{
    return a.endIncluded == b.endIncluded && e.same(a.end, b.end) &&
           (e.less(b.start, a.start) ||
            (e.same(a.start, b.start) && (!a.startIncluded || b.startIncluded)));
}

bool finishedBy(Ends &e, const RangeData &a, const RangeData &b)
{
    return finishes(e, b, a);
}

bool includes(Ends &e, const RangeData &a, const RangeData &b)
{
    return (e.less(a.start, b.start) ||
            (e.same(a.start, b.start) && (a.startIncluded || !b.startIncluded))) &&
           (e.less(b.end, a.end) || (e.same(a.end, b.end) && (a.endIncluded || !b.endIncluded)));
}

bool during(Ends &e, const RangeData &a, const RangeData &b)
{
    return includes(e, b, a);
}

bool starts(Ends &e, const RangeData &a, const RangeData &b)
{
    return a.startIncluded == b.startIncluded && e.same(a.start, b.start) &&
           (e.less(a.end, b.end) || (e.same(a.end, b.end) && (!a.endIncluded || b.endIncluded)));
}

bool startedBy(Ends &e, const RangeData &a, const RangeData &b)
{
    return starts(e, b, a);
}

bool coincides(Ends &e, const RangeData &a, const RangeData &b)
{
    return a.startIncluded == b.startIncluded && a.endIncluded == b.endIncluded &&
           e.same(a.start, b.start) && e.same(a.end, b.end);
}

Value is(Runtime &, Arguments a)
{
    const Value nothing;
    return Value(identical(!a.empty() ? a[0] : nothing, a.size() > 1 ? a[1] : nothing));
}

constexpr auto kBoolean = Type::Base::Boolean;
constexpr unsigned kAll = PointPoint | PointRange | RangePoint | RangeRange;

constexpr std::string_view kPoints = "point1:any, point2:any";
constexpr std::string_view kPointRange = "point:any, range:any";
constexpr std::string_view kRangePoint = "range:any, point:any";
constexpr std::string_view kRanges = "range1:any, range2:any";

constexpr std::array<Builtin, 28> kBuiltins{{
    {"before", kPoints, related<kAll, before>, kBoolean},
    {"before", kPointRange, related<kAll, before>, kBoolean},
    {"before", kRangePoint, related<kAll, before>, kBoolean},
    {"before", kRanges, related<kAll, before>, kBoolean},
    {"after", kPoints, related<kAll, after>, kBoolean},
    {"after", kPointRange, related<kAll, after>, kBoolean},
    {"after", kRangePoint, related<kAll, after>, kBoolean},
    {"after", kRanges, related<kAll, after>, kBoolean},
    {"meets", kRanges, related<RangeRange, meets>, kBoolean},
    {"met by", kRanges, related<RangeRange, metBy>, kBoolean},
    {"overlaps", kRanges, related<RangeRange, overlaps>, kBoolean},
    {"overlaps before", kRanges, related<RangeRange, overlapsBefore>, kBoolean},
    {"overlaps after", kRanges, related<RangeRange, overlapsAfter>, kBoolean},
    {"finishes", kPointRange, related<PointRange | RangeRange, finishes>, kBoolean},
    {"finishes", kRanges, related<PointRange | RangeRange, finishes>, kBoolean},
    {"finished by", kRangePoint, related<RangePoint | RangeRange, finishedBy>, kBoolean},
    {"finished by", kRanges, related<RangePoint | RangeRange, finishedBy>, kBoolean},
    {"includes", kRangePoint, related<RangePoint | RangeRange, includes>, kBoolean},
    {"includes", kRanges, related<RangePoint | RangeRange, includes>, kBoolean},
    {"during", kPointRange, related<PointRange | RangeRange, during>, kBoolean},
    {"during", kRanges, related<PointRange | RangeRange, during>, kBoolean},
    {"starts", kPointRange, related<PointRange | RangeRange, starts>, kBoolean},
    {"starts", kRanges, related<PointRange | RangeRange, starts>, kBoolean},
    {"started by", kRangePoint, related<RangePoint | RangeRange, startedBy>, kBoolean},
    {"started by", kRanges, related<RangePoint | RangeRange, startedBy>, kBoolean},
    {"coincides", kPoints, related<PointPoint | RangeRange, coincides>, kBoolean},
    {"coincides", kRanges, related<PointPoint | RangeRange, coincides>, kBoolean},
    {"is", "value1?:any, value2?:any", is, kBoolean},
}};

} // namespace

std::span<const Builtin> rangeBuiltins()
{
    return kBuiltins;
}

} // namespace yorisoi::decision
