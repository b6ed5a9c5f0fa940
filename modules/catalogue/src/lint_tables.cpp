// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "feel_text.h"
#include "lint_run.h"
#include "table_space.h"
#include "yorisoi/decision/expression.h"

namespace yorisoi::catalogue {

using Severity = Finding::Severity;

namespace {

/// Beyond this a rule counts as reachable: no table that people read comes near.
constexpr int kMostSteps = 20'000;

using Box = std::vector<ClassSet>;

/// Whether every combination of classes in `box` meets one of the rules from `next` on.
bool covered(Box box, const std::vector<Box> &rules, std::size_t next, int &steps)
{
    if (++steps > kMostSteps)
        return false;
    for (; next < rules.size(); ++next) {
        const Box &rule = rules[next];
        bool meets = true;
        for (std::size_t c = 0; c < box.size() && meets; ++c)
            meets = !isEmpty(intersection(box[c], rule[c]));
        if (!meets)
            continue;
        for (std::size_t c = 0; c < box.size(); ++c) {
            ClassSet rest = difference(box[c], rule[c]);
            if (!isEmpty(rest)) {
                Box outside = box;
                outside[c] = std::move(rest);
                if (!covered(std::move(outside), rules, next + 1, steps))
                    return false;
            }
            box[c] = intersection(box[c], rule[c]);
        }
        return true;
    }
    return false;
}

std::string outputsOf(const DmnRule &rule)
{
    std::string text;
    for (const DmnText &output : rule.outputs)
        text += output.text + '\x1f';
    return text;
}

/// Outputs that are expressions may still be the same value.
bool areConstant(const DmnRule &rule)
{
    return std::ranges::all_of(rule.outputs, [](const DmnText &output) {
        const auto expression = decision::Expression::compile(output.text);
        return expression && (*expression)->warnings().empty();
    });
}

struct TableLint {
    const LintRun &run;
    const DmnDocument &document;
    const std::string element;
    const DmnTable &table;
    std::vector<ColumnSpace> columns{};
    std::vector<Box> boxes{};

    void add(Severity severity, const char *rule, const DmnRule &at, std::string ja,
             std::string en) const
    {
        run.add(severity, rule, document, {{}, at.line, at.column},
                element + ", rule " + std::to_string(at.number), std::move(ja), std::move(en));
    }

    bool prepare()
    {
        for (const DmnRule &rule : table.rules)
            if (rule.tests.size() != table.inputs.size())
                return false;
        for (std::size_t c = 0; c < table.inputs.size(); ++c) {
            auto space = ColumnSpace::of(table, c);
            if (!space) {
                run.add(Severity::Note, "not-analysed", document, {{}, table.line, table.column},
                        element,
                        "列「" + table.inputs[c].label +
                            "」の条件が複雑なため、規則の重なりを調べていません",
                        "the tests of the column '" + table.inputs[c].label +
                            "' are too many to look for rules that overlap");
                return false;
            }
            columns.push_back(*std::move(space));
        }
        for (std::size_t r = 0; r < table.rules.size(); ++r) {
            Box box;
            for (const ColumnSpace &column : columns)
                box.push_back(column.of(r));
            boxes.push_back(std::move(box));
        }
        return true;
    }

    /// A rule with a test that no value meets.
    void findImpossible() const
    {
        for (std::size_t r = 0; r < boxes.size(); ++r) {
            for (std::size_t c = 0; c < columns.size(); ++c) {
                if (!isEmpty(boxes[r][c]))
                    continue;
                const std::string &test = table.rules[r].tests[c].text;
                add(Severity::Error, "unreachable-rule", table.rules[r],
                    "列「" + table.inputs[c].label + "」の条件 " + test + " を満たす値はありません",
                    "no value of the column '" + table.inputs[c].label + "' meets " + test);
                break;
            }
        }
    }

    void findShadowed() const
    {
        std::vector<Box> earlier;
        for (std::size_t r = 0; r < boxes.size(); ++r) {
            const bool possible = std::ranges::none_of(boxes[r], isEmpty);
            int steps = 0;
            if (possible && covered(boxes[r], earlier, 0, steps))
                add(Severity::Error, "unreachable-rule", table.rules[r],
                    "前にある規則がすべての場合を先に決めるため、この規則は使われません",
                    "the rules before it decide every case first, so this rule never fires");
            earlier.push_back(boxes[r]);
        }
    }

    void findOverlaps() const
    {
        for (std::size_t a = 0; a < boxes.size(); ++a)
            for (std::size_t b = a + 1; b < boxes.size(); ++b)
                compare(a, b);
    }

    void compare(std::size_t a, std::size_t b) const
    {
        std::string example;
        std::vector<std::size_t> bound;
        bool aInB = true;
        bool bInA = true;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const ClassSet both = intersection(boxes[a][c], boxes[b][c]);
            if (isEmpty(both))
                return;
            aInB = aInB && isEmpty(difference(boxes[a][c], boxes[b][c]));
            bInA = bInA && isEmpty(difference(boxes[b][c], boxes[a][c]));
            if (columns[c].isAny(a) && columns[c].isAny(b))
                continue;
            if (!columns[c].exact() && !columns[c].isAny(a) && !columns[c].isAny(b))
                return;
            bound.push_back(c);
            if (columns[c].exact())
                example += (example.empty() ? "" : ", ") + table.inputs[c].label + " = " +
                           columns[c].exampleOf(firstOf(both));
        }
        const bool differ = outputsOf(table.rules[a]) != outputsOf(table.rules[b]);
        if (table.hitPolicy == "ANY" && !differ)
            return;
        report(a, b, differ, aInB || bInA || independent(bound),
               example.empty() ? "" : " (" + example + ")");
    }

    /// Two columns that look at one fact may never have the values that make two rules meet.
    bool independent(const std::vector<std::size_t> &bound) const
    {
        std::set<std::string> seen;
        for (const std::size_t c : bound) {
            std::set<std::string> facts;
            for (std::string &fact : factsOf(table.inputs[c].expression))
                if (fact != "基準日" && !fact.starts_with("料率") && !fact.starts_with("率."))
                    facts.insert(std::move(fact));
            for (const std::string &fact : facts)
                if (!seen.insert(fact).second)
                    return false;
        }
        return true;
    }

    void report(std::size_t a, std::size_t b, bool differ, bool sure, const std::string &when) const
    {
        const std::string other = std::to_string(a + 1);
        const DmnRule &rule = table.rules[b];
        if (!sure)
            return add(Severity::Note, "possible-overlap", rule,
                       "列が互いに関係しなければ、規則" + other + "と同時に当てはまります" + when,
                       "would fire together with rule " + other +
                           " if the columns had nothing to do with each other" + when);
        const bool certain =
            table.hitPolicy == "UNIQUE" || (areConstant(table.rules[a]) && areConstant(rule));
        if (differ)
            add(certain ? Severity::Error : Severity::Warning, "contradiction", rule,
                "規則" + other + "と同時に当てはまり、結果が違います" + when,
                "fires together with rule " + other + ", with another result" + when);
        else
            add(Severity::Warning, "overlap", rule,
                "規則" + other + "と同時に当てはまります（結果は同じ）" + when,
                "fires together with rule " + other + ", with the same result" + when);
    }
};

} // namespace

void lintTables(const LintRun &run)
{
    for (const DmnDocument &document : run.documents) {
        for (const DmnElement &element : document.elements) {
            for (const DmnTable &table : element.tables) {
                TableLint lint{run, document, document.name + ", " + element.name, table};
                if (!lint.prepare())
                    continue;
                lint.findImpossible();
                if (table.hitPolicy == "FIRST")
                    lint.findShadowed();
                else if (table.hitPolicy == "UNIQUE" || table.hitPolicy == "ANY")
                    lint.findOverlaps();
            }
        }
    }
}

void lintAnnotations(const LintRun &run)
{
    for (const DmnDocument &document : run.documents) {
        for (const DmnElement &element : document.elements) {
            for (const DmnTable &table : element.tables) {
                const std::string name = document.name + ", " + element.name;
                const auto columnOf = [&](std::string_view wanted) {
                    return static_cast<std::size_t>(std::ranges::find(table.annotations, wanted) -
                                                    table.annotations.begin());
                };
                const std::size_t japanese = columnOf("理由");
                const std::size_t english = columnOf("reason");
                const std::size_t none = table.annotations.size();
                if (japanese == none && english == none) {
                    run.add(Severity::Warning, "no-reason", document,
                            {{}, table.line, table.column}, name,
                            "表に注釈列「理由」と「reason」がありません",
                            "the table has no annotation columns '理由' and 'reason'");
                    continue;
                }
                for (const DmnRule &rule : table.rules) {
                    const auto has = [&](std::size_t column) {
                        return column < rule.annotations.size() &&
                               !rule.annotations[column].text.empty();
                    };
                    if (has(japanese) == has(english))
                        continue;
                    const std::string missing = has(japanese) ? "reason" : "理由";
                    run.add(Severity::Error, "missing-translation", document,
                            {{}, rule.line, rule.column},
                            name + ", rule " + std::to_string(rule.number),
                            "注釈「" + missing + "」がありません",
                            "the annotation '" + missing + "' is missing");
                }
            }
        }
    }
}

} // namespace yorisoi::catalogue
