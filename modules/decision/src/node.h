// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "runtime.h"
#include "type.h"
#include "yorisoi/decision/callable.h"

namespace yorisoi::decision {

/// A compiled expression. Immutable; `evaluate` may run in many threads at once.
class Node {
public:
    virtual ~Node() = default;
    virtual Value evaluate(Frame &frame) const = 0;
    /// The value when it is known without a frame.
    virtual const Value *constant() const { return nullptr; }

    /// What is known about the value before it exists; null when nothing is.
    TypePtr type;
    /// Levels of this expression tree, including this one.
    unsigned depth = 1;

protected:
    void under(const Node &child) { depth = std::max(depth, child.depth + 1); }
};
using NodePtr = std::unique_ptr<const Node>;
using Nodes = std::vector<NodePtr>;

class ConstantNode final : public Node {
public:
    explicit ConstantNode(Value value);
    Value evaluate(Frame &) const override { return value_; }
    const Value *constant() const override { return &value_; }

private:
    Value value_;
};

/// Null with a reason: what could not be compiled.
class InvalidNode final : public Node {
public:
    explicit InvalidNode(std::string reason) : reason_(std::move(reason)) {}
    Value evaluate(Frame &frame) const override
    {
        frame.runtime.note(reason_);
        return {};
    }

private:
    std::string reason_;
};

class SlotNode final : public Node {
public:
    SlotNode(unsigned slot, TypePtr t) : slot_(slot) { type = std::move(t); }
    Value evaluate(Frame &frame) const override
    {
        if (frame.runtime.facts())
            readFacts(frame);
        return frame.slots[slot_];
    }
    unsigned slot() const { return slot_; }

private:
    void readFacts(Frame &frame) const;

    unsigned slot_;
};

class GlobalNode final : public Node {
public:
    GlobalNode(unsigned index, TypePtr t) : index_(index) { type = std::move(t); }
    Value evaluate(Frame &frame) const override
    {
        return frame.globals ? frame.globals->global(frame.runtime, index_) : Value();
    }

private:
    unsigned index_;
};

/// Finds a key in contexts that mostly have it at the same place: one comparison instead of a
/// search. Thread-safe, as a wrong guess only costs the search.
class KeyPlace {
public:
    const Value *find(const Value &context, std::string_view key) const
    {
        if (!context.is(Kind::Context))
            return nullptr;
        const auto &keys = context.shape().keys();
        const std::size_t guess = place_.load(std::memory_order_relaxed);
        if (guess < keys.size() && keys[guess] == key)
            return &context.values()[guess];
        const int found = context.shape().find(key);
        if (found < 0)
            return nullptr;
        place_.store(static_cast<std::uint32_t>(found), std::memory_order_relaxed);
        return &context.values()[static_cast<std::size_t>(found)];
    }

private:
    mutable std::atomic<std::uint32_t> place_{0};
};

/// A name inside a filter whose items may have an entry of that name: the entry, else `otherwise`.
class ItemNameNode final : public Node {
public:
    ItemNameNode(NodePtr item, std::string name, NodePtr otherwise);
    Value evaluate(Frame &frame) const override;

private:
    NodePtr item_;
    std::string name_;
    KeyPlace place_;
    NodePtr otherwise_;
};

/// `subject.name`; over a list, the list of the entries.
class PathNode final : public Node {
public:
    PathNode(NodePtr subject, std::string name);
    Value evaluate(Frame &frame) const override;

private:
    NodePtr subject_;
    std::string name_;
    /// Position of the name where the type of the subject is known; -1 when it is not.
    int position_ = -1;
    KeyPlace place_;
};
/// The property or entry `name` of one value.
Value propertyOf(Runtime &runtime, const Value &subject, std::string_view name);

enum class Operator : std::uint8_t { Add, Subtract, Multiply, Divide, Power };
NodePtr makeArithmetic(Operator op, NodePtr left, NodePtr right);
NodePtr makeNegation(NodePtr operand);
Value arithmetic(Runtime &runtime, Operator op, const Value &left, const Value &right);

enum class Comparison : std::uint8_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
NodePtr makeComparison(Comparison comparison, NodePtr left, NodePtr right);
Truth compared(Comparison comparison, const Value &left, const Value &right);

NodePtr makeLogical(bool conjunction, Nodes operands);
NodePtr makeBetween(NodePtr value, NodePtr low, NodePtr high);
NodePtr makeInstanceOf(NodePtr value, TypePtr type);
NodePtr makeIf(NodePtr condition, NodePtr then, NodePtr otherwise);
NodePtr makeList(Nodes items);
NodePtr makeRange(RangeData::Form form, bool startIncluded, bool endIncluded, NodePtr start,
                  NodePtr end);
/// `slot` holds the entry for later entries; kNoSlot where no later entry may see it.
constexpr unsigned kNoSlot = ~0U;
struct ContextEntry {
    std::string key;
    NodePtr value;
    unsigned slot = kNoSlot;
    TypePtr type;
};
/// With `result`, the value of the boxed context instead of the context.
NodePtr makeContext(std::vector<ContextEntry> entries, NodePtr result);
NodePtr makeFilter(NodePtr list, NodePtr predicate, unsigned itemSlot, bool usesItem);
/// The value coerced to a type.
NodePtr makeTyped(NodePtr value, TypePtr type);

/// One `x in domain` of for, some and every. With `end` the domain goes from `domain` to `end`.
struct Iteration {
    unsigned slot = 0;
    NodePtr domain;
    NodePtr end;
};
/// `partialSlot` is kNoSlot when the body does not look at the results so far.
NodePtr makeFor(std::vector<Iteration> iterations, NodePtr body, unsigned partialSlot);
NodePtr makeQuantified(bool every, std::vector<Iteration> iterations, NodePtr condition);

/// A parameter of a function literal or business knowledge model.
struct Parameter {
    std::string name;
    TypePtr type;
};
/// The body of a function and where its slots lie: parameters first.
struct FunctionCode {
    std::vector<Parameter> parameters;
    std::vector<std::string> names;
    NodePtr body;
    unsigned slotCount = 0;
    /// Slots that take the captured values, in the order of FunctionNode's captures.
    std::vector<unsigned> captureSlots;
    TypePtr result;
    /// Made by `completeType`.
    TypePtr type;
    /// Why it cannot be called (an external function); empty otherwise.
    std::string unsupported;
};
/// Fills `type` from the parameters and the result.
void completeType(FunctionCode &code);
NodePtr makeFunction(std::shared_ptr<const FunctionCode> code, Nodes captures);
std::shared_ptr<const Callable> makeClosure(std::shared_ptr<const FunctionCode> code,
                                            std::vector<Value> captured);

NodePtr makeCall(NodePtr function, std::vector<std::string> names, Nodes arguments);
/// A call of a built-in function: null reason on success, otherwise why no signature fits.
NodePtr makeBuiltinCall(std::string_view name, std::vector<std::string> names, Nodes arguments,
                        std::string &reason);
/// A built-in function as a value, or null.
NodePtr makeBuiltinValue(std::string_view name);

/// The tests of an input entry, of `in (...)` or of allowed values, on the value in `slot`.
class UnaryTests {
public:
    struct Test {
        enum class Form : std::uint8_t { Compare, Range, Expression };
        Form form = Form::Expression;
        Comparison comparison = Comparison::Equal;
        NodePtr node;
        /// The expression looks at "?".
        bool usesInput = false;
    };
    UnaryTests(bool any, bool negated, std::vector<Test> tests);

    /// The `-` of a decision table.
    bool any() const { return any_; }
    Truth test(Frame &frame, const Value &input) const;
    unsigned depth() const { return depth_; }
    const std::vector<Test> &tests() const { return tests_; }
    /// Slots that the tests need, and the one of "?"; for tests that stand alone.
    unsigned slotCount = 0;
    unsigned inputSlot = 0;
    std::string text;

private:
    Truth testOne(const Test &test, Frame &frame, const Value &input) const;
    bool any_;
    bool negated_;
    std::vector<Test> tests_;
    unsigned depth_ = 1;
};
NodePtr makeIn(NodePtr value, unsigned slot, std::unique_ptr<UnaryTests> tests);
/// FEEL's `in` for a value on the right side: equality, membership in a list or range.
Truth valueIn(const Value &value, const Value &container);

} // namespace yorisoi::decision
