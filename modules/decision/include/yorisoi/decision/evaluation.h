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
    /// With a trace: the input whose values that were read go into `Trace::reads`.
    std::string_view reads;
    /// Fill `Evaluation::diagnostics`.
    bool diagnostics = true;
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

/// An annotation of a rule that fired, e.g. "月額{料率.児童手当.特例給付}円": the texts around the
/// expressions in braces and their values, one text more than values.
struct TraceAnnotation {
    /// The name of the annotation column.
    std::string column;
    std::vector<std::string> texts;
    std::vector<Value> values;
    /// With each value as FEEL's `string()` gives it.
    std::string text() const;
};

struct TraceRule {
    /// From 1.
    std::size_t number = 0;
    std::string id;
    std::string description;
    bool fired = false;
    /// Every condition but the "-".
    std::vector<TraceCondition> conditions;
    /// Of a rule that fired; empty ones are left out.
    std::vector<TraceAnnotation> annotations;
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
    /// Of a call: which parts of the inputs it was given, e.g. "世帯.構成員[2]"; positions from 1.
    std::vector<std::string> subjects;
    std::vector<TraceTable> tables;
    Value result;
};

/// A fact of the inputs that is not known (null or not there) and that a result hangs on. Facts
/// that were looked at without weight are none: the other operand of an `and` that is false anyway,
/// the columns of rules that cannot fire, another person's facts when this person's suffice.
struct UnknownFact {
    /// "世帯.構成員[2].身体障害者手帳等級"; positions from 1.
    std::string path;
    /// The decision, and where that is a context the entry.
    std::string decision;
    std::string entry;
};

struct Trace {
    std::vector<TraceElement> elements;
    /// Input data that were asked for and are null.
    std::vector<std::string> unknownInputs;
    std::vector<UnknownFact> unknownFacts;
    /// Paths of the values of `EvaluateOptions::reads` that were read, e.g.
    /// "料率.児童手当.特例給付".
    std::vector<std::string> reads;
};

} // namespace yorisoi::decision
