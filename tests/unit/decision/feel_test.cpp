// SPDX-License-Identifier: GPL-3.0-or-later
// The tables feel/*.tsv: an expression, the expression of its value, and variables as JSON.
#include <QDir>
#include <QFile>
#include <QtTest>

#include "yorisoi/decision/expression.h"
#include "yorisoi/decision/value_json.h"
#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::decision;

class FeelTest : public QObject {
    Q_OBJECT

private slots:
    void expressionsHaveTheirValues_data();
    void expressionsHaveTheirValues();
    void unaryTestsHaveTheirValues_data();
    void unaryTestsHaveTheirValues();
    void anErrorNamesItsPosition();
    void unknownNamesAreWarnedOf();
    void nowAndTodayComeFromTheClock();
    void aFailureSaysWhy();

private:
    static void addRows(const QString &file)
    {
        QFile table(QString(YORISOI_SOURCE_DIR "/tests/unit/decision/feel/") + file);
        QVERIFY(table.open(QIODevice::ReadOnly));
        int number = 0;
        for (const QByteArray &line : table.readAll().split('\n')) {
            ++number;
            if (line.startsWith('#') || line.isEmpty())
                continue;
            const auto cells = line.split('\t');
            const QByteArray name =
                file.toUtf8() + ":" + QByteArray::number(number) + " " + cells[0].left(60);
            QTest::newRow(name.constData()) << cells[0] << cells.value(1) << cells.value(2);
        }
    }
    static Value variables(const QByteArray &json)
    {
        return json.isEmpty() ? Value() : valueFromJson(json.toStdString()).value();
    }
};

void FeelTest::expressionsHaveTheirValues_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("json");
    for (const auto *file :
         {"operators.tsv", "strings.tsv", "numbers.tsv", "lists.tsv", "temporal.tsv"})
        addRows(file);
}

void FeelTest::expressionsHaveTheirValues()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, json);
    const Value input = variables(json);
    const auto expression = Expression::compile(text.toStdString(), input);
    const auto wanted = Expression::compile(expected.toStdString());
    QVERIFY_RESULT(wanted);
    const Value right = (*wanted)->evaluate()->value;
    if (!expression) {
        QVERIFY2(right.isNull(), test_support::describe(expression).constData());
        return;
    }
    const auto result = (*expression)->evaluate(input);
    QVERIFY_RESULT(result);
    QCOMPARE(QByteArray::fromStdString(toFeel(result->value)),
             QByteArray::fromStdString(toFeel(right)));
}

void FeelTest::unaryTestsHaveTheirValues_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("json");
    addRows("unary_tests.tsv");
}

void FeelTest::unaryTestsHaveTheirValues()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, json);
    const Value input = variables(json);
    const auto tests = Expression::compileTests(text.toStdString(), input);
    QVERIFY_RESULT(tests);
    const auto result = (*tests)->evaluate(input);
    QVERIFY_RESULT(result);
    QCOMPARE(QByteArray::fromStdString(toFeel(result->value)), expected);
}

void FeelTest::anErrorNamesItsPosition()
{
    const auto expression = Expression::compile("1 + (2 * ");
    QCOMPARE_ERROR(expression, base::ErrorCode::InvalidInput);
    QCOMPARE(expression.error().detail, std::string("an expression expected at 9"));
}

void FeelTest::unknownNamesAreWarnedOf()
{
    const auto expression = Expression::compile("1 + missing name");
    QVERIFY_RESULT(expression);
    QCOMPARE((*expression)->warnings(),
             std::vector<std::string>{"unknown name 'missing name' at 4"});
}

void FeelTest::nowAndTodayComeFromTheClock()
{
    const test_support::FakeClock clock(base::Instant(std::chrono::milliseconds(1775001600123)));
    EvaluateOptions options;
    options.clock = &clock;
    options.zone = *Zone::named("Asia/Tokyo");
    const auto expression = Expression::compile("[string(now()), string(today())]");
    QVERIFY_RESULT(expression);
    const auto result = (*expression)->evaluate(Value(), options);
    QVERIFY_RESULT(result);
    QCOMPARE(toFeel(result->value),
             std::string(R"(["2026-04-01T09:00:00.123@Asia/Tokyo", "2026-04-01"])"));
}

void FeelTest::aFailureSaysWhy()
{
    const auto expression = Expression::compile("1 / 0");
    QVERIFY_RESULT(expression);
    const auto result = (*expression)->evaluate();
    QVERIFY_RESULT(result);
    QVERIFY(result->value.isNull());
    QCOMPARE(result->diagnostics.size(), std::size_t{1});
    QCOMPARE(result->diagnostics.front().message,
             std::string("a number without a value: division by zero or out of range"));
}

QTEST_APPLESS_MAIN(FeelTest)
#include "feel_test.moc"
