// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_space.h"

#include <algorithm>
#include <bit>
#include <map>

#include "feel_text.h"
#include "yorisoi/decision/expression.h"

namespace yorisoi::catalogue {

using decision::Decimal;
using decision::Expression;
using decision::Kind;
using decision::Value;

namespace {

constexpr std::size_t kMostClasses = 4096;
/// A text that no table names.
constexpr std::string_view kOtherText = "…";

/// The value of an expression that refers to nothing.
std::optional<Value> constantOf(const std::string &text)
{
    if (text == "null")
        return Value();
    const auto expression = Expression::compile(text);
    if (!expression || !(*expression)->warnings().empty())
        return std::nullopt;
    const auto result = (*expression)->evaluate();
    if (!result || result->value.isNull())
        return std::nullopt;
    return result->value;
}

/// A value a step after (or before) another of the same kind, or another text.
Value shifted(const Value &value, std::int64_t step)
{
    switch (value.kind()) {
    case Kind::Number:
        return Value(value.number() + Decimal(step));
    case Kind::Date:
        if (const auto date = decision::Date::fromDays(value.date().days() + step))
            return Value(*date);
        return {};
    case Kind::Boolean:
        return Value(!value.boolean());
    default:
        return Value(kOtherText);
    }
}

Value between(const Value &low, const Value &high)
{
    if (low.is(Kind::Number))
        return Value((low.number() + high.number()) / Decimal(2));
    const std::int64_t first = low.date().days();
    const std::int64_t last = high.date().days();
    const auto middle = decision::Date::fromDays(first + (last - first) / 2);
    return last - first > 1 && middle ? Value(*middle) : Value();
}

/// One value for each class of a column that names these constants.
std::vector<Value> representatives(std::vector<Value> constants, const std::string &type)
{
    std::vector<Value> values{Value()};
    std::vector<Value> ordered;
    bool texts = false;
    bool truths = type == "boolean";
    for (const Value &constant : constants) {
        if (constant.is(Kind::Number) || constant.is(Kind::Date)) {
            ordered.push_back(constant);
        } else if (constant.is(Kind::String)) {
            texts = true;
            values.push_back(constant);
        } else if (constant.is(Kind::Boolean)) {
            truths = true;
        }
    }
    if (constants.empty() && !truths) {
        if (type == "string")
            texts = true;
        else if (type == "date")
            ordered.emplace_back(decision::Date{2020, 1, 1});
        else
            ordered.emplace_back(std::int64_t{0});
    }
    if (texts)
        values.emplace_back(kOtherText);
    if (truths) {
        values.emplace_back(true);
        values.emplace_back(false);
    }
    for (const Kind kind : {Kind::Number, Kind::Date}) {
        std::vector<Value> line;
        std::ranges::copy_if(ordered, std::back_inserter(line),
                             [kind](const Value &value) { return value.is(kind); });
        std::ranges::sort(line, [](const Value &a, const Value &b) {
            return decision::compare(a, b).value_or(0) < 0;
        });
        for (std::size_t i = 0; i < line.size(); ++i) {
            const Value before = i == 0 ? shifted(line[0], -1) : between(line[i - 1], line[i]);
            if (!before.isNull())
                values.push_back(before);
            values.push_back(line[i]);
        }
        if (!line.empty())
            values.push_back(shifted(line.back(), 1));
    }
    return values;
}

/// What the tests of a column name, and the tests with names in place of expressions.
struct ColumnTexts {
    std::vector<Value> constants;
    std::vector<std::string> expressions;
    /// Tests that only stand for themselves.
    std::vector<std::string> opaque;
    struct Cell {
        bool any = false;
        /// Index into `opaque`, or -1.
        int opaque = -1;
        std::string text;
    };
    std::vector<Cell> cells;

    static std::string nameOf(std::size_t expression)
    {
        return "limit" + std::to_string(expression);
    }

    /// The text itself when it is a constant, else the name of a variable.
    std::string standIn(const std::string &text, bool &known)
    {
        if (const auto constant = constantOf(text)) {
            const bool simple = constant->isNull() || constant->is(Kind::Number) ||
                                constant->is(Kind::Date) || constant->is(Kind::String) ||
                                constant->is(Kind::Boolean);
            known = known && simple;
            const bool there = std::ranges::any_of(
                constants, [&](const Value &one) { return decision::same(one, *constant); });
            if (simple && !constant->isNull() && !there)
                constants.push_back(*constant);
            return text;
        }
        const auto found = std::ranges::find(expressions, text);
        const auto index = static_cast<std::size_t>(found - expressions.begin());
        if (found == expressions.end())
            expressions.push_back(text);
        return nameOf(index);
    }

    void add(const std::string &text)
    {
        const FeelTests tests = testsOf(text);
        Cell cell;
        cell.any = tests.any;
        bool known = true;
        for (const FeelTest &test : tests.tests) {
            std::string one;
            switch (test.form) {
            case FeelTest::Form::Equal:
                one = standIn(test.first, known);
                break;
            case FeelTest::Form::Compare:
                one = test.sign + ' ' + standIn(test.first, known);
                break;
            case FeelTest::Form::Interval:
                one = test.sign.substr(0, 1) + standIn(test.first, known) + " .. " +
                      standIn(test.second, known) + test.sign.substr(1);
                break;
            case FeelTest::Form::Other:
                known = false;
                break;
            }
            cell.text += (cell.text.empty() ? "" : ", ") + one;
        }
        if (tests.negated)
            cell.text = "not(" + cell.text + ")";
        if (!known) {
            const auto found = std::ranges::find(opaque, text);
            cell.opaque = static_cast<int>(found - opaque.begin());
            if (found == opaque.end())
                opaque.push_back(text);
        }
        cells.push_back(std::move(cell));
    }
};

/// The variables of every class: "?" and the expressions.
std::vector<Value> classesOf(const std::vector<Value> &values, std::size_t expressions)
{
    std::vector<std::vector<std::pair<std::string, Value>>> all;
    for (const Value &value : values)
        all.push_back({{"?", value}});
    for (std::size_t i = 0; i < expressions; ++i) {
        std::vector<std::vector<std::pair<std::string, Value>>> more;
        for (const auto &one : all) {
            const Value &value = one.front().second;
            std::vector<Value> limits{Value(), value};
            if (value.is(Kind::Number) || value.is(Kind::Date))
                limits.push_back(shifted(value, -1));
            if (!value.isNull())
                limits.push_back(shifted(value, 1));
            for (const Value &limit : limits) {
                more.push_back(one);
                more.back().emplace_back(ColumnTexts::nameOf(i), limit);
            }
        }
        all = std::move(more);
    }
    std::vector<Value> classes;
    for (auto &one : all)
        classes.push_back(Value::context(std::move(one)));
    return classes;
}

void add(ClassSet &set, std::size_t member)
{
    set[member / 64] |= std::uint64_t{1} << (member % 64);
}

} // namespace

bool isEmpty(const ClassSet &set)
{
    return std::ranges::all_of(set, [](std::uint64_t word) { return word == 0; });
}

ClassSet intersection(const ClassSet &a, const ClassSet &b)
{
    ClassSet set(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        set[i] = a[i] & b[i];
    return set;
}

ClassSet difference(const ClassSet &a, const ClassSet &b)
{
    ClassSet set(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        set[i] = a[i] & ~b[i];
    return set;
}

std::size_t firstOf(const ClassSet &set)
{
    for (std::size_t i = 0; i < set.size(); ++i)
        if (set[i] != 0)
            return i * 64 + static_cast<std::size_t>(std::countr_zero(set[i]));
    return 0;
}

std::optional<ColumnSpace> ColumnSpace::of(const DmnTable &table, std::size_t column)
{
    ColumnTexts texts;
    for (const DmnRule &rule : table.rules)
        texts.add(rule.tests[column].text);
    if (texts.expressions.size() > 3 || texts.opaque.size() > 6)
        return std::nullopt;
    const std::vector<Value> values = representatives(texts.constants, table.inputs[column].type);
    const std::size_t copies = std::size_t{1} << texts.opaque.size();
    // Before they are made: each value meets up to four places of each limit.
    if ((values.size() << (2 * texts.expressions.size())) * copies > kMostClasses)
        return std::nullopt;
    const std::vector<Value> classes = classesOf(values, texts.expressions.size());
    ColumnSpace space;
    const bool ordered = std::ranges::any_of(texts.constants, [](const Value &value) {
        return value.is(Kind::Number) || value.is(Kind::Date);
    });
    space.m_exact = texts.opaque.empty() &&
                    (texts.expressions.empty() || (texts.expressions.size() == 1 && !ordered));
    const std::size_t count = classes.size() * copies;
    for (std::size_t i = 0; i < count; ++i)
        space.m_values.push_back(*classes[i % classes.size()].find("?"));
    std::map<std::string, ClassSet> known;
    for (const ColumnTexts::Cell &cell : texts.cells) {
        space.m_any.push_back(cell.any);
        const std::string key = cell.any ? "-" : std::to_string(cell.opaque) + cell.text;
        if (const auto found = known.find(key); found != known.end()) {
            space.m_sets.push_back(found->second);
            continue;
        }
        ClassSet set((count + 63) / 64);
        const auto tests = cell.any || cell.opaque >= 0
                               ? base::Result<std::shared_ptr<const Expression>>(nullptr)
                               : Expression::compileTests(cell.text, classes.back());
        if (!tests)
            return std::nullopt;
        for (std::size_t i = 0; i < count; ++i) {
            bool holds = cell.any;
            if (cell.opaque >= 0) {
                holds = ((i / classes.size()) >> static_cast<unsigned>(cell.opaque) & 1U) != 0;
            } else if (!cell.any) {
                const auto result = (*tests)->evaluate(classes[i % classes.size()]);
                holds = result && result->value.isTrue();
            }
            if (holds)
                add(set, i);
        }
        known.emplace(key, set);
        space.m_sets.push_back(std::move(set));
    }
    return space;
}

std::string ColumnSpace::exampleOf(std::size_t classNumber) const
{
    return decision::toFeel(m_values[classNumber]);
}

} // namespace yorisoi::catalogue
