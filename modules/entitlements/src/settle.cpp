// SPDX-License-Identifier: GPL-3.0-or-later
// What one more answer would settle: each possible answer is tried.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "run.h"
#include "words.h"

namespace yorisoi::entitlements {
namespace {

using decision::Date;
using decision::Decimal;
using decision::Kind;
using decision::Value;

using Verdicts = std::vector<Verdict>;

/// Points at which numbers and days are tried at most; spans between them are halved where they
/// differ.
constexpr std::size_t kMostPoints = 240;
constexpr std::size_t kMostSpans = 24;

/// Tries answers to one question on the services that hang on it.
class Trial {
public:
    Trial(const FactPath &path, std::vector<const Run *> runs, const Household &household,
          base::Date asOf, const Value &rates)
        : m_path(path),
          m_runs(std::move(runs)),
          m_household(household),
          m_asOf(asOf),
          m_rates(rates)
    {
    }

    Verdicts answers(const Value &value) const
    {
        const Value inputs = inputsOf(m_household.with(m_path, value).value(), m_asOf, m_rates);
        Verdicts verdicts;
        for (const Run *run : m_runs)
            verdicts.push_back(compute(*run, inputs, m_asOf, nullptr).verdict);
        return verdicts;
    }

    std::vector<PossibleAnswer::Settled> settled(const Verdicts &verdicts) const
    {
        std::vector<PossibleAnswer::Settled> all;
        for (std::size_t i = 0; i < verdicts.size(); ++i)
            if (verdicts[i] != Verdict::Unknown)
                all.push_back({m_runs[i]->service->id, verdicts[i]});
        return all;
    }

private:
    const FactPath &m_path;
    std::vector<const Run *> m_runs;
    const Household &m_household;
    base::Date m_asOf;
    const Value &m_rates;
};

/// Every whole number in a text or value: thresholds are written in rules or are rates.
void collectNumbers(std::string_view text, std::set<std::int64_t> &out)
{
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9')
            ++end;
        if (end > i && end - i <= 12)
            out.insert(std::stoll(std::string(text.substr(i, end - i))));
        i = end > i ? end : i + 1;
    }
}

void collectNumbers(const Value &value, std::set<std::int64_t> &out)
{
    if (value.is(Kind::Number)) {
        if (const auto number = value.number().toInteger())
            out.insert(*number);
    } else if (value.is(Kind::List)) {
        for (const Value &item : value.list())
            collectNumbers(item, out);
    }
}

Value valueAt(const Value &rates, std::string_view path)
{
    const Value *at = &rates;
    while (at && !path.empty()) {
        const auto dot = path.find('.');
        at = at->find(path.substr(0, dot));
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return at ? *at : Value();
}

std::set<std::int64_t> thresholds(std::span<const OpenService *const> services, const Value &rates)
{
    constexpr std::string_view prefix = "料率.";
    std::set<std::int64_t> numbers;
    for (const OpenService *service : services) {
        for (const auto &read : service->trace->reads)
            collectNumbers(valueAt(rates, std::string_view(read).substr(prefix.size())), numbers);
        for (const auto &element : service->trace->elements)
            for (const auto &table : element.tables)
                for (const auto &rule : table.rules)
                    for (const auto &condition : rule.conditions)
                        collectNumbers(condition.test, numbers);
    }
    return numbers;
}

std::int64_t mostFor(const Fact &fact)
{
    if (fact.unit.starts_with("円"))
        return 100'000'000;
    return fact.unit == "歳" ? 120 : 1'000;
}

/// Points of a scale (yen, years, day numbers) and their outcomes, made finer where neighbours
/// differ.
std::map<std::int64_t, Verdicts> explore(const std::set<std::int64_t> &points,
                                         const std::function<Verdicts(std::int64_t)> &outcome)
{
    std::map<std::int64_t, Verdicts> known;
    for (const std::int64_t point : points)
        known.emplace(point, outcome(point));
    for (auto at = known.begin(); at != known.end();) {
        const auto next = std::next(at);
        if (next == known.end())
            break;
        if (at->second == next->second || next->first - at->first <= 1) {
            at = next;
            continue;
        }
        const std::int64_t middle = at->first + (next->first - at->first) / 2;
        known.emplace(middle, outcome(middle));
    }
    return known;
}

Words spanWords(const Words &from, const Words &to, bool first, bool last, const std::string &unit)
{
    const std::string yen = unit.substr(0, unit.find('/'));
    if (first && last)
        return {"どの値でも", "any value"};
    if (from == to)
        return {from.ja + yen, from.en};
    if (last)
        return {from.ja + yen + "以上", from.en + " or more"};
    if (first)
        return {to.ja + yen + "以下", "up to " + to.en};
    return {from.ja + yen + "から" + to.ja + yen + "まで", from.en + " to " + to.en};
}

std::vector<PossibleAnswer> spans(const Trial &trial, const std::set<std::int64_t> &points,
                                  const std::function<Value(std::int64_t)> &valueOf,
                                  const std::string &unit)
{
    const auto known =
        explore(points, [&](std::int64_t point) { return trial.answers(valueOf(point)); });
    std::vector<PossibleAnswer> all;
    for (auto at = known.begin(); at != known.end() && all.size() < kMostSpans;) {
        auto end = std::next(at);
        while (end != known.end() && end->second == at->second)
            ++end;
        PossibleAnswer answer;
        answer.from = valueOf(at->first);
        answer.to = valueOf(std::prev(end)->first);
        answer.words = spanWords(wordsOf(answer.from), wordsOf(answer.to), at == known.begin(),
                                 end == known.end(), unit);
        answer.settles = trial.settled(at->second);
        all.push_back(std::move(answer));
        at = end;
    }
    return all;
}

std::vector<PossibleAnswer> numberAnswers(const Trial &trial, const Fact &fact,
                                          const std::set<std::int64_t> &numbers)
{
    const std::int64_t least =
        fact.minimum ? fact.minimum->toInteger().value_or(0) : std::int64_t{0};
    const std::int64_t most = mostFor(fact);
    std::set<std::int64_t> points{least, most};
    for (const std::int64_t number : numbers)
        for (const std::int64_t point : {number - 1, number, number + 1})
            if (point > least && point < most && points.size() < kMostPoints)
                points.insert(point);
    return spans(
        trial, points, [](std::int64_t n) { return Value(n); }, fact.unit);
}

std::vector<PossibleAnswer> dateAnswers(const Trial &trial, const Fact &fact, base::Date asOf)
{
    const std::int64_t today = toDecisionDate(asOf).days();
    std::set<std::int64_t> points;
    constexpr std::int64_t year = 365;
    if (fact.key == "誕生年月日") {
        for (std::int64_t age = 0; age <= 110; ++age)
            points.insert(today - age * year - age / 4);
    } else {
        for (std::int64_t month = -120; month <= 12; ++month)
            points.insert(today + month * 30);
    }
    const auto valueOf = [](std::int64_t days) {
        const auto date = Date::fromDays(days);
        return date ? Value(*date) : Value();
    };
    std::vector<PossibleAnswer> all = spans(trial, points, valueOf, {});
    for (PossibleAnswer &answer : all) {
        const Words from = wordsOf(answer.from);
        const Words to = wordsOf(answer.to);
        const bool first = &answer == &all.front();
        const bool last = &answer == &all.back();
        if (first && !last)
            answer.words = {to.ja + "以前", "on or before " + to.en};
        else if (last && !first)
            answer.words = {from.ja + "以後", "on or after " + from.en};
    }
    return all;
}

std::vector<PossibleAnswer> choiceAnswers(const Trial &trial, const Fact &fact)
{
    std::vector<PossibleAnswer> all;
    std::vector<Choice> choices = fact.choices;
    if (fact.type == Fact::Type::Boolean)
        for (const bool yes : {true, false})
            choices.push_back({Value(yes), wordsOf(Value(yes))});
    for (const Choice &choice : choices)
        all.push_back(
            {choice.value, choice.value, choice.words, trial.settled(trial.answers(choice.value))});
    return all;
}

} // namespace

std::vector<Question> questionsFor(std::span<const OpenService> open, const Household &household,
                                   base::Date asOf, const Value &rates)
{
    std::vector<const MissingFact *> facts;
    std::map<FactPath, std::vector<const OpenService *>> hanging;
    for (const OpenService &service : open) {
        for (const MissingFact &missing : service.entitlement->missing) {
            auto &services = hanging[missing.path];
            if (services.empty())
                facts.push_back(&missing);
            services.push_back(&service);
        }
    }
    std::vector<Question> questions;
    for (const MissingFact *missing : facts) {
        const auto &services = hanging[missing->path];
        std::vector<const Run *> runs;
        Question question{*missing, {}, {}, 0};
        for (const OpenService *service : services) {
            runs.push_back(service->run);
            question.services.push_back(service->run->service->id);
        }
        const Trial trial(missing->path, runs, household, asOf, rates);
        const Fact &fact = *factAt(missing->path);
        if (!fact.choices.empty() || fact.type == Fact::Type::Boolean)
            question.answers = choiceAnswers(trial, fact);
        else if (fact.type == Fact::Type::Number)
            question.answers = numberAnswers(trial, fact, thresholds(services, rates));
        else if (fact.type == Fact::Type::Date)
            question.answers = dateAnswers(trial, fact, asOf);
        std::size_t settled = 0;
        for (const auto &answer : question.answers)
            settled += answer.settles.size();
        if (!question.answers.empty())
            question.expected =
                static_cast<double>(settled) / static_cast<double>(question.answers.size());
        questions.push_back(std::move(question));
    }
    std::stable_sort(questions.begin(), questions.end(), [](const Question &a, const Question &b) {
        return a.expected != b.expected ? a.expected > b.expected
                                        : a.services.size() > b.services.size();
    });
    return questions;
}

} // namespace yorisoi::entitlements
