// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickView>
#include <QRegularExpression>
#include <QtTest>

#include "yorisoi/ui_kit/audit.h"
#include "yorisoi/ui_kit/contrast.h"
#include "yorisoi/ui_kit/page.h"

using namespace yorisoi::ui_kit;

namespace {

class AuditTest : public QObject {
    Q_OBJECT

    std::shared_ptr<QQmlEngine> m_engine = pageEngine();

    /// What the audit says of a page with this content, once it is laid out.
    QStringList faultsOf(const QByteArray &content)
    {
        QQuickView view(m_engine.get(), nullptr);
        QQmlComponent component(m_engine.get());
        component.setData("import QtQuick\nimport yorisoi.ui_kit\n"
                          "Item { width: 400; height: 300\n" +
                              content + "\n}",
                          QUrl());
        auto *root = qobject_cast<QQuickItem *>(component.create());
        if (!root)
            qFatal("%s", qPrintable(component.errorString()));
        root->setParentItem(view.contentItem());
        root->setParent(&view);
        view.resize(400, 300);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("no window");
        view.grabWindow();
        return auditItems(root);
    }

private slots:
    void aSoundPageHasNoFault()
    {
        const QStringList faults = faultsOf(
            "Column { spacing: 8; width: 200\n"
            "PrimaryButton { objectName: 'save'; text: '保存' }\n"
            "LineInput { objectName: 'title'; Accessible.name: '件名' }\n"
            "PlainLabel { width: parent.width; text: '長い文章は折り返して表示されます。' }\n"
            "PlainLabel { width: 60; elide: Text.ElideRight; text: '省略される長い名前' } }");
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
    void whatTheKeyboardReachesNeedsANameAndAnAccessibleName()
    {
        const QStringList faults = faultsOf("PrimaryButton { text: '保存' }\n"
                                            "LineInput { objectName: 'title'; y: 60 }");
        QCOMPARE(faults.filter(QStringLiteral("no objectName")).size(), 1);
        QCOMPARE(faults.filter(QStringLiteral("no accessible name")).size(), 1);
    }
    void textThatDoesNotStandOutFromWhatIsUnderItIsAFault_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<int>("faults");
        const auto row = [](const char *name, const char *page, int faults) {
            QTest::newRow(name) << QByteArray(page) << faults;
        };
        row("gray on white", "PlainLabel { text: '薄い'; color: '#999999' }", 1);
        row("the same on black",
            "Rectangle { width: 200; height: 40; color: 'black'\n"
            "PlainLabel { text: '薄い'; color: '#999999' } }",
            0);
        row("large text needs less",
            "PlainLabel { text: '大'; color: '#8C8C8C'; font.pixelSize: 28 }", 0);
        row("an icon needs less", "Icon { name: 'info'; color: '#8C8C8C' }", 0);
        row("an icon that is lost", "Icon { name: 'info'; color: '#CCCCCC' }", 1);
        row("half transparent", "PlainLabel { text: '半透明'; color: 'black'; opacity: 0.3 }", 1);
        row("disabled", "PlainLabel { text: '無効'; color: '#CCCCCC'; enabled: false }", 0);
        row("what lies beside does not count",
            "Rectangle { x: 200; width: 100; height: 40; color: 'black' }\n"
            "PlainLabel { text: '黒い字'; color: 'black' }",
            0);
        row("what lies under it by z",
            "PlainLabel { text: '黒い字'; color: 'black' }\n"
            "Rectangle { z: -1; width: 200; height: 40; color: 'black' }",
            1);
    }
    void textThatDoesNotStandOutFromWhatIsUnderItIsAFault()
    {
        QFETCH(QByteArray, page);
        const QStringList faults = faultsOf(page).filter(QStringLiteral("contrast"));
        QTEST(int(faults.size()), "faults");
    }
    void theRatioIsThatOfTheStandard()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        // The well-known gray that just passes.
        QVERIFY(std::abs(contrastRatio(QColor("#767676"), Qt::white) - 4.54) < 0.01);
    }
    /// Widgets take their colours from the style sheet: every rule that names a text colour, on its
    /// own background or on each surface it may lie on.
    void everyColorOfTheStyleSheetStandsOut()
    {
        QFile sheet(QStringLiteral(YORISOI_SOURCE_DIR "/resources/theme/yorisoi.qss"));
        QVERIFY(sheet.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(sheet.readAll());
        text.remove(QRegularExpression(QStringLiteral("/\\*.*?\\*/"),
                                       QRegularExpression::DotMatchesEverythingOption));
        static const QRegularExpression rule(QStringLiteral("([^{}]+)\\{([^{}]*)\\}"));
        static const QRegularExpression ink(
            QStringLiteral("(?:^|[;\\s])color:\\s*(#[0-9A-Fa-f]{6})"));
        static const QRegularExpression ground(
            QStringLiteral("(?:^|[;\\s])background:\\s*(#[0-9A-Fa-f]{6})"));
        int compared = 0;
        for (auto rules = rule.globalMatch(text); rules.hasNext();) {
            const auto match = rules.next();
            const QString selector = match.captured(1).trimmed();
            const auto color = ink.match(match.captured(2));
            if (!color.hasMatch() || selector.contains(QLatin1String(":disabled")))
                continue;
            const auto own = ground.match(match.captured(2));
            const QStringList under = own.hasMatch() ? QStringList{own.captured(1)}
                                                     : QStringList{"#FFFFFF", "#F8F8FB", "#F2F2F2"};
            for (const QString &surface : under) {
                const double ratio = contrastRatio(QColor(color.captured(1)), QColor(surface));
                QVERIFY2(ratio >= kTextContrast,
                         qPrintable(QStringLiteral("%1: %2 on %3 is %4")
                                        .arg(selector, color.captured(1), surface)
                                        .arg(ratio)));
                ++compared;
            }
        }
        QVERIFY(compared > 20);
    }
    void textWiderThanItsItemIsAFault()
    {
        QVERIFY(
            !faultsOf(
                 "PlainLabel { width: 40; wrapMode: Text.NoWrap; text: '折り返さない長い文章' }")
                 .isEmpty());
    }
    void textHigherThanItsItemIsAFault()
    {
        QVERIFY(!faultsOf("PlainLabel { width: 60; height: 20; text: '三行にわたる長い文章です' }")
                     .isEmpty());
    }
    void textThatLeavesItsParentIsAFault()
    {
        QVERIFY(
            !faultsOf(
                 "Rectangle { width: 80; height: 30; PlainLabel { x: 40; text: '架空データ' } }")
                 .isEmpty());
    }
    void whatIsHiddenOrScrolledIsNoFault()
    {
        const QStringList faults = faultsOf("PrimaryButton { visible: false }\n"
                                            "Flickable { y: 50; width: 100; height: 30; "
                                            "contentWidth: 300; contentHeight: 300; clip: true\n"
                                            "PlainLabel { y: 200; text: '下にある文章' } }");
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
    void widgetsAreHeldToTheSame()
    {
        QWidget window;
        auto *nameless = new QLineEdit(&window);
        nameless->setGeometry(0, 0, 100, 30);
        auto *cut = new QLabel(QStringLiteral("とても長い見出しの文章"), &window);
        cut->setGeometry(0, 40, 30, 30);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(auditWidgets(&window).size(), 3);
        nameless->setObjectName(QStringLiteral("staff"));
        nameless->setAccessibleName(QStringLiteral("職員番号"));
        cut->resize(400, 30);
        QVERIFY(auditWidgets(&window).isEmpty());
    }
};

} // namespace

QTEST_MAIN(AuditTest)
#include "audit_test.moc"
