// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "node.h"

namespace yorisoi::decision {

enum class HitPolicy : std::uint8_t {
    Unique,
    Any,
    Priority,
    First,
    RuleOrder,
    OutputOrder,
    Collect
};
enum class Aggregator : std::uint8_t { None, Sum, Min, Max, Count };

struct TableInput {
    std::string text;
    NodePtr expression;
    /// Allowed input values, or null.
    std::shared_ptr<const UnaryTests> allowed;
};

struct TableOutput {
    std::string name;
    TypePtr type;
    /// In the order of their priority; also the values that are allowed. Null when nothing is
    /// declared.
    std::shared_ptr<const UnaryTests> values;
    /// Null when there is none.
    NodePtr fallback;
};

/// See TraceAnnotation.
struct TableAnnotation {
    std::string column;
    std::vector<std::string> texts;
    Nodes values;
};

struct TableRule {
    std::string id;
    std::string description;
    std::vector<TableAnnotation> annotations;
    std::vector<std::unique_ptr<const UnaryTests>> tests;
    Nodes outputs;
};

struct Table {
    std::string id;
    HitPolicy policy = HitPolicy::Unique;
    Aggregator aggregator = Aggregator::None;
    std::vector<TableInput> inputs;
    std::vector<TableOutput> outputs;
    std::vector<TableRule> rules;
};

/// The logic of a decision table (DMN 1.5, chapter 8).
NodePtr makeTable(Table table);
/// "UNIQUE", "COLLECT SUM", …
std::string hitPolicyName(HitPolicy policy, Aggregator aggregator);

} // namespace yorisoi::decision
