// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "yorisoi/decision/evaluation.h"
#include "yorisoi/decision/value.h"

namespace yorisoi::decision {

class Facts;
class Runtime;

/// The values that a decision's logic gets from its requirements, computed when first asked for.
class Globals {
public:
    virtual ~Globals() = default;
    virtual const Value &global(Runtime &runtime, unsigned index) = 0;
};

/// What one evaluation spends and says. One thread.
class Runtime {
public:
    explicit Runtime(const EvaluateOptions &options);

    /// Counts work; false when the budget is spent, after which everything yields null quickly.
    bool charge(std::uint64_t steps)
    {
        if (steps > stepsLeft_) {
            exhaust("steps");
            return false;
        }
        stepsLeft_ -= steps;
        return true;
    }
    /// Counts values that stay in memory.
    bool chargeItems(std::uint64_t items)
    {
        if (items > itemsLeft_) {
            exhaust("items");
            return false;
        }
        itemsLeft_ -= items;
        return true;
    }
    /// Bounds the C++ stack: `levels` is the depth of the expression about to be entered.
    bool enter(unsigned levels)
    {
        if (levels > depthLeft_ || exhausted()) {
            exhaust("depth");
            return false;
        }
        depthLeft_ -= levels;
        return true;
    }
    void leave(unsigned levels) { depthLeft_ += levels; }
    bool exhausted() const { return !exhausted_.empty(); }
    /// Which budget is spent.
    std::string_view exhaustedBudget() const { return exhausted_; }

    /// A reason why something became null. `reason` must outlive the evaluation (a literal).
    void note(std::string_view reason)
    {
        if (notes_.size() < kMaximumNotes)
            notes_.push_back({element_, reason});
    }
    /// Names the element that later notes belong to; returns the one before.
    std::string_view setElement(std::string_view element)
    {
        return std::exchange(element_, element);
    }
    std::vector<Diagnostic> diagnostics() const;

    /// `count` empty slots, valid until `pop`.
    Value *push(std::size_t count);
    void pop(Value *slots, std::size_t count);

    const EvaluateOptions &options() const { return options_; }
    const DateTime &now();
    /// Where to record; null when nobody asked for a trace.
    Trace *trace() const { return trace_; }
    void setTrace(Trace *trace) { trace_ = trace; }
    /// Which unknown facts the result hangs on; null without a trace.
    Facts *facts() const { return facts_; }
    void setFacts(Facts *facts) { facts_ = facts; }
    /// The element being computed, for its tables; null without a trace.
    TraceElement *traced() const { return traced_; }
    TraceElement *setTraced(TraceElement *element) { return std::exchange(traced_, element); }

private:
    static constexpr std::size_t kMaximumNotes = 100;
    struct Note {
        std::string_view element;
        std::string_view reason;
    };
    struct Chunk {
        std::unique_ptr<Value[]> values;
        std::size_t size = 0;
        std::size_t used = 0;
    };
    void exhaust(std::string_view budget);

    const EvaluateOptions &options_;
    std::uint64_t stepsLeft_;
    std::uint64_t itemsLeft_;
    unsigned depthLeft_;
    std::string_view exhausted_;
    std::string_view element_;
    std::vector<Note> notes_;
    std::vector<Chunk> chunks_;
    std::size_t chunk_ = 0;
    std::optional<DateTime> now_;
    Trace *trace_ = nullptr;
    TraceElement *traced_ = nullptr;
    Facts *facts_ = nullptr;
};

/// Slots of one run of an expression.
class Slots {
public:
    Slots(Runtime &runtime, std::size_t count)
        : runtime_(runtime),
          values_(runtime.push(count)),
          count_(count)
    {
    }
    ~Slots() { runtime_.pop(values_, count_); }
    Slots(const Slots &) = delete;
    Slots &operator=(const Slots &) = delete;
    Value *data() const { return values_; }

private:
    Runtime &runtime_;
    Value *values_;
    std::size_t count_;
};

struct Frame {
    Runtime &runtime;
    Value *slots;
    Globals *globals;
};

} // namespace yorisoi::decision
