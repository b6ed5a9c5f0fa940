// SPDX-License-Identifier: GPL-3.0-or-later
// Arithmetic, comparison and logic (DMN 1.5, tables 49 to 60).
#include "facts.h"
#include "node.h"

namespace yorisoi::decision {
namespace {

Value finite(Runtime &runtime, const Decimal &number)
{
    if (number.finite())
        return Value(number);
    runtime.note("a number without a value: division by zero or out of range");
    return {};
}

template <typename T>
Value orNote(Runtime &runtime, const std::optional<T> &result)
{
    if (result)
        return Value(*result);
    runtime.note("a date or duration out of range");
    return {};
}

DateTime atMidnight(const Date &date)
{
    return DateTime{date, Time{0, 0, 0, 0, Zone::utc()}};
}

Decimal toSeconds(const DayTimeDuration &d)
{
    return Decimal(d.seconds) +
           Decimal(std::int64_t{d.nanoseconds}) / Decimal(std::int64_t{1000000000});
}

std::optional<DayTimeDuration> fromSeconds(const Decimal &seconds)
{
    if (!seconds.finite())
        return std::nullopt;
    const Decimal whole = seconds.rounded(0, Rounding::Floor);
    const auto n = whole.toInteger();
    const auto rest = ((seconds - whole) * Decimal(std::int64_t{1000000000}))
                          .rounded(0, Rounding::Down)
                          .toInteger();
    if (!n || !rest)
        return std::nullopt;
    return DayTimeDuration{*n, static_cast<std::int32_t>(*rest)};
}

std::optional<YearMonthDuration> fromMonths(const Decimal &months)
{
    if (!months.finite())
        return std::nullopt;
    const auto n = months.rounded(0, Rounding::Down).toInteger();
    return n ? std::optional(YearMonthDuration{*n}) : std::nullopt;
}

std::optional<YearMonthDuration> sumOf(const YearMonthDuration &a, const YearMonthDuration &b)
{
    YearMonthDuration result;
    if (__builtin_add_overflow(a.months, b.months, &result.months))
        return std::nullopt;
    return result;
}

/// Moves a temporal value by a duration; nothing when the pair is none.
std::optional<Value> shifted(Runtime &runtime, const Value &value, const Value &duration)
{
    if (duration.is(Kind::DayTimeDuration)) {
        switch (value.kind()) {
        case Kind::Date: {
            const auto moved = sum(atMidnight(value.date()), duration.dayTime());
            return orNote(runtime, moved ? std::optional(moved->date) : std::nullopt);
        }
        case Kind::DateTime:
            return orNote(runtime, sum(value.dateTime(), duration.dayTime()));
        case Kind::Time:
            return Value(sum(value.time(), duration.dayTime()));
        case Kind::DayTimeDuration:
            return orNote(runtime, sum(value.dayTime(), duration.dayTime()));
        default:
            return std::nullopt;
        }
    }
    if (duration.is(Kind::YearMonthDuration)) {
        switch (value.kind()) {
        case Kind::Date:
            return orNote(runtime, value.date().plusMonths(duration.yearMonth().months));
        case Kind::DateTime:
            return orNote(runtime, sum(value.dateTime(), duration.yearMonth()));
        case Kind::YearMonthDuration:
            return orNote(runtime, sumOf(value.yearMonth(), duration.yearMonth()));
        default:
            return std::nullopt;
        }
    }
    return std::nullopt;
}

Value negate(Runtime &runtime, const Value &value)
{
    switch (value.kind()) {
    case Kind::Number:
        return Value(-value.number());
    case Kind::DayTimeDuration:
        return orNote(runtime, negated(value.dayTime()));
    case Kind::YearMonthDuration:
        return Value(YearMonthDuration{-value.yearMonth().months});
    default:
        runtime.note("only numbers and durations can be negated");
        return {};
    }
}

Value addValues(Runtime &runtime, const Value &left, const Value &right)
{
    if (left.is(Kind::String) && right.is(Kind::String)) {
        std::string text(left.string());
        text += right.string();
        return runtime.chargeItems(text.size() / 16) ? Value(text) : Value();
    }
    if (auto moved = shifted(runtime, left, right))
        return std::move(*moved);
    if (auto moved = shifted(runtime, right, left))
        return std::move(*moved);
    runtime.note("these values cannot be added");
    return {};
}

Value subtractValues(Runtime &runtime, const Value &left, const Value &right)
{
    const auto isPoint = [](const Value &v) { return v.is(Kind::Date) || v.is(Kind::DateTime); };
    if (isPoint(left) && isPoint(right)) {
        const DateTime a = left.is(Kind::Date) ? atMidnight(left.date()) : left.dateTime();
        const DateTime b = right.is(Kind::Date) ? atMidnight(right.date()) : right.dateTime();
        if (a.time.zone.none() != b.time.zone.none()) {
            runtime.note("the difference of a local and a zoned date and time");
            return {};
        }
        const auto minus =
            negated(DayTimeDuration{b.utcSeconds(), static_cast<std::int32_t>(b.time.nanosecond)});
        return orNote(runtime, sum(DayTimeDuration{a.utcSeconds(),
                                                   static_cast<std::int32_t>(a.time.nanosecond)},
                                   *minus));
    }
    if (left.is(Kind::Time) && right.is(Kind::Time)) {
        const Time a = left.time();
        const Time b = right.time();
        if (a.zone.none() != b.zone.none()) {
            runtime.note("the difference of a local and a zoned time");
            return {};
        }
        const auto point = [](const Time &t) {
            return DayTimeDuration{t.secondOfDay() - t.zone.standardOffset(),
                                   static_cast<std::int32_t>(t.nanosecond)};
        };
        return orNote(runtime, sum(point(a), *negated(point(b))));
    }
    if (right.is(Kind::DayTimeDuration) || right.is(Kind::YearMonthDuration)) {
        const Value minus = negate(runtime, right);
        if (auto moved = shifted(runtime, left, minus))
            return std::move(*moved);
    }
    runtime.note("these values cannot be subtracted");
    return {};
}

Value multiplyValues(Runtime &runtime, const Value &left, const Value &right)
{
    const Value &duration = left.is(Kind::Number) ? right : left;
    const Value &factor = left.is(Kind::Number) ? left : right;
    if (factor.is(Kind::Number)) {
        if (duration.is(Kind::DayTimeDuration))
            return orNote(runtime, fromSeconds(toSeconds(duration.dayTime()) * factor.number()));
        if (duration.is(Kind::YearMonthDuration))
            return orNote(runtime,
                          fromMonths(Decimal(duration.yearMonth().months) * factor.number()));
    }
    runtime.note("these values cannot be multiplied");
    return {};
}

Value divideValues(Runtime &runtime, const Value &left, const Value &right)
{
    if (left.is(Kind::DayTimeDuration)) {
        if (right.is(Kind::DayTimeDuration))
            return finite(runtime, toSeconds(left.dayTime()) / toSeconds(right.dayTime()));
        if (right.is(Kind::Number))
            return orNote(runtime, fromSeconds(toSeconds(left.dayTime()) / right.number()));
    }
    if (left.is(Kind::YearMonthDuration)) {
        if (right.is(Kind::YearMonthDuration))
            return finite(runtime,
                          Decimal(left.yearMonth().months) / Decimal(right.yearMonth().months));
        if (right.is(Kind::Number))
            return orNote(runtime, fromMonths(Decimal(left.yearMonth().months) / right.number()));
    }
    runtime.note("these values cannot be divided");
    return {};
}

} // namespace

Value arithmetic(Runtime &runtime, Operator op, const Value &left, const Value &right)
{
    if (left.is(Kind::Number) && right.is(Kind::Number)) {
        const Decimal a = left.number();
        const Decimal b = right.number();
        switch (op) {
        case Operator::Add:
            return finite(runtime, a + b);
        case Operator::Subtract:
            return finite(runtime, a - b);
        case Operator::Multiply:
            return finite(runtime, a * b);
        case Operator::Divide:
            return finite(runtime, a / b);
        case Operator::Power:
            return finite(runtime, Decimal::power(a, b));
        }
    }
    if (left.isNull() || right.isNull()) {
        runtime.note("arithmetic with null");
        return {};
    }
    const auto single = [](const Value &v) { return v.is(Kind::List) && v.list().size() == 1; };
    if (single(left))
        return arithmetic(runtime, op, left.list().front(), right);
    if (single(right))
        return arithmetic(runtime, op, left, right.list().front());
    switch (op) {
    case Operator::Add:
        return addValues(runtime, left, right);
    case Operator::Subtract:
        return subtractValues(runtime, left, right);
    case Operator::Multiply:
        return multiplyValues(runtime, left, right);
    case Operator::Divide:
        return divideValues(runtime, left, right);
    case Operator::Power:
        break;
    }
    runtime.note("only numbers have powers");
    return {};
}

namespace {

class ArithmeticNode final : public Node {
public:
    ArithmeticNode(Operator op, NodePtr left, NodePtr right)
        : op_(op),
          left_(std::move(left)),
          right_(std::move(right))
    {
        under(*left_);
        under(*right_);
        if (left_->type && right_->type && left_->type->base == right_->type->base &&
            (left_->type->base == Type::Base::Number || left_->type->base == Type::Base::String))
            type = Type::of(left_->type->base);
    }
    Value evaluate(Frame &frame) const override
    {
        const Value left = left_->evaluate(frame);
        return arithmetic(frame.runtime, op_, left, right_->evaluate(frame));
    }

private:
    Operator op_;
    NodePtr left_;
    NodePtr right_;
};

class NegationNode final : public Node {
public:
    explicit NegationNode(NodePtr operand) : operand_(std::move(operand))
    {
        under(*operand_);
        type = operand_->type;
    }
    Value evaluate(Frame &frame) const override
    {
        return negate(frame.runtime, operand_->evaluate(frame));
    }

private:
    NodePtr operand_;
};

class ComparisonNode final : public Node {
public:
    ComparisonNode(Comparison comparison, NodePtr left, NodePtr right)
        : comparison_(comparison),
          left_(std::move(left)),
          right_(std::move(right))
    {
        under(*left_);
        under(*right_);
        type = Type::of(Type::Base::Boolean);
    }
    /// `x = null` or `x != null`.
    bool testsNull() const
    {
        const auto null = [](const Node &node) {
            return node.constant() && node.constant()->isNull();
        };
        return (comparison_ == Comparison::Equal || comparison_ == Comparison::NotEqual) &&
               (null(*left_) || null(*right_));
    }
    Value evaluate(Frame &frame) const override
    {
        const Value left = left_->evaluate(frame);
        const Value right = right_->evaluate(frame);
        if (Facts *facts = frame.runtime.facts()) {
            facts->readAll(left);
            facts->readAll(right);
        }
        const Truth truth = compared(comparison_, left, right);
        if (truth == Truth::Unknown)
            frame.runtime.note("a comparison of values that cannot be compared");
        return Value::of(truth);
    }

private:
    Comparison comparison_;
    NodePtr left_;
    NodePtr right_;
};

class LogicalNode final : public Node {
public:
    LogicalNode(bool conjunction, Nodes operands)
        : conjunction_(conjunction),
          operands_(std::move(operands))
    {
        for (const auto &operand : operands_)
            under(*operand);
        type = Type::of(Type::Base::Boolean);
    }
    Value evaluate(Frame &frame) const override
    {
        const Truth decisive = conjunction_ ? Truth::No : Truth::Yes;
        bool unknown = false;
        Facts *facts = frame.runtime.facts();
        const Facts::Mark start = facts ? facts->mark() : 0;
        for (const auto &operand : operands_) {
            const Facts::Mark mark = facts ? facts->mark() : 0;
            const Truth truth = operand->evaluate(frame).truth();
            if (truth == decisive) {
                // Nothing unknown stands behind this operand, so the others did not matter.
                if (facts && !facts->any(mark))
                    facts->drop(start);
                return Value::of(decisive);
            }
            unknown = unknown || truth == Truth::Unknown;
        }
        return unknown ? Value() : Value(conjunction_);
    }

private:
    bool conjunction_;
    Nodes operands_;
};

class BetweenNode final : public Node {
public:
    BetweenNode(NodePtr value, NodePtr low, NodePtr high)
        : value_(std::move(value)),
          low_(std::move(low)),
          high_(std::move(high))
    {
        under(*value_);
        under(*low_);
        under(*high_);
        type = Type::of(Type::Base::Boolean);
    }
    Value evaluate(Frame &frame) const override
    {
        const Value value = value_->evaluate(frame);
        const Value low = low_->evaluate(frame);
        const auto above = compare(value, low);
        const auto below = compare(value, high_->evaluate(frame));
        if (!above || !below) {
            frame.runtime.note("'between' on values that have no order");
            return {};
        }
        return Value(*above >= 0 && *below <= 0);
    }

private:
    NodePtr value_;
    NodePtr low_;
    NodePtr high_;
};

class IfNode final : public Node {
public:
    IfNode(NodePtr condition, NodePtr then, NodePtr otherwise)
        : condition_(std::move(condition)),
          then_(std::move(then)),
          otherwise_(std::move(otherwise))
    {
        under(*condition_);
        under(*then_);
        under(*otherwise_);
        type = then_->type ? then_->type : otherwise_->type;
        const auto *comparison = dynamic_cast<const ComparisonNode *>(condition_.get());
        testsNull_ = comparison && comparison->testsNull();
    }
    Value evaluate(Frame &frame) const override
    {
        Facts *facts = frame.runtime.facts();
        const Facts::Mark start = facts ? facts->mark() : 0;
        const Value condition = condition_->evaluate(frame);
        const Node *branch = condition.isTrue() ? then_.get() : otherwise_.get();
        if (!condition.isTrue() && !condition.isFalse() && !condition.isNull()) {
            frame.runtime.note("the condition of 'if' is no boolean");
            return {};
        }
        if (!facts)
            return branch->evaluate(frame);
        const Facts::Mark mark = facts->mark();
        Value value = branch->evaluate(frame);
        // `if x != null then f(x) else g(y)`: y stood in for x, which need not be asked for any
        // more.
        if (testsNull_ && !branch->constant() && !value.isNull() && !facts->any(mark))
            facts->drop(start);
        return value;
    }

private:
    bool testsNull_ = false;
    NodePtr condition_;
    NodePtr then_;
    NodePtr otherwise_;
};

} // namespace

Truth compared(Comparison comparison, const Value &left, const Value &right)
{
    const auto truth = [](bool b) { return b ? Truth::Yes : Truth::No; };
    if (comparison == Comparison::Equal)
        return equal(left, right);
    if (comparison == Comparison::NotEqual) {
        const Truth same = equal(left, right);
        return same == Truth::Unknown ? same : truth(same == Truth::No);
    }
    const auto order = compare(left, right);
    if (!order) {
        const auto single = [](const Value &v) { return v.is(Kind::List) && v.list().size() == 1; };
        if (single(left))
            return compared(comparison, left.list().front(), right);
        if (single(right))
            return compared(comparison, left, right.list().front());
        return Truth::Unknown;
    }
    switch (comparison) {
    case Comparison::Less:
        return truth(*order < 0);
    case Comparison::LessEqual:
        return truth(*order <= 0);
    case Comparison::Greater:
        return truth(*order > 0);
    default:
        return truth(*order >= 0);
    }
}

NodePtr makeArithmetic(Operator op, NodePtr left, NodePtr right)
{
    return std::make_unique<ArithmeticNode>(op, std::move(left), std::move(right));
}

NodePtr makeNegation(NodePtr operand)
{
    if (operand->constant() && operand->constant()->is(Kind::Number))
        return std::make_unique<ConstantNode>(Value(-operand->constant()->number()));
    return std::make_unique<NegationNode>(std::move(operand));
}

NodePtr makeComparison(Comparison comparison, NodePtr left, NodePtr right)
{
    return std::make_unique<ComparisonNode>(comparison, std::move(left), std::move(right));
}

NodePtr makeLogical(bool conjunction, Nodes operands)
{
    return std::make_unique<LogicalNode>(conjunction, std::move(operands));
}

NodePtr makeBetween(NodePtr value, NodePtr low, NodePtr high)
{
    return std::make_unique<BetweenNode>(std::move(value), std::move(low), std::move(high));
}

NodePtr makeIf(NodePtr condition, NodePtr then, NodePtr otherwise)
{
    return std::make_unique<IfNode>(std::move(condition), std::move(then), std::move(otherwise));
}

} // namespace yorisoi::decision
