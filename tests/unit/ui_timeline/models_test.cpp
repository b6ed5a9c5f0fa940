// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "gadget_dump.h"
#include "yorisoi/test_support/golden.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/test_support/rich_person.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_timeline/channel_list_model.h"
#include "yorisoi/ui_timeline/citizen_view_model.h"
#include "yorisoi/ui_timeline/detail_facts.h"

using namespace yorisoi;
using namespace yorisoi::ui_timeline;
using test_support::TimelineScene;

namespace {

const QString kFolder = QStringLiteral(YORISOI_SOURCE_DIR "/tests/unit/ui_timeline/");

/// A page without a window.
struct Desk {
    TimelineScene &scene;
    ui_kit::Desk desk{scene.replica, scene.clock, scene.random,
                      "1001",        QString(),   "clerk",
                      "27127",       "27127",     QStringLiteral("北区役所"),
                      "van"};
    ui_kit::ReplicaWatcher watcher{scene.replica};

    ~Desk() { ui_kit::drainTasks(); }
};

} // namespace

class TimelineModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timelineInWords_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("ja") << QStringLiteral("ja");
        QTest::newRow("en") << QStringLiteral("en");
    }
    void timelineInWords()
    {
        QFETCH(const QString, language);
        ui_kit::Language spoken;
        spoken.use(language);
        TimelineScene scene;
        test_support::makeRich(scene);
        std::erase_if(scene.entries,
                      [](const auto &entry) { return entry.event.title.starts_with("記録 "); });
        TimelineListModel model;
        model.show(scene.entries, true, QStringLiteral("認定"));
        const QByteArray found = test_support::differenceFromGolden(
            kFolder + QStringLiteral("timeline_%1.golden").arg(language),
            test_support::dumpModel(model));
        QVERIFY2(found.isEmpty(), found.constData());
    }

    void channelsInWords()
    {
        ui_kit::Language spoken;
        spoken.use(QStringLiteral("ja"));
        TimelineScene scene;
        test_support::makeRich(scene);
        ChannelListModel model;
        model.show(*scene.replica.channels, scene.clock.now());
        const QByteArray found = test_support::differenceFromGolden(
            kFolder + QStringLiteral("channels_ja.golden"), test_support::dumpModel(model));
        QVERIFY2(found.isEmpty(), found.constData());
        QCOMPARE(model.worst(), QStringLiteral("failed"));
    }

    void channelIsAsBadAsItsWorstSource()
    {
        const auto status = [](const char *state, int at) {
            records::ChannelStatus made;
            made.channel = "phone";
            made.state = state;
            made.source = state;
            made.completeUntil = base::Instant{std::chrono::milliseconds{at}};
            return made;
        };
        const auto lines = channelLines({status("complete", 1000), status("failed", 2000)});
        const auto phone = std::ranges::find(lines, "phone", &ChannelLine::channel);
        QCOMPARE(phone->state, std::string("failed"));
        QCOMPARE(phone->source, std::string("failed"));
        QCOMPARE(phone->completeUntil.time_since_epoch().count(), 1000);
        const auto counter = std::ranges::find(lines, "counter", &ChannelLine::channel);
        QCOMPARE(counter->state, std::string("unknown"));
    }

    void detailsInWords()
    {
        ui_kit::Language spoken;
        spoken.use(QStringLiteral("ja"));
        TimelineScene scene;
        test_support::makeRich(scene);
        const auto found = std::ranges::find_if(
            scene.entries, [](const auto &entry) { return !entry.caseNumber.empty(); });
        found->event.recordedAt += std::chrono::hours{48};
        auto known = test_support::lineOf(scene.cases.front());
        known.responsibleName = "佐藤 花子（架空）";
        const auto facts = detailFacts(*found, known, scene.clock.now());
        const QByteArray wrong = test_support::differenceFromGolden(
            kFolder + QStringLiteral("details_ja.golden"), dumpGadget(facts));
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    void dueDateIsUrgentByBusinessDays_data()
    {
        QTest::addColumn<QString>("due");
        QTest::addColumn<QString>("tone");
        QTest::newRow("yesterday") << "2026-11-23"
                                   << "overdue";
        QTest::newRow("today") << "2026-11-24"
                               << "soon";
        QTest::newRow("three business days") << "2026-11-27"
                                             << "soon";
        QTest::newRow("after the weekend") << "2026-11-30"
                                           << "";
        QTest::newRow("a month") << "2026-12"
                                 << "";
        QTest::newRow("none") << ""
                              << "";
    }
    void dueDateIsUrgentByBusinessDays()
    {
        QFETCH(const QString, due);
        TimelineScene scene;
        records::Case file;
        file.number = "1";
        file.dueDate = due.toStdString();
        const auto entry = scene.entry(scene.daysAgo(1), "note", "x");
        QTEST(detailFacts(entry, test_support::lineOf(file), scene.clock.now()).dueTone, "tone");
        file.status = "closed";
        QCOMPARE(detailFacts(entry, test_support::lineOf(file), scene.clock.now()).dueTone,
                 QString());
    }

    void modelKeepsItsContractThroughEveryChange()
    {
        TimelineScene scene;
        for (int i = 0; i < 40; ++i)
            scene.add(scene.entry(scene.daysAgo(i), i % 7 < 4 ? "notice" : "inquiry", "件名"));
        TimelineListModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(scene.entries, true, {});
        const int grouped = model.rowCount();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.rowAt(row)->kind == TimelineRow::Kind::Group)
                model.setExpanded(row, true);
        }
        QCOMPARE(model.rowCount() > 40, true);
        scene.add(scene.entry(scene.daysAgo(0, 11), "notice", "新しい"));
        scene.entries.erase(scene.entries.begin() + 5);
        model.show(scene.entries, true, {});
        model.show(scene.entries, false, QStringLiteral("件名"));
        QCOMPARE(model.rowCount(), 40);
        model.show({}, true, {});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(grouped < 40);
    }

    void oneNewEntryIsOneInsertion()
    {
        TimelineScene scene;
        scene.addMany(500);
        TimelineListModel model;
        model.show(scene.entries, true, {});
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        scene.add(scene.entry(scene.daysAgo(0), "note", "新しい"));
        scene.entries[40].state = replica::ItemState::Accepted;
        model.show(scene.entries, true, {});
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(reset.size(), 0);
        // The row below begins neither day nor month any more, and one entry went on.
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed[0].first().toModelIndex().row(), 1);
        QCOMPARE(changed[1].first().toModelIndex().row(), 40);
    }

    void chosenFacetStaysWhenNothingMeetsItAnyMore()
    {
        FacetListModel model(ui_kit::Vocabulary::Channel);
        model.show({{"phone", {}, 3}, {"line", {}, 5}});
        QCOMPARE(model.data(model.index(0), FacetListModel::Token).toString(),
                 QStringLiteral("line"));
        model.toggle(1);
        model.show({{"line", {}, 9}, {"counter", {}, 90}});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.data(model.index(1), FacetListModel::Token).toString(),
                 QStringLiteral("phone"));
        QCOMPARE(model.data(model.index(1), FacetListModel::Count).toInt(), 0);
        QVERIFY(model.data(model.index(1), FacetListModel::Chosen).toBool());
    }

    void pageIsReadyWhenCardAndFirstEntriesAreThere()
    {
        TimelineScene scene;
        scene.addMany(100);
        Desk sitting{scene};
        CitizenViewModel page(sitting.desk, sitting.watcher, scene.citizen);
        QSignalSpy titled(&page, &CitizenViewModel::titleChanged);
        QTRY_VERIFY(page.isReady());
        QVERIFY(page.known());
        QCOMPARE(page.timeline()->rows()->rowCount(), 60);
        QCOMPARE(titled.size(), 1);
        QCOMPARE(titled.first().first().toString(), QStringLiteral("渡邉󠄂 花子"));
        // The van is the channel of a desk in a van.
        QCOMPARE(page.composer()->channel(), QStringLiteral("van"));
        QCOMPARE(page.composer()->office(), QStringLiteral("27127"));
    }

    void personWhoIsNotInTheCopyIsSaid()
    {
        TimelineScene scene;
        scene.replica.onCitizen = [](const base::Uuid &) {
            return base::Result<replica::CitizenCard>(base::fail(base::ErrorCode::NotFound));
        };
        Desk sitting{scene};
        CitizenViewModel page(sitting.desk, sitting.watcher, scene.citizen);
        QTRY_VERIFY(page.isReady());
        QVERIFY(!page.known());
        QVERIFY(!page.errorTitle().isEmpty());
    }

    void stateOfAnOwnEntryFollowsTheServer()
    {
        TimelineScene scene;
        auto own = scene.entry(scene.daysAgo(0), "note", "自分の記録");
        own.state = replica::ItemState::OnDevice;
        scene.add(own);
        Desk sitting{scene};
        CitizenViewModel page(sitting.desk, sitting.watcher, scene.citizen);
        QTRY_VERIFY(page.isReady());
        const auto state = [&] {
            auto *rows = page.timeline()->rows();
            return rows->data(rows->index(0), TimelineListModel::State).toString();
        };
        QCOMPARE(state(), QStringLiteral("on-device"));
        {
            const std::lock_guard lock(scene.mutex);
            scene.entries[0].state = replica::ItemState::Accepted;
            scene.entries[0].receipt = 77;
        }
        scene.replica.announce({{scene.citizen}, false, true, false});
        QTRY_COMPARE(state(), QStringLiteral("accepted"));
        QTRY_VERIFY(page.details()->facts().stateWord.contains(QStringLiteral("77")));
    }

    void entryBehindAFilterIsFoundAndTheFilterGoes()
    {
        TimelineScene scene;
        scene.addMany(700);
        const auto far = scene.entries[650].event.id;
        Desk sitting{scene};
        TimelineViewModel timeline(sitting.desk, scene.citizen, {});
        QTRY_VERIFY(timeline.loaded());
        timeline.setText(QStringLiteral("記録 1"));
        QTRY_VERIFY(!timeline.loading());
        timeline.find(far);
        QTRY_VERIFY(timeline.selected() && timeline.selected()->event.id == far);
        QVERIFY(!timeline.filtered());
    }

    void rejectedContactKeepsWhatWasTyped()
    {
        TimelineScene scene;
        scene.replica.onSubmit = [](const replica::CommandDraft &) {
            replica::Submission refused;
            refused.outcome = records::Outcome::Rejected;
            refused.reason = "not-permitted";
            return base::Result<replica::Submission>(refused);
        };
        Desk sitting{scene};
        ContactComposer composer(sitting.desk, scene.citizen);
        composer.openPanel();
        composer.questions()->setTitle(0, QStringLiteral("件名"));
        composer.save();
        QTRY_VERIFY(!composer.saving());
        QVERIFY(!composer.errorTitle().isEmpty());
        QVERIFY(composer.isOpen());
        QCOMPARE(composer.draft().questions.front().title, std::string("件名"));
        QTRY_COMPARE(scene.replica.drafts()->size(), 1U);
    }

    void aNewContactBelongsToTheCaseItWasOpenedFrom()
    {
        TimelineScene scene;
        scene.cases.resize(2);
        for (auto &file : scene.cases)
            file.id = base::newUuidV4(scene.random);
        scene.cases[1].domain = "welfare-care";
        Desk sitting{scene};
        ContactComposer composer(sitting.desk, scene.citizen);
        const base::Uuid chosen = scene.cases[1].id;
        composer.setDefaultCase(chosen);
        QCOMPARE(composer.draft().caseId, chosen);
        composer.setCases(scene.cases);
        composer.openPanel();
        QCOMPARE(composer.draft().caseId, chosen);
        QCOMPARE(composer.draft().questions.front().domain, std::string("welfare-care"));

        // The clerk says otherwise, and the next contact begins with the case again.
        composer.setCaseId({});
        composer.questions()->setTitle(0, QStringLiteral("別件の相談"));
        composer.save();
        QTRY_VERIFY(!composer.isOpen());
        QCOMPARE(scene.entries.size(), 1U);
        QVERIFY(scene.entries.front().event.caseId.isNull());
        composer.openPanel();
        QCOMPARE(composer.draft().caseId, chosen);
    }

    void aContactThatWasBegunKeepsItsOwnCase()
    {
        TimelineScene scene;
        const base::Uuid own = base::newUuidV4(scene.random);
        ContactDraft begun;
        begun.caseId = own;
        begun.questions.front().title = "前回の続き";
        QVERIFY_RESULT(
            scene.replica.saveDraft("contact:" + scene.citizen.toString(), toJson(begun)));
        Desk sitting{scene};
        ContactComposer composer(sitting.desk, scene.citizen);
        composer.setDefaultCase(base::newUuidV4(scene.random));
        QTRY_VERIFY(composer.restored());
        QCOMPARE(composer.draft().caseId, own);
        composer.setDefaultCase(base::newUuidV4(scene.random));
        QCOMPARE(composer.draft().caseId, own);
        QCOMPARE(composer.draft().questions.front().title, std::string("前回の続き"));
    }

    void removedQuestionComesBackWhereItWas()
    {
        QuestionListModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTitle(0, QStringLiteral("一"));
        model.setDomain(0, QStringLiteral("health"));
        model.add();
        model.setTitle(1, QStringLiteral("二"));
        QCOMPARE(model.questions()[1].domain, std::string("health"));
        model.remove(0);
        QCOMPARE(model.questions().front().title, std::string("二"));
        model.undoRemove();
        QCOMPARE(model.questions().front().title, std::string("一"));
        QCOMPARE(model.count(), 2);
        // The last one cannot be removed: a contact is about something.
        model.remove(0);
        model.remove(0);
        QCOMPARE(model.count(), 1);
    }
};

QTEST_MAIN(TimelineModelsTest)
#include "models_test.moc"
