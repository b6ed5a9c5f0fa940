// SPDX-License-Identifier: GPL-3.0-or-later
// From the trace of a run to the sentences of an explanation.
#include <algorithm>

#include "run.h"
#include "words.h"
#include "yorisoi/base/calendar.h"

namespace yorisoi::entitlements {

using decision::Kind;
using decision::Value;

const Fact *factAt(const FactPath &path)
{
    const Vocabulary &vocabulary = Vocabulary::builtIn();
    return path.member ? vocabulary.memberFact(path.key) : vocabulary.householdFact(path.key);
}

namespace {

Words both(const std::string &ja, const std::string &en)
{
    return {ja, en};
}

MissingFact missingFact(const FactPath &path, const std::string &feelPath, const Fact &fact,
                        const Household &household)
{
    MissingFact missing{path, feelPath, fact.label, fact.question};
    if (missing.question.ja.empty())
        missing.question = both(fact.label.ja + "は何ですか。", fact.label.en + "?");
    if (path.member && *path.member < household.members().size()) {
        const std::string &name = household.members()[*path.member].name;
        missing.label = both(name + "の" + missing.label.ja, name + ": " + missing.label.en);
        missing.question =
            both(name + "さん: " + missing.question.ja, name + ": " + missing.question.en);
    }
    return missing;
}

std::vector<std::string> membersOf(const decision::TraceElement &element,
                                   const Household &household)
{
    constexpr std::string_view prefix = "世帯.構成員[";
    std::vector<std::string> ids;
    for (const auto &subject : element.subjects) {
        if (!subject.starts_with(prefix) || !subject.ends_with(']'))
            continue;
        const auto path = FactPath::parse(subject + ".id");
        if (path && path->member && *path->member < household.members().size())
            ids.push_back(household.members()[*path->member].id);
    }
    return ids;
}

Reason::Side sideOf(const Value &result)
{
    if (!result.is(Kind::Boolean))
        return Reason::Side::Neutral;
    return result.boolean() ? Reason::Side::For : Reason::Side::Against;
}

void addReason(Entitlement &entitlement, Reason reason)
{
    const bool there =
        std::any_of(entitlement.reasons.begin(), entitlement.reasons.end(), [&](const Reason &r) {
            return r.side == reason.side && r.text == reason.text;
        });
    if (!there)
        entitlement.reasons.push_back(std::move(reason));
}

void addReasons(Entitlement &entitlement, const decision::Trace &trace, const Household &household)
{
    for (const auto &element : trace.elements) {
        for (const auto &table : element.tables) {
            for (const auto &rule : table.rules) {
                Reason reason{
                    sideOf(table.result), {}, element.name, membersOf(element, household)};
                for (const auto &annotation : rule.annotations) {
                    if (annotation.column == "理由")
                        reason.text.ja = readOut(annotation, true);
                    else if (annotation.column == "reason")
                        reason.text.en = readOut(annotation, false);
                }
                if (reason.text.ja.empty() && reason.text.en.empty())
                    continue;
                if (reason.text.en.empty())
                    reason.text.en = reason.text.ja;
                addReason(entitlement, std::move(reason));
            }
        }
    }
    // A requirement without words of its own still has a name.
    const auto has = [&](Reason::Side side) {
        return std::any_of(entitlement.reasons.begin(), entitlement.reasons.end(),
                           [side](const Reason &reason) { return reason.side == side; });
    };
    if (entitlement.verdict != Verdict::NotEligible || has(Reason::Side::Against))
        return;
    for (const auto &element : trace.elements)
        if (element.kind == "decision" && element.result.isFalse())
            addReason(entitlement, {Reason::Side::Against,
                                    {"「" + element.name + "」を満たしていません。",
                                     "The requirement \"" + element.name + "\" is not met."},
                                    element.name,
                                    {}});
    if (!has(Reason::Side::Against))
        addReason(entitlement,
                  {Reason::Side::Against,
                   {"対象になる人が世帯にいません。", "Nobody in the household is one it is for."},
                   entitlement.service->decisionName,
                   {}});
}

void addMissing(Entitlement &entitlement, const decision::Trace &trace, const Household &household)
{
    const bool verdict = entitlement.verdict == Verdict::Unknown;
    const bool amount = entitlement.verdict == Verdict::Eligible && !entitlement.amount &&
                        !entitlement.least && entitlement.service->payment != "none";
    if (!verdict && !amount)
        return;
    auto &out = verdict ? entitlement.missing : entitlement.missingForAmount;
    for (const auto &unknown : trace.unknownFacts) {
        const bool ofAmount = unknown.entry == "金額" || unknown.entry == "最小額";
        if (!unknown.entry.empty() && !(verdict ? unknown.entry == "判定" : ofAmount))
            continue;
        const auto path = FactPath::parse(unknown.path);
        if (const Fact *fact = path ? factAt(*path) : nullptr) {
            const bool there = std::any_of(out.begin(), out.end(), [&](const MissingFact &m) {
                return m.feelPath == unknown.path;
            });
            if (!there)
                out.push_back(missingFact(*path, unknown.path, *fact, household));
            continue;
        }
        constexpr std::string_view rates = "料率.";
        const Words gap =
            unknown.path.starts_with(rates)
                ? Words{"この日の「" + unknown.path.substr(rates.size()) + "」を収録していません。",
                        "The rate \"" + unknown.path.substr(rates.size()) +
                            "\" is not held for this day."}
                : Words{"「" + unknown.path + "」がわかりません。",
                        "\"" + unknown.path + "\" is not known."};
        if (std::find(entitlement.gaps.begin(), entitlement.gaps.end(), gap) ==
            entitlement.gaps.end())
            entitlement.gaps.push_back(gap);
    }
    if (verdict && out.empty() && entitlement.gaps.empty())
        entitlement.gaps.push_back(
            {"入力できる項目だけでは決まりません。窓口で確かめてください。",
             "What can be entered does not settle this; it has to be checked at the counter."});
}

/// Narrows the span of unchanged law by the days that are written in a condition on 基準日.
void narrow(std::string_view text, base::Date asOf, std::optional<base::Date> &from,
            std::optional<base::Date> &to)
{
    constexpr std::size_t length = 10;
    for (std::size_t i = 0; i + length <= text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9')
            continue;
        const auto day = base::parseIsoDate(text.substr(i, length));
        if (!day)
            continue;
        // "<= d" and "> d" change on the day after.
        const std::string_view before = text.substr(0, i);
        const auto sign = before.find_last_of("<>");
        const bool after = sign != std::string_view::npos &&
                           ((before[sign] == '<') == (before.substr(sign + 1).starts_with('=')));
        const int change = base::toDayNumber(*day) + (after ? 1 : 0);
        if (change <= base::toDayNumber(asOf)) {
            const auto first = base::fromDayNumber(change);
            from = from ? std::max(*from, first) : first;
        } else {
            const auto last = base::fromDayNumber(change - 1);
            to = to ? std::min(*to, last) : last;
        }
        i += length - 1;
    }
}

void addPeriod(Entitlement &entitlement, const decision::Trace &trace, base::Date asOf,
               const catalogue::Catalogue &catalogue)
{
    constexpr std::string_view rates = "料率.";
    auto from = std::optional(entitlement.service->validFrom);
    auto to = entitlement.service->validTo;
    for (const auto &read : trace.reads) {
        const auto *rate = catalogue.rate(std::string_view(read).substr(rates.size()));
        const auto *period = rate ? rate->on(asOf) : nullptr;
        if (!period)
            continue;
        from = std::max(*from, period->from);
        if (period->to)
            to = to ? std::min(*to, *period->to) : *period->to;
    }
    for (const auto &element : trace.elements) {
        for (const auto &table : element.tables) {
            for (const auto &rule : table.rules)
                for (const auto &condition : rule.conditions)
                    if (condition.column < table.inputs.size() &&
                        table.inputs[condition.column].expression.find("基準日") !=
                            std::string::npos)
                        narrow(condition.test, asOf, from, to);
            for (const auto &input : table.inputs)
                if (input.expression.find("基準日") != std::string::npos)
                    narrow(input.expression, asOf, from, to);
        }
    }
    entitlement.from = from;
    entitlement.to = to;
}

void addSource(Entitlement &entitlement, const catalogue::Source *source)
{
    auto &all = entitlement.sources;
    if (source && std::find(all.begin(), all.end(), source) == all.end())
        all.push_back(source);
}

void addSources(Entitlement &entitlement, const decision::Trace &trace, base::Date asOf,
                const catalogue::Catalogue &catalogue)
{
    constexpr std::string_view rates = "料率.";
    const auto unverified = [&](const Words &words) {
        auto &all = entitlement.unverified;
        if (std::find(all.begin(), all.end(), words) == all.end())
            all.push_back(words);
    };
    for (const auto &words : entitlement.service->unverified)
        unverified(words);
    for (const auto &id : entitlement.service->sources)
        addSource(entitlement, catalogue.source(id));
    for (const auto &read : trace.reads) {
        const auto *rate = catalogue.rate(std::string_view(read).substr(rates.size()));
        const auto *period = rate ? rate->on(asOf) : nullptr;
        if (!period)
            continue;
        addSource(entitlement, catalogue.source(period->source));
        if (period->verified)
            continue;
        Words words{"「" + rate->words.ja + "」は公式の資料で確認できていません。",
                    "\"" + rate->words.en + "\" could not be checked on an official source."};
        if (period->note) {
            words.ja += period->note->ja;
            words.en += " " + period->note->en;
        }
        unverified(words);
    }
}

} // namespace

void explain(Entitlement &entitlement, const decision::Trace &trace, const Household &household,
             base::Date asOf, const catalogue::Catalogue &catalogue)
{
    for (Words &remark : entitlement.remarks)
        if (const Words *text = catalogue.text(remark.ja))
            remark = *text;
    addReasons(entitlement, trace, household);
    addMissing(entitlement, trace, household);
    addSources(entitlement, trace, asOf, catalogue);
    if (entitlement.service->validOn(asOf))
        addPeriod(entitlement, trace, asOf, catalogue);
    for (const auto &note : entitlement.service->notes)
        entitlement.remarks.push_back(note);
}

} // namespace yorisoi::entitlements
