// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "yorisoi/catalogue/lint.h"

using namespace yorisoi;
using namespace yorisoi::catalogue;

namespace {

const char *const kNotification = "procedures/bee-notification.yaml";
const char *const kPlate = "procedures/bee-plate.yaml";
const char *const kEvent = "events/keeping-bees.yaml";

Files bees()
{
    auto files = readFolder(YORISOI_SOURCE_DIR "/tests/unit/catalogue/fixtures/procedures");
    if (!files)
        qFatal("%s", test_support::describe(files).constData());
    return *std::move(files);
}

} // namespace

class ProceduresTest : public QObject {
    Q_OBJECT
private slots:
    void proceduresAndEventsAreReadWithAllThatTheyName()
    {
        const auto catalogue = Catalogue::load(bees());
        QVERIFY_RESULT(catalogue);
        const Procedure *notification = (*catalogue)->procedure("bee-notification");
        QVERIFY(notification);
        QCOMPARE(notification->audience, (std::vector<std::string>{"resident", "business"}));
        QCOMPARE(notification->bring.size(), std::size_t{2});
        QCOMPARE(notification->bring[1].onlyIf, "some 人 in 世帯.構成員 satisfies 人.年齢 < 18");
        QCOMPARE(notification->deadline.form, Deadline::Form::Period);
        QCOMPARE(notification->deadline.unit, Deadline::Unit::Days);
        QCOMPARE(notification->deadline.rate, "期限.養蜂届");
        QCOMPARE(notification->deadline.from, (std::vector<std::string>{"事案.開始日"}));
        QCOMPARE(notification->deadline.rule, Deadline::Rule::SameDayCounts);
        QVERIFY(!notification->deadline.movesToBusinessDay);
        QCOMPARE(notification->fee.form, Fee::Form::Free);

        const Procedure *plate = (*catalogue)->procedure("bee-plate");
        QVERIFY(plate);
        QCOMPARE(plate->fee.rate, "手数料.養蜂札");
        QCOMPARE(plate->deadline.text.in("en"), "Soon after the notification.");
        QCOMPARE(plate->follows, (std::vector<std::string>{"bee-notification"}));
        QVERIFY((*catalogue)->source(plate->sources.front()));

        const LifeEvent *event = (*catalogue)->event("keeping-bees");
        QVERIFY(event);
        QCOMPARE(QByteArray::fromStdString(decision::toFeel(event->given.at("事案.出来事"))),
                 QByteArray("\"養蜂\""));
        QCOMPARE(event->questions.front(), "事案.開始日");
        QCOMPARE((*catalogue)->counter("bees")->where, Counter::Where::WardOffice);
        QCOMPARE((*catalogue)->belonging("consent")->note->in("ja"), "市の様式");
        QVERIFY(!(*catalogue)->procedure("no-such"));
    }

    void aNameIsSaidInTheLanguageAskedForOrTheNearest()
    {
        const auto catalogue = Catalogue::load(bees());
        QVERIFY_RESULT(catalogue);
        const Names &map = (*catalogue)->belonging("hive-map")->name;
        QCOMPARE(map.in("vi"), "Bản đồ tổ ong");
        QCOMPARE(map.in("ne"), "Map of the hives");
        QCOMPARE(map.in("ja-x-easy"), "巣箱の地図");
        QCOMPARE((*catalogue)->procedure("bee-notification")->name.in("ja-x-easy"), "蜂を飼う届け");
        QVERIFY(!map.has("ne"));
    }

    void contentWithoutFaultHasNoFinding()
    {
        const LintReport report = lint(bees());
        QCOMPARE(fixture::all(report.findings), QByteArray());
        QCOMPARE(report.procedures, std::size_t{2});
        QCOMPARE(report.events, std::size_t{1});
    }

    void oneEditIsFoundByTheRuleForIt_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char *name, const char *file, const char *from, const char *to,
                            const char *found) {
            QTest::newRow(name) << QByteArray(file) << QByteArray(from) << QByteArray(to)
                                << QByteArray(found);
        };
        row("a document that is nowhere", kNotification, "document: hive-map", "document: hive",
            "the catalogue has no document 'hive' [dead-link]");
        row("a counter that is nowhere", kPlate, "counter: bees", "counter: wasps",
            "the catalogue has no counter 'wasps' [dead-link]");
        row("a procedure that is nowhere", kPlate, "[bee-notification]", "[wasp-notification]",
            "the catalogue has no procedures 'wasp-notification' [dead-link]");
        row("a procedure of an event that is nowhere", kEvent, "bee-plate]", "wasp-plate]",
            "the catalogue has no procedures 'wasp-plate' [dead-link]");
        row("a service that is nowhere", kEvent, "procedures: [",
            "services: [honey]\nprocedures: [",
            "the catalogue has no services 'honey' [dead-link]");
        row("a rate that is nowhere", kPlate, "手数料.養蜂札", "手数料.蜂札",
            "the catalogue has no rate '手数料.蜂札' [dead-link]");
        row("a question about no fact", kEvent, "  - 事案.群数", "  - 事案.匹数",
            "the catalogue has no fact '事案.匹数' [dead-link]");
        row("an answer to no fact", kEvent, "  事案.出来事: 養蜂", "  事案.事件: 養蜂",
            "the catalogue has no fact '事案.事件' [dead-link]");
        row("a deadline from no fact", kNotification, "from: 事案.開始日", "from: 事案.終了日",
            "the catalogue has no fact '事案.終了日' [dead-link]");
        row("a decision that the model has not", kPlate, "name: 養蜂届}", "name: 養蜂札}",
            "bees.dmn has no decision '養蜂札' [dead-link]");
        row("a name in one language", kPlate, ", en: Plate for hives", "",
            "'en' is missing [missing-translation]");
        row("a deadline in one language", kPlate, ", en: Soon after the notification.", "",
            "[missing-translation]");
        row("a language that the slip has not", kPlate, "en: Plate for hives",
            "en: Plate for hives, xx: Plate", "there is no entry 'xx'");
        row("a domain that nobody knows", kPlate, "domain: environment", "domain: bees",
            "[unknown-term]");
        row("no legal basis", kPlate, "basis: [{law: 試験市養蜂条例, articles: [第3条]}]\n", "",
            "[no-basis]");
        row("a condition that is no FEEL", kNotification, "人.年齢 < 18", "人.年齢 < < 18",
            "the condition is no FEEL");
        row("a condition on no fact", kNotification, "人.年齢 < 18", "人.体重 < 18",
            "there is no fact '世帯.構成員.体重' [unknown-term]");
        row("a condition on no fact of the case", kNotification,
            "some 人 in 世帯.構成員 satisfies 人.年齢 < 18", "事案.巣箱数 > 3",
            "there is no fact '事案.巣箱数' [unknown-term]");
        row("a deadline that is no number", "rates/keeping.yaml", "value: 10", "value: 十",
            "the deadline '期限.養蜂届' is no number [schema]");
        row("a procedure that waits for itself", kNotification, "leads_to: [bee-plate]",
            "follows: [bee-plate]",
            "must wait for 'bee-notification', which must wait for it [circle]");
        row("a procedure of no event", kEvent, "[bee-notification, bee-plate]",
            "[bee-notification]", "note: bee-plate: no life event has this procedure [unused]");
        row("a document that nobody asks for", kNotification, "document: consent",
            "document: hive-map", "note: consent: no procedure asks for it [unused]");
        row("what nobody could verify", kPlate,
            "follows:", "unverified: [{ja: 札の色, en: Colour of the plate}]\nfollows:",
            "note: bee-plate: Colour of the plate [unverified]");
    }
    void oneEditIsFoundByTheRuleForIt()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, found);
        Files files = bees();
        std::string &bytes = files.at(file.toStdString());
        const std::size_t at = bytes.find(from.toStdString());
        QVERIFY(at != std::string::npos);
        bytes.replace(at, from.toStdString().size(), to.toStdString());
        const QByteArray all = fixture::all(lint(files).findings);
        QVERIFY2(all.contains(found), all.constData());
    }

    void thingsOfTwoFilesShareTheirNames()
    {
        Files files = bees();
        files["documents/more.yaml"] = "documents:\n  hive-map:\n    name: {ja: 地図, en: Map}\n";
        Findings findings;
        QCOMPARE_ERROR(Catalogue::load(std::move(files), &findings), base::ErrorCode::InvalidInput);
        QVERIFY(fixture::firstOf(findings, "duplicate"));
    }
};

QTEST_APPLESS_MAIN(ProceduresTest)
#include "procedures_test.moc"
