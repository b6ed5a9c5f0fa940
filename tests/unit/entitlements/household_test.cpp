// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a household: what is wrong is said with its path, in both languages.
#include <QFile>
#include <QtTest>

#include <algorithm>

#include "yorisoi/decision/model.h"
#include "yorisoi/decision/tck.h"
#include "yorisoi/entitlements/household.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::entitlements;

class HouseholdTest : public QObject {
    Q_OBJECT

private slots:
    void everyFactHasItsWordsInBothLanguages();
    void theDecisionModelsHaveTheFactsOfTheSchema();
    void knownFactsAreValuesAndAbsentOnesAreUnknown();
    void whatIsWrongIsNamedWithItsPath_data();
    void whatIsWrongIsNamedWithItsPath();
    void severalProblemsAreSaidAtOnce();
    void aLargeDocumentIsRefused();
    void oneMoreFactMakesAnotherHousehold();
    void aPathOfATraceNamesMemberAndFact();
};

void HouseholdTest::everyFactHasItsWordsInBothLanguages()
{
    const Vocabulary &vocabulary = Vocabulary::builtIn();
    QVERIFY(vocabulary.memberFact("身体障害者手帳等級"));
    QVERIFY(vocabulary.householdFact("住宅被害"));
    for (const auto *facts : {&vocabulary.householdFacts(), &vocabulary.memberFacts()}) {
        for (const Fact &fact : *facts) {
            const auto says = [&](const std::string &text, const char *what) {
                QVERIFY2(!text.empty(), (fact.key + ": no " + what).c_str());
            };
            says(fact.label.ja, "Japanese label");
            says(fact.label.en, "English label");
            if (fact.key != "id") {
                says(fact.question.ja, "Japanese question");
                says(fact.question.en, "English question");
            }
            for (const Choice &choice : fact.choices)
                says(choice.words.en, "English word for a value");
        }
    }
}

/// The model returns its whole input, so that the keys that the types give it can be compared.
void HouseholdTest::theDecisionModelsHaveTheFactsOfTheSchema()
{
    const std::string xml =
        R"(<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m" namespace="urn:m">
<import name="家" namespace="https://yorisoi.example/decisions/household" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
<inputData id="h" name="世帯"><variable name="世帯" typeRef="家.世帯"/></inputData></definitions>)";
    const auto model = decision::Model::compile(
        xml, decision::importsFromFolder(YORISOI_SOURCE_DIR "/resources/catalogue/decisions"));
    QVERIFY_RESULT(model);
    QVERIFY((*model)->problems().empty());
    const auto household = Household::fromJson(R"({"構成員": [{"id": "a", "続柄": "本人"}]})");
    QVERIFY_RESULT(household);
    const auto typed = (*model)->conform(
        "世帯", decision::Value::context(
                    {{"構成員", decision::Value(decision::List{decision::Value::context({})})}}));
    QVERIFY_RESULT(typed);
    const auto sorted = [](std::vector<std::string> keys) {
        std::sort(keys.begin(), keys.end());
        return keys;
    };
    QCOMPARE(sorted(typed->shape().keys()), sorted(household->value().shape().keys()));
    QCOMPARE(sorted(typed->find("構成員")->list().front().shape().keys()),
             sorted(household->value().find("構成員")->list().front().shape().keys()));
    // Each allowed value of the schema is one for the models, and of the same type.
    for (const Fact &fact : Vocabulary::builtIn().memberFacts()) {
        for (const Choice &choice : fact.choices) {
            const auto one = (*model)->conform(
                "世帯", decision::Value::context(
                            {{"構成員", decision::Value(decision::List{decision::Value::context(
                                            {{fact.key, choice.value}})})}}));
            QVERIFY2(one.has_value(), (fact.key + " " + choice.words.ja).c_str());
        }
    }
}

void HouseholdTest::knownFactsAreValuesAndAbsentOnesAreUnknown()
{
    const auto household = Household::fromJson(R"({"住民税非課税世帯": false, "構成員": [
        {"id": "a", "続柄": "本人", "表示名": "花子", "誕生年月日": "1990-02-28", "所得": 1200000},
        {"id": "b", "続柄": "子", "年齢": null}]})");
    QVERIFY_RESULT(household);
    QCOMPARE(household->members().size(), std::size_t{2});
    QCOMPARE(household->members()[0].name, std::string("花子"));
    QCOMPARE(household->members()[1].name, std::string("b"));
    QVERIFY(household->fact({std::nullopt, "住民税非課税世帯"}).isFalse());
    QVERIFY(household->fact({std::nullopt, "生活保護受給"}).isNull());
    QCOMPARE(decision::toText(household->fact({0, "誕生年月日"})), std::string("1990-02-28"));
    QCOMPARE(decision::toText(household->fact({0, "所得"})), std::string("1200000"));
    QVERIFY(household->fact({1, "年齢"}).isNull());
    QVERIFY(household->fact({7, "年齢"}).isNull());
}

void HouseholdTest::whatIsWrongIsNamedWithItsPath_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("ja");
    QTest::addColumn<QString>("en");
    const auto member = [](const QString &rest) {
        return QStringLiteral(R"({"構成員": [{"id": "a", "続柄": "本人"%1}]})").arg(rest);
    };
    QTest::newRow("no JSON") << "{\n \"構成員\": [}"
                             << "$"
                             << "JSONとして読めません"
                             << "no JSON at 2:";
    QTest::newRow("no object") << "[]"
                               << "$"
                               << "{ … }"
                               << "an object";
    QTest::newRow("no members") << "{}"
                                << "$.構成員"
                                << "1人以上"
                                << "at least one";
    QTest::newRow("unknown key") << member(R"(, "年令": 3)") << "$.構成員[0].年令"
                                 << "知らない項目"
                                 << "unknown key";
    QTest::newRow("unknown key of the household")
        << QStringLiteral(R"({"家賃": 1, "構成員": [{"id": "a", "続柄": "本人"}]})") << "$.家賃"
        << "知らない項目"
        << "unknown key";
    QTest::newRow("wrong type") << member(R"(, "入院中": "はい")") << "$.構成員[0].入院中"
                                << "true か false"
                                << "true or false";
    QTest::newRow("a number as text") << member(R"(, "所得": "100")") << "$.構成員[0].所得"
                                      << "数で"
                                      << "a number";
    QTest::newRow("below the least") << member(R"(, "年齢": -1)") << "$.構成員[0].年齢"
                                     << "0以上"
                                     << "at least 0";
    QTest::newRow("a day that does not exist")
        << member(R"(, "誕生年月日": "2023-02-29")") << "$.構成員[0].誕生年月日"
        << "暦にある日"
        << "a date that exists";
    QTest::newRow("not among the values")
        << member(R"(, "身体障害者手帳等級": "八級")") << "$.構成員[0].身体障害者手帳等級"
        << "使える値: 一級"
        << "not allowed";
    QTest::newRow("an id twice")
        << QStringLiteral(R"({"構成員": [{"id": "a", "続柄": "本人"}, {"id": "a", "続柄": "子"}]})")
        << "$.構成員[1].id"
        << "同じ記号"
        << "the same id";
    QTest::newRow("no applicant") << QStringLiteral(R"({"構成員": [{"id": "a", "続柄": "子"}]})")
                                  << "$.構成員"
                                  << "「本人」"
                                  << "the applicant";
    QTest::newRow("two applicants")
        << QStringLiteral(
               R"({"構成員": [{"id": "a", "続柄": "本人"}, {"id": "b", "続柄": "本人"}]})")
        << "$.構成員"
        << "ちょうど1人"
        << "exactly one";
}

void HouseholdTest::whatIsWrongIsNamedWithItsPath()
{
    QFETCH(QString, json);
    QFETCH(QString, path);
    QFETCH(QString, ja);
    QFETCH(QString, en);
    std::vector<InputProblem> problems;
    const auto household = Household::fromJson(json.toStdString(), &problems);
    QCOMPARE_ERROR(household, base::ErrorCode::InvalidInput);
    QVERIFY(!problems.empty());
    QCOMPARE(QString::fromStdString(problems.front().path), path);
    QVERIFY2(QString::fromStdString(problems.front().message.ja).contains(ja),
             problems.front().message.ja.c_str());
    QVERIFY2(QString::fromStdString(problems.front().message.en).contains(en),
             problems.front().message.en.c_str());
    QVERIFY(household.error().detail.find(path.toStdString()) != std::string::npos);
}

void HouseholdTest::severalProblemsAreSaidAtOnce()
{
    std::vector<InputProblem> problems;
    QVERIFY(!Household::fromJson(
        R"({"構成員": [{"id": "a", "続柄": "本人", "年齢": "x", "入院中": 1, "何": 2}]})",
        &problems));
    QCOMPARE(problems.size(), std::size_t{3});
}

void HouseholdTest::aLargeDocumentIsRefused()
{
    QCOMPARE_ERROR(Household::fromJson(std::string((std::size_t{1} << 20U) + 1, ' ')),
                   base::ErrorCode::TooLarge);
    std::string members;
    for (int i = 0; i <= static_cast<int>(Household::kMostMembers); ++i)
        members += (i ? ",{\"id\":\"" : "{\"id\":\"") + std::to_string(i) + "\",\"続柄\":\"子\"}";
    QCOMPARE_ERROR(Household::fromJson("{\"構成員\":[" + members + "]}"),
                   base::ErrorCode::InvalidInput);
}

void HouseholdTest::oneMoreFactMakesAnotherHousehold()
{
    const auto household = Household::fromJson(R"({"構成員": [{"id": "a", "続柄": "本人"}]})");
    QVERIFY_RESULT(household);
    const Household more =
        household->with({0, "入院中"}, decision::Value(true))
            .with({std::nullopt, "家賃月額"}, decision::Value(std::int64_t{50000}));
    QVERIFY(more.fact({0, "入院中"}).isTrue());
    QVERIFY(household->fact({0, "入院中"}).isNull());
    QCOMPARE(decision::toText(more.fact({std::nullopt, "家賃月額"})), std::string("50000"));
}

void HouseholdTest::aPathOfATraceNamesMemberAndFact()
{
    QCOMPARE(FactPath::parse("世帯.構成員[3].所得"), (FactPath{2, "所得"}));
    QCOMPARE(FactPath::parse("世帯.住宅被害"), (FactPath{std::nullopt, "住宅被害"}));
    QVERIFY(!FactPath::parse("料率.児童手当"));
    QVERIFY(!FactPath::parse("世帯.構成員[0].所得"));
    QVERIFY(!FactPath::parse("世帯.構成員[x].所得"));
}

QTEST_APPLESS_MAIN(HouseholdTest)
#include "household_test.moc"
