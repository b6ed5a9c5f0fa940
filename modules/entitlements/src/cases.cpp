// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/entitlements/cases.h"

#include <algorithm>

#include "case_household.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/entitlements/report.h"

namespace yorisoi::entitlements {
namespace {

using base::ErrorCode;
using decision::Decimal;

base::Result<std::optional<Decimal>> amountAt(const CaseJson &json, const char *key)
{
    const auto found = json.find(key);
    if (found == json.end() || found->is_null())
        return std::optional<Decimal>();
    if (!found->is_number())
        return base::fail(ErrorCode::InvalidInput, std::string(key) + " must be a number");
    return Decimal::parse(found->dump());
}

base::Result<CaseAnswer> answerOf(const CaseJson &json)
{
    CaseAnswer answer;
    const auto status = json.is_object() ? json.find("status") : json.end();
    const std::string word = json.is_object() && status != json.end() && status->is_string()
                                 ? status->get<std::string>()
                                 : std::string();
    if (word == "eligible")
        answer.verdict = Verdict::Eligible;
    else if (word == "not_eligible")
        answer.verdict = Verdict::NotEligible;
    else if (word != "depends")
        return base::fail(ErrorCode::InvalidInput,
                          "status must be eligible, not_eligible or depends");
    const auto amount = json.find("amount");
    if (amount != json.end() && amount->is_object()) {
        YORISOI_ASSIGN(answer.least, amountAt(*amount, "min"));
        YORISOI_ASSIGN(answer.most, amountAt(*amount, "max"));
    } else {
        YORISOI_ASSIGN(answer.amount, amountAt(json, "amount"));
    }
    return answer;
}

std::string textAt(const CaseJson &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

base::Result<Case> readCase(const CaseJson &json)
{
    if (!json.is_object())
        return base::fail(ErrorCode::InvalidInput, "must be an object");
    Case result;
    result.id = textAt(json, "id");
    result.name = textAt(json, "name");
    const auto asOf = base::parseIsoDate(textAt(json, "as_of"));
    if (!asOf)
        return base::fail(ErrorCode::InvalidInput, "as_of must be a date like 2026-04-01");
    result.asOf = *asOf;
    YORISOI_ASSIGN(const std::string household, caseHousehold(json));
    YORISOI_ASSIGN(result.household, Household::fromJson(household));
    const auto expect = json.find("expect");
    if (expect == json.end() || !expect->is_object() || expect->empty())
        return base::fail(ErrorCode::InvalidInput, "expect must name at least one scheme");
    for (const auto &[scheme, answer] : expect->items()) {
        auto expected = answerOf(answer);
        if (!expected)
            return base::fail(ErrorCode::InvalidInput,
                              "expect." + scheme + ": " + expected.error().detail);
        result.expected.push_back({scheme, std::move(*expected)});
    }
    return result;
}

bool equal(const std::optional<Decimal> &a, const std::optional<Decimal> &b)
{
    return a.has_value() == b.has_value() && (!a || *a == *b);
}

bool fits(const CaseAnswer &expected, const CaseAnswer &actual)
{
    if (expected.verdict != actual.verdict)
        return false;
    if (expected.amount)
        return equal(expected.amount, actual.amount);
    if (!expected.least && !expected.most)
        return true;
    // A definite amount inside the span says more than the span does.
    if (actual.amount)
        return (!expected.least || Decimal::compare(*expected.least, *actual.amount) <= 0) &&
               (!expected.most || Decimal::compare(*actual.amount, *expected.most) <= 0);
    return equal(expected.least, actual.least) && equal(expected.most, actual.most);
}

} // namespace

std::string toText(const CaseAnswer &answer)
{
    std::string text(toToken(answer.verdict));
    if (answer.amount)
        text += " " + grouped(*answer.amount);
    if (answer.least || answer.most)
        text += " " + (answer.least ? grouped(*answer.least) : std::string()) + "–" +
                (answer.most ? grouped(*answer.most) : std::string());
    return text;
}

base::Result<std::vector<Case>> readCases(std::string_view json)
{
    constexpr std::size_t mostBytes = std::size_t{64} << 20U;
    if (json.size() > mostBytes)
        return base::fail(ErrorCode::TooLarge, "cases: more than 64 MiB");
    const CaseJson parsed = CaseJson::parse(json, nullptr, false);
    const auto list = parsed.is_object() ? parsed.find("cases") : parsed.end();
    if (!parsed.is_object() || list == parsed.end() || !list->is_array())
        return base::fail(ErrorCode::InvalidInput, "cases: no JSON of the form {\"cases\": […]}");
    std::vector<Case> cases;
    for (std::size_t i = 0; i < list->size(); ++i) {
        auto one = readCase((*list)[i]);
        if (!one)
            return base::fail(one.error().code,
                              "$.cases[" + std::to_string(i) + "]: " + one.error().detail);
        cases.push_back(std::move(*one));
    }
    return cases;
}

base::Result<CaseReport> runCases(const Evaluator &evaluator, const std::vector<Case> &cases,
                                  const std::function<void(const Difference &)> &differs)
{
    CaseReport report;
    for (const Case &one : cases) {
        YORISOI_ASSIGN(const Assessment assessment, evaluator.assess(one.household, one.asOf));
        bool passed = true;
        for (const auto &[scheme, expected] : one.expected) {
            const auto found = std::find_if(
                assessment.entitlements.begin(), assessment.entitlements.end(),
                [&name = scheme](const Entitlement &e) { return e.service->name.ja == name; });
            std::optional<CaseAnswer> actual;
            if (found != assessment.entitlements.end())
                actual = CaseAnswer{found->verdict, found->amount, found->least, found->most};
            if (actual && fits(expected, *actual))
                continue;
            passed = false;
            differs({&one, scheme, expected, actual});
        }
        ++(passed ? report.passed : report.failed);
    }
    return report;
}

} // namespace yorisoi::entitlements
