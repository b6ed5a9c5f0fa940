// SPDX-License-Identifier: GPL-3.0-or-later
// Which unknown facts a result hangs on, annotations, and types shared by models.
#include <algorithm>

#include <QtTest>

#include "dmn_text.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::decision;

namespace {

const std::string kPerson = R"(<itemDefinition name="tPerson">
<itemComponent name="age"><typeRef>number</typeRef></itemComponent>
<itemComponent name="birth"><typeRef>date</typeRef></itemComponent>
<itemComponent name="ill"><typeRef>boolean</typeRef></itemComponent>
<itemComponent name="poor"><typeRef>boolean</typeRef></itemComponent>
</itemDefinition>
<itemDefinition name="tHome"><itemComponent name="people" isCollection="true">
<typeRef>tPerson</typeRef></itemComponent><itemComponent name="rent"><typeRef>number</typeRef>
</itemComponent></itemDefinition>)";

/// "out: home.people[1].ill" of each fact that the decision `out` hangs on.
QStringList factsOf(const std::string &logic, const std::string &json,
                    const std::string &knowledge = {})
{
    const auto model = Model::compile(dmn::definitions(
        kPerson + dmn::input("home", "tHome") + knowledge +
        dmn::decision("out", dmn::needsInput("home") +
                                 (knowledge.empty() ? "" : dmn::needsKnowledge("k")) + logic)));
    if (!model)
        return {QString::fromStdString(model.error().detail)};
    EvaluateOptions options;
    options.trace = true;
    const auto inputs = valueFromJson(json);
    const auto run = (*model)->evaluate("out", *inputs, options);
    if (!run)
        return {QString::fromStdString(run.error().detail)};
    QStringList all;
    for (const auto &fact : run->trace.unknownFacts)
        all.append(
            QString::fromStdString((fact.entry.empty() ? "" : fact.entry + ": ") + fact.path));
    return all;
}

QStringList factsOfText(const std::string &feel, const std::string &json)
{
    return factsOf(dmn::literal(feel), json);
}

std::string rule(const std::vector<std::string> &tests, const std::string &output)
{
    std::string xml = "<rule>";
    for (const auto &test : tests)
        xml += "<inputEntry><text><![CDATA[" + test + "]]></text></inputEntry>";
    return xml + "<outputEntry><text>" + output + "</text></outputEntry></rule>";
}

std::string column(const std::string &text)
{
    return "<input><inputExpression><text>" + text + "</text></inputExpression></input>";
}

} // namespace

class FactsTest : public QObject {
    Q_OBJECT

private slots:
    void aFactThatIsNotKnownIsNamedByItsPath();
    void anOperandThatDecidesLeavesTheOthersOut();
    void whatStandsInForAFactMakesItNeedless();
    void oneElementThatSufficesLeavesTheOthersOut();
    void rulesThatCannotFireAskForNothing();
    void aRuleThatIsCertainAsksForNothing();
    void entriesOfAResultHangOnTheirOwnFacts();
    void factsOfOnePersonWaitUntilTheyAreRead();
    void aFunctionHangsOnWhatItsArgumentsLack();
    void aMissingInputIsItselfTheFact();
    void onlyRulesThatFiredAreReadOut();
    void aBrokenAnnotationStaysAsWritten();
    void readsListsTheValuesThatWereUsed();
    void aConvertedValueFitsEveryModelOfTheSameTypes();
};

void FactsTest::aFactThatIsNotKnownIsNamedByItsPath()
{
    QCOMPARE(factsOfText("home.people[2].age > 18",
                         R"({"home": {"people": [{"age": 40}, {"ill": true}]}})"),
             QStringList{"home.people[2].age"});
    QCOMPARE(factsOfText("home.people[1].age > 18", R"({"home": {"people": [{"age": 40}]}})"),
             QStringList{});
}

void FactsTest::anOperandThatDecidesLeavesTheOthersOut()
{
    const std::string json = R"({"home": {"people": [{"ill": false}]}})";
    QCOMPARE(factsOfText("home.people[1].poor and home.people[1].ill", json), QStringList{});
    QCOMPARE(factsOfText("home.people[1].poor or home.people[1].ill", json),
             QStringList{"home.people[1].poor"});
}

void FactsTest::whatStandsInForAFactMakesItNeedless()
{
    const std::string text =
        "if home.people[1].birth != null then home.people[1].birth.year < 2000 "
        "else home.people[1].age > 20";
    QCOMPARE(factsOfText(text, R"({"home": {"people": [{"age": 40}]}})"), QStringList{});
    QCOMPARE(factsOfText(text, R"({"home": {"people": [{"ill": true}]}})"),
             (QStringList{"home.people[1].birth", "home.people[1].age"}));
}

void FactsTest::oneElementThatSufficesLeavesTheOthersOut()
{
    const std::string text = "some p in home.people satisfies p.ill";
    QCOMPARE(factsOfText(text, R"({"home": {"people": [{"age": 1}, {"ill": true}]}})"),
             QStringList{});
    QCOMPARE(factsOfText(text, R"({"home": {"people": [{"age": 1}, {"ill": false}]}})"),
             QStringList{"home.people[1].ill"});
}

void FactsTest::rulesThatCannotFireAskForNothing()
{
    const std::string table = "<decisionTable hitPolicy=\"UNIQUE\">" +
                              column("home.people[1].ill") + column("home.people[1].poor") +
                              column("home.rent") + "<output/>" +
                              rule({"true", "-", "> 5"}, "\"a\"") +
                              rule({"false", "true", "-"}, "\"b\"") + "</decisionTable>";
    QCOMPARE(factsOf(table, R"({"home": {"people": [{"ill": false}]}})"),
             QStringList{"home.people[1].poor"});
    QCOMPARE(factsOf(table, R"({"home": {"people": [{"ill": true}]}})"), QStringList{"home.rent"});
}

void FactsTest::aRuleThatIsCertainAsksForNothing()
{
    const std::string table = "<decisionTable hitPolicy=\"ANY\">" + column("home.people[1].ill") +
                              column("home.people[1].poor") + "<output/>" +
                              rule({"false", "-"}, "false") + rule({"-", "false"}, "false") +
                              rule({"true", "true"}, "true") + "</decisionTable>";
    QCOMPARE(factsOf(table, R"({"home": {"people": [{"ill": false}]}})"), QStringList{});
    QCOMPARE(factsOf(table, R"({"home": {"people": [{"ill": true}]}})"),
             QStringList{"home.people[1].poor"});
}

void FactsTest::entriesOfAResultHangOnTheirOwnFacts()
{
    const std::string context =
        "<context><contextEntry><variable name=\"verdict\"/>" + dmn::literal("home.people[1].ill") +
        "</contextEntry><contextEntry><variable name=\"amount\"/>" +
        dmn::literal("if verdict then home.rent else 0") + "</contextEntry></context>";
    QCOMPARE(factsOf(context, R"({"home": {"people": [{"ill": true}]}})"),
             QStringList{"amount: home.rent"});
    QCOMPARE(factsOf(context, R"({"home": {"people": [{"age": 1}], "rent": 3}})"),
             (QStringList{"verdict: home.people[1].ill", "amount: home.people[1].ill"}));
}

void FactsTest::factsOfOnePersonWaitUntilTheyAreRead()
{
    const std::string list = "for p in home.people return {ill: p.ill, poor: p.poor}";
    const std::string json = R"({"home": {"people": [{"ill": true}, {"poor": true}]}})";
    QCOMPARE(factsOfText("(" + list + ")[1].ill", json), QStringList{});
    QCOMPARE(factsOfText("(" + list + ")[1].poor", json), QStringList{"home.people[1].poor"});
    QCOMPARE(factsOfText("some p in (" + list + ") satisfies p.ill", json), QStringList{});
    QCOMPARE(factsOfText("every p in (" + list + ") satisfies p.ill", json),
             QStringList{"home.people[2].ill"});
}

void FactsTest::aFunctionHangsOnWhatItsArgumentsLack()
{
    const std::string knowledge =
        "<businessKnowledgeModel id=\"k\" name=\"old\"><variable name=\"old\"/><encapsulatedLogic>"
        "<formalParameter name=\"p\"/>" +
        dmn::literal("p.age >= 65") + "</encapsulatedLogic></businessKnowledgeModel>";
    QCOMPARE(factsOf(dmn::literal("old(home.people[2])"),
                     R"({"home": {"people": [{"age": 70}, {"ill": true}]}})", knowledge),
             QStringList{"home.people[2].age"});
}

void FactsTest::aMissingInputIsItselfTheFact()
{
    QCOMPARE(factsOfText("home.rent > 3", "{}"), QStringList{"home"});
}

void FactsTest::onlyRulesThatFiredAreReadOut()
{
    const auto annotated = [](const std::string &test, const std::string &text) {
        return "<rule><inputEntry><text><![CDATA[" + test +
               "]]></text></inputEntry><outputEntry><text>true</text></outputEntry>"
               "<annotationEntry><text>" +
               text + "</text></annotationEntry></rule>";
    };
    const std::string table = "<decisionTable hitPolicy=\"UNIQUE\">" + column("home.rent") +
                              "<output/><annotation name=\"why\"/>" +
                              annotated("> 5", "a rent of {home.rent}, of {1 + 1} yen") +
                              annotated("<= 5", "a low rent") + "</decisionTable>";
    const auto model =
        Model::compile(dmn::definitions(kPerson + dmn::input("home", "tHome") +
                                        dmn::decision("out", dmn::needsInput("home") + table)));
    QVERIFY_RESULT(model);
    EvaluateOptions options;
    options.trace = true;
    const auto run = (*model)->evaluate("out", *valueFromJson(R"({"home": {"rent": 7}})"), options);
    QVERIFY_RESULT(run);
    const auto &rules = run->trace.elements.back().tables.front().rules;
    QCOMPARE(rules.at(0).annotations.size(), std::size_t{1});
    QCOMPARE(rules.at(0).annotations.front().column, std::string("why"));
    QCOMPARE(rules.at(0).annotations.front().text(), std::string("a rent of 7, of 2 yen"));
    QVERIFY(rules.at(1).annotations.empty());
}

void FactsTest::aBrokenAnnotationStaysAsWritten()
{
    const std::string table = "<decisionTable>" + column("1") +
                              "<output/><annotation name=\"why\"/><rule><inputEntry><text>1</text>"
                              "</inputEntry><outputEntry><text>2</text></outputEntry>"
                              "<annotationEntry><text>one {1 +} two</text></annotationEntry></rule>"
                              "</decisionTable>";
    const auto model = Model::compile(dmn::definitions(dmn::decision("out", table)));
    QVERIFY_RESULT(model);
    QCOMPARE((*model)->problems().size(), std::size_t{1});
    QCOMPARE((*model)->problems().front().severity, Problem::Severity::Warning);
    EvaluateOptions options;
    options.trace = true;
    const auto run = (*model)->evaluate("out", Value(), options);
    QVERIFY_RESULT(run);
    QCOMPARE(run->trace.elements.back().tables.front().rules.front().annotations.front().text(),
             std::string("one {1 +} two"));
}

void FactsTest::readsListsTheValuesThatWereUsed()
{
    const auto model = Model::compile(dmn::definitions(
        dmn::input("rates") +
        dmn::decision("out", dmn::needsInput("rates") + dmn::literal("rates.a.b"))));
    QVERIFY_RESULT(model);
    EvaluateOptions options;
    options.trace = true;
    options.reads = "rates";
    const auto run =
        (*model)->evaluate("out", *valueFromJson(R"({"rates": {"a": {"b": 1, "c": 2}}})"), options);
    QVERIFY_RESULT(run);
    QCOMPARE(run->trace.reads, std::vector<std::string>{"rates.a.b"});
}

void FactsTest::aConvertedValueFitsEveryModelOfTheSameTypes()
{
    const std::string types =
        R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="types" namespace="urn:types">)" +
        kPerson + "</definitions>";
    const ImportResolver imports =
        [&](std::string_view, std::string_view) -> base::Result<std::string> { return types; };
    SharedDefinitions shared;
    CompileOptions options;
    options.definitions = &shared;
    const auto compiled = [&](const std::string &name, const std::string &text) {
        return Model::compile(
            dmn::definitions("<import name=\"t\" namespace=\"urn:types\" "
                             "importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>" +
                                 dmn::input("home", "t.tHome") +
                                 dmn::decision("out", dmn::needsInput("home") + dmn::literal(text)),
                             name),
            imports, options);
    };
    const auto one = compiled("one", "home");
    const auto two = compiled("two", "home");
    QVERIFY_RESULT(one);
    QVERIFY_RESULT(two);
    const auto home =
        (*one)->conform("home", *valueFromJson(R"({"people": [{"birth": "2020-02-29"}]})"), true);
    QVERIFY_RESULT(home);
    const auto run = (*two)->evaluate("out", Value::context({{"home", *home}}));
    QVERIFY_RESULT(run);
    QVERIFY2(run->value.identity() == home->identity(), "the value was converted again");
    QVERIFY(run->value.find("people")->list().front().find("birth")->is(Kind::Date));
    QCOMPARE_ERROR((*one)->conform("home", Value(std::int64_t{1})), base::ErrorCode::InvalidInput);
    QCOMPARE_ERROR((*one)->conform("other", Value()), base::ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(FactsTest)
#include "facts_test.moc"
