// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/decision/value.h"

namespace yorisoi::base {
class Clock;
}

namespace yorisoi::decision {

/// What an evaluation may spend. When one is used up the evaluation ends with
/// `ErrorCode::TooLarge`.
struct Budget {
    /// Iterations, calls and elements looked at; a million take well under a second.
    std::uint64_t steps = 20'000'000;
    /// Nested expressions, calls and decisions; a level takes up to half a KiB of stack.
    unsigned depth = 6'000;
    /// List elements, context entries and 16-byte pieces of text created.
    std::uint64_t items = 4'000'000;
};

struct EvaluateOptions {
    /// Fill `Evaluation::trace`.
    bool trace = false;
    /// The inputs come from JSON: where an input is declared as a date, time or duration, its text
    /// is read as one.
    bool textInputs = false;
    Budget budget;
    /// For now() and today(), in UTC; the system's when null.
    const base::Clock *clock = nullptr;
    /// Zone of now() and today(); UTC when none.
    Zone zone;
};

/// A reason why something became null.
struct Diagnostic {
    std::string element;
    std::string message;
};

/// One condition of a rule as it was tested.
struct TraceCondition {
    /// Position of the input column.
    std::size_t column = 0;
    /// The input entry as written.
    std::string test;
    Value actual;
    /// Unknown: the comparison had no answer, mostly because the actual value is null.
    Truth outcome = Truth::Unknown;
};

struct TraceRule {
    /// From 1.
    std::size_t number = 0;
    std::string id;
    std::string description;
    bool fired = false;
    /// Every condition but the "-".
    std::vector<TraceCondition> conditions;
};

struct TraceInput {
    std::string expression;
    Value value;
};

struct TraceTable {
    std::string id;
    std::string hitPolicy;
    std::vector<TraceInput> inputs;
    std::vector<TraceRule> rules;
    Value result;
};

/// A decision, a call of a business knowledge model, or a decision service, in the order of
/// completion.
struct TraceElement {
    std::string name;
    std::string id;
    /// "decision", "business knowledge model" or "decision service".
    std::string_view kind;
    std::vector<TraceTable> tables;
    Value result;
};

struct Trace {
    std::vector<TraceElement> elements;
    /// Input data that were asked for and are null.
    std::vector<std::string> unknownInputs;
};

} // namespace yorisoi::decision
