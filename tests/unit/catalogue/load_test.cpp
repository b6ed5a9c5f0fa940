// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "yorisoi/decision/value_json.h"

using namespace yorisoi;
using namespace yorisoi::catalogue;
using fixture::day;
using fixture::with;

namespace {

const char *const kRates = "rates/meals.yaml";
const char *const kService = "services/meals.yaml";
const char *const kModel = "decisions/meals.dmn";

QByteArray rateText(const Catalogue &catalogue, const char *date, const char *group,
                    const char *name)
{
    const decision::Value rates = catalogue.ratesAsOf(day(date));
    const decision::Value *inside = rates.find(group);
    const decision::Value *value = inside ? inside->find(name) : nullptr;
    return value ? QByteArray::fromStdString(decision::toText(*value)) : QByteArray("absent");
}

} // namespace

class LoadTest : public QObject {
    Q_OBJECT
private slots:
    void aWholeCatalogueLoadsWithoutAFinding()
    {
        Findings findings;
        const auto catalogue = Catalogue::load(fixture::good(), &findings);
        QVERIFY_RESULT(catalogue);
        QCOMPARE(fixture::all(findings), QByteArray());
        QCOMPARE((*catalogue)->version(), 3);
        QCOMPARE((*catalogue)->rates().size(), std::size_t{3});
        QCOMPARE((*catalogue)->modelFiles(), (std::vector<std::string>{"meals.dmn", "people.dmn"}));
    }

    void aRateIsTheOneThatWasLawOnTheDay_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<QByteArray>("amount");
        QTest::newRow("before the law") << QByteArray("2020-03-31") << QByteArray("absent");
        QTest::newRow("first day") << QByteArray("2020-04-01") << QByteArray("3000");
        QTest::newRow("last day") << QByteArray("2022-03-31") << QByteArray("3000");
        QTest::newRow("within a gap") << QByteArray("2022-04-01") << QByteArray("absent");
        QTest::newRow("exact decimals") << QByteArray("2023-04-01") << QByteArray("3500.5");
        QTest::newRow("open end") << QByteArray("2099-01-01") << QByteArray("4000");
    }
    void aRateIsTheOneThatWasLawOnTheDay()
    {
        QFETCH(QByteArray, date);
        QFETCH(QByteArray, amount);
        const auto catalogue = Catalogue::load(fixture::good());
        QVERIFY_RESULT(catalogue);
        QCOMPARE(rateText(**catalogue, date.constData(), "配食", "月額"), amount);
        // The order of asking does not matter: spans are shared, days are not.
        QCOMPARE(rateText(**catalogue, "2021-01-01", "配食", "月額"), QByteArray("3000"));
        QCOMPARE(rateText(**catalogue, date.constData(), "配食", "月額"), amount);
    }

    void aRateMayBeATable()
    {
        const auto catalogue = Catalogue::load(fixture::good());
        QVERIFY_RESULT(catalogue);
        const auto rates = (*catalogue)->ratesAsOf(day("2026-11-25"));
        QCOMPARE(QByteArray::fromStdString(decision::toFeel(*rates.find("届出期限"))),
                 QByteArray("{日数: 14, 最終日: @\"2030-03-31\", 曜日: [\"土\", \"日\"]}"));
    }

    void aPeriodKnowsItsBasisAndItsSource()
    {
        const auto catalogue = Catalogue::load(fixture::good());
        QVERIFY_RESULT(catalogue);
        const RatePeriod *period = (*catalogue)->rate("配食.年齢")->on(day("2021-01-01"));
        QVERIFY(period);
        QCOMPARE(period->text, "75");
        QCOMPARE(period->basis, "試験市配食要綱（旧）第2条");
        QVERIFY(period->verified);
        const Source *source = (*catalogue)->source(period->source);
        QVERIFY(source);
        QCOMPARE(source->url, "https://www.example.jp/meals");
        QVERIFY(source->checked == day("2026-10-01"));
    }

    void whatASourceCouldNotConfirmIsNotVerified()
    {
        Files files = with(kRates, "verified: true", "verified: false");
        std::string &service = files.at(kService);
        service.replace(service.find("verified: true"), 14, "verified: false");
        const auto catalogue = Catalogue::load(std::move(files));
        QVERIFY_RESULT(catalogue);
        QVERIFY(!(*catalogue)->rate("配食.月額")->on(day("2026-01-01"))->verified);
    }

    void aSourceIsWhatItsOwnFileMeansByIt()
    {
        const auto catalogue =
            Catalogue::load(with(kService, "example.jp/meals", "example.jp/dinner"));
        QVERIFY_RESULT(catalogue);
        const Source *ofRate =
            (*catalogue)->source((*catalogue)->rate("配食.月額")->periods.front().source);
        const Source *ofService =
            (*catalogue)->source((*catalogue)->service("meals")->sources.front());
        QVERIFY(ofRate && ofService);
        QCOMPARE(ofRate->url, "https://www.example.jp/meals");
        QCOMPARE(ofService->url, "https://www.example.jp/dinner");
    }

    void aServiceIsDecidedByItsModelWithTheRatesOfTheDay()
    {
        const auto catalogue = Catalogue::load(fixture::good());
        QVERIFY_RESULT(catalogue);
        const Service *service = (*catalogue)->service("meals");
        QVERIFY(service);
        QCOMPARE(service->name.ja, "配食");
        QVERIFY(!service->validOn(day("2023-03-31")));
        QVERIFY(service->validOn(day("2023-04-01")));
        const auto model = (*catalogue)->model(service->decisionModel);
        QVERIFY(model);
        auto inputs = decision::valueFromJson(
            R"({"世帯": {"生年月日": "1954-05-01", "ひとり暮らし": true}, "基準日": "2026-04-30"})");
        QVERIFY_RESULT(inputs);
        const auto asOf = [&](const char *date) {
            decision::EvaluateOptions options;
            options.textInputs = true;
            const auto given =
                decision::Value::context({{"世帯", *inputs->find("世帯")},
                                          {"基準日", decision::Value(std::string_view(date))},
                                          {"料率", (*catalogue)->ratesAsOf(day(date))}});
            const auto result = model->evaluate(service->decisionName, given, options);
            return result ? QByteArray::fromStdString(decision::toFeel(result->value))
                          : test_support::describe(result);
        };
        QCOMPARE(asOf("2026-04-30"), QByteArray("{判定: \"該当\", 金額: 4000}"));
        // 69 years old, and 70 is law only since 2024; before it was 75.
        QCOMPARE(asOf("2024-04-30"), QByteArray("{判定: \"非該当\", 金額: null}"));
    }

    void anEditThatBreaksSomethingIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char *name, const char *file, const char *from, const char *to,
                            const char *message) {
            QTest::newRow(name) << QByteArray(file) << QByteArray(from) << QByteArray(to)
                                << QByteArray(message);
        };
        row("no YAML", kRates, "rates:", "rates: [",
            "rates/meals.yaml:6:9: error: not YAML: end of sequence flow not found [yaml]");
        row("a key twice", kRates, "    unit: 円/月\n", "    unit: 円/月\n    unit: 円\n",
            "rates/meals.yaml:13:5: error: the key 'unit' is there twice [duplicate-key]");
        row("a date that does not exist", kRates, "from: 2025-04-01", "from: 2025-02-29",
            "rates/meals.yaml:17:16: error: 2025-02-29 is no day of the calendar [date]");
        row("a date in quotes that does not exist", kRates, "from: 2025-04-01",
            "from: \"2025-04-31\"",
            "rates/meals.yaml:17:16: error: rates.配食.月額.periods[2].from: 2025-04-31 is no day "
            "of the calendar [date]");
        row("periods that overlap", kRates, "to: 2025-03-31", "to: 2025-04-01",
            "rates/meals.yaml:17:9: error: 配食.月額: periods overlap: 2023-04-01〜2025-04-01 and "
            "2025-04-01〜 [overlap]");
        row("an open period before another", kRates, "to: 2024-03-31, ", "",
            "rates/meals.yaml:9:9: error: 配食.年齢: periods overlap: 2020-04-01〜 and "
            "2024-04-01〜 [overlap]");
        row("a gap that nobody meant", kRates, ", gap: true", "",
            "rates/meals.yaml:16:9: error: 配食.月額: no value after 2022-03-31 and before "
            "2023-04-01 (say gap: true if it is meant) [gap]");
        row("a period that ends before it begins", kRates, "{from: 2025-04-01, ",
            "{from: 2025-04-01, to: 2025-03-01, ",
            "rates/meals.yaml:17:9: error: 配食.月額: the period ends before it begins "
            "(2025-04-01〜2025-03-01) [date]");
        row("no basis", kRates, "basis: 試験市配食要綱第2条, ", "",
            "rates/meals.yaml:9:9: error: rates.配食.年齢.periods[0]: 'basis' is missing "
            "[no-basis]");
        row("a source that is not there", kRates, "source: test-city-meals}", "source: test-city}",
            "rates/meals.yaml:9:66: error: rates.配食.年齢.periods[0].source: the catalogue has "
            "no source 'test-city' [dead-link]");
        row("a name that FEEL cannot read", kRates, "  配食.年齢:", "  配食.70歳:",
            "rates/meals.yaml:5:3: error: 配食.70歳: the name of a rate has parts between dots "
            "that begin with a letter and hold no blank and no sign [unknown-term]");
        row("a rate below a rate", kRates, "  届出期限:", "  配食.年齢.下限:",
            "rates/meals.yaml:18:3: error: 配食.年齢.下限: '配食.年齢' is a rate itself, so no "
            "name can stand below it [contradiction]");
        row("a missing translation", kService, ", en: Meals at home", "",
            "services/meals.yaml:3:7: error: name: 'en' is missing [missing-translation]");
        row("an empty translation", kService, "en: Meals at home", "en: \"\"",
            "services/meals.yaml:3:20: error: name.en: is empty [missing-translation]");
        row("a wrong type", kService, "valid: {from: 2023-04-01}", "valid: 2023-04-01",
            "services/meals.yaml:11:8: error: valid: must be of type object, not '2023-04-01' "
            "[schema]");
        row("a word that the record does not know", kService, "domain: welfare-care",
            "domain: welfare",
            "services/meals.yaml:5:9: error: domain: 'welfare' is none of: common, "
            "childcare-education, health, welfare-care, disaster-safety, community, "
            "culture-tourism, environment, transport, industry [unknown-term]");
        row("an entry that means nothing", kService, "payment:", "paymnt:",
            "services/meals.yaml:2:1: error: 'payment' is missing [schema] (and 1 more)");
        row("a decision model that is not there", kService, "model: meals.dmn", "model: lunch.dmn",
            "services/meals.yaml:10:19: error: decision.model: the catalogue has no decision "
            "'lunch.dmn' [dead-link]");
        row("a decision that its model does not have", kService, "name: 配食}", "name: 昼食}",
            "services/meals.yaml:2:1: error: meals: meals.dmn has no decision '昼食' [dead-link]");
        row("an id that is not the file's", kService, "id: meals", "id: meal",
            "services/meals.yaml:2:5: error: meal: the id must be that of the file, meals "
            "[schema]");
    }
    void anEditThatBreaksSomethingIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, message);
        const auto catalogue =
            Catalogue::load(with(file.toStdString(), from.toStdString(), to.toStdString()));
        QCOMPARE_ERROR(catalogue, base::ErrorCode::InvalidInput);
        QCOMPARE(QByteArray::fromStdString(catalogue.error().detail), message);
    }

    void aModelThatIsWrongIsRefusedWithItsElement_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArrayList>("named");
        QTest::newRow("broken XML")
            << QByteArray("</decisionTable>") << QByteArray("</table>")
            << QByteArrayList{"decisions/meals.dmn", "line 31", "[decision]"};
        QTest::newRow("cyclic requirements")
            << QByteArray("<informationRequirement><requiredInput href=\"#day\"/>")
            << QByteArray("<informationRequirement><requiredDecision href=\"#meals-decision\"/>")
            << QByteArrayList{"decisions/meals.dmn", "年齢要件", "配食", "[decision]"};
        QTest::newRow("an unknown name")
            << QByteArray("世帯.ひとり暮らし</text>") << QByteArray("世帯人数</text>")
            << QByteArrayList{"decisions/meals.dmn:44:", "meals, 配食", "世帯人数",
                              "[unknown-term]"};
        QTest::newRow("an import that is not there")
            << QByteArray("namespace=\"https://example.jp/test/people\" importType")
            << QByteArray("namespace=\"https://example.jp/test/persons\" importType")
            << QByteArrayList{"decisions/meals.dmn", "https://example.jp/test/persons",
                              "[decision]"};
    }
    void aModelThatIsWrongIsRefusedWithItsElement()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArrayList, named);
        const auto catalogue = Catalogue::load(with(kModel, from.toStdString(), to.toStdString()));
        QCOMPARE_ERROR(catalogue, base::ErrorCode::InvalidInput);
        const QByteArray detail = QByteArray::fromStdString(catalogue.error().detail);
        for (const QByteArray &part : named)
            QVERIFY2(detail.contains(part), detail.constData());
    }

    void everyFindingIsThereInBothLanguages()
    {
        Findings findings;
        const auto catalogue =
            Catalogue::load(with(kRates, "to: 2025-03-31", "to: 2025-04-01"), &findings);
        QVERIFY(!catalogue);
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(QByteArray::fromStdString(findings.front().toString("ja")),
                 QByteArray("rates/meals.yaml:17:9: error: 配食.月額: 期間が重なっています: "
                            "2023-04-01〜2025-04-01 と 2025-04-01〜 [overlap]"));
    }

    void aToolMayHaveThePartThatIsRight()
    {
        Findings findings;
        LoadOptions options;
        options.partial = true;
        const auto catalogue = Catalogue::load(with(kService, "domain: welfare-care", "domain: x"),
                                               &findings, options);
        QVERIFY_RESULT(catalogue);
        QVERIFY(hasErrors(findings));
        QCOMPARE((*catalogue)->services().size(), std::size_t{0});
        QCOMPARE((*catalogue)->rates().size(), std::size_t{3});
    }

    void aFileWithoutAPlaceIsRefused()
    {
        Files files = fixture::good();
        files["recipes/soup.yaml"] = "a: 1\n";
        const auto catalogue = Catalogue::load(std::move(files));
        QCOMPARE_ERROR(catalogue, base::ErrorCode::InvalidInput);
        QCOMPARE(QByteArray::fromStdString(catalogue.error().detail),
                 QByteArray("recipes/soup.yaml: error: no kind of content has its place here "
                            "[unknown-kind]"));
    }

    void aNewerFormatWantsANewerRelease()
    {
        QCOMPARE_ERROR(Catalogue::load(with("catalogue.yaml", "format: 1", "format: 2")),
                       base::ErrorCode::NewerSchema);
    }

    void hostileYamlEndsInAnError_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("nested 10,000 deep") << QByteArray(10'000, '[');
        QTest::newRow("an alias of itself") << QByteArray("a: &a [*a]\n");
        QByteArray laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 12; ++i) {
            const QByteArray before = '*' + QByteArray("a") + QByteArray::number(i - 1);
            const QByteArray name = 'a' + QByteArray::number(i);
            laughs += name + ": &" + name + " [" + QByteArrayList(10, before).join(", ") + "]\n";
        }
        QTest::newRow("a billion laughs") << laughs;
        QTest::newRow("bytes that are no UTF-8") << QByteArray("a: \xff\xfe\x00\n", 7);
        QTest::newRow("two documents") << QByteArray("a: 1\n---\nb: 2\n");
        QTest::newRow("nothing") << QByteArray();
    }
    void hostileYamlEndsInAnError()
    {
        QFETCH(QByteArray, yaml);
        Files files = fixture::good();
        files["texts/hostile.yaml"] = yaml.toStdString();
        QCOMPARE_ERROR(Catalogue::load(std::move(files)), base::ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(LoadTest)
#include "load_test.moc"
