// SPDX-License-Identifier: GPL-3.0-or-later
#include "decision_table.h"

#include <array>

#include "facts.h"

namespace yorisoi::decision {

std::string hitPolicyName(HitPolicy policy, Aggregator aggregator)
{
    static constexpr std::array<std::string_view, 7> policies{
        "UNIQUE", "ANY", "PRIORITY", "FIRST", "RULE ORDER", "OUTPUT ORDER", "COLLECT"};
    static constexpr std::array<std::string_view, 5> aggregators{"", " SUM", " MIN", " MAX",
                                                                 " COUNT"};
    return std::string(policies[static_cast<std::size_t>(policy)]) +
           std::string(aggregators[static_cast<std::size_t>(aggregator)]);
}

namespace {

class TableNode final : public Node {
public:
    explicit TableNode(Table table) : table_(std::move(table))
    {
        for (const auto &input : table_.inputs)
            under(*input.expression);
        for (const auto &output : table_.outputs)
            if (output.fallback)
                under(*output.fallback);
        for (const auto &rule : table_.rules) {
            for (const auto &test : rule.tests)
                depth = std::max(depth, test->depth() + 1);
            for (const auto &output : rule.outputs)
                under(*output);
            for (const auto &annotation : rule.annotations)
                for (const auto &value : annotation.values)
                    under(*value);
        }
        std::vector<std::string> names;
        std::vector<Type::Field> fields;
        for (const auto &output : table_.outputs) {
            names.push_back(output.name);
            fields.push_back({output.name, output.type});
        }
        auto row = Type::context(std::move(fields));
        shape_ = row->shape;
        const TypePtr one = table_.outputs.size() == 1 ? table_.outputs.front().type : row;
        const bool single = table_.policy <= HitPolicy::First;
        if (single)
            type = one;
        else if (table_.aggregator == Aggregator::None)
            type = Type::listOf(one);
    }

    Value evaluate(Frame &frame) const override
    {
        Runtime &runtime = frame.runtime;
        Facts *facts = runtime.facts();
        Recording recording;
        const Slots inputs(runtime, table_.inputs.size());
        for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
            const auto &input = table_.inputs[i];
            const Facts::Mark mark = facts ? facts->mark() : 0;
            inputs.data()[i] = input.expression->evaluate(frame);
            if (facts)
                recording.asked.push_back(facts->take(mark));
            if (input.allowed && !inputs.data()[i].isNull() &&
                input.allowed->test(frame, inputs.data()[i]) != Truth::Yes) {
                runtime.note("an input value outside the allowed values of its column");
                return {};
            }
        }
        TraceElement *traced = runtime.traced();
        if (!traced || !facts)
            return decide(frame, inputs.data(), nullptr);
        TraceTable &trace = recording.trace;
        trace.id = table_.id;
        trace.hitPolicy = hitPolicyName(table_.policy, table_.aggregator);
        for (std::size_t i = 0; i < table_.inputs.size(); ++i)
            trace.inputs.push_back({table_.inputs[i].text, inputs.data()[i]});
        recording.mattered.resize(table_.inputs.size());
        Value result = decide(frame, inputs.data(), &recording);
        for (std::size_t i = 0; i < table_.inputs.size(); ++i)
            if (recording.mattered[i] && !recording.certain)
                facts->add(recording.asked[i]);
        trace.result = result;
        // An inner element may have been recorded meanwhile; the pointer stays the outer one's.
        traced->tables.push_back(std::move(trace));
        return result;
    }

private:
    /// What a traced run finds out about a table.
    struct Recording {
        TraceTable trace;
        /// The unknown facts behind each column.
        std::vector<Facts::Ids> asked;
        /// Columns on which a rule hangs that fired or could have fired.
        std::vector<bool> mattered;
        /// A rule fired behind whose conditions nothing unknown stands, and no other can change
        /// that.
        bool certain = false;
    };

    bool matches(Frame &frame, const TableRule &rule, const Value *inputs) const
    {
        for (std::size_t i = 0; i < rule.tests.size(); ++i)
            if (!rule.tests[i]->any() && rule.tests[i]->test(frame, inputs[i]) != Truth::Yes)
                return false;
        return true;
    }

    /// The same, and every condition goes on record.
    bool matchesTraced(Frame &frame, std::size_t index, const Value *inputs,
                       Recording &recording) const
    {
        TraceTable &trace = recording.trace;
        Facts &facts = *frame.runtime.facts();
        const TableRule &rule = table_.rules[index];
        bool closed = false;
        bool certain = true;
        const Facts::Mark start = facts.mark();
        TraceRule record;
        record.number = index + 1;
        record.id = rule.id;
        record.description = rule.description;
        bool all = true;
        for (std::size_t i = 0; i < rule.tests.size(); ++i) {
            if (rule.tests[i]->any())
                continue;
            const Facts::Mark mark = facts.mark();
            Truth outcome = rule.tests[i]->test(frame, inputs[i]);
            all = all && outcome == Truth::Yes;
            const bool known = recording.asked[i].empty() && !facts.any(mark);
            certain = certain && known;
            closed = closed || (known && outcome == Truth::No);
            if (outcome == Truth::No && inputs[i].isNull())
                outcome = Truth::Unknown;
            record.conditions.push_back({i, rule.tests[i]->text, inputs[i], outcome});
        }
        record.fired = all;
        if (closed || recording.certain) {
            facts.drop(start);
        } else {
            for (const auto &condition : record.conditions)
                recording.mattered[condition.column] = true;
            const bool first = table_.policy == HitPolicy::First && !anyMattered(recording, record);
            if (all && certain &&
                (table_.policy == HitPolicy::Unique || table_.policy == HitPolicy::Any || first))
                recording.certain = true;
        }
        if (all)
            record.annotations = annotationsOf(frame, rule);
        trace.rules.push_back(std::move(record));
        return all;
    }

    /// Whether an unknown fact decides on a rule before this one.
    static bool anyMattered(const Recording &recording, const TraceRule &own)
    {
        for (std::size_t i = 0; i < recording.mattered.size(); ++i) {
            const bool ours = std::any_of(own.conditions.begin(), own.conditions.end(),
                                          [i](const TraceCondition &c) { return c.column == i; });
            if (recording.mattered[i] && !ours && !recording.asked[i].empty())
                return true;
        }
        return false;
    }

    static std::vector<TraceAnnotation> annotationsOf(Frame &frame, const TableRule &rule)
    {
        Facts &facts = *frame.runtime.facts();
        std::vector<TraceAnnotation> all;
        for (const auto &annotation : rule.annotations) {
            TraceAnnotation record{annotation.column, annotation.texts, {}};
            const Facts::Mark mark = facts.mark();
            for (const auto &value : annotation.values)
                record.values.push_back(value->evaluate(frame));
            facts.drop(mark);
            all.push_back(std::move(record));
        }
        return all;
    }

    Value decide(Frame &frame, const Value *inputs, Recording *recording) const
    {
        Runtime &runtime = frame.runtime;
        std::vector<const TableRule *> hits;
        for (std::size_t i = 0; i < table_.rules.size(); ++i) {
            if (!runtime.charge(1))
                return {};
            const bool hit = recording ? matchesTraced(frame, i, inputs, *recording)
                                       : matches(frame, table_.rules[i], inputs);
            if (!hit)
                continue;
            hits.push_back(&table_.rules[i]);
            if (table_.policy == HitPolicy::First)
                break;
        }
        if (hits.empty())
            return nothing(frame);
        if (table_.policy == HitPolicy::Unique && hits.size() > 1) {
            runtime.note("more than one rule of a unique decision table fired");
            return {};
        }
        if (table_.policy == HitPolicy::Unique || table_.policy == HitPolicy::First)
            return row(values(frame, *hits.front()));
        std::vector<std::vector<Value>> rows;
        for (const TableRule *hit : hits)
            rows.push_back(values(frame, *hit));
        switch (table_.policy) {
        case HitPolicy::Any:
            return any(runtime, std::move(rows));
        case HitPolicy::Priority:
        case HitPolicy::OutputOrder:
            order(frame, rows);
            if (table_.policy == HitPolicy::Priority)
                return row(std::move(rows.front()));
            break;
        case HitPolicy::Collect:
            if (table_.aggregator != Aggregator::None)
                return aggregate(runtime, rows);
            break;
        default:
            break;
        }
        if (!runtime.chargeItems(rows.size()))
            return {};
        List list;
        for (auto &one : rows)
            list.push_back(row(std::move(one)));
        return Value(std::move(list));
    }

    std::vector<Value> values(Frame &frame, const TableRule &rule) const
    {
        std::vector<Value> all;
        all.reserve(rule.outputs.size());
        for (std::size_t i = 0; i < rule.outputs.size(); ++i) {
            Value value = rule.outputs[i]->evaluate(frame);
            const auto &type1 = table_.outputs[i].type;
            all.push_back(type1 ? coerce(frame.runtime, value, *type1) : std::move(value));
        }
        return all;
    }

    Value row(std::vector<Value> all) const
    {
        if (table_.outputs.size() == 1)
            return std::move(all.front());
        return Value(shape_, std::move(all));
    }

    Value nothing(Frame &frame) const
    {
        std::vector<Value> defaults;
        bool any = false;
        for (const auto &output : table_.outputs) {
            Value value = output.fallback ? output.fallback->evaluate(frame) : Value();
            if (output.fallback && output.type)
                value = coerce(frame.runtime, value, *output.type);
            defaults.push_back(std::move(value));
            any = any || output.fallback;
        }
        if (any) {
            Value value = row(std::move(defaults));
            const bool many =
                table_.policy > HitPolicy::First && table_.aggregator == Aggregator::None;
            return many && !value.is(Kind::List) ? Value(List{value}) : value;
        }
        if (table_.policy <= HitPolicy::First) {
            frame.runtime.note("no rule of a decision table fired");
            return {};
        }
        if (table_.aggregator == Aggregator::Count)
            return Value(std::int64_t{0});
        if (table_.aggregator != Aggregator::None)
            return {};
        return Value(List{});
    }

    Value any(Runtime &runtime, std::vector<std::vector<Value>> rows) const
    {
        for (std::size_t i = 1; i < rows.size(); ++i) {
            for (std::size_t k = 0; k < rows[i].size(); ++k) {
                if (!same(rows[i][k], rows[0][k])) {
                    runtime.note("rules of an 'any' decision table fired with different outputs");
                    return {};
                }
            }
        }
        return row(std::move(rows.front()));
    }

    /// The position of a value among the declared ones; behind all of them when it is none.
    static std::size_t priority(Frame &frame, const TableOutput &output, const Value &value)
    {
        if (!output.values)
            return 0;
        const auto &tests = output.values->tests();
        for (std::size_t i = 0; i < tests.size(); ++i) {
            const Value *known = tests[i].node->constant();
            const Truth truth =
                tests[i].form == UnaryTests::Test::Form::Expression
                    ? valueIn(value, known ? *known : tests[i].node->evaluate(frame))
                    : Truth::Unknown;
            if (truth == Truth::Yes)
                return i;
        }
        return tests.size();
    }

    void order(Frame &frame, std::vector<std::vector<Value>> &rows) const
    {
        struct Ranked {
            std::vector<std::size_t> rank;
            std::vector<Value> row;
        };
        std::vector<Ranked> ranked;
        for (auto &one : rows) {
            Ranked entry;
            for (std::size_t i = 0; i < one.size(); ++i)
                entry.rank.push_back(priority(frame, table_.outputs[i], one[i]));
            entry.row = std::move(one);
            ranked.push_back(std::move(entry));
        }
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const Ranked &a, const Ranked &b) { return a.rank < b.rank; });
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] = std::move(ranked[i].row);
    }

    Value aggregate(Runtime &runtime, const std::vector<std::vector<Value>> &rows) const
    {
        if (table_.aggregator == Aggregator::Count)
            return Value(static_cast<std::int64_t>(rows.size()));
        std::vector<Value> totals;
        for (std::size_t column = 0; column < table_.outputs.size(); ++column) {
            Value total = rows.front()[column];
            for (std::size_t i = 1; i < rows.size(); ++i) {
                const Value &next = rows[i][column];
                if (table_.aggregator == Aggregator::Sum) {
                    total = arithmetic(runtime, Operator::Add, total, next);
                    continue;
                }
                const auto comparison = compare(next, total);
                if (!comparison) {
                    runtime.note("minimum or maximum of outputs that have no order");
                    total = Value();
                    break;
                }
                if (table_.aggregator == Aggregator::Min ? *comparison < 0 : *comparison > 0)
                    total = next;
            }
            totals.push_back(std::move(total));
        }
        return row(std::move(totals));
    }

    Table table_;
    ShapePtr shape_;
};

} // namespace

NodePtr makeTable(Table table)
{
    return std::make_unique<TableNode>(std::move(table));
}

} // namespace yorisoi::decision
