// SPDX-License-Identifier: GPL-3.0-or-later
// Unary tests (DMN 1.5, 7.3 grammar rules 7 to 17 and table 55) and the `in` operator.
#include "node.h"

namespace yorisoi::decision {

UnaryTests::UnaryTests(bool any, bool negated, std::vector<Test> tests)
    : any_(any),
      negated_(negated),
      tests_(std::move(tests))
{
    for (const auto &test : tests_)
        depth_ = std::max(depth_, test.node->depth + 1);
}

namespace {

Truth either(Truth a, Truth b)
{
    if (a == Truth::Yes || b == Truth::Yes)
        return Truth::Yes;
    return a == Truth::Unknown || b == Truth::Unknown ? Truth::Unknown : Truth::No;
}

} // namespace

Truth valueIn(const Value &value, const Value &container)
{
    if (container.is(Kind::Range) && !value.is(Kind::Range))
        return contains(container.range(), value);
    if (!container.is(Kind::List))
        return equal(value, container);
    if (value.is(Kind::List) && equal(value, container) == Truth::Yes)
        return Truth::Yes;
    Truth found = Truth::No;
    for (const Value &item : container.list()) {
        Truth truth = Truth::No;
        if (item.is(Kind::Range) && !value.is(Kind::Range))
            truth = contains(item.range(), value);
        else if (item.kind() == value.kind() || item.is(Kind::List))
            truth = equal(value, item);
        if (truth == Truth::Yes)
            return truth;
        found = either(found, truth);
    }
    return found;
}

Truth UnaryTests::testOne(const Test &test, Frame &frame, const Value &input) const
{
    if (test.form == Test::Form::Range)
        return contains(test.node->constant()->range(), input);
    if (test.form == Test::Form::Compare) {
        const Value *known = test.node->constant();
        return compared(test.comparison, input, known ? *known : test.node->evaluate(frame));
    }
    const Value *known = test.node->constant();
    const Value result = known ? *known : test.node->evaluate(frame);
    // A range that could not be made is no answer; any other null is a value to compare with.
    if (result.isNull() && test.node->type && test.node->type->base == Type::Base::Range)
        return Truth::Unknown;
    if (test.usesInput)
        return result.is(Kind::Boolean) ? result.truth()
               : result.isNull()        ? Truth::Unknown
                                        : valueIn(input, result);
    if (result.is(Kind::Boolean) && !input.is(Kind::Boolean) && !known)
        return result.truth();
    return valueIn(input, result);
}

Truth UnaryTests::test(Frame &frame, const Value &input) const
{
    if (any_)
        return Truth::Yes;
    frame.slots[inputSlot] = input;
    Truth found = Truth::No;
    for (const auto &test : tests_) {
        found = either(found, testOne(test, frame, input));
        if (found == Truth::Yes)
            break;
    }
    if (!negated_ || found == Truth::Unknown)
        return found;
    return found == Truth::Yes ? Truth::No : Truth::Yes;
}

namespace {

class InNode final : public Node {
public:
    InNode(NodePtr value, std::unique_ptr<const UnaryTests> tests)
        : value_(std::move(value)),
          tests_(std::move(tests))
    {
        under(*value_);
        depth = std::max(depth, tests_->depth() + 1);
        type = Type::of(Type::Base::Boolean);
    }
    Value evaluate(Frame &frame) const override
    {
        const Truth truth = tests_->test(frame, value_->evaluate(frame));
        if (truth == Truth::Unknown)
            frame.runtime.note("'in' without an answer");
        return Value::of(truth);
    }

private:
    NodePtr value_;
    std::unique_ptr<const UnaryTests> tests_;
};

} // namespace

NodePtr makeIn(NodePtr value, unsigned slot, std::unique_ptr<UnaryTests> tests)
{
    tests->inputSlot = slot;
    return std::make_unique<InNode>(std::move(value), std::move(tests));
}

} // namespace yorisoi::decision
