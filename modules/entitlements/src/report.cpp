// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/entitlements/report.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "words.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/decision/value_json.h"

namespace yorisoi::entitlements {
namespace {

using Json = nlohmann::ordered_json;

Json json(const Words &words)
{
    return {{"ja", words.ja}, {"en", words.en}};
}

/// Yen as JSON number; whole yen everywhere in the catalogue, other numbers keep their digits.
Json json(const decision::Decimal &number)
{
    if (const auto whole = number.toInteger())
        return *whole;
    return Json::parse(number.toString());
}

Json json(const decision::Value &value)
{
    return Json::parse(decision::toJson(value));
}

std::string_view toToken(Reason::Side side)
{
    return side == Reason::Side::For       ? "for"
           : side == Reason::Side::Against ? "against"
                                           : "neutral";
}

template <typename Items, typename Function>
void list(Json &object, const char *key, const Items &items, const Function &one)
{
    if (items.empty())
        return;
    Json &out = object[key] = Json::array();
    for (const auto &item : items)
        out.push_back(one(item));
}

Json json(const MissingFact &missing)
{
    return {{"fact", missing.feelPath},
            {"label", json(missing.label)},
            {"question", json(missing.question)}};
}

Json json(const catalogue::Source &source)
{
    Json out{{"id", source.id},
             {"title", json(source.title)},
             {"url", source.url},
             {"checked", base::toIsoDate(source.checked)},
             {"verified", source.verified}};
    if (source.note)
        out["note"] = json(*source.note);
    return out;
}

void addMoney(Json &out, const Entitlement &entitlement)
{
    if (entitlement.amount)
        out["amount"] = json(*entitlement.amount);
    if (entitlement.least)
        out["least"] = json(*entitlement.least);
    if (entitlement.most)
        out["most"] = json(*entitlement.most);
    out["payment"] = entitlement.service->payment;
    if (entitlement.from)
        out["from"] = base::toIsoDate(*entitlement.from);
    if (entitlement.to)
        out["to"] = base::toIsoDate(*entitlement.to);
    list(out, "members", entitlement.members, [](const std::string &id) { return Json(id); });
    list(out, "shares", entitlement.shares, [](const Share &share) {
        Json one{{"member", share.member}};
        if (share.amount)
            one["amount"] = json(*share.amount);
        return one;
    });
}

Json json(const Entitlement &entitlement)
{
    Json out{{"service", entitlement.service->id},
             {"name", json(entitlement.service->name)},
             {"verdict", toToken(entitlement.verdict)}};
    addMoney(out, entitlement);
    list(out, "reasons", entitlement.reasons, [](const Reason &reason) {
        Json one{{"side", toToken(reason.side)},
                 {"text", json(reason.text)},
                 {"requirement", reason.requirement}};
        list(one, "members", reason.members, [](const std::string &id) { return Json(id); });
        return one;
    });
    const auto words = [](const Words &one) { return json(one); };
    const auto missing = [](const MissingFact &one) { return json(one); };
    list(out, "missing", entitlement.missing, missing);
    list(out, "missingForAmount", entitlement.missingForAmount, missing);
    list(out, "gaps", entitlement.gaps, words);
    list(out, "remarks", entitlement.remarks, words);
    list(out, "unverified", entitlement.unverified, words);
    list(out, "basis", entitlement.service->basis, [](const catalogue::LegalBasis &basis) {
        return Json{{"law", basis.law}, {"articles", basis.articles}};
    });
    list(out, "sources", entitlement.sources,
         [](const catalogue::Source *source) { return json(*source); });
    return out;
}

Json json(const Question &question)
{
    Json out = json(question.fact);
    out["services"] = question.services;
    out["expected"] = question.expected;
    list(out, "answers", question.answers, [](const PossibleAnswer &answer) {
        Json one{
            {"from", json(answer.from)}, {"to", json(answer.to)}, {"words", json(answer.words)}};
        list(one, "settles", answer.settles, [](const PossibleAnswer::Settled &settled) {
            return Json{{"service", settled.service}, {"verdict", toToken(settled.verdict)}};
        });
        return one;
    });
    return out;
}

/// The same report in one language.
class TextReport {
public:
    TextReport(bool japanese, bool explain) : m_japanese(japanese), m_explain(explain) {}

    std::string write(const Assessment &assessment)
    {
        const Words day = wordsOf(toDecisionDate(assessment.asOf));
        line(m_japanese ? day.ja + "現在" : "As of " + day.en);
        for (const Verdict verdict : {Verdict::Eligible, Verdict::Unknown, Verdict::NotEligible}) {
            for (const Entitlement &entitlement : assessment.entitlements)
                if (entitlement.verdict == verdict)
                    write(entitlement);
        }
        if (!assessment.questions.empty()) {
            line({});
            line(m_japanese ? "次に聞くとよいこと" : "Best next questions");
            for (const Question &question : assessment.questions)
                write(question);
        }
        return m_out;
    }

private:
    void line(const std::string &text, unsigned indent = 0)
    {
        m_out += std::string(indent, ' ') + text + '\n';
    }
    const std::string &pick(const Words &words) const { return m_japanese ? words.ja : words.en; }
    std::string label(const char *ja, const char *en) const { return m_japanese ? ja : en; }

    std::string verdictWords(Verdict verdict) const
    {
        switch (verdict) {
        case Verdict::Eligible:
            return label("該当", "eligible");
        case Verdict::NotEligible:
            return label("非該当", "not eligible");
        case Verdict::Unknown:
            break;
        }
        return label("不明", "unknown");
    }

    std::string money(const Entitlement &entitlement) const
    {
        std::string sum;
        const auto yen = [&](const decision::Decimal &number) {
            return m_japanese ? grouped(number) + "円" : grouped(number) + " yen";
        };
        if (entitlement.amount)
            sum = yen(*entitlement.amount);
        else if (entitlement.least && entitlement.most)
            sum = yen(*entitlement.least) + label("から", " to ") + yen(*entitlement.most);
        else if (entitlement.most)
            sum = m_japanese ? yen(*entitlement.most) + "まで" : "up to " + yen(*entitlement.most);
        else if (entitlement.least)
            sum = m_japanese ? yen(*entitlement.least) + "以上"
                             : yen(*entitlement.least) + " or more";
        if (sum.empty())
            return sum;
        const std::string &payment = entitlement.service->payment;
        if (payment == "monthly")
            sum = m_japanese ? "月額" + sum : sum + " a month";
        else if (payment == "yearly")
            sum = m_japanese ? "年額" + sum : sum + " a year";
        return "  " + sum;
    }

    void words(const char *ja, const char *en, const std::vector<Words> &all)
    {
        for (const Words &one : all)
            line(label(ja, en) + pick(one), 2);
    }

    void write(const Entitlement &entitlement)
    {
        line("[" + verdictWords(entitlement.verdict) + "] " + pick(entitlement.service->name) +
             money(entitlement));
        if (!m_explain)
            return;
        for (const Share &share : entitlement.shares)
            if (share.amount)
                line(share.member + ": " + grouped(*share.amount) + label("円", " yen"), 4);
        for (const Reason &reason : entitlement.reasons)
            if (concerns(reason, entitlement.verdict))
                line(label(reason.side == Reason::Side::Against ? "× " : "・ ",
                           reason.side == Reason::Side::Against ? "x " : "- ") +
                         pick(reason.text),
                     2);
        for (const MissingFact &missing : entitlement.missing)
            line(label("？ ", "? ") + pick(missing.question), 2);
        for (const MissingFact &missing : entitlement.missingForAmount)
            line(label("？ 額のために: ", "? for the amount: ") + pick(missing.question), 2);
        words("！ ", "! ", entitlement.gaps);
        words("※ ", "* ", entitlement.remarks);
        words("未確認: ", "Not verified: ", entitlement.unverified);
        period(entitlement);
        for (const auto &basis : entitlement.service->basis)
            line(label("根拠: ", "Basis: ") + basis.law + articles(basis), 2);
        for (const auto *source : entitlement.sources)
            line(label("出典: ", "Source: ") + pick(source->title) + " " + source->url + " (" +
                     label("確認日 ", "checked ") + base::toIsoDate(source->checked) +
                     (source->verified ? "" : label("、未確認", ", not verified")) + ")",
                 2);
    }

    /// Why not is of no interest to somebody eligible, and the other way round.
    static bool concerns(const Reason &reason, Verdict verdict)
    {
        return verdict == Verdict::Eligible      ? reason.side != Reason::Side::Against
               : verdict == Verdict::NotEligible ? reason.side == Reason::Side::Against
                                                 : true;
    }

    static std::string articles(const catalogue::LegalBasis &basis)
    {
        std::string all;
        for (const auto &article : basis.articles)
            all += (all.empty() ? " " : "、") + article;
        return all;
    }

    void period(const Entitlement &entitlement)
    {
        if (!entitlement.from)
            return;
        const std::string from = pick(wordsOf(toDecisionDate(*entitlement.from)));
        const std::string to =
            entitlement.to ? pick(wordsOf(toDecisionDate(*entitlement.to))) : std::string();
        if (m_japanese)
            line("この内容の期間: " + from + "から" + (to.empty() ? "" : to + "まで"), 2);
        else
            line("Rules and rates of: " + from + (to.empty() ? " on" : " to " + to), 2);
    }

    void write(const Question &question)
    {
        line(label("・ ", "- ") + pick(question.fact.question), 2);
        // Answers with the same outcome are said together.
        std::vector<std::pair<const std::vector<PossibleAnswer::Settled> *, std::string>> groups;
        for (const PossibleAnswer &answer : question.answers) {
            if (answer.settles.empty())
                continue;
            const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto &group) {
                return *group.first == answer.settles;
            });
            if (same == groups.end())
                groups.emplace_back(&answer.settles, pick(answer.words));
            else
                same->second += label("、", ", ") + pick(answer.words);
        }
        for (const auto &[settles, answers] : groups) {
            const std::string count = std::to_string(settles->size());
            line(answers + (m_japanese ? "なら " + count + "件が決まります" : ": settles " + count),
                 6);
        }
    }

    bool m_japanese;
    bool m_explain;
    std::string m_out;
};

} // namespace

std::string toJson(const Assessment &assessment)
{
    Json out{{"asOf", base::toIsoDate(assessment.asOf)}};
    Json &all = out["entitlements"] = Json::array();
    for (const Entitlement &entitlement : assessment.entitlements)
        all.push_back(json(entitlement));
    list(out, "questions", assessment.questions, [](const Question &one) { return json(one); });
    return out.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string toText(const Assessment &assessment, std::string_view language, bool explain)
{
    return TextReport(language != "en", explain).write(assessment);
}

} // namespace yorisoi::entitlements
