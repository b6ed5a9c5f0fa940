// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell_scene.h"
#include "yorisoi/ui_shell/shortcuts.h"
#include "yorisoi/ui_shell/window_place.h"

using namespace shell_scene;

namespace {

class ShellTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui_kit::applyTheme(*qApp); }

    void aClerkSignsInByKeyboard()
    {
        Scene scene;
        scene.show();
        scene.grab("sign_in");
        QCOMPARE(QApplication::focusWidget(), scene.find<QLineEdit>("staffNumber"));
        scene.signIn("demo", kPin);
        QCOMPARE(scene.window->showing(), Showing::Opening);
        QVERIFY(scene.find<QProgressBar>("signInProgress")->isVisible());
        QTRY_COMPARE(scene.window->showing(), Showing::Desk);
        QCOMPARE(scene.log.receptionsMade, 1);
        QCOMPARE(scene.log.focused, 1);
        QTRY_COMPARE(scene.part("statusDesk"), QStringLiteral("窓口 花子（架空）"));
        scene.grab("desk");
    }
    void aWrongPinSaysHowManyTriesAreLeft()
    {
        Scene scene;
        scene.show();
        scene.signIn("demo", "111112");
        auto *problem = scene.find<QLabel>("signInProblem");
        QTRY_VERIFY(problem->isVisible());
        QVERIFY2(problem->text().startsWith(QStringLiteral("PINが違います。あと9回入力できます。")),
                 qPrintable(problem->text()));
        scene.grab("sign_in_wrong");
        auto *pin = scene.find<QLineEdit>("pin");
        QCOMPARE(pin->text(), QString());
        QTRY_COMPARE(QApplication::focusWidget(), pin);

        scene.type(kPin);
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.window->showing(), Showing::Desk);
    }
    void anUnknownNumberAndALockAreToldApart()
    {
        Scene scene;
        scene.show();
        auto *problem = scene.find<QLabel>("signInProblem");
        scene.signIn("nobody", kPin);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QStringLiteral("職員番号")));
        for (int i = 0; i < 10; ++i) {
            scene.signIn("demo", "111112");
            QTRY_COMPARE(scene.window->showing(), Showing::SignIn);
        }
        scene.signIn("demo", kPin);
        QTRY_VERIFY2(problem->isVisible() && problem->text().contains(QStringLiteral("ロック")),
                     qPrintable(problem->text()));
    }
    void anEmptyFormSaysWhatIsMissing()
    {
        Scene scene;
        scene.show();
        scene.find<QLineEdit>("pin")->setFocus();
        scene.press(Qt::Key_Return);
        QCOMPARE(scene.find<QLabel>("signInProblem")->text().trimmed(),
                 QStringLiteral("職員番号を入力してください。"));
        QCOMPARE(scene.window->showing(), Showing::SignIn);
    }
    void capitalsWithoutShiftHintAtCapsLock()
    {
        Scene scene;
        scene.show();
        auto *pin = scene.find<QLineEdit>("pin");
        pin->setFocus();
        auto *hint = scene.find<QLabel>("capsLockHint");
        QTest::keyClick(pin, Qt::Key_A, Qt::NoModifier); // types 'a'
        QVERIFY(!hint->isVisible());
        QKeyEvent capital(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("A"));
        QCoreApplication::sendEvent(pin, &capital);
        QVERIFY(hint->isVisible());
    }
    void theFirstLoadShowsHowFarItIs()
    {
        Scene scene;
        scene.empty = true;
        scene.show();
        scene.signIn("demo", kPin);
        QTRY_COMPARE(scene.window->showing(), Showing::Load);
        sync::ServiceStatus status;
        status.phase = sync::Phase::Loading;
        status.load = {100'000, 400'000, 0, 0};
        scene.link->say(status);
        auto *detail = scene.find<QLabel>("noticeDetail");
        QTRY_COMPARE(detail->text(), QStringLiteral("400,000件中 100,000件"));
        scene.clock.advance(std::chrono::seconds(10));
        status.load.rows = 200'000;
        scene.link->say(status);
        QTRY_COMPARE(detail->text(), QStringLiteral("400,000件中 200,000件 · 残り約10秒"));
        QCOMPARE(scene.find<QProgressBar>("loadProgress")->value(), 500);
        scene.grab("load");

        replica::Change loaded;
        loaded.everything = true;
        scene.copy->announce(loaded);
        QTRY_COMPARE(scene.window->showing(), Showing::Desk);
    }
    void aFirstLoadWithoutANetworkSaysSoAndTriesAtOnceWhenAsked()
    {
        Scene scene;
        scene.empty = true;
        scene.show();
        scene.signIn("demo", kPin);
        QTRY_COMPARE(scene.window->showing(), Showing::Load);
        sync::ServiceStatus status;
        status.phase = sync::Phase::Offline;
        status.reason = base::Error{base::ErrorCode::Unreachable, {}};
        status.nextTry = scene.clock.now() + std::chrono::seconds(20);
        scene.link->say(status);
        auto *title = scene.find<QLabel>("noticeTitle");
        QTRY_COMPARE(title->text(), QStringLiteral("中央CRMに接続できません。"));
        QVERIFY(
            scene.find<QLabel>("noticeText")->text().contains(QStringLiteral("次の接続まで 20秒")));
        scene.grab("load_offline");
        scene.find<QWidget>("noticeRetry")->setFocus();
        scene.press(Qt::Key_Space);
        QCOMPARE(scene.link->wakes(), 1);
    }
    void peopleAreTabsThatTheKeyboardMovesBetween()
    {
        Scene scene;
        scene.toDesk();
        auto *tabs = scene.find<QTabBar>("personTabs");
        scene.person("髙橋 花子", "タカハシ ハナコ　71歳");
        scene.person("NGUYEN THI MAI", "グエン ティ マイ　28歳");
        scene.person("山田 太郎", "ヤマダ タロウ　45歳");
        QCOMPARE(tabs->count(), 3);
        QCOMPARE(tabs->currentIndex(), 2);
        QVERIFY(scene.window->windowTitle().contains(QStringLiteral("山田 太郎")));
        scene.grab("tabs");

        scene.press(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), 0);
        QVERIFY(scene.window->windowTitle().contains(QStringLiteral("髙橋 花子")));
        scene.press(Qt::Key_2, Qt::AltModifier);
        QCOMPARE(tabs->currentIndex(), 1);
        scene.press(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(tabs->count(), 2);
        QVERIFY(scene.window->windowTitle().contains(QStringLiteral("山田 太郎")));
        scene.press(Qt::Key_F3);
        QCOMPARE(scene.log.focused, 2);
        QVERIFY(!scene.window->windowTitle().contains(QStringLiteral("山田")));
        scene.press(Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(scene.window->windowTitle().contains(QStringLiteral("山田 太郎")));
    }
    void aTabThatIsMovedKeepsItsPerson_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("over all to the right") << 0 << 3;
        QTest::newRow("over all to the left") << 3 << 0;
        QTest::newRow("over one") << 1 << 2;
    }
    void aTabThatIsMovedKeepsItsPerson()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        Scene scene;
        scene.toDesk();
        QStringList names{"山田 一郎", "山田 二郎", "山田 三郎", "山田 四郎"};
        for (const QString &name : names)
            scene.person(name.toUtf8().constData(), "45歳");
        scene.find<QTabBar>("personTabs")->moveTab(from, to);
        names.move(from, to);
        for (int tab = 0; tab < 4; ++tab) {
            scene.press(static_cast<Qt::Key>(Qt::Key_1 + tab), Qt::AltModifier);
            QVERIFY2(scene.window->windowTitle().contains(names[tab]),
                     qPrintable(scene.window->windowTitle()));
            QVERIFY(scene.find<QWidget>(names[tab].toUtf8().constData())->isVisible());
        }
    }
    void aVeryLongNameLeavesRoomForTheOthers()
    {
        Scene scene;
        scene.toDesk();
        const QByteArray longName = QByteArray("マリア・デ・ラ・コンセプシオン").repeated(4);
        scene.person(longName.constData(), "マリアデラコンセプシオン　33歳");
        scene.person("<b>山田</b> 太郎", "ヤマダ タロウ　45歳");
        auto *tabs = scene.find<QTabBar>("personTabs");
        QVERIFY(tabs->tabRect(0).width() <= 260);
        QVERIFY(tabs->tabToolTip(0).contains(QString::fromUtf8(longName)));
        // Markup in a name is text wherever it is shown.
        QVERIFY(tabs->tabToolTip(1).contains(QStringLiteral("&lt;b&gt;山田&lt;/b&gt;")));
        scene.grab("long_name");
    }
    void theKeyboardMovesBetweenThePartsOfTheWindow()
    {
        Scene scene;
        scene.toDesk();
        scene.person("山田 太郎", "45歳");
        const auto inside = [&scene](const char *name) {
            const auto *part = scene.find<QWidget>(name);
            const QWidget *focus = QApplication::focusWidget();
            return focus && (focus == part || part->isAncestorOf(focus));
        };
        for (const char *part :
             {"statusBar", "navigationRail", "personTabs", "pages", "statusBar"}) {
            scene.press(Qt::Key_F6);
            QVERIFY2(inside(part), part);
        }
        scene.press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(inside("pages"));
    }
    void aPersonIsOpenOnlyOnce()
    {
        Scene scene;
        scene.toDesk();
        const base::Uuid first = scene.person("髙橋 花子", "71歳");
        scene.person("山田 太郎", "45歳");
        scene.log.open({.citizen = first});
        auto *tabs = scene.find<QTabBar>("personTabs");
        QCOMPARE(tabs->count(), 2);
        QCOMPARE(tabs->currentIndex(), 0);
    }
    void aPersonOpenedBehindLeavesThePageThatIsShown()
    {
        Scene scene;
        scene.toDesk();
        const base::Uuid id = base::newUuidV4(scene.random);
        scene.log.names[id] = {QStringLiteral("髙橋 花子"), QString()};
        scene.log.open({.citizen = id, .inBackground = true});
        QCOMPARE(scene.find<QTabBar>("personTabs")->count(), 1);
        QCOMPARE(scene.window->windowTitle(), QStringLiteral("寄り添い窓口"));
        QVERIFY(scene.find<QWidget>("reception")->isVisible());
    }
    void aContactIsRecordedAndSavedByKeysOnlyWhereAPersonIsShown()
    {
        Scene scene;
        scene.toDesk();
        scene.press(Qt::Key_N, Qt::ControlModifier);
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(scene.log.contacts + scene.log.saves, 0);
        scene.person("髙橋 花子", "71歳");
        scene.press(Qt::Key_N, Qt::ControlModifier);
        scene.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(scene.log.contacts, 1);
        QCOMPARE(scene.log.saves, 1);
    }
    void aPageMayCloseItself()
    {
        Scene scene;
        scene.toDesk();
        const base::Uuid id = scene.person("髙橋 花子", "71歳");
        scene.log.people[id].closeRequested();
        QTRY_COMPARE(scene.find<QTabBar>("personTabs")->count(), 0);
        QVERIFY(scene.find<QWidget>("reception")->isVisible());
    }
    void theStatusBarTellsTheFourStatesApart()
    {
        Scene scene;
        scene.counts.onDevice = 2;
        scene.counts.sent = 1;
        scene.counts.applied = 1234;
        scene.counts.lastSyncAt = at("2026-11-24T00:58:00Z");
        scene.counts.synthetic = true;
        scene.toDesk();
        QTRY_COMPARE(scene.part("statusOnDevice"), QStringLiteral("この端末 2"));
        QCOMPARE(scene.part("statusSent"), QStringLiteral("送信済み 1"));
        QCOMPARE(scene.part("statusAccepted"), QStringLiteral("受付済み 0"));
        QCOMPARE(scene.part("statusApplied"), QStringLiteral("反映済み 1,234"));
        QCOMPARE(scene.part("statusLastSync"), QStringLiteral("同期確認 9:58"));
        QCOMPARE(scene.part("statusSynthetic"), QStringLiteral("架空データ"));
        QCOMPARE(scene.part("statusAttention"), QString());
        QCOMPARE(scene.part("statusOverdue"), QString());
        QCOMPARE(scene.part("statusClock"), QString());
    }
    void theStatusBarSaysWhyItIsOfflineAndWhenItTriesAgain()
    {
        Scene scene;
        scene.toDesk();
        sync::ServiceStatus status;
        status.phase = sync::Phase::Offline;
        status.reason = base::Error{base::ErrorCode::Unreachable, {}};
        status.nextTry = scene.clock.now() + std::chrono::seconds(12);
        scene.link->say(status);
        QTRY_COMPARE(scene.part("statusConnection"),
                     QStringLiteral("オフライン（12秒後に再接続）"));
        QVERIFY(scene.find<QToolButton>("statusConnection")
                    ->toolTip()
                    .contains(QStringLiteral("中央CRMに接続できません。")));
        status.reason = base::Error{base::ErrorCode::CertificateExpired, {}};
        status.nextTry = {};
        scene.link->say(status);
        QTRY_COMPARE(scene.part("statusConnection"),
                     QStringLiteral("オフライン: 中央CRMの証明書が有効期間外です。"));
        status.phase = sync::Phase::Online;
        status.reason.reset();
        scene.link->say(status);
        QTRY_COMPARE(scene.part("statusConnection"), QStringLiteral("オンライン"));
    }
    void theStatusBarRaisesWhatNeedsAPerson()
    {
        Scene scene;
        scene.counts.openConflicts = 1;
        scene.counts.rejected = 2;
        scene.counts.onDevice = 1;
        scene.counts.oldestUnsentAt = at("2026-11-24T00:45:00Z");
        scene.counts.synthetic = true;
        scene.toDesk();
        sync::ServiceStatus status;
        status.phase = sync::Phase::Online;
        status.oldestOverdue = true;
        status.clockAhead = std::chrono::minutes(-7);
        scene.link->say(status);
        QTRY_COMPARE(scene.part("statusClock"), QStringLiteral("時計が7分遅れ"));
        QCOMPARE(scene.part("statusAttention"), QStringLiteral("競合 1 · 反映不可 2"));
        QCOMPARE(scene.part("statusOverdue"), QStringLiteral("未送信 15分経過"));
        scene.grab("status_alarms");
    }
    void theLanguageChangesWhileTheWindowIsOpen()
    {
        Scene scene;
        scene.toDesk();
        QTRY_COMPARE(scene.part("statusOnDevice"), QStringLiteral("この端末 0"));
        scene.window->setLanguage(QStringLiteral("en"));
        QTRY_COMPARE(scene.part("statusOnDevice"), QStringLiteral("On this device 0"));
        QCOMPARE(scene.window->windowTitle(), QStringLiteral("Yorisoi"));
        scene.press(Qt::Key_F5);
        QTRY_VERIFY(scene.find<QWidget>("syncPage")->isVisible());
        scene.grab("sync_en");
    }
    void theSyncPageShowsEachRecordWithItsState()
    {
        Scene scene;
        scene.toDesk();
        std::vector<replica::OutboxItem> items(4);
        for (std::size_t i = 0; i < items.size(); ++i) {
            items[i].operation = base::newUuidV4(scene.random);
            items[i].citizen = base::newUuidV4(scene.random);
            items[i].intent = "record-contact";
            items[i].citizenName = "髙橋 花子";
            items[i].title = "転入届に伴う国民健康保険の相談";
            items[i].createdAt = scene.clock.now();
            items[i].state = static_cast<replica::ItemState>(i);
        }
        items[2].receipt = 10'482;
        items[3].receipt = 10'481;
        items[3].outcome = "rejected";
        items[3].reason = "individual-number";
        scene.copy->items = items;
        scene.copy->counts->onDevice = scene.copy->counts->sent = scene.copy->counts->accepted = 1;
        scene.copy->announce({.citizens = {}, .sync = true});
        scene.press(Qt::Key_F5);
        auto *page = scene.find<ui_kit::QmlPage>("syncPage");
        QTRY_VERIFY(page->isReady());
        QQuickItem *list = test_support::findItem(page->rootItem(), QStringLiteral("syncList"));
        QTRY_COMPARE(list->property("count").toInt(), 4);
        scene.grab("sync");

        scene.log.names[items[0].citizen] = {QStringLiteral("髙橋 花子"), QStringLiteral("71歳")};
        list->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(page->view(), Qt::Key_Return);
        QTRY_COMPARE(scene.find<QTabBar>("personTabs")->count(), 1);
        scene.press(Qt::Key_F5);

        QQuickItem *settle = test_support::findItem(page->rootItem(), QStringLiteral("settle3"));
        QVERIFY(settle && settle->isVisible());
        settle->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(page->view(), Qt::Key_Space);
        QTRY_COMPARE(scene.copy->settled(), std::vector<base::Uuid>{items[3].operation});
    }
    void theWindowComesBackExactlyWhereItWas_data()
    {
        QTest::addColumn<QRect>("place");
        QTest::newRow("upper left") << QRect(0, 0, 1200, 700);
        QTest::newRow("anywhere") << QRect(37, 53, 1111, 777);
        QTest::newRow("as high as the screen") << QRect(100, 0, 1024, 1200);
        QTest::newRow("partly off the screen") << QRect(-200, 500, 1366, 768);
    }
    void theWindowComesBackExactlyWhereItWas()
    {
        QFETCH(QRect, place);
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        {
            QWidget first;
            first.setGeometry(place);
            first.show();
            QVERIFY(QTest::qWaitForWindowExposed(&first));
            ui_shell::WindowPlace(path).keep(first);
        }
        for (int start = 0; start < 3; ++start) {
            QWidget next;
            ui_shell::WindowPlace kept(path);
            kept.apply(next);
            next.show();
            QVERIFY(QTest::qWaitForWindowExposed(&next));
            QTRY_COMPARE(next.geometry(), place);
            kept.keep(next);
        }
    }
    void aWindowWhoseScreenHasGoneComesToTheOneThatIsThere()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QWidget first;
        first.setGeometry(5000, 200, 1200, 700);
        first.show();
        ui_shell::WindowPlace(path).keep(first);
        QWidget next;
        ui_shell::WindowPlace(path).apply(next);
        next.show();
        QVERIFY(QTest::qWaitForWindowExposed(&next));
        QVERIFY(QGuiApplication::primaryScreen()->geometry().contains(next.pos()));
        QCOMPARE(next.size(), QSize(1440, 900));
    }
    void everyShortcutOfTheWindowIsListed()
    {
        Scene scene;
        scene.toDesk();
        QStringList listed;
        for (const ui_shell::ShortcutLine &line : ui_shell::shortcutLines())
            listed << ui_shell::portableKeys(line);
        listed.replaceInStrings(QStringLiteral("Enter"), QStringLiteral("Return"));
        int registered = 0;
        for (const QAction *action : scene.window->findChildren<QAction *>())
            for (const QKeySequence &keys : action->shortcuts()) {
                const QString name = keys.toString()
                                         .replace(QLatin1String("Backtab"), QLatin1String("Tab"))
                                         .replace(QLatin1String("Enter"), QLatin1String("Return"));
                QVERIFY2(listed.contains(name), qPrintable(name));
                ++registered;
            }
        QVERIFY(registered > 20);

        scene.press(Qt::Key_F1);
        QStringList shown;
        for (const QLabel *label : scene.window->shortcutsPanel()->findChildren<QLabel *>())
            if (label->property("keys").toBool())
                shown << label->text();
        QCOMPARE(shown.size(), qsizetype(ui_shell::shortcutLines().size()));
        const QRect panel = scene.window->shortcutsPanel()->frameGeometry();
        QVERIFY2(panel.width() <= 1366 && panel.height() <= 768, "must fit a small screen");
    }
    void shortcutsAreListed()
    {
        Scene scene;
        scene.toDesk();
        scene.press(Qt::Key_F1);
        QVERIFY(scene.window->shortcutsPanel());
        QVERIFY(scene.window->shortcutsPanel()->isVisible());
        if (qEnvironmentVariableIsSet("YORISOI_GRAB_DIR"))
            scene.window->shortcutsPanel()->grab().save(qEnvironmentVariable("YORISOI_GRAB_DIR") +
                                                        QStringLiteral("/shortcuts.png"));
        QTest::keyClick(scene.window->shortcutsPanel(), Qt::Key_Escape);
        QTRY_VERIFY(!scene.window->shortcutsPanel());
    }
    void signingOutClosesEverythingAndLetsTheNextPersonIn()
    {
        Scene scene;
        scene.toDesk();
        scene.person("髙橋 花子", "71歳");
        scene.press(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(scene.window->showing(), Showing::SignIn);
        QVERIFY(!scene.window->desk());
        QVERIFY(!scene.window->session());
        scene.signIn("demo", kPin);
        QTRY_COMPARE(scene.window->showing(), Showing::Desk);
        QCOMPARE(scene.find<QTabBar>("personTabs")->count(), 0);
    }
};

} // namespace

QTEST_MAIN(ShellTest)
#include "shell_test.moc"
