// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "fact_names.h"
#include "feel_text.h"
#include "lint_run.h"
#include "yorisoi/decision/expression.h"

namespace yorisoi::catalogue {

using Severity = Finding::Severity;

namespace {

struct ProcedureLint {
    const LintRun &run;
    const FactNames facts;

    void add(Severity severity, const char *rule, const Place &place, const std::string &element,
             std::string ja, std::string en) const
    {
        run.findings.push_back({severity, rule, place, element, std::move(ja), std::move(en)});
    }

    void check(const Procedure &procedure) const
    {
        for (const Names &words : procedure.unverified)
            add(Severity::Note, "unverified", procedure.place, procedure.id, words.in("ja"),
                words.in("en"));
        for (const Bring &bring : procedure.bring) {
            checkCondition(procedure, bring, bring.onlyIf);
            checkCondition(procedure, bring, bring.unless);
        }
        checkDays(procedure);
        const bool used = std::ranges::any_of(run.catalogue.events(), [&](const LifeEvent &event) {
            return std::ranges::find(event.procedures, procedure.id) != event.procedures.end();
        });
        if (!used)
            add(Severity::Note, "unused", procedure.place, procedure.id,
                "この手続きを含むライフイベントがありません", "no life event has this procedure");
    }

    void checkCondition(const Procedure &procedure, const Bring &bring,
                        const std::string &condition) const
    {
        if (condition.empty())
            return;
        const decision::Value nothing;
        const auto sample = decision::Value::context(
            {{"世帯", nothing}, {"事案", nothing}, {"基準日", nothing}, {"料率", nothing}});
        const auto expression = decision::Expression::compile(condition, sample);
        const std::string element = procedure.id + ", " + bring.document;
        if (!expression)
            return add(Severity::Error, "condition", bring.place, element,
                       "条件「" + condition + "」はFEELの式ではありません（" +
                           expression.error().detail + "）",
                       "the condition is no FEEL: " + expression.error().detail);
        for (const std::string &warning : (*expression)->warnings())
            add(Severity::Error, "unknown-term", bring.place, element,
                "条件「" + condition + "」に誤りがあります（" + warning + "）", warning);
        for (const char *head : {"世帯", "事案", "人"})
            for (const FeelPath &path : pathsOf(condition, head))
                checkFact(bring, element, head, path.path);
    }

    /// In a condition 人 stands for one of 世帯.構成員.
    void checkFact(const Bring &bring, const std::string &element, const std::string &head,
                   const std::string &path) const
    {
        const std::string fact = (head == "人" ? "世帯.構成員" : head) + "." + path;
        if (path.empty() || facts.has(fact))
            return;
        add(Severity::Error, "unknown-term", bring.place, element,
            "「" + fact + "」という事実はありません", "there is no fact '" + fact + "'");
    }

    void checkDays(const Procedure &procedure) const
    {
        if (procedure.deadline.form != Deadline::Form::Period)
            return;
        const Rate *rate = run.catalogue.rate(procedure.deadline.rate);
        if (!rate)
            return;
        const bool counts = std::ranges::all_of(rate->periods, [](const RatePeriod &period) {
            return period.value.kind() == decision::Kind::Number;
        });
        if (!counts)
            add(Severity::Error, "schema", procedure.place, procedure.id,
                "期限「" + rate->name + "」の値が数ではありません",
                "the deadline '" + rate->name + "' is no number");
    }

    /// A procedure that must wait for itself.
    void findCircles() const
    {
        enum class State { New, Open, Done };
        std::map<std::string, State> states;
        const auto visit = [&](const auto &self, const Procedure &procedure) -> void {
            states[procedure.id] = State::Open;
            for (const std::string &id : procedure.follows) {
                const Procedure *before = run.catalogue.procedure(id);
                if (!before)
                    continue;
                if (states[id] == State::Open)
                    add(Severity::Error, "circle", procedure.place, procedure.id,
                        "先に行う手続き「" + id + "」が、この手続きの後にもなっています",
                        "must wait for '" + id + "', which must wait for it");
                else if (states[id] == State::New)
                    self(self, *before);
            }
            states[procedure.id] = State::Done;
        };
        for (const Procedure &procedure : run.catalogue.procedures())
            if (states[procedure.id] == State::New)
                visit(visit, procedure);
    }

    void findUnusedNames() const
    {
        std::set<std::string> brought;
        std::set<std::string> counters;
        for (const Procedure &procedure : run.catalogue.procedures()) {
            counters.insert(procedure.counter);
            for (const Bring &bring : procedure.bring)
                brought.insert(bring.document);
        }
        for (const auto &[id, one] : run.catalogue.belongings())
            if (!brought.contains(id))
                add(Severity::Note, "unused", one.place, id, "この持ち物を求める手続きがありません",
                    "no procedure asks for it");
        for (const auto &[id, one] : run.catalogue.counters())
            if (!counters.contains(id))
                add(Severity::Note, "unused", one.place, id, "この窓口の手続きがありません",
                    "no procedure is done there");
    }
};

} // namespace

void lintProcedures(const LintRun &run)
{
    const ProcedureLint lint{run, FactNames(run.catalogue.files())};
    for (const Procedure &procedure : run.catalogue.procedures())
        lint.check(procedure);
    lint.findCircles();
    lint.findUnusedNames();
}

} // namespace yorisoi::catalogue
