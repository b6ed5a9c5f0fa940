// SPDX-License-Identifier: GPL-3.0-or-later
// Laws of knowledge. On 児童手当 as random laws: what is definite stays so whatever else becomes
// known. On the whole catalogue with a fixed series of households: no definite verdict turns into
// its opposite, and whoever does not know says what is missing.
#include <QFile>
#include <QtTest>

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include <rapidcheck.h>

#include "yorisoi/base/calendar.h"
#include "yorisoi/entitlements/evaluator.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::entitlements;
using decision::Value;

namespace {

const base::Date kDay = *base::parseIsoDate("2025-11-25");

/// A number from 0 to below the argument, from RapidCheck or from a fixed series.
using Draw = std::function<std::int64_t(std::int64_t below)>;

Value daysAgo(std::int64_t days)
{
    return Value(*decision::Date::fromDays(base::toDayNumber(kDay) - days));
}

Value anyValue(const Fact &fact, const Draw &draw)
{
    if (!fact.choices.empty())
        return fact
            .choices[static_cast<std::size_t>(draw(static_cast<std::int64_t>(fact.choices.size())))]
            .value;
    switch (fact.type) {
    case Fact::Type::Boolean:
        return Value(draw(2) == 1);
    case Fact::Type::Number:
        return Value(fact.unit.starts_with("円") ? draw(6'000) * 1'000 : draw(40));
    case Fact::Type::Date:
        return daysAgo(draw(3 * 365));
    case Fact::Type::Text:
        break;
    }
    return Value();
}

/// A completion says everything once: of two facts that say the same thing it has one, so that it
/// does not contradict itself. What the services presume, and their notes say so, is left out too:
/// children have no income and no births.
bool isLeftOut(const std::string &key, bool child)
{
    static const std::vector<std::string> twice{
        "id", "続柄", "表示名", "年齢", "世帯高所得", "世帯総所得", "住民税非課税世帯",
        "住民税均等割のみ課税世帯", "扶養親族数", "老人扶養親族数", "特定扶養親族数",
        "申請者の扶養", "学年", "愛の手帳等級", "所得", "収入", "世帯の月収", "主たる生計維持者",
        "高校運営種別", "高校履修種別", "死亡年月日", "生活保護受給", "要保護", "高等学校修了",
        // Of a birth, a school, a job and an illness one
        // fact each.
        "出産予定日", "妊娠週数", "妊娠中", "在学中", "離職年月日", "就労", "初診日年金加入",
        "障害年金等級", "学校種別", "市町村民税所得割額"};
    return key.find("控除後世帯高所得") != std::string::npos ||
           std::find(twice.begin(), twice.end(), key) != twice.end() ||
           (child && (key == "市町村民税課税" || key == "出産年月日"));
}

struct Pair {
    Household partial;
    Household whole;
};

/// A household that says everything once, and the same with some of it unsaid.
Pair pairOf(const Draw &draw)
{
    std::string json = R"({"構成員": [{"id": "a", "続柄": "本人"})";
    if (draw(2) == 1)
        json += R"(, {"id": "b", "続柄": "配偶者"})";
    for (std::int64_t i = draw(3); i > 0; --i)
        json += R"(, {"id": "c)" + std::to_string(i) + R"(", "続柄": "子"})";
    Household whole = *Household::fromJson(json + "]}");
    Household partial = whole;
    const std::int64_t known = draw(101);
    const auto give = [&](const FactPath &path, const Value &value) {
        if (value.isNull())
            return;
        whole = whole.with(path, value);
        if (draw(100) < known)
            partial = partial.with(path, value);
    };
    for (const Fact &fact : Vocabulary::builtIn().householdFacts())
        if (!isLeftOut(fact.key, false))
            give({std::nullopt, fact.key}, anyValue(fact, draw));
    for (std::size_t i = 0; i < whole.members().size(); ++i) {
        const bool child = whole.members()[i].id.front() == 'c';
        for (const Fact &fact : Vocabulary::builtIn().memberFacts()) {
            if (isLeftOut(fact.key, child))
                continue;
            const Value value = fact.key == "誕生年月日"
                                    ? daysAgo(child ? draw(23 * 365) : 22 * 365 + draw(60 * 365))
                                    : anyValue(fact, draw);
            give({i, fact.key}, value);
        }
    }
    return {partial, whole};
}

Draw randomDraw()
{
    return [](std::int64_t below) { return *rc::gen::inRange<std::int64_t>(0, below); };
}

std::vector<Entitlement> assessed(const Evaluator &evaluator, const Household &household,
                                  bool explain = false)
{
    AssessOptions options;
    options.explain = explain;
    auto assessment = evaluator.assess(household, kDay, options);
    return assessment ? std::move(assessment->entitlements) : std::vector<Entitlement>();
}

} // namespace

class LawsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsDefiniteStaysSoWhenMoreIsKnown();
    void anExplanationChangesNothing();
    void noVerdictOfTheCatalogueTurnsIntoItsOpposite();
    void whatIsUnknownSaysWhatIsMissing();

private:
    std::shared_ptr<const Evaluator> m_one;
    std::shared_ptr<const Evaluator> m_all;
};

void LawsTest::initTestCase()
{
    const QString folder = QStringLiteral(YORISOI_SOURCE_DIR "/resources/catalogue");
    auto all = catalogue::Catalogue::loadFolder(folder.toStdString());
    QVERIFY_RESULT(all);
    catalogue::Files files;
    for (const char *name :
         {"rates/child-allowance.yaml", "services/child-allowance.yaml",
          "decisions/child-allowance.dmn", "decisions/common.dmn", "decisions/household.dmn"})
        files[name] = (*all)->files().at(name);
    auto one = catalogue::Catalogue::load(files);
    QVERIFY_RESULT(one);
    auto allMade = Evaluator::make(*std::move(all));
    auto oneMade = Evaluator::make(*std::move(one));
    QVERIFY_RESULT(allMade);
    QVERIFY_RESULT(oneMade);
    m_all = *std::move(allMade);
    m_one = *std::move(oneMade);
}

void LawsTest::whatIsDefiniteStaysSoWhenMoreIsKnown()
{
    QVERIFY(rc::check("a definite verdict and amount are those of every completion", [this] {
        const Pair pair = pairOf(randomDraw());
        const auto before = assessed(*m_one, pair.partial).front();
        const auto after = assessed(*m_one, pair.whole).front();
        RC_LOG() << decision::toText(pair.partial.value()) << '\n'
                 << decision::toText(pair.whole.value());
        RC_ASSERT(before.verdict == Verdict::Unknown || after.verdict == before.verdict);
        RC_ASSERT(!before.amount || after.amount == before.amount);
        RC_CLASSIFY(before.verdict != Verdict::Unknown, "definite");
    }));
}

void LawsTest::anExplanationChangesNothing()
{
    QVERIFY(rc::check("the trace computes the same", [this] {
        const Pair pair = pairOf(randomDraw());
        const auto plain = assessed(*m_all, pair.partial);
        const auto traced = assessed(*m_all, pair.partial, true);
        RC_ASSERT(plain.size() == traced.size());
        for (std::size_t i = 0; i < plain.size(); ++i) {
            RC_ASSERT(plain[i].verdict == traced[i].verdict);
            RC_ASSERT(plain[i].amount == traced[i].amount);
            RC_ASSERT(plain[i].members == traced[i].members);
        }
    }));
}

void LawsTest::noVerdictOfTheCatalogueTurnsIntoItsOpposite()
{
    std::mt19937 random(20251125);
    const Draw draw = [&](std::int64_t below) {
        return std::uniform_int_distribution<std::int64_t>(0, below - 1)(random);
    };
    std::set<std::string> turned;
    for (int i = 0; i < 300; ++i) {
        const Pair pair = pairOf(draw);
        const auto before = assessed(*m_all, pair.partial);
        const auto after = assessed(*m_all, pair.whole);
        for (std::size_t k = 0; k < before.size(); ++k)
            if (before[k].verdict != Verdict::Unknown && after[k].verdict != Verdict::Unknown &&
                before[k].verdict != after[k].verdict)
                turned.insert(before[k].service->id);
    }
    for (const auto &service : turned)
        qWarning("%s: a definite verdict turned into its opposite", service.c_str());
    QVERIFY(turned.empty());
}

void LawsTest::whatIsUnknownSaysWhatIsMissing()
{
    std::mt19937 random(4711);
    const Draw draw = [&](std::int64_t below) {
        return std::uniform_int_distribution<std::int64_t>(0, below - 1)(random);
    };
    std::set<std::string> silent;
    for (int i = 0; i < 200; ++i)
        for (const auto &entitlement : assessed(*m_all, pairOf(draw).partial, true)) {
            const bool unknown = entitlement.verdict == Verdict::Unknown;
            if (unknown && entitlement.missing.empty() && entitlement.gaps.empty())
                silent.insert(entitlement.service->id);
            const bool says = std::any_of(
                entitlement.reasons.begin(), entitlement.reasons.end(),
                [](const Reason &reason) { return reason.side == Reason::Side::Against; });
            if (entitlement.verdict == Verdict::NotEligible && !says)
                silent.insert(entitlement.service->id + " (not eligible)");
        }
    for (const auto &service : silent)
        qWarning("%s: says neither why not nor what is missing", service.c_str());
    QVERIFY(silent.empty());
}

QTEST_APPLESS_MAIN(LawsTest)
#include "laws_test.moc"
