// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QLineEdit>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickView>
#include <QtTest>

#include "yorisoi/ui_kit/audit.h"
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
