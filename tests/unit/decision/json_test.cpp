// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "dmn_text.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::decision;

class JsonTest : public QObject {
    Q_OBJECT

private slots:
    void numbersKeepTheirDigits();
    void temporalValuesComeAsAtLiterals();
    void theLastOfEqualKeysCounts();
    void brokenJsonIsRefused();
    void theTraceIsWrittenWithTheResult();
};

void JsonTest::numbersKeepTheirDigits()
{
    const auto value = valueFromJson("[0.1, 12345678901234567890, -1.50, 1e3]");
    QVERIFY_RESULT(value);
    QCOMPARE(toJson(*value), std::string("[0.1,12345678901234567890,-1.5,1000]"));
}

void JsonTest::temporalValuesComeAsAtLiterals()
{
    const auto value = valueFromJson(R"(["@\"2026-04-01\"", "2026-04-01", "@\"x\""])");
    QVERIFY_RESULT(value);
    QCOMPARE(toFeel(*value), std::string(R"([@"2026-04-01", "2026-04-01", "@\"x\""])"));
    QCOMPARE(toJson(*value), std::string(R"(["2026-04-01","2026-04-01","@\"x\""])"));
}

void JsonTest::theLastOfEqualKeysCounts()
{
    const auto value = valueFromJson(R"({"a": 1, "a": 2})");
    QVERIFY_RESULT(value);
    QCOMPARE(toJson(*value), std::string(R"({"a":2})"));
}

void JsonTest::brokenJsonIsRefused()
{
    QCOMPARE_ERROR(valueFromJson("{\"a\": "), base::ErrorCode::InvalidInput);
    QCOMPARE_ERROR(valueFromJson(""), base::ErrorCode::InvalidInput);
    QCOMPARE_ERROR(valueFromJson("1 2"), base::ErrorCode::InvalidInput);
}

void JsonTest::theTraceIsWrittenWithTheResult()
{
    const auto model = Model::compile(
        dmn::definitions(dmn::input("age") +
                         dmn::decision("out", dmn::needsInput("age") + dmn::literal("age + 1"))));
    QVERIFY_RESULT(model);
    EvaluateOptions options;
    options.trace = true;
    const auto evaluation = (*model)->evaluate("out", Value(), options);
    QVERIFY_RESULT(evaluation);
    QCOMPARE(
        toJson(evaluation->value, evaluation->diagnostics, &evaluation->trace),
        std::string(
            R"({"result":null,"diagnostics":[{"element":"out","message":"arithmetic with null"}],)"
            R"("trace":{"elements":[{"name":"out","id":"d_out","kind":"decision","subjects":[],"result":null,"tables":[]}],)"
            R"("unknownInputs":["age"],"unknownFacts":[{"path":"age","decision":"out","entry":""}]}})"));
}

QTEST_APPLESS_MAIN(JsonTest)
#include "json_test.moc"
