// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/entitlements/evaluator.h"

#include <algorithm>
#include <map>

#include "run.h"
#include "words.h"

namespace yorisoi::entitlements {

using base::ErrorCode;
using decision::Kind;
using decision::Value;

struct Evaluator::Data {
    std::shared_ptr<const catalogue::Catalogue> catalogue;
    std::vector<Run> runs;
    /// Runs by model: positions in `runs` and copies that lie together.
    struct Group {
        std::vector<std::size_t> places;
        std::vector<Run> runs;
    };
    std::vector<Group> groups;
};

std::string_view toToken(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Eligible:
        return "eligible";
    case Verdict::NotEligible:
        return "not-eligible";
    case Verdict::Unknown:
        break;
    }
    return "unknown";
}

Value inputsOf(const Value &household, base::Date asOf, const Value &rates)
{
    static const auto shape =
        std::make_shared<const decision::Shape>(std::vector<std::string>{"世帯", "基準日", "料率"});
    return Value(shape, {household, Value(toDecisionDate(asOf)), rates});
}

namespace {

std::optional<decision::Decimal> numberAt(const Value &context, std::string_view key)
{
    const Value *found = context.find(key);
    return found && found->is(Kind::Number) ? std::optional(found->number()) : std::nullopt;
}

void readResult(const Value &result, Entitlement &out)
{
    const Value *verdict = result.find("判定");
    const std::string_view word =
        verdict && verdict->is(Kind::String) ? verdict->string() : std::string_view();
    if (word == "該当")
        out.verdict = Verdict::Eligible;
    else if (word == "非該当")
        out.verdict = Verdict::NotEligible;
    else if (word != "不明")
        out.gaps.push_back({"判定を計算できませんでした。", "The verdict could not be computed."});
    if (out.verdict == Verdict::NotEligible)
        return;
    out.amount = numberAt(result, "金額");
    out.least = numberAt(result, "最小額");
    out.most = numberAt(result, "最大額");
    if (const Value *members = result.find("対象者"); members && members->is(Kind::List))
        for (const Value &member : members->list())
            if (member.is(Kind::String))
                out.members.emplace_back(member.string());
    if (const Value *shares = result.find("内訳"); shares && shares->is(Kind::List))
        for (const Value &share : shares->list())
            if (const Value *id = share.find("id"); id && id->is(Kind::String))
                out.shares.push_back({std::string(id->string()), numberAt(share, "金額")});
}

/// The decision's own remarks, as written; `explain` finds the sentences behind keys.
void readRemarks(const Value &result, Entitlement &out)
{
    const Value *remarks = result.find("備考");
    if (!remarks || !remarks->is(Kind::List))
        return;
    for (const Value &remark : remarks->list()) {
        if (remark.is(Kind::String))
            out.remarks.push_back({std::string(remark.string()), std::string(remark.string())});
    }
}

Words outsideOf(const catalogue::Service &service)
{
    const Words from = wordsOf(toDecisionDate(service.validFrom));
    if (!service.validTo)
        return {"この制度の内容は、" + from.ja + "からの分を収録しています。",
                "The rules of this service are held from " + from.en + " on."};
    const Words to = wordsOf(toDecisionDate(*service.validTo));
    return {"この制度の内容は、" + from.ja + "から" + to.ja + "までの分を収録しています。",
            "The rules of this service are held from " + from.en + " to " + to.en + "."};
}

} // namespace

Entitlement compute(const Run &run, const Value &inputs, base::Date asOf, decision::Trace *trace)
{
    Entitlement result;
    result.service = run.service;
    if (!run.service->validOn(asOf)) {
        result.gaps.push_back(outsideOf(*run.service));
        return result;
    }
    decision::EvaluateOptions options;
    options.diagnostics = false;
    options.trace = trace != nullptr;
    if (trace)
        options.reads = "料率";
    auto evaluation = run.model->evaluate(run.service->decisionName, inputs, options);
    if (!evaluation) {
        result.gaps.push_back(
            {"判定を計算できませんでした（" + evaluation.error().detail + "）。",
             "The verdict could not be computed (" + evaluation.error().detail + ")."});
        return result;
    }
    readResult(evaluation->value, result);
    if (trace) {
        readRemarks(evaluation->value, result);
        *trace = std::move(evaluation->trace);
    }
    return result;
}

std::vector<Entitlement> computeTogether(std::span<const Run> runs, const Value &inputs,
                                         base::Date asOf)
{
    std::vector<Entitlement> all;
    std::vector<std::string> names;
    for (const Run &run : runs)
        if (run.service->validOn(asOf))
            names.push_back(run.service->decisionName);
    decision::EvaluateOptions options;
    options.diagnostics = false;
    base::Result<decision::Evaluation> together = base::fail(ErrorCode::Unsupported);
    if (runs.size() > 1 && !names.empty())
        together = runs.front().model->evaluateAll(names, inputs, options);
    std::size_t next = 0;
    for (const Run &run : runs) {
        // Alone, or each for itself when one of them cannot be computed.
        if (!together || !run.service->validOn(asOf)) {
            all.push_back(compute(run, inputs, asOf, nullptr));
            continue;
        }
        all.emplace_back();
        all.back().service = run.service;
        readResult(together->value.list()[next++], all.back());
    }
    return all;
}

Evaluator::Evaluator(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
Evaluator::~Evaluator() = default;

const catalogue::Catalogue &Evaluator::catalogue() const
{
    return *m_data->catalogue;
}

base::Result<std::shared_ptr<const Evaluator>>
Evaluator::make(std::shared_ptr<const catalogue::Catalogue> catalogue)
{
    auto data = std::make_unique<Data>();
    for (const auto &service : catalogue->services()) {
        Run run{&service, catalogue->model(service.decisionModel)};
        if (!run.model)
            return base::fail(ErrorCode::InvalidInput,
                              service.id + ": the catalogue has no model " + service.decisionModel);
        const auto elements = run.model->elements();
        const auto has = [&](std::string_view kind, std::string_view name) {
            return std::any_of(elements.begin(), elements.end(), [&](const auto &element) {
                return element.kind == kind && element.name == name;
            });
        };
        if (!has("input data", "世帯"))
            return base::fail(ErrorCode::InvalidInput, service.id + ": " + service.decisionModel +
                                                           " has no input data 世帯");
        if (!has("decision", service.decisionName))
            return base::fail(ErrorCode::InvalidInput, service.id + ": " + service.decisionModel +
                                                           " has no decision " +
                                                           service.decisionName);
        data->runs.push_back(std::move(run));
    }
    std::map<const decision::Model *, std::size_t> byModel;
    for (std::size_t i = 0; i < data->runs.size(); ++i) {
        const auto [found, added] =
            byModel.try_emplace(data->runs[i].model.get(), data->groups.size());
        if (added)
            data->groups.emplace_back();
        data->groups[found->second].places.push_back(i);
        data->groups[found->second].runs.push_back(data->runs[i]);
    }
    data->catalogue = std::move(catalogue);
    return std::shared_ptr<const Evaluator>(new Evaluator(std::move(data)));
}

base::Result<Assessment> Evaluator::assess(const Household &given, base::Date asOf,
                                           const AssessOptions &options) const
{
    Assessment assessment;
    assessment.asOf = asOf;
    for (const auto &id : options.services)
        if (!m_data->catalogue->service(id))
            return base::fail(ErrorCode::NotFound, "the catalogue has no service " + id);
    if (m_data->runs.empty())
        return assessment;
    // One conversion for all: the models share the types of household.dmn.
    YORISOI_ASSIGN(Value value, m_data->runs.front().model->conform("世帯", given.value()));
    const Household household = given.converted(std::move(value));
    const Value rates = m_data->catalogue->ratesAsOf(asOf);
    const Value inputs = inputsOf(household.value(), asOf, rates);
    const bool traced = options.explain || options.settle;
    if (!traced && options.services.empty()) {
        assessment.entitlements.resize(m_data->runs.size());
        for (const auto &group : m_data->groups) {
            auto some = computeTogether(group.runs, inputs, asOf);
            for (std::size_t i = 0; i < some.size(); ++i)
                assessment.entitlements[group.places[i]] = std::move(some[i]);
        }
        return assessment;
    }
    std::vector<std::pair<const Run *, decision::Trace>> traces;
    for (const Run &run : m_data->runs) {
        if (!options.services.empty() && std::find(options.services.begin(), options.services.end(),
                                                   run.service->id) == options.services.end())
            continue;
        if (!traced) {
            assessment.entitlements.push_back(compute(run, inputs, asOf, nullptr));
            continue;
        }
        traces.emplace_back(&run, decision::Trace());
        decision::Trace &trace = traces.back().second;
        Entitlement entitlement = compute(run, inputs, asOf, &trace);
        explain(entitlement, trace, household, asOf, *m_data->catalogue);
        assessment.entitlements.push_back(std::move(entitlement));
    }
    if (!options.settle)
        return assessment;
    std::vector<OpenService> open;
    for (std::size_t i = 0; i < traces.size(); ++i)
        if (assessment.entitlements[i].verdict == Verdict::Unknown &&
            !assessment.entitlements[i].missing.empty())
            open.push_back({traces[i].first, &assessment.entitlements[i], &traces[i].second});
    assessment.questions = questionsFor(open, household, asOf, rates);
    return assessment;
}

} // namespace yorisoi::entitlements
