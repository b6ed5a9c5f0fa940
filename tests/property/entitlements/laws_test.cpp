// SPDX-License-Identifier: GPL-3.0-or-later
// Laws of knowledge on the whole catalogue: what is decided without a fact stays so with it.
#include <QtTest>

#include <rapidcheck.h>

#include "yorisoi/base/calendar.h"
#include "yorisoi/entitlements/evaluator.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::entitlements;
using decision::Value;

namespace {

const base::Date kToday = *base::parseIsoDate("2025-11-25");

rc::Gen<Value> anyValue(const Fact &fact)
{
    if (!fact.choices.empty())
        return rc::gen::map(rc::gen::inRange<std::size_t>(0, fact.choices.size()),
                            [&fact](std::size_t i) { return fact.choices[i].value; });
    switch (fact.type) {
    case Fact::Type::Boolean:
        return rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Value(b); });
    case Fact::Type::Number:
        return rc::gen::map(
            rc::gen::inRange<std::int64_t>(0, fact.unit.starts_with("円") ? 6'000 : 40),
            [&fact](std::int64_t n) { return Value(fact.unit.starts_with("円") ? n * 1'000 : n); });
    case Fact::Type::Date:
        return rc::gen::map(rc::gen::inRange<std::int64_t>(0, 90 * 365), [](std::int64_t days) {
            return Value(*decision::Date::fromDays(base::toDayNumber(kToday) - days));
        });
    case Fact::Type::Text:
        break;
    }
    return rc::gen::just(Value());
}

/// Facts that say the same thing in two ways: a completion may give one of them only, so that it
/// does not contradict itself.
bool standsForAnother(const std::string &key)
{
    return key == "年齢" || key.find("控除後世帯高所得") != std::string::npos ||
           key == "世帯高所得" || key == "世帯総所得" || key == "住民税非課税世帯" ||
           key == "住民税均等割のみ課税世帯" || key == "扶養親族数" || key == "老人扶養親族数" ||
           key == "特定扶養親族数" || key == "申請者の扶養" || key == "学年" ||
           key == "愛の手帳等級" || key == "所得" || key == "収入" || key == "世帯の月収" ||
           key == "主たる生計維持者" || key == "高校運営種別" || key == "高校履修種別";
}

Household skeleton()
{
    const int children = *rc::gen::inRange(0, 3);
    const bool spouse = *rc::gen::arbitrary<bool>();
    std::string json = R"({"構成員": [{"id": "a", "続柄": "本人"})";
    if (spouse)
        json += R"(, {"id": "b", "続柄": "配偶者"})";
    for (int i = 0; i < children; ++i)
        json += R"(, {"id": "c)" + std::to_string(i) + R"(", "続柄": "子"})";
    return *Household::fromJson(json + "]}");
}

struct Pair {
    Household partial;
    Household whole;
};

/// A household that says everything once, and the same with some of it unsaid.
Pair anyPair()
{
    Household whole = skeleton();
    Household partial = whole;
    const int known = *rc::gen::inRange(0, 101);
    const auto give = [&](const FactPath &path, const Fact &fact) {
        if (standsForAnother(fact.key) ||
            (fact.type == Fact::Type::Text && fact.choices.empty()))
            return;
        const Value value = *anyValue(fact);
        whole = whole.with(path, value);
        if (*rc::gen::inRange(0, 100) < known)
            partial = partial.with(path, value);
    };
    for (const Fact &fact : Vocabulary::builtIn().householdFacts())
        give({std::nullopt, fact.key}, fact);
    for (std::size_t i = 0; i < whole.members().size(); ++i)
        for (const Fact &fact : Vocabulary::builtIn().memberFacts())
            if (fact.key != "id" && fact.key != "続柄" && fact.key != "表示名")
                give({i, fact.key}, fact);
    return {partial, whole};
}

std::vector<Entitlement> verdicts(const Evaluator &evaluator, const Household &household,
                                  bool explain = false)
{
    AssessOptions options;
    options.explain = explain;
    auto assessment = evaluator.assess(household, kToday, options);
    if (!assessment)
        RC_FAIL(assessment.error().detail);
    return std::move(assessment->entitlements);
}

} // namespace

class LawsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsDecidedStaysDecidedWhenMoreIsKnown();
    void whatIsUnknownSaysWhatIsMissing();
    void anExplanationChangesNothing();

private:
    std::shared_ptr<const Evaluator> m_evaluator;
};

void LawsTest::initTestCase()
{
    auto catalogue = catalogue::Catalogue::loadFolder(YORISOI_SOURCE_DIR "/resources/catalogue");
    QVERIFY_RESULT(catalogue);
    auto evaluator = Evaluator::make(*std::move(catalogue));
    QVERIFY_RESULT(evaluator);
    m_evaluator = *std::move(evaluator);
}

void LawsTest::whatIsDecidedStaysDecidedWhenMoreIsKnown()
{
    QVERIFY(rc::check("a definite verdict is the verdict of every completion", [this] {
        const Pair pair = anyPair();
        const auto before = verdicts(*m_evaluator, pair.partial);
        const auto after = verdicts(*m_evaluator, pair.whole);
        for (std::size_t i = 0; i < before.size(); ++i) {
            const bool stays =
                before[i].verdict == Verdict::Unknown || after[i].verdict == before[i].verdict;
            RC_LOG() << before[i].service->id << ": " << toToken(before[i].verdict) << " then "
                     << toToken(after[i].verdict) << '\n'
                     << "from " << decision::toText(pair.partial.value()) << '\n'
                     << "to   " << decision::toText(pair.whole.value()) << '\n';
            RC_ASSERT(stays);
        }
    }));
}

void LawsTest::whatIsUnknownSaysWhatIsMissing()
{
    QVERIFY(rc::check("an unknown verdict names a fact or a gap", [this] {
        const Pair pair = anyPair();
        for (const auto &entitlement : verdicts(*m_evaluator, pair.partial, true)) {
            if (entitlement.verdict != Verdict::Unknown)
                continue;
            RC_LOG() << entitlement.service->id << ' ' << decision::toText(pair.partial.value());
            RC_ASSERT(!entitlement.missing.empty() || !entitlement.gaps.empty());
        }
    }));
}

void LawsTest::anExplanationChangesNothing()
{
    QVERIFY(rc::check("the trace computes the same", [this] {
        const Pair pair = anyPair();
        const auto plain = verdicts(*m_evaluator, pair.partial);
        const auto traced = verdicts(*m_evaluator, pair.partial, true);
        for (std::size_t i = 0; i < plain.size(); ++i) {
            RC_ASSERT(plain[i].verdict == traced[i].verdict);
            RC_ASSERT(plain[i].amount == traced[i].amount);
            RC_ASSERT(plain[i].members == traced[i].members);
        }
    }));
}

QTEST_APPLESS_MAIN(LawsTest)
#include "laws_test.moc"
