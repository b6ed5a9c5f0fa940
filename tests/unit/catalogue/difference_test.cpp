// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "yorisoi/catalogue/difference.h"

using namespace yorisoi;
using namespace yorisoi::catalogue;

namespace {

std::shared_ptr<const Catalogue> loaded(Files files)
{
    auto catalogue = Catalogue::load(std::move(files));
    if (!catalogue)
        qFatal("%s", test_support::describe(catalogue).constData());
    return *std::move(catalogue);
}

QByteArray japanese(const std::vector<Change> &changes)
{
    QByteArrayList lines;
    for (const Change &change : changes)
        lines << QByteArray::fromStdString(change.words.ja);
    return lines.join('\n');
}

QByteArray english(const std::vector<Change> &changes)
{
    QByteArrayList lines;
    for (const Change &change : changes)
        lines << QByteArray::fromStdString(change.words.en);
    return lines.join('\n');
}

} // namespace

class DifferenceTest : public QObject {
    Q_OBJECT
private slots:
    void theSameContentHasNoDifference()
    {
        const auto one = loaded(fixture::good());
        const auto other = loaded(fixture::with("rates/meals.yaml", "unit: 歳\n",
                                                "unit: 歳   # a remark of the editor\n"));
        QVERIFY(Catalogue::difference(*one, *other).empty());
    }

    void anEditIsSaidInPlainWords_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("ja");
        QTest::addColumn<QByteArray>("en");
        const auto row = [](const char *name, const char *file, const char *from, const char *to,
                            const char *ja, const char *en) {
            QTest::newRow(name) << QByteArray(file) << QByteArray(from) << QByteArray(to)
                                << QByteArray(ja) << QByteArray(en);
        };
        const char *const rates = "rates/meals.yaml";
        const char *const service = "services/meals.yaml";
        const char *const model = "decisions/meals.dmn";
        row("an amount", rates, "value: 4000", "value: 12500",
            "配食の補助：2025-04-01〜 4,000円/月 → 12,500円/月",
            "Help with the price of meals, 2025-04-01 onwards: 4,000円/月 → 12,500円/月");
        row("a period that ends, and a new one", rates, "      - {from: 2025-04-01, value: 4000,",
            "      - {from: 2027-04-01, value: 4500, basis: 試験市配食要綱第3条, source: "
            "test-city-meals}\n      - {from: 2025-04-01, to: 2027-03-31, value: 4000,",
            "配食の補助：2027-04-01〜 4,000円/月 → 4,500円/月",
            "Help with the price of meals, 2027-04-01 onwards: 4,000円/月 → 4,500円/月");
        row("a gap that is filled", rates,
            "      - {from: 2023-04-01, to: 2025-03-31, value: 3500.50, basis: "
            "試験市配食要綱第3条, source: test-city-meals, gap: true}",
            "      - {from: 2022-04-01, to: 2025-03-31, value: 3500.50, basis: "
            "試験市配食要綱第3条, source: test-city-meals}",
            "配食の補助：2022-04-01〜2023-03-31 （なし） → 3500.50円/月",
            "Help with the price of meals, 2022-04-01 to 2023-03-31: none → 3500.50円/月");
        row("a basis", rates, "value: 4000, basis: 試験市配食要綱第3条",
            "value: 4000, basis: 試験市配食要綱第3条の2",
            "配食の補助：2025-04-01からの根拠 試験市配食要綱第3条 → 試験市配食要綱第3条の2",
            "Help with the price of meals, from 2025-04-01: basis 試験市配食要綱第3条 → "
            "試験市配食要綱第3条の2");
        row("a rate that is new", rates, "  届出期限:",
            "  配食.日数:\n    unit: 日\n    name: {ja: 配食の日数, en: Days of meals}\n    "
            "periods:\n      - {from: 2026-04-01, value: 5, basis: 第5条, source: "
            "test-city-meals}\n  届出期限:",
            "新しい料率「配食の日数」：2026-04-01から 5日",
            "new rate 'Days of meals': 5日 from 2026-04-01");
        row("a service", service, "payment: monthly", "payment: lump-sum",
            "配食：支払い 「monthly」→「lump-sum」",
            "Meals at home: payment 'monthly' → 'lump-sum'");
        row("the period of a service", service, "valid: {from: 2023-04-01}",
            "valid: {from: 2023-04-01, to: 2027-03-31}",
            "配食：扱う期間 「2023-04-01〜」→「2023-04-01〜2027-03-31」",
            "Meals at home: valid '2023-04-01〜' → '2023-04-01〜2027-03-31'");
        row("a rule", model, "<inputEntry><text>&gt;= 料率.配食.年齢</text></inputEntry>",
            "<inputEntry><text>&gt; 料率.配食.年齢</text></inputEntry>",
            "meals, 年齢要件：規則1 「people.年齢(世帯.生年月日, 基準日) >= 料率.配食.年齢 → "
            "true」→「people.年齢(世帯.生年月日, 基準日) > 料率.配食.年齢 → true」",
            "meals, 年齢要件: rule 1 'people.年齢(世帯.生年月日, 基準日) >= 料率.配食.年齢 → true' "
            "→ "
            "'people.年齢(世帯.生年月日, 基準日) > 料率.配食.年齢 → true'");
        row("a sentence of a rule", model, "<text>not of the age</text>", "<text>too young</text>",
            "meals, 配食：規則2の説明 「年齢の要件を満たしません / not of the "
            "age」→「年齢の要件を満たしません / too young」",
            "meals, 配食: sentence of rule 2 '年齢の要件を満たしません / not of the age' → "
            "'年齢の要件を満たしません / too young'");
        row("a text", "texts/remarks.yaml", "en: Please ask the neighbours as well.",
            "en: Ask the neighbours.",
            "remarks：texts.ask-neighbours.en 「Please ask the neighbours as well.」→「Ask the "
            "neighbours.」",
            "remarks: texts.ask-neighbours.en 'Please ask the neighbours as well.' → 'Ask the "
            "neighbours.'");
    }
    void anEditIsSaidInPlainWords()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, ja);
        QFETCH(QByteArray, en);
        const auto older = loaded(fixture::good());
        const auto newer =
            loaded(fixture::with(file.toStdString(), from.toStdString(), to.toStdString()));
        const auto changes = Catalogue::difference(*older, *newer);
        QCOMPARE(japanese(changes), ja);
        QCOMPARE(english(changes), en);
    }

    void whatGoesIsSaidToo()
    {
        Files files = fixture::good();
        files.erase("services/meals.yaml");
        files.erase("texts/remarks.yaml");
        const auto changes =
            Catalogue::difference(*loaded(fixture::good()), *loaded(std::move(files)));
        QCOMPARE(english(changes),
                 QByteArray("the service 'Meals at home' is gone\nthe item 'remarks' is gone"));
        QVERIFY(changes.front().kind == Change::Kind::Removed);
    }

    void thereAndBackSaysTheOpposite()
    {
        const auto older = loaded(fixture::good());
        const auto newer = loaded(fixture::with("rates/meals.yaml", "value: 4000", "value: 12500"));
        QCOMPARE(english(Catalogue::difference(*newer, *older)),
                 QByteArray("Help with the price of meals, 2025-04-01 onwards: 12,500円/月 → "
                            "4,000円/月"));
    }
};

QTEST_APPLESS_MAIN(DifferenceTest)
#include "difference_test.moc"
