// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile texts and models end in an error, in bounded time and memory.
#include <QtTest>

#include "dmn_text.h"
#include "yorisoi/decision/expression.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::decision;

namespace {

std::string repeated(std::string_view text, std::size_t count)
{
    std::string out;
    out.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        out += text;
    return out;
}

/// The error of compiling or of evaluating, or the value.
std::string outcome(const std::string &text)
{
    const auto expression = Expression::compile(text);
    if (!expression)
        return std::string(base::toToken(expression.error().code));
    const auto result = (*expression)->evaluate();
    return result ? toFeel(result->value) : std::string(base::toToken(result.error().code));
}

} // namespace

class LimitsTest : public QObject {
    Q_OBJECT

private slots:
    void deepNestingIsRefused_data();
    void deepNestingIsRefused();
    void longChainsAreFineOrRefused();
    void budgetsEndRunaways_data();
    void budgetsEndRunaways();
    void aSmallerBudgetEndsEarlier();
    void catastrophicPatternsEnd();
    void deepValuesAreRefused();
    void entityBombsAreRefused();
    void deepXmlIsRefused();
    void tooManyCellsAreRefused();
    void aLongChainOfDecisionsEnds();
    void endlessRecursionEnds();
    void inputsThatAreNoUtf8AreRefused();
};

void LimitsTest::deepNestingIsRefused_data()
{
    QTest::addColumn<std::string>("text");
    constexpr std::size_t n = 10000;
    QTest::newRow("parentheses") << repeated("(", n) + "1" + repeated(")", n);
    QTest::newRow("lists") << repeated("[", n) + repeated("]", n);
    QTest::newRow("contexts") << repeated("{a:", n) + "1" + repeated("}", n);
    QTest::newRow("negations") << repeated("-", n) + "1";
    QTest::newRow("functions") << repeated("function() ", n) + "1";
    QTest::newRow("conditions") << repeated("if true then ", n) + "1" + repeated(" else 0", n);
    QTest::newRow("filters") << repeated("a[", n) + "1" + repeated("]", n);
    QTest::newRow("calls") << repeated("abs(", n) + "1" + repeated(")", n);
    QTest::newRow("tests") << repeated("1 in (", n) + "1" + repeated(")", n);
    QTest::newRow("types") << "1 instance of " + repeated("list<", n) + "number" + repeated(">", n);
    QTest::newRow("open") << repeated("(", n);
    QTest::newRow("paths") << "a" + repeated(".a", n);
}

void LimitsTest::deepNestingIsRefused()
{
    QFETCH(std::string, text);
    QCOMPARE(outcome(text), std::string("invalid-input"));
}

void LimitsTest::longChainsAreFineOrRefused()
{
    QCOMPARE(outcome("1" + repeated(" + 1", 1000)), std::string("1001"));
    QCOMPARE(outcome("1" + repeated(" + 1", 10000)), std::string("invalid-input"));
    QCOMPARE(outcome("true" + repeated(" and true", 10000)), std::string("true"));
    QCOMPARE(outcome("count([1" + repeated(", 1", 10000) + "])"), std::string("10001"));
    QCOMPARE(outcome(repeated("a", (1 << 20) + 1)), std::string("invalid-input"));
}

void LimitsTest::budgetsEndRunaways_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("huge range") << std::string("for i in 1..1000000000000 return i");
    QTest::newRow("huge some") << std::string("some i in 1..1000000000000 satisfies i < 0");
    QTest::newRow("product") << std::string("for a in 1..100000, b in 1..100000 return a + b");
    QTest::newRow("doubling text") << std::string(
        "for i in 1..100 return if i = 1 then \"0123456789\" else partial[-1] + partial[-1]");
    QTest::newRow("doubling list") << std::string(
        "for i in 1..60 return if i = 1 then [1, 1] else concatenate(partial[-1], partial[-1])");
    QTest::newRow("partial") << std::string("for i in 1..100000 return count(partial)");
    QTest::newRow("distinct") << std::string("count(distinct values(for i in 1..200000 return i))");
    QTest::newRow("recursion") << std::string(
        "{f: function(g, n) if n = 0 then 0 else g(g, n - 1) + g(g, n - 1), r: f(f, 60)}.r");
    QTest::newRow("deep recursion") << std::string(
        "{f: function(g, n) if n = 0 then 0 else 1 + g(g, n - 1), r: f(f, 1000000)}.r");
}

void LimitsTest::budgetsEndRunaways()
{
    QFETCH(std::string, text);
    QCOMPARE(outcome(text), std::string("too-large"));
}

void LimitsTest::aSmallerBudgetEndsEarlier()
{
    const auto expression = Expression::compile("count(for i in 1..1000 return i)");
    QVERIFY_RESULT(expression);
    EvaluateOptions options;
    options.budget.steps = 500;
    QCOMPARE_ERROR((*expression)->evaluate(Value(), options), base::ErrorCode::TooLarge);
    options.budget.steps = 5000;
    QVERIFY_RESULT((*expression)->evaluate(Value(), options));
}

void LimitsTest::catastrophicPatternsEnd()
{
    QCOMPARE(outcome("matches(\"" + repeated("a", 60) + "!\", \"^(a+)+$\")"), std::string("null"));
    QCOMPARE(outcome("matches(\"a\", \"" + repeated("(", 5000) + repeated(")", 5000) + "\")"),
             std::string("null"));
}

void LimitsTest::deepValuesAreRefused()
{
    QCOMPARE(outcome("count(for i in 1..900 return if i = 1 then [] else [partial[-1]])"),
             std::string("900"));
    QCOMPARE(outcome("for i in 1..3000 return if i = 1 then [] else [partial[-1]]"),
             std::string("null"));
    QCOMPARE_ERROR(valueFromJson(repeated("[", 5000) + repeated("]", 5000)),
                   base::ErrorCode::TooLarge);
}

void LimitsTest::entityBombsAreRefused()
{
    QCOMPARE_ERROR(Model::compile("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                                  "\"&a;&a;&a;\">]><definitions>&b;</definitions>"),
                   base::ErrorCode::InvalidInput);
}

void LimitsTest::deepXmlIsRefused()
{
    QCOMPARE_ERROR(Model::compile(repeated("<a>", 10000) + repeated("</a>", 10000)),
                   base::ErrorCode::TooLarge);
}

void LimitsTest::tooManyCellsAreRefused()
{
    const std::string rule = "<rule><inputEntry><text>1</text></inputEntry><outputEntry><text>1</"
                             "text></outputEntry></rule>";
    const auto model = Model::compile(dmn::definitions(dmn::decision(
        "out",
        "<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output/>" +
            repeated(rule, 250001) + "</decisionTable>")));
    QCOMPARE_ERROR(model, base::ErrorCode::TooLarge);
}

void LimitsTest::aLongChainOfDecisionsEnds()
{
    std::string body = dmn::decision("n0", dmn::literal("0"));
    for (int i = 1; i <= 3000; ++i)
        body += dmn::decision("n" + std::to_string(i),
                              dmn::needsDecision("n" + std::to_string(i - 1)) +
                                  dmn::literal("n" + std::to_string(i - 1) + " + 1"));
    const auto model = Model::compile(dmn::definitions(body));
    QVERIFY_RESULT(model);
    QCOMPARE(dmn::valueOf(**model, "n500"), std::string("500"));
    QCOMPARE_ERROR((*model)->evaluate("n3000", Value()), base::ErrorCode::TooLarge);
}

void LimitsTest::endlessRecursionEnds()
{
    const auto model = Model::compile(
        dmn::definitions("<businessKnowledgeModel id=\"k\" name=\"again\"><variable "
                         "name=\"again\"/><encapsulatedLogic>" +
                         dmn::literal("again()") + "</encapsulatedLogic></businessKnowledgeModel>" +
                         dmn::decision("out", dmn::needsKnowledge("k") + dmn::literal("again()"))));
    QVERIFY_RESULT(model);
    QCOMPARE_ERROR((*model)->evaluate("out", Value()), base::ErrorCode::TooLarge);
}

void LimitsTest::inputsThatAreNoUtf8AreRefused()
{
    QCOMPARE_ERROR(Model::compile("<a>\xff</a>"), base::ErrorCode::InvalidInput);
    QCOMPARE_ERROR(valueFromJson("\"\xff\""), base::ErrorCode::InvalidInput);
}

QTEST_APPLESS_MAIN(LimitsTest)
#include "limits_test.moc"
