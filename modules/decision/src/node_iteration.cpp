// SPDX-License-Identifier: GPL-3.0-or-later
// Filters, for, some and every. Every element looked at is charged to the budget.
#include "facts.h"
#include "node.h"

namespace yorisoi::decision {
namespace {

/// The elements of one domain, made one at a time so that `1..1000000000000` takes no memory.
class Domain {
public:
    /// Not valid: null or no domain at all.
    Domain() = default;
    explicit Domain(Value list)
        : list_(std::move(list)),
          items_(&list_.list()),
          size_(items_->size()),
          valid_(true)
    {
    }
    Domain(const Value &from, const Value &to)
    {
        if (from.is(Kind::Number) && to.is(Kind::Number)) {
            const auto a = from.number().toInteger();
            const auto b = to.number().toInteger();
            if (!a || !b || *a < -kLimit || *a > kLimit || *b < -kLimit || *b > kLimit)
                return;
            first_ = *a;
            last_ = *b;
        } else if (from.is(Kind::Date) && to.is(Kind::Date)) {
            first_ = from.date().days();
            last_ = to.date().days();
            dates_ = true;
        } else {
            return;
        }
        valid_ = true;
        size_ = static_cast<std::size_t>(last_ >= first_ ? last_ - first_ : first_ - last_) + 1;
    }

    static Domain of(Runtime &runtime, const Value &value)
    {
        switch (value.kind()) {
        case Kind::Null:
            runtime.note("an iteration over null");
            return {};
        case Kind::List:
            return Domain(value);
        case Kind::Range: {
            const RangeData &range = value.range();
            Domain domain(range.start, range.end);
            if (range.form != RangeData::Form::Interval || !domain.valid_) {
                runtime.note("an iteration over a range without ends to count between");
                return {};
            }
            domain.exclude(range.startIncluded, range.endIncluded);
            return domain;
        }
        default:
            return Domain(Value(List{value}));
        }
    }

    bool valid() const { return valid_; }
    std::size_t size() const { return size_; }
    Value at(std::size_t index) const
    {
        if (items_)
            return (*items_)[index];
        const auto i = static_cast<std::int64_t>(index);
        const std::int64_t n = last_ >= first_ ? first_ + i : first_ - i;
        if (dates_)
            return Value(Date::fromDays(n).value_or(Date{}));
        return Value(n);
    }

private:
    static constexpr std::int64_t kLimit = 1'000'000'000'000'000;

    void exclude(bool startIncluded, bool endIncluded)
    {
        const std::int64_t step = last_ >= first_ ? 1 : -1;
        const std::size_t drop = (startIncluded ? 0U : 1U) + (endIncluded ? 0U : 1U);
        size_ = size_ > drop ? size_ - drop : 0;
        if (!startIncluded)
            first_ += step;
        if (!endIncluded)
            last_ -= step;
    }

    Value list_;
    const List *items_ = nullptr;
    std::int64_t first_ = 0;
    std::int64_t last_ = 0;
    bool dates_ = false;
    std::size_t size_ = 0;
    bool valid_ = false;
};

Domain domainOf(const Iteration &iteration, Frame &frame)
{
    Value from = iteration.domain->evaluate(frame);
    if (!iteration.end)
        return Domain::of(frame.runtime, from);
    Domain domain(from, iteration.end->evaluate(frame));
    if (!domain.valid())
        frame.runtime.note("an iteration between values that cannot be counted");
    return domain;
}

class FilterNode final : public Node {
public:
    FilterNode(NodePtr list, NodePtr predicate, unsigned slot, bool usesItem)
        : list_(std::move(list)),
          predicate_(std::move(predicate)),
          slot_(slot),
          usesItem_(usesItem)
    {
        under(*list_);
        under(*predicate_);
        const auto &t = list_->type;
        const bool index = predicate_->type && predicate_->type->base == Type::Base::Number;
        if (t && t->base == Type::Base::List)
            type = index ? t->element : t;
        else if (t)
            type = index ? t : Type::listOf(t);
    }

    Value evaluate(Frame &frame) const override
    {
        Value list = list_->evaluate(frame);
        if (list.isNull())
            return {};
        if (!list.is(Kind::List))
            list = Value(List{list});
        const List &items = list.list();
        Runtime &runtime = frame.runtime;
        if (!usesItem_) {
            const Value predicate = predicate_->evaluate(frame);
            if (predicate.is(Kind::Number))
                return at(runtime, items, predicate.number());
            if (predicate.isTrue())
                return list;
            return Value(List{});
        }
        List kept;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!runtime.charge(1))
                return {};
            frame.slots[slot_] = items[i];
            const Value predicate = predicate_->evaluate(frame);
            if (predicate.isTrue())
                kept.push_back(items[i]);
            else if (i == 0 && predicate.is(Kind::Number))
                return at(runtime, items, predicate.number());
        }
        return runtime.chargeItems(kept.size()) ? Value(std::move(kept)) : Value();
    }

private:
    static Value at(Runtime &runtime, const List &items, const Decimal &position)
    {
        const auto index = position.toInteger();
        const auto size = static_cast<std::int64_t>(items.size());
        if (!index || *index == 0 || *index > size || *index < -size) {
            runtime.note("a position outside the list");
            return {};
        }
        return items[static_cast<std::size_t>(*index > 0 ? *index - 1 : size + *index)];
    }

    NodePtr list_;
    NodePtr predicate_;
    unsigned slot_;
    bool usesItem_;
};

class ForNode final : public Node {
public:
    ForNode(std::vector<Iteration> iterations, NodePtr body, unsigned partialSlot)
        : iterations_(std::move(iterations)),
          body_(std::move(body)),
          partialSlot_(partialSlot)
    {
        for (const auto &iteration : iterations_)
            under(*iteration.domain);
        under(*body_);
        type = Type::listOf(body_->type);
    }

    Value evaluate(Frame &frame) const override
    {
        List results;
        Facts *facts = frame.runtime.facts();
        const Facts::Mark start = facts ? facts->mark() : 0;
        const bool whole = run(frame, 0, results);
        if (facts)
            facts->compact(start);
        return whole ? Value(std::move(results)) : Value();
    }

private:
    bool run(Frame &frame, std::size_t level, List &results) const
    {
        if (level == iterations_.size()) {
            if (partialSlot_ != kNoSlot) {
                if (!frame.runtime.charge(results.size()))
                    return false;
                frame.slots[partialSlot_] = Value(results);
            }
            results.push_back(body_->evaluate(frame));
            return frame.runtime.chargeItems(1);
        }
        const Domain domain = domainOf(iterations_[level], frame);
        if (!domain.valid())
            return false;
        for (std::size_t i = 0; i < domain.size(); ++i) {
            if (!frame.runtime.charge(1))
                return false;
            frame.slots[iterations_[level].slot] = domain.at(i);
            if (!run(frame, level + 1, results))
                return false;
        }
        return true;
    }

    std::vector<Iteration> iterations_;
    NodePtr body_;
    unsigned partialSlot_;
};

class QuantifiedNode final : public Node {
public:
    QuantifiedNode(bool every, std::vector<Iteration> iterations, NodePtr condition)
        : every_(every),
          iterations_(std::move(iterations)),
          condition_(std::move(condition))
    {
        for (const auto &iteration : iterations_)
            under(*iteration.domain);
        under(*condition_);
        type = Type::of(Type::Base::Boolean);
    }

    Value evaluate(Frame &frame) const override
    {
        bool unknown = false;
        const Truth decisive = every_ ? Truth::No : Truth::Yes;
        Facts *facts = frame.runtime.facts();
        const Facts::Mark start = facts ? facts->mark() : 0;
        const Truth found = run(frame, 0, decisive, unknown);
        if (facts)
            facts->compact(start);
        if (found == decisive)
            return Value::of(decisive);
        return unknown || found == Truth::Unknown ? Value() : Value(every_);
    }

private:
    /// `decisive` when it was found, Unknown when the iteration is impossible, otherwise the
    /// opposite.
    Truth run(Frame &frame, std::size_t level, Truth decisive, bool &unknown) const
    {
        if (level == iterations_.size()) {
            const Truth truth = condition_->evaluate(frame).truth();
            unknown = unknown || truth == Truth::Unknown;
            return truth == decisive ? decisive : opposite(decisive);
        }
        const Domain domain = domainOf(iterations_[level], frame);
        if (!domain.valid())
            return Truth::Unknown;
        Facts *facts = frame.runtime.facts();
        const Facts::Mark start = facts ? facts->mark() : 0;
        for (std::size_t i = 0; i < domain.size(); ++i) {
            if (!frame.runtime.charge(1))
                return Truth::Unknown;
            frame.slots[iterations_[level].slot] = domain.at(i);
            const Facts::Mark mark = facts ? facts->mark() : 0;
            const Truth truth = run(frame, level + 1, decisive, unknown);
            if (truth != opposite(decisive)) {
                // Nothing unknown stands behind this element, so the others did not matter.
                if (facts && !facts->any(mark))
                    facts->drop(start);
                return truth;
            }
        }
        return opposite(decisive);
    }
    static Truth opposite(Truth truth) { return truth == Truth::Yes ? Truth::No : Truth::Yes; }

    bool every_;
    std::vector<Iteration> iterations_;
    NodePtr condition_;
};

} // namespace

NodePtr makeFilter(NodePtr list, NodePtr predicate, unsigned itemSlot, bool usesItem)
{
    return std::make_unique<FilterNode>(std::move(list), std::move(predicate), itemSlot, usesItem);
}

NodePtr makeFor(std::vector<Iteration> iterations, NodePtr body, unsigned partialSlot)
{
    return std::make_unique<ForNode>(std::move(iterations), std::move(body), partialSlot);
}

NodePtr makeQuantified(bool every, std::vector<Iteration> iterations, NodePtr condition)
{
    return std::make_unique<QuantifiedNode>(every, std::move(iterations), std::move(condition));
}

} // namespace yorisoi::decision
