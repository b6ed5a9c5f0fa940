// SPDX-License-Identifier: GPL-3.0-or-later
#include <condition_variable>
#include <fstream>

#include "shell_scene.h"

using namespace shell_scene;

namespace {

/// What a clerk sees when the copy on the device is not sound.
class TroubleTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui_kit::applyTheme(*qApp); }

    void aDamagedCopySaysWhatToDo_data()
    {
        QTest::addColumn<base::ErrorCode>("code");
        QTest::addColumn<QString>("title");
        const auto row = [](base::ErrorCode code, const char *title) {
            QTest::newRow(std::string(base::toToken(code)).c_str())
                << code << QString::fromUtf8(title);
        };
        row(base::ErrorCode::WrongKey, "鍵が一致せず、この端末のデータを開けません。");
        row(base::ErrorCode::Corrupt, "この端末のデータが破損しています。");
        row(base::ErrorCode::NewerSchema,
            "この端末のデータは新しい版のYorisoiで作成されています。");
        row(base::ErrorCode::DiskFull, "ディスクの空き容量がありません。");
    }
    void aDamagedCopySaysWhatToDo()
    {
        QFETCH(base::ErrorCode, code);
        QFETCH(QString, title);
        Scene scene;
        scene.opening = base::Error{code, "technical"};
        scene.show();
        scene.signIn("demo", kPin);
        QTRY_COMPARE(scene.window->showing(), Showing::Trouble);
        QCOMPARE(scene.find<QLabel>("noticeTitle")->text(), title);
        QVERIFY(!scene.find<QLabel>("noticeText")->text().isEmpty());
        QVERIFY2(ui_kit::auditWidgets(scene.find<QWidget>("noticePage")).isEmpty(),
                 qPrintable(ui_kit::auditWidgets(scene.find<QWidget>("noticePage")).join('\n')));
        scene.grab("trouble");
        scene.opening.reset();
        scene.press(Qt::Key_Space);
        QCOMPARE(scene.window->showing(), Showing::SignIn);
    }
    void aCopyThatCannotBeReadShowsNoCountsAndIsNotCalledOffline()
    {
        Scene scene;
        scene.counts.onDevice = 2;
        scene.counts.synthetic = true;
        scene.toDesk();
        QTRY_COMPARE(scene.part("statusOnDevice"), QStringLiteral("この端末 2"));

        scene.copy->counts = base::fail(base::ErrorCode::Corrupt, "page");
        sync::ServiceStatus status;
        status.phase = sync::Phase::Offline;
        status.reason = base::Error{base::ErrorCode::Corrupt, {}};
        scene.link->say(status);
        QTRY_COMPARE(scene.part("statusOnDevice"), QStringLiteral("この端末 –"));
        for (const char *part : {"statusSent", "statusAccepted", "statusApplied"}) {
            QVERIFY2(scene.part(part).endsWith(QStringLiteral("–")), qPrintable(scene.part(part)));
            QVERIFY(!scene.find<QToolButton>(part)->toolTip().isEmpty());
        }
        QCOMPARE(scene.part("statusConnection"),
                 QStringLiteral("この端末のデータが破損しています"));
        QCOMPARE(scene.part("statusSynthetic"), QStringLiteral("架空データ"));
        scene.grab("status_damaged");
        scene.press(Qt::Key_F5);
        QTRY_VERIFY(scene.find<QWidget>("syncPage")->isVisible());
        scene.grab("sync_damaged");

        // The way to what is safe and what to do, by keyboard, and back.
        scene.find<QToolButton>("statusConnection")->setFocus(Qt::TabFocusReason);
        scene.press(Qt::Key_Space);
        QCOMPARE(scene.window->showing(), Showing::Trouble);
        const QString safe = scene.find<QLabel>("noticeSafe")->text();
        QVERIFY2(safe.contains(QStringLiteral("2件")), qPrintable(safe));
        QVERIFY2(safe.contains(QStringLiteral("暗号化")), qPrintable(safe));
        QVERIFY2(ui_kit::auditWidgets(scene.find<QWidget>("noticePage")).isEmpty(),
                 qPrintable(ui_kit::auditWidgets(scene.find<QWidget>("noticePage")).join('\n')));
        scene.grab("trouble_desk");
        QCOMPARE(QApplication::focusWidget(), scene.find<QWidget>("noticeBack"));
        scene.press(Qt::Key_Space);
        QCOMPARE(scene.window->showing(), Showing::Desk);

        scene.window->showDamage();
        scene.find<QWidget>("noticeReload")->setFocus();
        scene.press(Qt::Key_Space);
        QCOMPARE(scene.link->reloads(), 1);
        QCOMPARE(scene.window->showing(), Showing::Desk);
        // What the load brings is judged anew.
        scene.copy->counts = scene.counts;
        replica::Change loaded;
        loaded.everything = true;
        scene.copy->announce(loaded);
        status.phase = sync::Phase::Online;
        status.reason.reset();
        scene.link->say(status);
        QTRY_COMPARE(scene.part("statusConnection"), QStringLiteral("オンライン"));
        QTRY_COMPARE(scene.part("statusOnDevice"), QStringLiteral("この端末 2"));
    }
    void aPageDamagedInARealCopyIsFoundByTheCheckInTheBackground()
    {
        Scene scene;
        scene.realCopy = true;
        scene.beforeUse = [](replica::Replica &copy, const std::filesystem::path &file,
                             const storage::Key &key) {
            // Enough to have pages that nobody reads, moved out of the log by opening anew.
            for (int i = 0; i < 200; ++i)
                QVERIFY_RESULT(
                    copy.saveDraft("filler:" + std::to_string(i), std::string(2'000, 'x')));
            storage::OpenOptions how;
            how.path = std::filesystem::canonical(file);
            QVERIFY_RESULT(storage::Connection::open(how, key)->walCheckpoint());
            const auto size = std::filesystem::file_size(how.path);
            std::fstream stream(how.path, std::ios::in | std::ios::out | std::ios::binary);
            stream.seekp(static_cast<std::streamoff>(size) - 2'000);
            stream.write("damage", 6);
        };
        scene.toDesk();
        QTRY_COMPARE(scene.part("statusConnection"),
                     QStringLiteral("この端末のデータが破損しています"));
        // What can be read is still shown.
        QTRY_COMPARE(scene.part("statusOnDevice"), QStringLiteral("この端末 0"));
        scene.window->showDamage();
        QVERIFY(scene.find<QLabel>("noticeSafe")->text().contains(QStringLiteral("中央CRM")));
        scene.find<QWidget>("noticeMore")->setFocus();
        scene.press(Qt::Key_Space);
        QVERIFY(scene.find<QLabel>("noticeDetail")->text().contains(QStringLiteral("corrupt")));
        scene.grab("trouble_details");
    }
    void theWholeFileIsCheckedOnceADay()
    {
        Scene scene;
        const auto checks = std::make_shared<std::atomic<int>>(0);
        scene.check = [checks](std::stop_token) {
            ++*checks;
            return base::Status{};
        };
        scene.toDesk();
        QTRY_COMPARE(checks->load(), 1);
        QTRY_VERIFY(std::ranges::any_of(
            *scene.copy->drafts(), [](const auto &draft) { return draft.key == "copy-check"; }));
        const auto kept = *scene.copy->drafts();
        scene.beforeDesk = [kept](test_support::FakeReplica &copy) {
            for (const auto &draft : kept)
                QVERIFY_RESULT(copy.saveDraft(draft.key, draft.body));
        };
        const auto again = [&](std::chrono::hours later) {
            scene.clock.advance(later);
            scene.window->signOut();
            QTRY_COMPARE(scene.window->showing(), Showing::SignIn);
            scene.signIn("demo", kPin);
            QTRY_COMPARE(scene.window->showing(), Showing::Desk);
            ui_kit::drainTasks();
            QCoreApplication::sendPostedEvents();
        };
        again(std::chrono::hours(23));
        QCOMPARE(checks->load(), 1);
        again(std::chrono::hours(2));
        QTRY_COMPARE(checks->load(), 2);
    }
    void signingOutCutsARunningCheckOff()
    {
        Scene scene;
        const auto ended = std::make_shared<std::atomic<bool>>(false);
        scene.check = [ended](std::stop_token stop) -> base::Status {
            std::mutex mutex;
            std::condition_variable_any changed;
            std::unique_lock lock(mutex);
            changed.wait(lock, stop, [] { return false; });
            *ended = true;
            return base::fail(base::ErrorCode::Cancelled);
        };
        scene.toDesk();
        scene.window->signOut();
        QTRY_COMPARE(scene.window->showing(), Showing::SignIn);
        QVERIFY(*ended);
    }
    void aCopyThatCannotBeOpenedIsPutAsideAfterASecondThought()
    {
        Scene scene;
        scene.opening = base::Error{base::ErrorCode::Corrupt, "technical"};
        scene.show();
        const auto asides = std::make_shared<std::atomic<int>>(0);
        scene.window->setSetAside([asides] {
            ++*asides;
            return base::Status{};
        });
        scene.signIn("demo", kPin);
        QTRY_COMPARE(scene.window->showing(), Showing::Trouble);
        QVERIFY(!scene.find<QLabel>("noticeSafe")->text().isEmpty());
        auto *reload = scene.find<QPushButton>("noticeReload");
        QVERIFY(reload->isVisible());
        reload->setFocus();
        scene.press(Qt::Key_Space);
        QCOMPARE(asides->load(), 0);
        QVERIFY2(ui_kit::auditWidgets(scene.find<QWidget>("noticePage")).isEmpty(),
                 qPrintable(ui_kit::auditWidgets(scene.find<QWidget>("noticePage")).join('\n')));
        scene.grab("trouble_confirm");
        // Cancel has the focus.
        scene.press(Qt::Key_Space);
        QVERIFY(!scene.find<QWidget>("noticeBack")->isVisible());
        reload->setFocus();
        scene.press(Qt::Key_Space);
        reload->setFocus();
        scene.press(Qt::Key_Space);
        QTRY_COMPARE(scene.window->showing(), Showing::SignIn);
        QCOMPARE(asides->load(), 1);
    }
    void theLanguageOfTheTroublePageIsChangedOnIt()
    {
        Scene scene;
        scene.opening = base::Error{base::ErrorCode::Corrupt, "technical"};
        scene.show();
        scene.signIn("demo", kPin);
        QTRY_COMPARE(scene.window->showing(), Showing::Trouble);
        scene.find<QWidget>("noticeLanguage")->setFocus();
        scene.press(Qt::Key_Space);
        QTRY_COMPARE(scene.find<QLabel>("noticeTitle")->text(),
                     QStringLiteral("Data on this device is damaged."));
        scene.grab("trouble_en");
    }
};

} // namespace

QTEST_MAIN(TroubleTest)
#include "trouble_test.moc"
