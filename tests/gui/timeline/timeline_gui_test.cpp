// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QQuickItem>
#include <QQuickWidget>
#include <QSignalSpy>
#include <QWindow>
#include <QtTest>

#include "rich_person.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_kit/theme.h"
#include "yorisoi/ui_timeline/citizen_page.h"
#include "yorisoi/ui_timeline/citizen_view_model.h"

using namespace yorisoi;

class TimelineGuiTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void look();
};

void TimelineGuiTest::look()
{
    ui_kit::applyTheme(*qApp);
    ui_kit::Language language;
    language.use(QStringLiteral("ja"));
    test_support::TimelineScene scene;
    makeRich(scene);
    ui_kit::ReplicaWatcher watcher(scene.replica);
    ui_kit::Desk desk{scene.replica,
                      scene.clock,
                      scene.random,
                      "1001",
                      QStringLiteral("架空 花子"),
                      "clerk",
                      "27127",
                      "27127",
                      QStringLiteral("北区役所"),
                      "counter"};
    ui_timeline::CitizenPage page(desk, watcher, scene.citizen);
    QVERIFY2(page.creationError().isEmpty(), qPrintable(page.creationError()));
    QSignalSpy ready(&page, &ui_kit::QmlPage::ready);
    page.resize(1366 - 96, 640);
    page.show();
    page.activateWindow();
    page.windowHandle()->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QTRY_VERIFY(page.isReady());
    QTRY_VERIFY(page.rootItem()
                    ->findChild<QQuickItem *>(QStringLiteral("timeline"))
                    ->property("count")
                    .toInt() > 30);
    const auto grab = [&](const char *name) {
        QCoreApplication::sendPostedEvents();
        page.grab().save(qEnvironmentVariable("YORISOI_GRAB_DIR") + u'/' + QLatin1String(name) +
                         QStringLiteral(".png"));
    };
    grab("small");
    page.resize(1920 - 96, 1080);
    QTest::qWait(200);
    grab("large");
    page.recordContact();
    QTest::qWait(200);
    grab("record");
}

QTEST_MAIN(TimelineGuiTest)
#include "timeline_gui_test.moc"
