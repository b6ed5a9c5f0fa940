// SPDX-License-Identifier: GPL-3.0-or-later
// Hit policies, defaults, and the trace of decision tables.
#include <QtTest>

#include "dmn_text.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::decision;

namespace {

struct Rule {
    std::string test;
    std::string output;
};

/// A table on the input "age" with one output.
std::string table(const std::string &attributes, const std::vector<Rule> &rules,
                  const std::string &output = {})
{
    std::string xml =
        "<decisionTable id=\"t\" " + attributes +
        "><input><inputExpression><text>age</text></inputExpression></input><output>" + output +
        "</output>";
    for (const auto &rule : rules)
        xml += "<rule id=\"r\"><inputEntry><text><![CDATA[" + rule.test +
               "]]></text></inputEntry><outputEntry><text>" + rule.output +
               "</text></outputEntry></rule>";
    return xml + "</decisionTable>";
}

std::string result(const std::string &tableXml, const std::string &age)
{
    const auto model = Model::compile(dmn::definitions(
        dmn::input("age", "number") + dmn::decision("out", dmn::needsInput("age") + tableXml)));
    return model ? dmn::valueOf(**model, "out", "{\"age\": " + age + "}") : model.error().detail;
}

const std::string kPriorities =
    "<outputValues><text>\"high\", \"middle\", \"low\"</text></outputValues>";

} // namespace

class TableTest : public QObject {
    Q_OBJECT

private slots:
    void hitPolicies_data();
    void hitPolicies();
    void defaultsAnswerWhenNoRuleFires();
    void severalOutputsMakeAContext();
    void inputValuesBoundTheColumn();
    void theTraceNamesTheConditionThatFailed();
    void theTraceShowsUnknownInputs();
};

void TableTest::hitPolicies_data()
{
    QTest::addColumn<std::string>("xml");
    QTest::addColumn<std::string>("expected");
    const std::vector<Rule> both{
        {">= 18", "\"low\""}, {">= 65", "\"high\""}, {">= 60", "\"middle\""}};
    const std::vector<Rule> numbers{{">= 18", "10"}, {">= 65", "30"}, {">= 60", "20"}};
    const std::vector<Rule> equal{{">= 18", "\"x\""}, {">= 65", "\"x\""}};
    QTest::newRow("unique with two hits") << table("", both) << std::string("null");
    QTest::newRow("unique") << table("hitPolicy=\"UNIQUE\"", {{"< 18", "1"}, {">= 18", "2"}})
                            << std::string("2");
    QTest::newRow("any, the same") << table("hitPolicy=\"ANY\"", equal) << std::string("\"x\"");
    QTest::newRow("any, different") << table("hitPolicy=\"ANY\"", both) << std::string("null");
    QTest::newRow("first") << table("hitPolicy=\"FIRST\"", both) << std::string("\"low\"");
    QTest::newRow("priority") << table("hitPolicy=\"PRIORITY\"", both, kPriorities)
                              << std::string("\"high\"");
    QTest::newRow("output order") << table("hitPolicy=\"OUTPUT ORDER\"", both, kPriorities)
                                  << std::string(R"(["high", "middle", "low"])");
    QTest::newRow("rule order") << table("hitPolicy=\"RULE ORDER\"", both)
                                << std::string(R"(["low", "high", "middle"])");
    QTest::newRow("collect") << table("hitPolicy=\"COLLECT\"", both)
                             << std::string(R"(["low", "high", "middle"])");
    QTest::newRow("sum") << table("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", numbers)
                         << std::string("60");
    QTest::newRow("min") << table("hitPolicy=\"COLLECT\" aggregation=\"MIN\"", numbers)
                         << std::string("10");
    QTest::newRow("max") << table("hitPolicy=\"COLLECT\" aggregation=\"MAX\"", numbers)
                         << std::string("30");
    QTest::newRow("count") << table("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", numbers)
                           << std::string("3");
    QTest::newRow("collect nothing")
        << table("hitPolicy=\"COLLECT\"", {{"< 18", "1"}}) << std::string("[]");
    QTest::newRow("unique nothing") << table("", {{"< 18", "1"}}) << std::string("null");
}

void TableTest::hitPolicies()
{
    QFETCH(std::string, xml);
    QFETCH(std::string, expected);
    QCOMPARE(result(xml, "70"), expected);
}

void TableTest::defaultsAnswerWhenNoRuleFires()
{
    const std::string fallback = "<defaultOutputEntry><text>\"none\"</text></defaultOutputEntry>";
    QCOMPARE(result(table("", {{"< 18", "\"child\""}}, fallback), "70"), std::string("\"none\""));
    QCOMPARE(result(table("", {{"< 18", "\"child\""}}, fallback), "7"), std::string("\"child\""));
}

void TableTest::severalOutputsMakeAContext()
{
    const std::string xml =
        R"(<decisionTable><input><inputExpression><text>age</text></inputExpression></input>
        <output name="amount" typeRef="number"/><output name="who pays"/>
        <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>age * 2</text></outputEntry><outputEntry><text>"city"</text></outputEntry></rule>
        </decisionTable>)";
    QCOMPARE(result(xml, "4"), std::string("{amount: 8, who pays: \"city\"}"));
}

void TableTest::inputValuesBoundTheColumn()
{
    const std::string xml =
        R"(<decisionTable><input><inputExpression><text>age</text></inputExpression>
        <inputValues><text>[0..120]</text></inputValues></input><output/>
        <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>age</text></outputEntry></rule></decisionTable>)";
    QCOMPARE(result(xml, "120"), std::string("120"));
    QCOMPARE(result(xml, "121"), std::string("null"));
}

namespace {

base::Result<Evaluation> traced(const std::string &age)
{
    const auto model = Model::compile(dmn::definitions(
        dmn::input("age", "number") +
        dmn::decision("out", dmn::needsInput("age") + table("", {{"< 18", "1"}, {">= 18", "2"}}))));
    EvaluateOptions options;
    options.trace = true;
    return (*model)->evaluate("out", valueFromJson("{\"age\": " + age + "}").value(), options);
}

} // namespace

void TableTest::theTraceNamesTheConditionThatFailed()
{
    const auto evaluation = traced("20");
    QVERIFY_RESULT(evaluation);
    QCOMPARE(evaluation->trace.elements.size(), std::size_t{1});
    const auto &element = evaluation->trace.elements.front();
    QCOMPARE(element.name, std::string("out"));
    const auto &rules = element.tables.front().rules;
    QCOMPARE(rules.size(), std::size_t{2});
    QVERIFY(!rules[0].fired);
    QCOMPARE(rules[0].conditions.front().test, std::string("< 18"));
    QCOMPARE(toFeel(rules[0].conditions.front().actual), std::string("20"));
    QCOMPARE(rules[0].conditions.front().outcome, Truth::No);
    QVERIFY(rules[1].fired);
    QCOMPARE(toFeel(evaluation->value), toFeel(element.result));
}

void TableTest::theTraceShowsUnknownInputs()
{
    const auto evaluation = traced("null");
    QVERIFY_RESULT(evaluation);
    QCOMPARE(evaluation->trace.unknownInputs, std::vector<std::string>{"age"});
    QCOMPARE(
        evaluation->trace.elements.front().tables.front().rules.front().conditions.front().outcome,
        Truth::Unknown);
}

QTEST_APPLESS_MAIN(TableTest)
#include "table_test.moc"
