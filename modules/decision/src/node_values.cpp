// SPDX-License-Identifier: GPL-3.0-or-later
// Constants, names, paths, lists, contexts, ranges.
#include "facts.h"
#include "node.h"

namespace yorisoi::decision {

ConstantNode::ConstantNode(Value value) : value_(std::move(value))
{
    type = typeOf(value_);
}

void SlotNode::readFacts(Frame &frame) const
{
    frame.runtime.facts()->readSlot(frame.slots + slot_);
}

ItemNameNode::ItemNameNode(NodePtr item, std::string name, NodePtr otherwise)
    : item_(std::move(item)),
      name_(std::move(name)),
      otherwise_(std::move(otherwise))
{
    under(*otherwise_);
}

Value ItemNameNode::evaluate(Frame &frame) const
{
    const Value item = item_->evaluate(frame);
    if (const Value *entry = place_.find(item, name_)) {
        if (Facts *facts = frame.runtime.facts())
            facts->read(item, name_, entry);
        return *entry;
    }
    return otherwise_->evaluate(frame);
}

namespace {

TypePtr typeOfPath(const Type *subject, const std::string &name)
{
    using Base = Type::Base;
    if (!subject)
        return nullptr;
    if (subject->base == Base::List)
        return Type::listOf(typeOfPath(subject->element.get(), name));
    if (subject->base == Base::Context) {
        const auto *field = subject->field(name);
        return field ? field->type : nullptr;
    }
    if (subject->base == Base::Range && (name == "start" || name == "end"))
        return subject->element;
    return nullptr;
}

Value number(std::int64_t n)
{
    return Value(n);
}

Value dateProperty(const Date &date, std::string_view name)
{
    if (name == "year")
        return number(date.year);
    if (name == "month")
        return number(date.month);
    if (name == "day")
        return number(date.day);
    if (name == "weekday")
        return number(date.weekday());
    return {};
}

Value timeProperty(const Time &time, std::string_view name, std::int32_t offset)
{
    if (name == "hour")
        return number(time.hour);
    if (name == "minute")
        return number(time.minute);
    if (name == "second")
        return number(time.second);
    if (name == "time offset")
        return time.zone.none() ? Value() : Value(DayTimeDuration{offset, 0});
    if (name == "timezone")
        return time.zone.isNamed() ? Value(time.zone.name()) : Value();
    return {};
}

/// The part of a duration between two units, with the sign of the whole.
Value part(std::int64_t total, std::int64_t unit, std::int64_t limit)
{
    const std::int64_t whole = total / unit;
    return number(limit == 0 ? whole : whole % limit);
}

Value durationProperty(const DayTimeDuration &duration, std::string_view name)
{
    const bool negative = duration.seconds < 0;
    const DayTimeDuration size =
        negative ? negated(duration).value_or(DayTimeDuration{}) : duration;
    const std::int64_t seconds = negative ? -size.seconds : size.seconds;
    if (name == "days")
        return part(seconds, 86400, 0);
    if (name == "hours")
        return part(seconds, 3600, 24);
    if (name == "minutes")
        return part(seconds, 60, 60);
    if (name == "seconds")
        return part(seconds, 1, 60);
    return {};
}

Value rangeProperty(const RangeData &range, std::string_view name)
{
    if (name == "start")
        return range.start;
    if (name == "end")
        return range.form == RangeData::Form::Equal ? range.start : range.end;
    if (name == "start included")
        return Value(range.startIncluded);
    if (name == "end included")
        return Value(range.endIncluded);
    return {};
}

} // namespace

Value propertyOf(Runtime &runtime, const Value &subject, std::string_view name)
{
    switch (subject.kind()) {
    case Kind::Context: {
        const Value *entry = subject.find(name);
        if (Facts *facts = runtime.facts())
            facts->read(subject, name, entry);
        if (!entry)
            runtime.note("a path to an entry that the context does not have");
        return entry ? *entry : Value();
    }
    case Kind::List: {
        List all;
        if (!runtime.charge(subject.list().size()) || !runtime.chargeItems(subject.list().size()))
            return {};
        all.reserve(subject.list().size());
        for (const Value &item : subject.list())
            all.push_back(propertyOf(runtime, item, name));
        return Value(std::move(all));
    }
    case Kind::Date:
        return dateProperty(subject.date(), name);
    case Kind::DateTime: {
        const DateTime value = subject.dateTime();
        Value property = dateProperty(value.date, name);
        return property.isNull() ? timeProperty(value.time, name, value.offset()) : property;
    }
    case Kind::Time:
        return timeProperty(subject.time(), name, subject.time().zone.standardOffset());
    case Kind::DayTimeDuration:
        return durationProperty(subject.dayTime(), name);
    case Kind::YearMonthDuration:
        if (name == "years")
            return part(subject.yearMonth().months, 12, 0);
        return name == "months" ? part(subject.yearMonth().months, 1, 12) : Value();
    case Kind::Range:
        return rangeProperty(subject.range(), name);
    default:
        runtime.note("a path into a value that has no entries");
        return {};
    }
}

PathNode::PathNode(NodePtr subject, std::string name)
    : subject_(std::move(subject)),
      name_(std::move(name))
{
    under(*subject_);
    type = typeOfPath(subject_->type.get(), name_);
    // The built-in type `context` says nothing about its entries.
    if (subject_->type && subject_->type->base == Type::Base::Context && subject_->type->shape)
        position_ = subject_->type->shape->find(name_);
}

Value PathNode::evaluate(Frame &frame) const
{
    const Value subject = subject_->evaluate(frame);
    if (position_ >= 0 && !frame.runtime.facts() && subject.is(Kind::Context) &&
        subject.shapePtr() == subject_->type->shape)
        return subject.values()[static_cast<std::size_t>(position_)];
    if (!frame.runtime.facts())
        if (const Value *entry = place_.find(subject, name_))
            return *entry;
    return propertyOf(frame.runtime, subject, name_);
}

namespace {

class ListNode final : public Node {
public:
    explicit ListNode(Nodes items) : items_(std::move(items))
    {
        TypePtr element = items_.empty() ? nullptr : items_.front()->type;
        for (const auto &item : items_)
            under(*item);
        type = Type::listOf(std::move(element));
    }
    Value evaluate(Frame &frame) const override
    {
        if (!frame.runtime.chargeItems(items_.size() + 1))
            return {};
        List values;
        values.reserve(items_.size());
        for (const auto &item : items_)
            values.push_back(item->evaluate(frame));
        return Value(std::move(values));
    }

private:
    Nodes items_;
};

class ContextNode final : public Node {
public:
    ContextNode(std::vector<ContextEntry> entries, NodePtr result)
        : entries_(std::move(entries)),
          result_(std::move(result))
    {
        std::vector<Type::Field> fields;
        for (const auto &entry : entries_) {
            under(*entry.value);
            fields.push_back({entry.key, entry.type ? entry.type : entry.value->type});
        }
        if (result_)
            under(*result_);
        auto own = Type::context(std::move(fields));
        shape_ = own->shape;
        type = result_ ? result_->type : own;
    }
    Value evaluate(Frame &frame) const override
    {
        if (!frame.runtime.chargeItems(entries_.size() + 1))
            return {};
        if (frame.runtime.facts())
            return evaluateTraced(frame, *frame.runtime.facts());
        std::vector<Value> values;
        if (!result_)
            values.reserve(entries_.size());
        for (const auto &entry : entries_) {
            Value value = one(frame, entry);
            if (!result_)
                values.push_back(std::move(value));
        }
        return result_ ? result_->evaluate(frame) : Value(shape_, std::move(values));
    }

private:
    static Value one(Frame &frame, const ContextEntry &entry)
    {
        Value value = entry.value->evaluate(frame);
        if (entry.type)
            value = coerce(frame.runtime, value, *entry.type);
        if (entry.slot != kNoSlot)
            frame.slots[entry.slot] = value;
        return value;
    }

    /// The facts of an entry wait until somebody reads the entry.
    Value evaluateTraced(Frame &frame, Facts &facts) const
    {
        std::vector<Value> values;
        std::vector<Facts::Ids> asked;
        std::size_t bound = 0;
        for (const auto &entry : entries_) {
            const Facts::Mark mark = facts.mark();
            values.push_back(one(frame, entry));
            asked.push_back(facts.take(mark));
            if (entry.slot != kNoSlot) {
                facts.bind(frame.slots + entry.slot, asked.back());
                ++bound;
            }
        }
        Value value = result_ ? result_->evaluate(frame) : Value(shape_, std::move(values));
        facts.unbind(bound);
        if (!result_)
            facts.attach(value, std::move(asked));
        return value;
    }

    std::vector<ContextEntry> entries_;
    NodePtr result_;
    ShapePtr shape_;
};

Value rangeValue(Runtime &runtime, RangeData range)
{
    if (range.form == RangeData::Form::Interval && !range.start.isNull() && !range.end.isNull()) {
        if (range.start.kind() != range.end.kind() || !compare(range.start, range.end)) {
            runtime.note("a range between values that have no order");
            return {};
        }
    } else if (range.form == RangeData::Form::Interval &&
               ((range.start.isNull() && range.startIncluded) ||
                (range.end.isNull() && range.endIncluded) ||
                (range.start.isNull() && range.end.isNull()))) {
        runtime.note("a range that includes a null end");
        return {};
    }
    return Value(std::move(range));
}

class RangeNode final : public Node {
public:
    RangeNode(RangeData::Form form, bool startIncluded, bool endIncluded, NodePtr start,
              NodePtr end)
        : form_(form),
          startIncluded_(startIncluded),
          endIncluded_(endIncluded),
          start_(std::move(start)),
          end_(std::move(end))
    {
        under(*start_);
        under(*end_);
        type = Type::rangeOf(start_->type ? start_->type : end_->type);
    }
    Value evaluate(Frame &frame) const override
    {
        return rangeValue(frame.runtime, RangeData{form_, startIncluded_, endIncluded_,
                                                   start_->evaluate(frame), end_->evaluate(frame)});
    }

private:
    RangeData::Form form_;
    bool startIncluded_;
    bool endIncluded_;
    NodePtr start_;
    NodePtr end_;
};

class TypedNode final : public Node {
public:
    TypedNode(NodePtr value, TypePtr t) : value_(std::move(value))
    {
        under(*value_);
        type = std::move(t);
    }
    Value evaluate(Frame &frame) const override
    {
        return coerce(frame.runtime, value_->evaluate(frame), *type);
    }

private:
    NodePtr value_;
};

class InstanceOfNode final : public Node {
public:
    InstanceOfNode(NodePtr value, TypePtr tested)
        : value_(std::move(value)),
          tested_(std::move(tested))
    {
        under(*value_);
        type = Type::of(Type::Base::Boolean);
    }
    Value evaluate(Frame &frame) const override
    {
        return Value(conforms(value_->evaluate(frame), *tested_));
    }

private:
    NodePtr value_;
    TypePtr tested_;
};

} // namespace

NodePtr makeList(Nodes items)
{
    const bool known = std::all_of(items.begin(), items.end(),
                                   [](const NodePtr &n) { return n->constant() != nullptr; });
    if (!known)
        return std::make_unique<ListNode>(std::move(items));
    List values;
    for (const auto &item : items)
        values.push_back(*item->constant());
    Value list(std::move(values));
    if (list.isNull())
        return std::make_unique<InvalidNode>("the list is nested too deeply");
    return std::make_unique<ConstantNode>(std::move(list));
}

NodePtr makeContext(std::vector<ContextEntry> entries, NodePtr result)
{
    return std::make_unique<ContextNode>(std::move(entries), std::move(result));
}

NodePtr makeRange(RangeData::Form form, bool startIncluded, bool endIncluded, NodePtr start,
                  NodePtr end)
{
    const bool known = start->constant() && end->constant();
    const bool openEnd = form != RangeData::Form::Interval;
    if (known && (openEnd || (start->constant()->kind() == end->constant()->kind() &&
                              compare(*start->constant(), *end->constant()))))
        return std::make_unique<ConstantNode>(Value(
            RangeData{form, startIncluded, endIncluded, *start->constant(), *end->constant()}));
    return std::make_unique<RangeNode>(form, startIncluded, endIncluded, std::move(start),
                                       std::move(end));
}

NodePtr makeTyped(NodePtr value, TypePtr type)
{
    if (!type || (type->base == Type::Base::Any && !type->constrained()))
        return value;
    return std::make_unique<TypedNode>(std::move(value), std::move(type));
}

NodePtr makeInstanceOf(NodePtr value, TypePtr type)
{
    return std::make_unique<InstanceOfNode>(std::move(value), std::move(type));
}

} // namespace yorisoi::decision
