// SPDX-License-Identifier: GPL-3.0-or-later
#include <thread>

#include <QtTest>

#include "dmn_text.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::decision;

namespace {

std::shared_ptr<const Model> compiled(const std::string &body, const std::string &extra = {})
{
    auto model = Model::compile(dmn::definitions(body, "test", extra));
    return model ? *model : nullptr;
}

} // namespace

class ModelTest : public QObject {
    Q_OBJECT

private slots:
    void decisionsSeeTheirRequirementsAndNothingElse();
    void anInputOfTheWrongTypeBecomesNullWithAReason();
    void aDateBecomesAMidnightWhereADateAndTimeIsDeclared();
    void aTextIsADateOnlyWhereInputsMayBeText();
    void aPathIntoAnInputOfTypeContextHasItsValue();
    void aDecisionWithoutLogicMayBeGiven();
    void allowedValuesAreChecked();
    void aTypeConstraintBoundsTheWholeList();
    void missingEntriesOfAnInputBecomeNull();
    void boxedExpressionsHaveTheirValues();
    void knowledgeModelsAreCalledByPositionAndByName();
    void aKnowledgeModelMayCallItself();
    void aServiceSeesItsOwnInputsOnly();
    void importsAreFoundByNamespace();
    void everyVersionOfTheStandardIsRead();
    void externalFunctionsAreReported();
    void aProblemNamesModelElementAndPosition();
    void whatADeclaredTypeDoesNotHaveIsAWarning();
    void strictCompilationRefusesAProblem();
    void cyclicRequirementsAreRefused();
    void brokenXmlIsRefusedWithItsPosition();
    void unknownDecisionsAreNotFound();
    void inputsOfADecisionAreFoundThroughOthers();
    void severalDecisionsShareOneRun();
    void manyThreadsShareOneModel();
};

void ModelTest::decisionsSeeTheirRequirementsAndNothingElse()
{
    const auto model =
        compiled(dmn::input("a") + dmn::input("b") +
                 dmn::decision("sum of both", dmn::needsInput("a") + dmn::needsInput("b") +
                                                  dmn::literal("a + b")) +
                 dmn::decision("double", dmn::needsDecision("sum of both") +
                                             dmn::literal("sum of both * 2")) +
                 dmn::decision("blind", dmn::needsInput("a") + dmn::literal("b")));
    QVERIFY(model);
    QCOMPARE(dmn::valueOf(*model, "double", R"({"a": 1, "b": 2})"), std::string("6"));
    QCOMPARE(dmn::valueOf(*model, "blind", R"({"a": 1, "b": 2})"), std::string("null"));
    QCOMPARE(model->problems().size(), std::size_t{1});
    QCOMPARE(model->problems().front().element, std::string("blind"));
}

void ModelTest::anInputOfTheWrongTypeBecomesNullWithAReason()
{
    const auto model = compiled(dmn::input("age", "number") +
                                dmn::decision("out", dmn::needsInput("age") + dmn::literal("age")));
    QVERIFY(model);
    const auto evaluation = model->evaluate("out", valueFromJson(R"({"age": "old"})").value());
    QVERIFY_RESULT(evaluation);
    QVERIFY(evaluation->value.isNull());
    QCOMPARE(evaluation->diagnostics.front().element, std::string("age"));
    QCOMPARE(dmn::valueOf(*model, "out", R"({"age": [7]})"), std::string("7"));
}

void ModelTest::aDateBecomesAMidnightWhereADateAndTimeIsDeclared()
{
    const auto model =
        compiled(dmn::decision("out", dmn::literal("@\"2026-04-01\""), "date and time"));
    QVERIFY(model);
    QCOMPARE(dmn::valueOf(*model, "out"), std::string("@\"2026-04-01T00:00:00Z\""));
}

void ModelTest::aTextIsADateOnlyWhereInputsMayBeText()
{
    const auto model = compiled(dmn::input("day", "date") +
                                dmn::decision("out", dmn::needsInput("day") + dmn::literal("day")));
    QVERIFY(model);
    const Value inputs = valueFromJson(R"({"day": "2026-04-01"})").value();
    EvaluateOptions options;
    QVERIFY(model->evaluate("out", inputs, options)->value.isNull());
    options.textInputs = true;
    QCOMPARE(toFeel(model->evaluate("out", inputs, options)->value),
             std::string("@\"2026-04-01\""));
    QVERIFY(model->evaluate("out", valueFromJson(R"({"day": "2026-02-30"})").value(), options)
                ->value.isNull());
}

void ModelTest::aPathIntoAnInputOfTypeContextHasItsValue()
{
    const auto model = compiled(
        dmn::input("rates", "context") +
        dmn::decision("amount", dmn::needsInput("rates") + dmn::literal("rates.meals.amount")));
    QVERIFY(model);
    const Value amount = Value::context({{"amount", Value(std::int64_t{7})}});
    const auto result =
        model->evaluate("amount", Value::context({{"rates", Value::context({{"meals", amount}})}}));
    QVERIFY_RESULT(result);
    QCOMPARE(toFeel(result->value), std::string("7"));
}

void ModelTest::aDecisionWithoutLogicMayBeGiven()
{
    const auto model =
        compiled(dmn::decision("open", "") +
                 dmn::decision("out", dmn::needsDecision("open") + dmn::literal("open + 1")));
    QVERIFY(model);
    QCOMPARE(dmn::valueOf(*model, "out", R"({"open": 4})"), std::string("5"));
    QCOMPARE(dmn::valueOf(*model, "out"), std::string("null"));
}

void ModelTest::allowedValuesAreChecked()
{
    const auto model =
        compiled(R"(<itemDefinition name="tGrade"><typeRef>number</typeRef>
        <allowedValues><text>[1..6]</text></allowedValues></itemDefinition>)" +
                 dmn::input("grade", "tGrade") +
                 dmn::decision("out", dmn::needsInput("grade") + dmn::literal("grade")));
    QVERIFY(model);
    QCOMPARE(dmn::valueOf(*model, "out", R"({"grade": 6})"), std::string("6"));
    QCOMPARE(dmn::valueOf(*model, "out", R"({"grade": 7})"), std::string("null"));
}

void ModelTest::aTypeConstraintBoundsTheWholeList()
{
    const auto model = compiled(
        R"(<itemDefinition name="tPair" isCollection="true"><typeRef>number</typeRef>
        <allowedValues><text>&lt; 10</text></allowedValues><typeConstraint><text>count(?) = 2</text></typeConstraint></itemDefinition>)" +
        dmn::input("x", "tPair") + dmn::decision("out", dmn::needsInput("x") + dmn::literal("x")));
    QVERIFY(model);
    QCOMPARE(dmn::valueOf(*model, "out", R"({"x": [1, 2]})"), std::string("[1, 2]"));
    QCOMPARE(dmn::valueOf(*model, "out", R"({"x": [1]})"), std::string("null"));
    QCOMPARE(dmn::valueOf(*model, "out", R"({"x": [1, 20]})"), std::string("null"));
}

void ModelTest::missingEntriesOfAnInputBecomeNull()
{
    const auto model = compiled(
        R"(<itemDefinition name="tPerson"><itemComponent name="birth date"><typeRef>date</typeRef></itemComponent>
        <itemComponent name="name"><typeRef>string</typeRef></itemComponent></itemDefinition>)" +
        dmn::input("person", "tPerson") +
        dmn::decision("out", dmn::needsInput("person") +
                                 dmn::literal("[person.name, person.birth date = null]")));
    QVERIFY(model);
    QCOMPARE(dmn::valueOf(*model, "out", R"({"person": {"name": "Hana", "extra": 1}})"),
             std::string(R"(["Hana", true])"));
}

void ModelTest::boxedExpressionsHaveTheirValues()
{
    const std::string entry =
        "<contextEntry><variable name=\"two words\"/>" + dmn::literal("20") + "</contextEntry>";
    const auto model = compiled(
        dmn::decision("context", "<context>" + entry + "<contextEntry>" +
                                     dmn::literal("two words + 1") + "</contextEntry></context>") +
        dmn::decision("relation", "<relation><column name=\"a\"/><column name=\"b\"/><row>" +
                                      dmn::literal("1") + dmn::literal("2") + "</row><row>" +
                                      dmn::literal("3") + dmn::literal("4") + "</row></relation>") +
        dmn::decision("list", "<list>" + dmn::literal("1") + dmn::literal("\"x\"") + "</list>") +
        dmn::decision("conditional", "<conditional><if>" + dmn::literal("1 > 2") + "</if><then>" +
                                         dmn::literal("1") + "</then><else>" + dmn::literal("2") +
                                         "</else></conditional>") +
        dmn::decision("for", "<for iteratorVariable=\"x\"><in>" + dmn::literal("[1, 2]") +
                                 "</in><return>" + dmn::literal("x * 10 + count(partial)") +
                                 "</return></for>") +
        dmn::decision("some", "<some iteratorVariable=\"x\"><in>" + dmn::literal("[1, 2]") +
                                  "</in><satisfies>" + dmn::literal("x = 2") +
                                  "</satisfies></some>") +
        dmn::decision("every", "<every iteratorVariable=\"x\"><in>" + dmn::literal("[1, 2]") +
                                   "</in><satisfies>" + dmn::literal("x = 2") +
                                   "</satisfies></every>") +
        dmn::decision("filter", "<filter><in>" + dmn::literal("[{a: 1}, {a: 2}]") + "</in><match>" +
                                    dmn::literal("a > 1") + "</match></filter>") +
        dmn::decision("invocation", "<invocation>" + dmn::literal("modulo") +
                                        "<binding><parameter name=\"divisor\"/>" +
                                        dmn::literal("5") +
                                        "</binding><binding><parameter name=\"dividend\"/>" +
                                        dmn::literal("12") + "</binding></invocation>") +
        dmn::decision("function", "<context><contextEntry><variable "
                                  "name=\"f\"/><functionDefinition><formalParameter name=\"x\" "
                                  "typeRef=\"number\"/>" +
                                      dmn::literal("x + 1") +
                                      "</functionDefinition></contextEntry><contextEntry>" +
                                      dmn::literal("f(1)") + "</contextEntry></context>"));
    QVERIFY(model);
    QCOMPARE(model->problems().size(), std::size_t{0});
    QCOMPARE(dmn::valueOf(*model, "context"), std::string("21"));
    QCOMPARE(dmn::valueOf(*model, "relation"), std::string("[{a: 1, b: 2}, {a: 3, b: 4}]"));
    QCOMPARE(dmn::valueOf(*model, "list"), std::string("[1, \"x\"]"));
    QCOMPARE(dmn::valueOf(*model, "conditional"), std::string("2"));
    QCOMPARE(dmn::valueOf(*model, "for"), std::string("[10, 21]"));
    QCOMPARE(dmn::valueOf(*model, "some"), std::string("true"));
    QCOMPARE(dmn::valueOf(*model, "every"), std::string("false"));
    QCOMPARE(dmn::valueOf(*model, "filter"), std::string("[{a: 2}]"));
    QCOMPARE(dmn::valueOf(*model, "invocation"), std::string("2"));
    QCOMPARE(dmn::valueOf(*model, "function"), std::string("2"));
}

namespace {

std::string knowledge(const std::string &name, const std::string &parameters,
                      const std::string &text, const std::string &more = {})
{
    return "<businessKnowledgeModel id=\"k_" + name + "\" name=\"" + name + "\"><variable name=\"" +
           name + "\"/><encapsulatedLogic>" + parameters + dmn::literal(text) +
           "</encapsulatedLogic>" + more + "</businessKnowledgeModel>\n";
}

} // namespace

void ModelTest::knowledgeModelsAreCalledByPositionAndByName()
{
    const auto model = compiled(
        knowledge(
            "minus",
            R"(<formalParameter name="x" typeRef="number"/><formalParameter name="y" typeRef="number"/>)",
            "x - y") +
        dmn::decision(
            "out",
            dmn::needsKnowledge("k_minus") +
                dmn::literal("[minus(5, 3), minus(y: 5, x: 3), minus(\"a\", 1), minus(1)]")));
    QVERIFY(model);
    QCOMPARE(dmn::valueOf(*model, "out"), std::string("[2, -2, null, null]"));
    QCOMPARE(dmn::valueOf(*model, "minus", R"({"x": 9, "y": 4})"), std::string("5"));
}

void ModelTest::aKnowledgeModelMayCallItself()
{
    const auto model = compiled(
        knowledge("factorial", R"(<formalParameter name="n"/>)",
                  "if n <= 1 then 1 else n * factorial(n - 1)") +
        dmn::decision("out", dmn::needsKnowledge("k_factorial") + dmn::literal("factorial(20)")));
    QVERIFY(model);
    QCOMPARE(dmn::valueOf(*model, "out"), std::string("2432902008176640000"));
}

void ModelTest::aServiceSeesItsOwnInputsOnly()
{
    const auto model = compiled(
        dmn::input("a") + dmn::input("b") +
        dmn::decision("inner",
                      dmn::needsInput("a") + dmn::needsInput("b") + dmn::literal("[a, b]")) +
        R"(<decisionService id="s" name="service"><variable name="service"/><outputDecision href="#d_inner"/>
                                   <inputData href="#i_a"/></decisionService>)" +
        dmn::decision("out", dmn::needsKnowledge("s") + dmn::needsInput("b") +
                                 dmn::literal("service(7)")));
    QVERIFY(model);
    QCOMPARE(dmn::valueOf(*model, "out", R"({"a": 1, "b": 2})"), std::string("[7, null]"));
    QCOMPARE(dmn::valueOf(*model, "service", R"({"a": 1, "b": 2})"), std::string("[1, null]"));
}

void ModelTest::importsAreFoundByNamespace()
{
    const std::string shared = dmn::definitions(
        dmn::input("rate") +
            R"(<itemDefinition name="tMoney"><typeRef>number</typeRef></itemDefinition>)" +
            dmn::decision("twice", dmn::needsInput("rate") + dmn::literal("rate * 2")),
        "shared");
    const ImportResolver resolver = [&](std::string_view uri,
                                        std::string_view) -> base::Result<std::string> {
        return uri == "urn:shared" ? base::Result<std::string>(shared)
                                   : base::fail(base::ErrorCode::NotFound, "no");
    };
    const std::string xml = dmn::definitions(
        R"(<import name="the rates" namespace="urn:shared" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>)" +
        dmn::decision(
            "out",
            R"(<informationRequirement><requiredDecision href="urn:shared#d_twice"/></informationRequirement>)" +
                dmn::literal("the rates.twice + 1"),
            "the rates.tMoney"));
    const auto model = Model::compile(xml, resolver);
    QVERIFY_RESULT(model);
    QCOMPARE((*model)->problems().size(), std::size_t{0});
    QCOMPARE(dmn::valueOf(**model, "out", R"({"the rates": {"rate": 4}})"), std::string("9"));
    QCOMPARE(dmn::valueOf(**model, "out", R"({"rate": 5})"), std::string("11"));
    QCOMPARE((*model)->inputsOf("out"), std::vector<std::string>{"the rates.rate"});

    const auto without = Model::compile(xml);
    QVERIFY_RESULT(without);
    QVERIFY(!(*without)->problems().empty());
}

void ModelTest::everyVersionOfTheStandardIsRead()
{
    for (const char *uri : {"http://www.omg.org/spec/DMN/20180521/MODEL/",
                            "https://www.omg.org/spec/DMN/20191111/MODEL/",
                            "https://www.omg.org/spec/DMN/20211108/MODEL/",
                            "https://www.omg.org/spec/DMN/20230324/MODEL/"}) {
        const auto model = Model::compile(
            "<dmn:definitions xmlns:dmn=\"" + std::string(uri) +
            "\" name=\"v\" namespace=\"urn:v\"><dmn:decision id=\"x\" "
            "name=\"x\"><dmn:literalExpression>"
            "<dmn:text>1 + 1</dmn:text></dmn:literalExpression></dmn:decision></dmn:definitions>");
        QVERIFY_RESULT(model);
        QCOMPARE(dmn::valueOf(**model, "x"), std::string("2"));
    }
    QCOMPARE_ERROR(Model::compile("<definitions xmlns=\"urn:other\"/>"),
                   base::ErrorCode::InvalidInput);
}

void ModelTest::externalFunctionsAreReported()
{
    const auto model = compiled(dmn::decision(
        "out",
        dmn::literal("{f: function(x) external {java: {class: \"java.lang.Math\"}}, r: f(1)}.r")));
    QVERIFY(model);
    QCOMPARE(dmn::valueOf(*model, "out"), std::string("null"));
    QCOMPARE(model->problems().front().message,
             std::string("external functions are not supported"));
}

void ModelTest::aProblemNamesModelElementAndPosition()
{
    const auto model = compiled(dmn::decision("broken", dmn::literal("1 +")) +
                                dmn::decision("whole", dmn::literal("1")));
    QVERIFY(model);
    QCOMPARE(model->problems().size(), std::size_t{1});
    QCOMPARE(model->problems().front().toString(),
             std::string("test, broken, 4:1: an expression expected [1 + @3]"));
    QCOMPARE(dmn::valueOf(*model, "broken"), std::string("null"));
    QCOMPARE(dmn::valueOf(*model, "whole"), std::string("1"));
}

void ModelTest::whatADeclaredTypeDoesNotHaveIsAWarning()
{
    const std::string types =
        "<itemDefinition name=\"tPerson\"><itemComponent name=\"age\"><typeRef>number</typeRef>"
        "</itemComponent><itemComponent name=\"role\"><typeRef>string</typeRef><allowedValues>"
        "<text>\"head\", \"child\"</text></allowedValues></itemComponent></itemDefinition>"
        "<itemDefinition name=\"tPeople\" isCollection=\"true\"><typeRef>tPerson</typeRef>"
        "</itemDefinition>";
    const auto messages = [&](const std::string &text) {
        const auto model =
            compiled(types + dmn::input("people", "tPeople") +
                     dmn::decision("d", dmn::needsInput("people") + dmn::literal(text)));
        QByteArray all;
        if (!model)
            return QByteArray("not compiled");
        for (const auto &problem : model->problems()) {
            all += problem.unknownTerm ? "unknown: " : "";
            all += QByteArray::fromStdString(problem.message) + ';';
        }
        return all;
    };
    QCOMPARE(messages("people[role = \"head\"].age"), QByteArray());
    QCOMPARE(messages("for p in people return p.agee"),
             QByteArray("unknown: 'tPeople' has no entry 'agee';"));
    QCOMPARE(messages("people[role = \"heads\"].age"),
             QByteArray("unknown: \"heads\" is none of the values that are allowed;"));
    QCOMPARE(messages("some p in people satisfies p.role in (\"head\", \"kid\")"),
             QByteArray("unknown: \"kid\" is none of the values that are allowed;"));
    QCOMPARE(messages("{a: 1}.b"), QByteArray());
}

void ModelTest::strictCompilationRefusesAProblem()
{
    CompileOptions options;
    options.strict = true;
    QCOMPARE_ERROR(
        Model::compile(dmn::definitions(dmn::decision("broken", dmn::literal("1 +"))), {}, options),
        base::ErrorCode::InvalidInput);
    QVERIFY_RESULT(
        Model::compile(dmn::definitions(dmn::decision("whole", dmn::literal("1"))), {}, options));
}

void ModelTest::cyclicRequirementsAreRefused()
{
    const auto model = Model::compile(
        dmn::definitions(dmn::decision("a", dmn::needsDecision("b") + dmn::literal("b")) +
                         dmn::decision("b", dmn::needsDecision("a") + dmn::literal("a"))));
    QCOMPARE_ERROR(model, base::ErrorCode::InvalidInput);
    QCOMPARE(model.error().detail, std::string("test, a, 3:1: cyclic requirements: a -> b -> a"));
}

void ModelTest::brokenXmlIsRefusedWithItsPosition()
{
    const auto model = Model::compile("<definitions>\n<decision></definitions>");
    QCOMPARE_ERROR(model, base::ErrorCode::InvalidInput);
    QVERIFY2(model.error().detail.find("line 2") != std::string::npos,
             model.error().detail.c_str());
}

void ModelTest::unknownDecisionsAreNotFound()
{
    const auto model = compiled(dmn::decision("a", dmn::literal("1")));
    QVERIFY(model);
    QCOMPARE_ERROR(model->evaluate("b", Value()), base::ErrorCode::NotFound);
    QCOMPARE_ERROR(model->evaluate("a", Value(std::int64_t{1})), base::ErrorCode::InvalidInput);
}

void ModelTest::inputsOfADecisionAreFoundThroughOthers()
{
    const auto model = compiled(dmn::input("a") + dmn::input("b") +
                                dmn::decision("x", dmn::needsInput("b") + dmn::literal("b")) +
                                dmn::decision("y", dmn::needsDecision("x") + dmn::literal("x")));
    QVERIFY(model);
    QCOMPARE(model->inputsOf("y"), std::vector<std::string>{"b"});
    QCOMPARE(model->elements().size(), std::size_t{4});
    QCOMPARE(model->elements().back().name, std::string("y"));
}

void ModelTest::severalDecisionsShareOneRun()
{
    const auto model = compiled(
        dmn::input("a") + dmn::decision("x", dmn::needsInput("a") + dmn::literal("a + 1")) +
        dmn::decision("y", dmn::needsDecision("x") + dmn::literal("x * 2")));
    QVERIFY(model);
    EvaluateOptions options;
    options.trace = true;
    const std::vector<std::string> names{"y", "x"};
    const auto both = model->evaluateAll(names, valueFromJson(R"({"a": 1})").value(), options);
    QVERIFY_RESULT(both);
    QCOMPARE(toFeel(both->value), std::string("[4, 2]"));
    QCOMPARE(both->trace.elements.size(), std::size_t{2});
}

void ModelTest::manyThreadsShareOneModel()
{
    const auto model = compiled(
        dmn::input("n") +
        dmn::decision(
            "out", dmn::needsInput("n") +
                       dmn::literal("string join(for i in 1..n return string(i * 1.5), \"+\")")));
    QVERIFY(model);
    std::vector<std::string> results(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < results.size(); ++t)
            threads.emplace_back([&, t] {
                for (int round = 0; round < 200; ++round)
                    results[t] = dmn::valueOf(*model, "out", R"({"n": 4})");
            });
    }
    for (const auto &result : results)
        QCOMPARE(result, std::string("\"1.5+3+4.5+6\""));
}

QTEST_APPLESS_MAIN(ModelTest)
#include "model_test.moc"
