// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <rapidcheck.h>

#include "yorisoi/decision/expression.h"
#include "yorisoi/decision/value_json.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::decision;

namespace {

Value evaluated(const std::string &text, const Value &variables = Value())
{
    const auto expression = Expression::compile(text, variables);
    if (!expression)
        RC_FAIL(text + ": " + expression.error().detail);
    const auto result = (*expression)->evaluate(variables);
    if (!result)
        RC_FAIL(text + ": " + result.error().detail);
    return result->value;
}

/// Fifteen digits with 9 places either way: the sum of any two needs at most the 34 digits of a
/// decimal128, so it is exact (IEEE 754-2008, table 3.6).
rc::Gen<Decimal> anyDecimal()
{
    return rc::gen::apply(
        [](std::int64_t digits, int exponent) {
            return *Decimal::parse(std::to_string(digits) + "e" + std::to_string(exponent));
        },
        rc::gen::inRange<std::int64_t>(-999999999999999, 999999999999999),
        rc::gen::inRange(-9, 10));
}

rc::Gen<std::string> anyText()
{
    static const std::vector<std::string> pieces{"a", "\"", "\\", "\n", "あ",   "𠮷",
                                                 " ", "'",  "{",  "\t", "u0041"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                        [](const std::vector<std::string> &parts) {
                            std::string out;
                            for (const auto &part : parts)
                                out += part;
                            return out;
                        });
}

rc::Gen<Value> anyScalar()
{
    return rc::gen::oneOf(
        rc::gen::just(Value()),
        rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Value(b); }),
        rc::gen::map(anyDecimal(), [](const Decimal &d) { return Value(d); }),
        rc::gen::map(anyText(), [](const std::string &s) { return Value(s); }),
        rc::gen::map(rc::gen::inRange<std::int64_t>(-800000, 3000000),
                     [](std::int64_t days) { return Value(*Date::fromDays(days)); }),
        rc::gen::map(rc::gen::inRange<std::int64_t>(-90000000000, 90000000000),
                     [](std::int64_t s) {
                         return Value(*DateTime::fromUtc(s, 500000000, Zone::offset(32400)));
                     }),
        rc::gen::map(rc::gen::inRange<std::int64_t>(0, 86400),
                     [](std::int64_t s) { return Value(Time::fromSecondOfDay(s, 0, Zone())); }),
        rc::gen::map(rc::gen::arbitrary<std::int32_t>(),
                     [](std::int32_t s) {
                         return Value(DayTimeDuration{s, 250000000});
                     }),
        rc::gen::map(rc::gen::arbitrary<std::int32_t>(),
                     [](std::int32_t m) { return Value(YearMonthDuration{m}); }));
}

rc::Gen<Value> anyValue(int levels)
{
    if (levels == 0)
        return anyScalar();
    return rc::gen::oneOf(
        anyScalar(),
        rc::gen::map(rc::gen::container<std::vector<Value>>(3, anyValue(levels - 1)),
                     [](List items) { return Value(std::move(items)); }),
        rc::gen::apply(
            [](const std::string &key, Value a, Value b) {
                return Value::context({{"k" + key, std::move(a)}, {"second key", std::move(b)}});
            },
            anyText(), anyValue(levels - 1), anyValue(levels - 1)));
}

/// Sequences of what expressions are made of: most are none, many nearly are.
rc::Gen<std::string> anyTokens()
{
    static const std::vector<std::string> tokens{"1",
                                                 "2.5",
                                                 "\"a\"",
                                                 "null",
                                                 "true",
                                                 "x",
                                                 "item",
                                                 "(",
                                                 ")",
                                                 "[",
                                                 "]",
                                                 "{",
                                                 "}",
                                                 ",",
                                                 ":",
                                                 ".",
                                                 "..",
                                                 "+",
                                                 "-",
                                                 "*",
                                                 "/",
                                                 "**",
                                                 "=",
                                                 "!=",
                                                 "<",
                                                 ">=",
                                                 "and",
                                                 "or",
                                                 "in",
                                                 "between",
                                                 "if",
                                                 "then",
                                                 "else",
                                                 "for",
                                                 "return",
                                                 "some",
                                                 "every",
                                                 "satisfies",
                                                 "function",
                                                 "instance of",
                                                 "number",
                                                 "list<",
                                                 "count",
                                                 "sum(",
                                                 "date(",
                                                 "@\"2026-04-01\"",
                                                 "@\"P1D\"",
                                                 "?",
                                                 "not(",
                                                 "partial",
                                                 "string join(",
                                                 "sort(",
                                                 "matches(",
                                                 "//",
                                                 "/*",
                                                 "a b",
                                                 "]1..2[",
                                                 "\\",
                                                 "\"",
                                                 "1..3",
                                                 "a:",
                                                 "0",
                                                 "あ"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(tokens)),
                        [](const std::vector<std::string> &parts) {
                            std::string out;
                            for (const auto &part : parts)
                                out += part + " ";
                            return out;
                        });
}

void survives(const std::string &text)
{
    const Value variables = Value::context({{"x", Value(std::int64_t{3})},
                                            {"a b", Value(List{Value("p"), Value("q")})},
                                            {"?", Value("p")}});
    EvaluateOptions options;
    options.budget = Budget{100'000, 2'000, 100'000};
    for (const bool tests : {false, true}) {
        const auto expression = tests ? Expression::compileTests(text, variables)
                                      : Expression::compile(text, variables);
        if (!expression) {
            RC_ASSERT(expression.error().code == base::ErrorCode::InvalidInput);
            continue;
        }
        const auto result = (*expression)->evaluate(variables, options);
        if (!result)
            RC_ASSERT(result.error().code == base::ErrorCode::TooLarge);
        else
            RC_ASSERT(!toText(result->value).empty() || result->value.is(Kind::String));
    }
}

const char *truthText(int truth)
{
    return truth == 0 ? "false" : truth == 1 ? "true" : "null";
}

} // namespace

class LawsTest : public QObject {
    Q_OBJECT

private slots:
    void everyValueIsReadBackFromItsText();
    void everyPlainValueIsReadBackFromItsJson();
    void anyBytesAreAnExpressionOrAnError();
    void anyTokensAreAnExpressionOrAnError();
    void sumsCommuteAndUndo();
    void productsCommuteAndUndo();
    void moduloHasTheSignOfTheDivisor();
    void orderIsTotalOnNumbers();
    void negationMovesInwards();
    void daysAndDatesAreTheSame();
    void monthsBetweenUndoesAddingMonths();
    void aRangeContainsWhatLiesBetweenItsEnds();
    void sortIsAnOrderedPermutation();
};

void LawsTest::everyValueIsReadBackFromItsText()
{
    QVERIFY(rc::check([] {
        const Value value = *anyValue(2);
        RC_ASSERT(identical(evaluated(toFeel(value)), value));
    }));
}

void LawsTest::everyPlainValueIsReadBackFromItsJson()
{
    QVERIFY(rc::check([] {
        const Value value = evaluated(toFeel(*anyValue(2)));
        const auto again = valueFromJson(toJson(value));
        RC_ASSERT(again.has_value());
        RC_ASSERT(toJson(*again) == toJson(value));
    }));
}

void LawsTest::anyBytesAreAnExpressionOrAnError()
{
    QVERIFY(rc::check([](const std::string &text) { survives(text); }));
}

void LawsTest::anyTokensAreAnExpressionOrAnError()
{
    QVERIFY(rc::check([] { survives(*anyTokens()); }));
}

void LawsTest::sumsCommuteAndUndo()
{
    QVERIFY(rc::check([] {
        const Decimal a = *anyDecimal();
        const Decimal b = *anyDecimal();
        RC_ASSERT(a + b == b + a);
        RC_ASSERT((a + b) - b == a);
        RC_ASSERT((a - a).isZero());
    }));
}

void LawsTest::productsCommuteAndUndo()
{
    QVERIFY(rc::check([](std::int32_t x, std::int32_t y) {
        const Decimal a{std::int64_t{x}};
        const Decimal b{std::int64_t{y}};
        RC_ASSERT(a * b == b * a);
        RC_ASSERT((a * b).toInteger().value() == std::int64_t{x} * y);
        RC_PRE(y != 0);
        RC_ASSERT((a * b) / b == a);
    }));
}

void LawsTest::moduloHasTheSignOfTheDivisor()
{
    QVERIFY(rc::check([] {
        const Decimal a = *anyDecimal();
        const Decimal b = *anyDecimal();
        RC_PRE(!b.isZero());
        const Decimal m = Decimal::modulo(a, b);
        RC_ASSERT(m.isZero() || m.negative() == b.negative());
        RC_ASSERT(Decimal::compare(m.absolute(), b.absolute()) < 0);
    }));
}

void LawsTest::orderIsTotalOnNumbers()
{
    QVERIFY(rc::check([] {
        const Decimal a = *anyDecimal();
        const Decimal b = *anyDecimal();
        RC_ASSERT(Decimal::compare(a, b) == -Decimal::compare(b, a));
        RC_ASSERT((Decimal::compare(a, b) == 0) == (a == b));
        RC_ASSERT(Decimal::compare(a, b) == Decimal::compare(a - b, Decimal()));
    }));
}

void LawsTest::negationMovesInwards()
{
    for (int a = 0; a < 3; ++a) {
        for (int b = 0; b < 3; ++b) {
            const std::string x = truthText(a);
            const std::string y = truthText(b);
            QCOMPARE(toFeel(evaluated("not(" + x + " and " + y + ")")),
                     toFeel(evaluated("not(" + x + ") or not(" + y + ")")));
        }
    }
}

void LawsTest::daysAndDatesAreTheSame()
{
    QVERIFY(rc::check([] {
        const auto days = *rc::gen::inRange<std::int64_t>(-300000000, 300000000);
        const auto date = Date::fromDays(days);
        RC_ASSERT(date.has_value());
        RC_ASSERT(date->days() == days);
        RC_ASSERT(Date::parse(date->toString()).value() == *date);
        RC_ASSERT((*Date::fromDays(days + 1) > *date));
    }));
}

void LawsTest::monthsBetweenUndoesAddingMonths()
{
    QVERIFY(rc::check([] {
        const Date first = *Date::fromDays(*rc::gen::inRange<std::int64_t>(-500000, 500000));
        const auto months = *rc::gen::inRange<std::int64_t>(0, 5000);
        // The last days of a month are cut off by shorter months.
        RC_PRE(first.day <= 28);
        RC_ASSERT(monthsBetween(first, *first.plusMonths(months)).months == months);
        RC_ASSERT(monthsBetween(*first.plusMonths(months), first).months == -months);
    }));
}

void LawsTest::aRangeContainsWhatLiesBetweenItsEnds()
{
    QVERIFY(rc::check([] {
        const Decimal low = *anyDecimal();
        const Decimal high = *anyDecimal();
        const Decimal value = *anyDecimal();
        const Value variables =
            Value::context({{"l", Value(low)}, {"h", Value(high)}, {"v", Value(value)}});
        const bool inside = Decimal::compare(low, value) <= 0 && Decimal::compare(value, high) <= 0;
        RC_ASSERT(evaluated("v in [l..h]", variables).isTrue() == inside);
        RC_ASSERT(evaluated("v between l and h", variables).isTrue() == inside);
        RC_ASSERT(evaluated("l <= v and v <= h", variables).isTrue() == inside);
    }));
}

void LawsTest::sortIsAnOrderedPermutation()
{
    QVERIFY(rc::check([](const std::vector<std::int16_t> &numbers) {
        List items;
        for (const auto n : numbers)
            items.emplace_back(std::int64_t{n});
        const Value variables = Value::context({{"xs", Value(items)}});
        const Value sorted = evaluated("sort(xs, function(a, b) a < b)", variables);
        std::vector<std::int16_t> expected = numbers;
        std::sort(expected.begin(), expected.end());
        RC_ASSERT(sorted.list().size() == expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            RC_ASSERT(sorted.list()[i].number().toInteger().value() == std::int64_t{expected[i]});
    }));
}

QTEST_APPLESS_MAIN(LawsTest)
#include "laws_test.moc"
