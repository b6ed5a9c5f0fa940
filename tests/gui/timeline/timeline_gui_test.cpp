// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/test_support/rich_person.h"
#include "yorisoi/test_support/row_table.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/theme.h"

using namespace yorisoi;

/// One case of a permit log, with attributes that the program knows and such that it does not.
const char *const kPermitLog = R"(<log>
<string key="concept:name" value="建築許可 受付ログ"/>
<trace>
 <string key="concept:name" value="case-10011"/>
 <string key="channel" value="Internet"/>
 <string key="redenverlenging" value="書類の追加"/>
 <date key="deadline" value="2011-12-06T01:41:31.788+01:00"/>
 <event>
  <string key="org:group" value="Group 1"/><string key="org:resource" value="Resource21"/>
  <date key="time:timestamp" value="2011-10-11T13:45:40.276+02:00"/>
  <string key="lifecycle:transition" value="complete"/>
  <string key="concept:name" value="Confirmation of receipt"/>
 </event>
 <event>
  <string key="org:group" value="Group 4"/><string key="org:resource" value="Resource21"/>
  <date key="time:timestamp" value="2011-10-12T08:26:25.398+02:00"/>
  <string key="lifecycle:transition" value="complete"/>
  <string key="concept:name" value="T02 Check confirmation of receipt"/>
  <string key="x:unknown" value="&lt;b&gt;そのまま&lt;/b&gt;"/>
 </event>
</trace>
</log>)";

/// The page of one person, in a real window, by keyboard.
class TimelineGuiTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        ui_kit::applyTheme(*qApp);
        m_language.use(QStringLiteral("ja"));
    }

    void headerSaysWhoseRecordIsOpen()
    {
        SceneStage stage;
        test_support::makeRich(stage.scene);
        QVERIFY(stage.open());
        QCOMPARE(stage.text("name"), QStringLiteral("渡邉󠄂 花子"));
        QCOMPARE(stage.text("standardName"), QStringLiteral("渡辺 花子"));
        QCOMPARE(stage.text("kana"), QStringLiteral("わたなべ はなこ"));
        QCOMPARE(stage.text("number"), QStringLiteral("1002345"));
        QVERIFY(stage.shown("syntheticMark"));
        QVERIFY(stage.text("address").contains(QStringLiteral("扇町2-1-27")));
        stage.grab("plain");
    }

    void longNameWrapsAndIsNeverCut()
    {
        SceneStage stage;
        std::string name;
        for (int i = 0; i < 12; ++i)
            name += "サントス・";
        stage.scene.card.citizen.nameKoseki = name + "デ・オリベイラ マリア";
        stage.scene.card.citizen.kana = name + "デ・オリベイラ マリア";
        stage.scene.card.citizen.romaji = "SANTOS DE OLIVEIRA Maria Aparecida da Conceicao";
        stage.scene.card.citizen.status = "deceased";
        stage.scene.card.asOf = {};
        QVERIFY(stage.open());
        stage.grab("long-name");
        for (const char *part : {"name", "kana", "number", "withheld"}) {
            QQuickItem *label = stage.item(part);
            QVERIFY2(!label->property("truncated").toBool(), part);
            const QRectF place = label->mapRectToItem(stage.page->rootItem(),
                                                      {0, 0, label->width(), label->height()});
            QVERIFY2(stage.page->rootItem()->boundingRect().contains(place), part);
        }
    }

    void pageSpeaksEnglish()
    {
        m_language.use(QStringLiteral("en"));
        const auto back = qScopeGuard([this] { m_language.use(QStringLiteral("ja")); });
        SceneStage stage;
        test_support::makeRich(stage.scene);
        QVERIFY(stage.open());
        stage.timeline().setCompact(true);
        QCOMPARE(stage.text("age"), QStringLiteral("71 years old"));
        QCOMPARE(stage.text("countWords"), QStringLiteral("215 entries"));
        stage.click("completenessToggle");
        QTRY_VERIFY(stage.everyText().contains(QStringLiteral("Home visit")));
        stage.grab("english");
        stage.page->recordContact();
        stage.grab("english-record");
    }

    void aPurposeThatNobodyTouchedFollowsTheLanguage_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("afterwards");
        QTest::newRow("untouched") << QString() << QStringLiteral("Answering the person's matter");
        QTest::newRow("typed") << QStringLiteral("転入の相談") << QStringLiteral("転入の相談");
    }

    void aPurposeThatNobodyTouchedFollowsTheLanguage()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, afterwards);
        SceneStage stage;
        test_support::makeRich(stage.scene);
        QVERIFY(stage.open());
        stage.page->recordContact();
        QVERIFY(stage.composer().purpose() != QStringLiteral("Answering the person's matter"));
        if (!typed.isEmpty())
            stage.composer().setPurpose(typed);

        m_language.use(QStringLiteral("en"));
        const auto back = qScopeGuard([this] { m_language.use(QStringLiteral("ja")); });

        QTRY_COMPARE(stage.composer().purpose(), afterwards);
    }

    void protectedAddressIsNowhereOnThePage()
    {
        SceneStage stage;
        test_support::makeRich(stage.scene);
        records::Restriction restriction;
        restriction.kind = "support-measure";
        restriction.source = "住民基本台帳システム";
        restriction.asOf = stage.scene.daysAgo(0, 8);
        restriction.validFrom = "2026-04-01";
        restriction.validTo = "2027-03-31";
        stage.scene.card.restrictions = {restriction};
        stage.scene.card.addressWithheld = true;
        QVERIFY(stage.open());
        stage.click("moreAbout");
        QTRY_VERIFY(stage.everyText().contains(QStringLiteral("世帯")));
        const QString all = stage.everyText().join(u'\n');
        for (const char *secret : {"扇町", "530-0000", "305号室", "0000-0123", "0000-0777"})
            QVERIFY2(!all.contains(QString::fromUtf8(secret)), secret);
        QVERIFY(all.contains(QStringLiteral("支援措置")));
        stage.grab("protected");
    }

    void japaneseIsTypedAndSavedWithOneKey()
    {
        SceneStage stage;
        stage.scene.addMany(5);
        QVERIFY(stage.open());
        stage.press(Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(stage.focusName(), QStringLiteral("title-0"));
        stage.typeJapanese(QStringLiteral("じどうてあて"), QStringLiteral("児童手当の相談"));
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.focusName(), QStringLiteral("body-0Area"));
        stage.typeJapanese(QStringLiteral("げんきょう"), QStringLiteral("現況届を案内。"));
        // The last words are still in the input method when the clerk saves.
        stage.compose(QStringLiteral("あとで"));
        stage.press(Qt::Key_Return, Qt::ControlModifier);

        QTRY_COMPARE(stage.scene.replica.submitted().size(), 1U);
        const auto command = stage.scene.replica.submitted().front();
        QCOMPARE(command.intent, records::Intent::RecordContact);
        QCOMPARE(command.edits.size(), 1U);
        QCOMPARE(eventField<std::string>(command.edits[0], "title"), std::string("児童手当の相談"));
        QCOMPARE(eventField<std::string>(command.edits[0], "body"),
                 std::string("現況届を案内。あとで"));
        QCOMPARE(eventField<std::string>(command.edits[0], "channel"), std::string("counter"));
        QTRY_COMPARE(stage.title(0), QStringLiteral("児童手当の相談"));
        QCOMPARE(stage.state(0), QStringLiteral("on-device"));
        QVERIFY(!stage.composer().isOpen());
        QTRY_VERIFY(stage.scene.replica.drafts()->empty());
    }

    void severalQuestionsAreOneContact()
    {
        SceneStage stage;
        QVERIFY(stage.open());
        stage.page->recordContact();
        QTRY_COMPARE(stage.focusName(), QStringLiteral("title-0"));
        stage.type("first");
        stage.press(Qt::Key_N, Qt::AltModifier);
        QTRY_COMPARE(stage.focusName(), QStringLiteral("title-1"));
        stage.type("second");
        stage.grab("questions");
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.scene.replica.submitted().size(), 1U);
        const auto edits = stage.scene.replica.submitted().front().edits;
        QCOMPARE(edits.size(), 2U);
        const auto contact = eventField<base::Uuid>(edits[0], "contact");
        QVERIFY(!contact.isNull());
        QCOMPARE(eventField<base::Uuid>(edits[1], "contact"), contact);
        QCOMPARE(eventField<std::string>(edits[1], "title"), std::string("second"));
    }

    void everyPaneIsReachedByF6AndThenTheWindowGoesOn()
    {
        SceneStage stage;
        stage.scene.addMany(5);
        QVERIFY(stage.open());
        while (stage.page->stepRegion(-1)) {
        }
        QVERIFY(stage.item("header")->hasActiveFocus());
        for (const char *pane : {"filterBar", "timeline", "sidePane"}) {
            QVERIFY(stage.page->stepRegion(1));
            QVERIFY2(stage.item(pane)->hasActiveFocus(), pane);
        }
        QVERIFY(!stage.page->stepRegion(1));
        QVERIFY(stage.item("sidePane")->hasActiveFocus());
    }

    void individualNumberIsNotSearchedForInATimeline()
    {
        SceneStage stage;
        stage.scene.addMany(5);
        std::atomic<bool> sought = false;
        const auto answer = stage.scene.replica.onTimeline;
        stage.scene.replica.onTimeline = [&sought, answer](const replica::TimelineQuery &query) {
            sought = sought || query.text.find("9018") != std::string::npos;
            return answer(query);
        };
        QVERIFY(stage.open());
        stage.item("timelineSearch")->forceActiveFocus(Qt::TabFocusReason);
        stage.typeJapanese(QStringLiteral("1234"), QStringLiteral("1234 5678 9018"));
        QTRY_VERIFY(stage.shown("searchRefused"));
        QCOMPARE(stage.text("timelineSearch"), QStringLiteral("1234 5678 9018"));
        stage.grab("search-refused");
        stage.press(Qt::Key_Escape);
        QTRY_VERIFY(!stage.shown("searchRefused"));
        ui_kit::drainTasks();
        QVERIFY(!sought);
    }

    void individualNumberIsRefusedWithoutRepeatingIt()
    {
        SceneStage stage;
        QVERIFY(stage.open());
        stage.page->recordContact();
        QTRY_COMPARE(stage.focusName(), QStringLiteral("title-0"));
        stage.type("number");
        stage.press(Qt::Key_Return);
        stage.type("line one");
        stage.press(Qt::Key_Return);
        stage.type("123456789018");
        stage.page->saveContact();
        QTRY_VERIFY(stage.composer().problems().size() == 1);
        const QString problem = stage.composer().problems().first();
        QVERIFY2(problem.contains(QStringLiteral("2行目")), qPrintable(problem));
        QVERIFY(!problem.contains(QStringLiteral("1234")));
        QTRY_COMPARE(stage.focusName(), QStringLiteral("body-0Area"));
        QVERIFY(stage.scene.replica.submitted().empty());
        stage.grab("refused");
    }

    void draftIsThereAgainAfterThePageHasGone()
    {
        SceneStage stage;
        QVERIFY(stage.open());
        stage.page->recordContact();
        QTRY_COMPARE(stage.focusName(), QStringLiteral("title-0"));
        stage.typeJapanese(QStringLiteral("かいご"), QStringLiteral("介護の相談"));
        // Destroyed within the pause in which nothing has been written yet.
        QVERIFY(stage.open());
        QTRY_VERIFY(stage.composer().restored());
        QVERIFY(stage.shown("restoredNotice"));
        QCOMPARE(stage.composer().draft().questions.front().title, std::string("介護の相談"));
        QTRY_COMPARE(stage.text("title-0"), QStringLiteral("介護の相談"));
        stage.grab("restored");

        stage.composer().discard();
        QVERIFY(!stage.composer().hasText());
        QTRY_VERIFY(stage.shown("discardedNotice"));
        stage.composer().undoDiscard();
        QTRY_COMPARE(stage.text("title-0"), QStringLiteral("介護の相談"));
        QTRY_COMPARE(stage.scene.replica.drafts()->size(), 1U);
    }

    void draftThatCannotBeKeptIsSaid()
    {
        SceneStage stage;
        stage.scene.replica.draftFailure = base::fail(base::ErrorCode::DiskFull);
        QVERIFY(stage.open());
        stage.page->recordContact();
        QTRY_COMPARE(stage.focusName(), QStringLiteral("title-0"));
        stage.type("x");
        stage.composer().keepDraft();
        QTRY_VERIFY(stage.composer().draftFailed());
        QTRY_VERIFY(stage.text("draftWords").contains(QStringLiteral("下書きを保存できません")));
    }

    void fullDiskIsSaidBesideTheSaveButtonAndLosesNothing()
    {
        SceneStage stage;
        stage.scene.addMany(5);
        std::atomic<bool> full = true;
        const auto whenThereIsRoom = stage.scene.replica.onSubmit;
        stage.scene.replica.onSubmit = [&full,
                                        whenThereIsRoom](const replica::CommandDraft &draft) {
            return full ? base::Result<replica::Submission>(base::fail(base::ErrorCode::DiskFull))
                        : whenThereIsRoom(draft);
        };
        QVERIFY(stage.open());
        stage.page->recordContact();
        QTRY_COMPARE(stage.focusName(), QStringLiteral("title-0"));
        stage.typeJapanese(QStringLiteral("じどうてあて"), QStringLiteral("児童手当の相談"));
        stage.press(Qt::Key_N, Qt::AltModifier);
        QTRY_COMPARE(stage.focusName(), QStringLiteral("title-1"));
        stage.typeJapanese(QStringLiteral("じゅうみんひょう"), QStringLiteral("住民票の写し"));
        stage.item("title-0")->forceActiveFocus(Qt::TabFocusReason);
        stage.press(Qt::Key_Return, Qt::ControlModifier);

        QTRY_VERIFY(stage.shown("saveError"));
        const QQuickItem *panel = stage.item("saveError");
        const QQuickItem *save = stage.item("saveContact");
        QTRY_VERIFY(panel->height() > 60);
        const auto placeOf = [](const QQuickItem *item) {
            return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        };
        QTRY_VERIFY(placeOf(panel).bottom() <= placeOf(save).top());
        QVERIFY(placeOf(panel).top() >= 0 && placeOf(save).bottom() <= stage.page->height());
        const QString said =
            panel->property("title").toString() + '\n' + panel->property("advice").toString();
        QVERIFY2(said.contains(QStringLiteral("空き容量")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("下書き")), qPrintable(said));
        QCOMPARE(stage.text("title-0"), QStringLiteral("児童手当の相談"));
        QTRY_COMPARE(stage.scene.replica.drafts()->size(), 1U);
        stage.grab("disk-full");

        full = false;
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!stage.composer().isOpen());
        QCOMPARE(stage.title(0).isEmpty(), false);
        QTRY_VERIFY(stage.scene.replica.drafts()->empty());
    }

    void whatCameWithALogIsLabelledAndItsPersonIsNotMadeUp()
    {
        test_support::RowTable log;
        QVERIFY_RESULT(exchange::importXes(test_support::bytesOf(kPermitLog),
                                           {.ward = "27127", .name = "permits"}, log));
        log.commit();
        ScenePlayer player;
        for (const auto &[key, row] : log.rows()) {
            if (row.kind == records::EntityKind::Citizen)
                player.scene.card.citizen = records::fromRow<records::Citizen>(row);
            else if (row.kind == records::EntityKind::Case)
                player.scene.cases.push_back(records::fromRow<records::Case>(row));
            else if (row.kind == records::EntityKind::Event) {
                replica::TimelineEntry entry;
                entry.event = records::fromRow<records::Event>(row);
                player.scene.add(std::move(entry));
            }
        }
        player.scene.citizen = player.scene.card.citizen.id;
        test_support::TimelineScene rich;
        test_support::makeRich(rich);
        player.scene.replica.channels = rich.replica.channels;
        Stage stage(player.desk, player.scene.citizen);
        QVERIFY(stage.open());
        QVERIFY(!stage.shown("syntheticMark"));

        // The strip does not speak for channels that the entries never came through.
        QTRY_VERIFY2(stage.text("completenessSummary").contains(QStringLiteral("建築許可")),
                     qPrintable(stage.text("completenessSummary")));
        stage.click("completenessToggle");
        QTRY_VERIFY(stage.shown("importedNote"));
        QVERIFY(!stage.everyText().contains(QStringLiteral("ホームページ・電子申請")));

        stage.list()->forceActiveFocus(Qt::TabFocusReason);
        QTRY_VERIFY(stage.shown("importedFields"));
        QTRY_VERIFY(stage.shown("importedCaseFields"));
        stage.grab("imported");
        const QString all = stage.everyText().join(u'\n');
        for (const char *said :
             {"担当グループ", "Group 4", "進行状況", "完了", "処理者", "Resource21",
              "2011年10月12日", "延長理由", "x:unknown", "<b>そのまま</b>"})
            QVERIFY2(all.contains(QString::fromUtf8(said)), said);
        for (const char *raw : {"lifecycle:transition", "org:group =", "concept:name"})
            QVERIFY2(!all.contains(QString::fromUtf8(raw)), raw);

        // What is recorded here afterwards comes through channels, which then count.
        auto ours = player.scene.entry(player.scene.clock.now(), "inquiry", "窓口での確認");
        ours.event.citizen = player.scene.citizen;
        player.scene.arrive(std::move(ours));
        QTRY_VERIFY(!stage.text("completenessSummary").contains(QStringLiteral("取込ログ")));
    }

    void templateIsTakenByTypingAndUndone()
    {
        SceneStage stage;
        QVERIFY(stage.open());
        stage.page->recordContact();
        QTRY_COMPARE(stage.focusName(), QStringLiteral("title-0"));
        QTRY_VERIFY(stage.composer().templates()->count() > 0);
        stage.typeJapanese(QStringLiteral("ようかいご"), QStringLiteral("要介護"));
        QTRY_VERIFY(stage.shown("templates-0"));
        stage.grab("templates");
        stage.press(Qt::Key_Down);
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.text("title-0"), QStringLiteral("要介護認定の申請"));
        QCOMPARE(stage.composer().questions()->questions().front().domain,
                 std::string("welfare-care"));
        QTRY_COMPARE(stage.focusName(), QStringLiteral("body-0Area"));
        QVERIFY(stage.focusItem()->property("length").toInt() > 20);
        stage.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.focusItem()->property("length").toInt(), 0);
    }

    void filtersWorkByKeyboardAndSayWhatTheyHide()
    {
        SceneStage stage;
        stage.scene.addMany(50);
        QVERIFY(stage.open());
        QTRY_COMPARE(stage.timeline().channels()->rowCount(), 5);
        stage.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(stage.focusName(), QStringLiteral("timelineSearch"));
        while (stage.focusName() != QLatin1String("filterChannels"))
            stage.press(Qt::Key_Tab);
        stage.press(Qt::Key_Space);
        QTRY_VERIFY(stage.shown("chip-phone"));
        stage.press(Qt::Key_Tab);
        while (!stage.focusName().startsWith(QLatin1String("chip-")))
            stage.press(Qt::Key_Tab);
        const QString first = stage.focusName();
        stage.press(Qt::Key_Right);
        QVERIFY(stage.focusName() != first);
        while (stage.focusName() != QLatin1String("chip-phone"))
            stage.press(Qt::Key_Right);
        stage.press(Qt::Key_Space);
        QTRY_COMPARE(stage.rows(), 10);
        QTRY_COMPARE(stage.text("countWords"), QStringLiteral("50件のうち10件を表示"));
        stage.grab("filtered");
        stage.timeline().clearFilters();
        QTRY_COMPARE(stage.rows(), 50);
        QTRY_COMPARE(stage.text("countWords"), QStringLiteral("全50件"));
    }

    void searchMarksWhatIsSoughtAndStaysWhileTyping()
    {
        SceneStage stage;
        test_support::makeRich(stage.scene);
        QVERIFY(stage.open());
        stage.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(stage.focusName(), QStringLiteral("timelineSearch"));
        stage.compose(QStringLiteral("認定"));
        QTRY_COMPARE(stage.timeline().text(), QStringLiteral("認定"));
        QTRY_COMPARE(stage.rows(), 2);
        QCOMPARE(stage.item("timelineSearch")->property("preeditText").toString(),
                 QStringLiteral("認定"));
        stage.grab("sought");
        stage.press(Qt::Key_Escape);
        QTRY_VERIFY(stage.rows() > 2);
    }

    void markupAndHiddenCharactersAreShownAsText()
    {
        SceneStage stage;
        stage.scene.card.citizen.nameKoseki = "<b>太字</b>\u202E花子\u0007";
        auto hostile =
            stage.scene.entry(stage.scene.daysAgo(1), "inquiry", "<img src=x>\u202E件名\u0001");
        hostile.event.body = "<h1>見出し</h1>\u2066本文";
        stage.scene.add(hostile);
        QVERIFY(stage.open());
        QCOMPARE(stage.text("name"), QStringLiteral("<b>太字</b>花子"));
        QCOMPARE(stage.item("name")->property("textFormat").toInt(), int(Qt::PlainText));
        QCOMPARE(stage.text("detailTitle"), QStringLiteral("<img src=x>件名"));
        QCOMPARE(stage.item("detailTitle")->property("textFormat").toInt(), int(Qt::PlainText));
        QCOMPARE(stage.text("detailBody"), QStringLiteral("<h1>見出し</h1>本文"));
        stage.grab("hostile");
    }

    void tenThousandEntriesScrollToTheirEnd()
    {
        SceneStage stage;
        stage.scene.addMany(10'000);
        QVERIFY(stage.open());
        QQuickItem *list = stage.list();
        QTRY_VERIFY(stage.rows() >= 60);
        while (stage.rows() < 10'000) {
            const int before = stage.rows();
            QMetaObject::invokeMethod(list, "positionViewAtEnd");
            QTRY_VERIFY(stage.rows() > before);
        }
        QTRY_VERIFY(!stage.timeline().more());
        QMetaObject::invokeMethod(list, "positionViewAtEnd");
        const auto *content = list->property("contentItem").value<QQuickItem *>();
        QVERIFY2(content->childItems().size() < 200, "rows beyond the window are kept");
        stage.press(Qt::Key_Home);
        QTRY_COMPARE(stage.timeline().selectedRow(), 0);
    }

    void newEntriesDoNotMoveThePlace()
    {
        SceneStage stage;
        stage.scene.addMany(300);
        QVERIFY(stage.open());
        QQuickItem *list = stage.list();
        QTRY_VERIFY(stage.rows() >= 60);
        stage.timeline().select(20);
        QMetaObject::invokeMethod(list, "positionViewAtIndex", Q_ARG(int, 20), Q_ARG(int, 0));
        const QString selected = stage.title(20);
        const auto place = [&] {
            const auto name = ("entry-" + stage.timeline().selected()->event.id.toString());
            return stage.item(name.c_str())->mapToItem(list, {0, 0}).y();
        };
        const qreal before = place();
        stage.scene.arrive(stage.scene.entry(stage.scene.daysAgo(0, 9), "note", "同僚の記録"));
        QTRY_COMPARE(stage.timeline().selectedRow(), 21);
        QCOMPARE(stage.title(21), selected);
        QCOMPARE(place(), before);
        QCOMPARE(stage.timeline().freshCount(), 1);
        QTRY_VERIFY(stage.shown("showNewest"));
    }

    void monthAtTheTopIsThatOfTheRowsBelowIt()
    {
        SceneStage stage;
        for (int month = 1; month < 30; ++month)
            stage.scene.add(stage.scene.entry(stage.scene.daysAgo(30 * month), "note", "記録"));
        QVERIFY(stage.open());
        QTRY_COMPARE(stage.rows(), 29);
        QVERIFY(!stage.shown("topMonth"));
        QMetaObject::invokeMethod(stage.list(), "positionViewAtEnd");
        QTRY_COMPARE(stage.shown("topMonth"), true);
        const int top = [&] {
            int index = -1;
            QMetaObject::invokeMethod(
                stage.list(), "indexAt", Q_RETURN_ARG(int, index), Q_ARG(double, 10.0),
                Q_ARG(double, stage.list()->property("contentY").toReal() + 1));
            return index;
        }();
        QVERIFY(top > 0);
        QCOMPARE(stage.text("topMonth"), stage.timeline().rows()->monthAt(top));
        // An own entry comes in above, and the list goes there.
        stage.timeline().showNewest();
        stage.scene.arrive(stage.scene.entry(stage.scene.daysAgo(0, 9), "note", "新しい"));
        QTRY_COMPARE(stage.rows(), 30);
        stage.timeline().showNewest();
        QTRY_VERIFY(!stage.shown("topMonth"));
        QVERIFY(stage.timeline().rows()->monthAt(0).startsWith(QStringLiteral("2026年11月")));
    }

    void halfTypedTextSurvivesARefresh()
    {
        SceneStage stage;
        stage.scene.addMany(5);
        QVERIFY(stage.open());
        stage.page->recordContact();
        QTRY_COMPARE(stage.focusName(), QStringLiteral("title-0"));
        stage.compose(QStringLiteral("にゅうりょく"));
        stage.scene.arrive(stage.scene.entry(stage.scene.daysAgo(0, 9), "note", "同僚の記録"));
        QTRY_COMPARE(stage.rows(), 6);
        QCOMPARE(stage.focusName(), QStringLiteral("title-0"));
        QCOMPARE(stage.focusItem()->property("preeditText").toString(),
                 QStringLiteral("にゅうりょく"));
    }

    void groupOfNoticesOpensByKeyboard()
    {
        SceneStage stage;
        for (int i = 0; i < 4; ++i)
            stage.scene.add(stage.scene.entry(stage.scene.daysAgo(i), "notice", "お知らせ"));
        QVERIFY(stage.open());
        QTRY_COMPARE(stage.rows(), 1);
        stage.list()->forceActiveFocus();
        stage.press(Qt::Key_Home);
        stage.press(Qt::Key_Return);
        QTRY_COMPARE(stage.rows(), 5);
        stage.scene.arrive(stage.scene.entry(stage.scene.daysAgo(0, 9), "notice", "新しい"));
        QTRY_COMPARE(stage.rows(), 6);
        stage.press(Qt::Key_Left);
        QTRY_COMPARE(stage.rows(), 1);
    }

    void jumpingToADateLoadsWhatLiesBetween()
    {
        SceneStage stage;
        stage.scene.addMany(2'000);
        QVERIFY(stage.open());
        QTRY_VERIFY(stage.rows() >= 60);
        stage.item("jumpToDate")->forceActiveFocus();
        stage.type("R8.10.1");
        stage.press(Qt::Key_Return);
        QTRY_VERIFY(stage.timeline().selectedRow() > 1000);
        const auto at = stage.timeline().selected()->event.occurredAt;
        QCOMPARE(base::toIsoDate(base::dayInJapan(at)), std::string("2026-10-01"));
    }

    void correctionIsAnEntryOfItsOwn()
    {
        SceneStage stage;
        stage.scene.addMany(3);
        QVERIFY(stage.open());
        const auto original = stage.timeline().selected()->event.id;
        stage.page->viewModel()->details()->beginCorrection();
        QTRY_COMPARE(stage.focusName(), QStringLiteral("correctionTitle"));
        stage.typeJapanese(QStringLiteral("ていせい"), QStringLiteral("訂正：担当は別の者"));
        QVERIFY(QMetaObject::invokeMethod(stage.item("correctionForm"), "save"));
        QTRY_COMPARE(stage.scene.replica.submitted().size(), 1U);
        const auto command = stage.scene.replica.submitted().front();
        QCOMPARE(command.intent, records::Intent::CorrectEvent);
        QCOMPARE(eventField<base::Uuid>(command.edits[0], "corrects"), original);
        QCOMPARE(eventField<std::string>(command.edits[0], "kind"), std::string("correction"));
        QTRY_COMPARE(stage.rows(), 4);
    }

    void failureSaysWhatToDoAndTriesAgain()
    {
        SceneStage stage;
        stage.scene.addMany(3);
        const auto works = stage.scene.replica.onTimeline;
        stage.scene.replica.onTimeline = [](const replica::TimelineQuery &) {
            return base::Result<replica::TimelinePage>(base::fail(base::ErrorCode::Corrupt));
        };
        QVERIFY(stage.open());
        QTRY_VERIFY(stage.shown("timelineError"));
        stage.grab("error");
        stage.scene.replica.onTimeline = works;
        stage.timeline().retry();
        QTRY_COMPARE(stage.rows(), 3);
        QVERIFY(!stage.shown("timelineError"));
    }

    void emptyTimelineSaysWhatWillBeThere()
    {
        SceneStage stage;
        QVERIFY(stage.open());
        QTRY_VERIFY(stage.shown("timelineEmpty"));
        stage.grab("empty");
    }

private:
    ui_kit::Language m_language;
};

QTEST_MAIN(TimelineGuiTest)
#include "timeline_gui_test.moc"
