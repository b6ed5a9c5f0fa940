// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QSignalSpy>
#include <QtTest>

#include "yorisoi/records/apply.h"
#include "yorisoi/test_support/map_reader.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/test_support/timeline_scene.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/contact_draft.h"
#include "yorisoi/ui_timeline/contact_templates.h"
#include "yorisoi/ui_timeline/draft_keeper.h"

using namespace yorisoi;
using namespace yorisoi::ui_timeline;

namespace {

ContactDraft complete()
{
    ContactDraft draft;
    draft.office = "27127";
    draft.date = "令和8年11月24日";
    draft.time = "9:30";
    draft.purpose = "窓口での応対";
    draft.questions = {
        {"consultation", "welfare-care", " 介護の相談 ", "一行目\n二行目", "sensitive"},
        {"inquiry", "common", "住民票", "", ""}};
    return draft;
}

Author author(test_support::TimelineScene &scene)
{
    return {scene.citizen, "27127", "1001", scene.clock.now()};
}

} // namespace

class TimelineDraftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draftComesBackAsItWas()
    {
        ContactDraft draft = complete();
        draft.caseId = base::Uuid::parse("0192f0c1-2345-7abc-8def-0123456789ab").value();
        draft.questions[0].body = "改行\n「引用」 \\ 葛󠄀 <b>";
        const auto back = draftFromJson(toJson(draft));
        QVERIFY_RESULT(back);
        QVERIFY(*back == draft);
    }

    void draftNeverHoldsAnIndividualNumber_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("kept");
        QTest::newRow("alone") << QStringLiteral("123456789018")
                               << QStringLiteral("＊＊＊＊＊＊＊＊＊＊＊＊");
        QTest::newRow("in its line")
            << QStringLiteral("平成2年\n番号 1234-5678-9018\n2人")
            << QStringLiteral("平成2年\n番号 ＊＊＊＊-＊＊＊＊-＊＊＊＊\n2人");
        QTest::newRow("full width") << QStringLiteral("１２３４５６７８９０１８")
                                    << QStringLiteral("＊＊＊＊＊＊＊＊＊＊＊＊");
        QTest::newRow("none") << QStringLiteral("06-6123-4567") << QStringLiteral("06-6123-4567");
    }
    void draftNeverHoldsAnIndividualNumber()
    {
        QFETCH(QString, body);
        QFETCH(QString, kept);
        ContactDraft draft = complete();
        draft.questions[0].body = draft.questions[1].title = draft.purpose = body.toStdString();
        const auto back = draftFromJson(toJson(draft));
        QVERIFY_RESULT(back);
        for (const std::string &text :
             {back->questions[0].body, back->questions[1].title, back->purpose})
            QCOMPARE(QString::fromStdString(text), kept);
    }

    void draftOfAnotherReleaseDoesNoHarm()
    {
        const auto draft = draftFromJson(
            R"({"version":9,"new":{},"channel":7,"questions":[{"title":"件名","mood":1},"?"]})");
        QVERIFY_RESULT(draft);
        QCOMPARE(draft->questions.size(), 1U);
        QCOMPARE(draft->questions[0].title, std::string("件名"));
        QCOMPARE_ERROR(draftFromJson("[]"), base::ErrorCode::InvalidInput);
        QCOMPARE_ERROR(draftFromJson("{\"questions\""), base::ErrorCode::InvalidInput);
        QCOMPARE_ERROR(draftFromJson("{}"), base::ErrorCode::InvalidInput);
    }

    void blanksAreNoText()
    {
        ContactDraft draft;
        QVERIFY(!draft.hasText());
        draft.questions[0].title = " 　";
        QVERIFY(!draft.hasText());
        draft.questions[0].body = "あ";
        QVERIFY(draft.hasText());
    }

    void completeContactHasNoIssue()
    {
        test_support::TimelineScene scene;
        QVERIFY(validate(complete(), scene.clock.now()).empty());
    }

    void faultsAreFoundWhereTheyAre_data()
    {
        using Where = Issue::Where;
        using What = Issue::What;
        QTest::addColumn<ContactDraft>("draft");
        QTest::addColumn<Issue>("issue");
        const auto add = [](const char *name, const Issue &issue, auto change) {
            ContactDraft draft = complete();
            change(draft);
            QTest::newRow(name) << draft << issue;
        };
        add("no day", {Where::Date, What::NotADate}, [](auto &d) { d.date = "きのう"; });
        add("a month", {Where::Date, What::NotADate}, [](auto &d) { d.date = "2026-11"; });
        add("no time", {Where::Time, What::NotATime}, [](auto &d) { d.time = "朝"; });
        add("tomorrow", {Where::Date, What::InTheFuture}, [](auto &d) { d.date = "2026-11-25"; });
        add("no purpose", {Where::Purpose, What::Empty}, [](auto &d) { d.purpose = "　"; });
        add("no title", {Where::Title, What::Empty, 1}, [](auto &d) { d.questions[1].title = ""; });
        add("long title", {Where::Title, What::TooLong, 0, 0, 3},
            [](auto &d) { d.questions[0].title = std::string(203, 'a'); });
        add("long body", {Where::Body, What::TooLong, 1, 0, 1}, [](auto &d) {
            for (int i = 0; i < 4001; ++i)
                d.questions[1].body += "あ";
        });
        add("individual number in a title", {Where::Title, What::IndividualNumber, 1, 1},
            [](auto &d) { d.questions[1].title = "番号 1234-5678-9018"; });
        add("individual number in a body", {Where::Body, What::IndividualNumber, 0, 3},
            [](auto &d) { d.questions[0].body = "一\n二\n三 １２３４５６７８９０１８"; });
    }
    void faultsAreFoundWhereTheyAre()
    {
        QFETCH(const ContactDraft, draft);
        QFETCH(const Issue, issue);
        test_support::TimelineScene scene;
        const auto issues = validate(draft, scene.clock.now());
        QCOMPARE(issues.size(), 1U);
        QVERIFY(issues.front() == issue);
    }

    void aFewMinutesAheadAreAnotherClockNotTheFuture()
    {
        test_support::TimelineScene scene;
        ContactDraft draft = complete();
        draft.time = "10:06";
        QVERIFY(validate(draft, scene.clock.now()).empty());
        draft.time = "10:08";
        QCOMPARE(validate(draft, scene.clock.now()).size(), 1U);
    }

    void everyQuestionBecomesAnEventOfOneContact()
    {
        test_support::TimelineScene scene;
        const auto edits = contactEdits(complete(), author(scene), scene.random);
        QCOMPARE(edits.size(), 2U);

        // The merge law of device and server takes them.
        test_support::MapStore store;
        records::Command command;
        command.operation = base::newUuidV4(scene.random);
        command.device = base::newUuidV4(scene.random);
        command.number = 1;
        command.intent = records::Intent::RecordContact;
        command.staff = "1001";
        command.office = command.ward = "27127";
        command.at = scene.clock.now();
        command.purpose = "窓口での応対";
        command.edits = edits;
        const auto application = store.decide(command);
        QCOMPARE(QByteArray::fromStdString(application.reason), QByteArray());
        QCOMPARE(application.rows.size(), 2U);
        const auto first = records::fromRow<records::Event>(application.rows[0]);
        const auto second = records::fromRow<records::Event>(application.rows[1]);
        QCOMPARE(first.title, std::string("介護の相談"));
        QCOMPARE(first.body, std::string("一行目\n二行目"));
        QCOMPARE(first.sensitivity, std::string("sensitive"));
        QCOMPARE(base::toIsoInstant(first.occurredAt), std::string("2026-11-24T00:30:00.000Z"));
        QVERIFY(first.recordedAt == scene.clock.now());
        QVERIFY(first.citizen == scene.citizen);
        QVERIFY(!first.contact.isNull());
        QVERIFY(first.contact == second.contact);
        QVERIFY(first.id != second.id);
    }

    void correctionKeepsWhatItCorrects()
    {
        test_support::TimelineScene scene;
        auto wrong = scene.entry(scene.daysAgo(3), "visit", "訪問").event;
        wrong.domain = "welfare-care";
        wrong.sensitivity = "restricted";
        wrong.caseId = base::newUuidV4(scene.random);
        const auto edit = correctionEdit(wrong, "訂正", "正しくは19日", "counter", "27127",
                                         author(scene), scene.random);
        records::Row row;
        row.kind = edit.kind;
        row.id = edit.id;
        row.values.resize(records::specOf(edit.kind).fields.size());
        for (const auto &field : edit.fields)
            row.values[field.field] = field.value;
        const auto made = records::fromRow<records::Event>(row);
        QVERIFY(made.corrects == wrong.id);
        QCOMPARE(made.kind, std::string("correction"));
        QCOMPARE(made.domain, wrong.domain);
        QCOMPARE(made.sensitivity, wrong.sensitivity);
        QVERIFY(made.caseId == wrong.caseId);
        QVERIFY(made.id != wrong.id);
    }

    void keeperWritesTheLastOfManyTexts()
    {
        test_support::FakeReplica replica;
        DraftKeeper keeper(replica, "contact:x");
        QSignalSpy saved(&keeper, &DraftKeeper::saved);
        for (int i = 0; i < 100; ++i)
            keeper.put(std::to_string(i));
        QVERIFY(saved.wait());
        QCOMPARE(replica.drafts()->size(), 1U);
        QCOMPARE(replica.drafts()->front().body, std::string("99"));
    }

    void keeperThatGoesLeavesWhatWaited()
    {
        test_support::FakeReplica replica;
        {
            DraftKeeper keeper(replica, "contact:x");
            keeper.put("typed");
        }
        // A page that is opened again reads after that, whatever the timing.
        DraftKeeper again(replica, "contact:x");
        std::string found;
        again.read([&](const base::Result<std::optional<replica::Draft>> &draft) {
            found = draft && *draft ? (*draft)->body : "nothing";
        });
        QTRY_VERIFY(!found.empty());
        QCOMPARE(found, std::string("typed"));
    }

    void dropWinsOverWhatWasPutBefore()
    {
        test_support::FakeReplica replica;
        {
            DraftKeeper keeper(replica, "contact:x");
            keeper.put("typed");
            keeper.flush();
            keeper.put("more");
            keeper.drop();
        }
        ui_kit::drainTasks();
        QVERIFY(replica.drafts()->empty());
    }

    void ownTemplatesAreWholeAndKnownToTheRecord()
    {
        const auto templates = ownTemplates();
        QVERIFY_RESULT(templates);
        QVERIFY(templates->size() >= 30);
        std::set<std::string> ids;
        for (const auto &one : *templates) {
            QVERIFY2(ids.insert(one.id).second, one.id.c_str());
            for (const auto &[vocabulary, token] :
                 {std::pair(ui_kit::Vocabulary::Domain, one.domain),
                  std::pair(ui_kit::Vocabulary::EventKind, one.kind)}) {
                const auto known = ui_kit::tokens(vocabulary);
                QVERIFY2(std::ranges::find(known, token) != known.end(), one.id.c_str());
            }
            for (const auto &[language, title] : one.title)
                QVERIFY2(textIssues(title, kTitleLimit, Issue::Where::Title, 0).empty(),
                         one.id.c_str());
        }
    }

    void templateThatIsNotWholeIsNamed()
    {
        const auto half = readTemplates("templates:\n  - {id: half, domain: common, kind: note}\n");
        QCOMPARE_ERROR(half, base::ErrorCode::InvalidInput);
        QVERIFY(half.error().detail.find("half") != std::string::npos);
        QCOMPARE_ERROR(readTemplates("templates: [}"), base::ErrorCode::InvalidInput);
        QCOMPARE_ERROR(readTemplates(""), base::ErrorCode::InvalidInput);
    }

    void templatesAreFoundByReadingAndOwnDomainFirst()
    {
        TemplateListModel model;
        model.setTemplates(ownTemplates().value());
        const int all = model.count();
        model.setTyped(QStringLiteral("カイゴ"));
        QVERIFY(model.count() > 0 && model.count() < all);
        for (int row = 0; row < model.count(); ++row)
            QCOMPARE(model.at(row)->domain, std::string("welfare-care"));
        model.setTyped({});
        model.setDomain(QStringLiteral("environment"));
        QCOMPARE(model.count(), all);
        QCOMPARE(model.at(0)->domain, std::string("environment"));
    }
};

QTEST_GUILESS_MAIN(TimelineDraftTest)
#include "draft_test.moc"
