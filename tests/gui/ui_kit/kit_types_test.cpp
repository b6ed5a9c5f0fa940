// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QQmlComponent>
#include <QQmlEngine>
#include <QtTest>

class KitTypesTest : public QObject {
    Q_OBJECT
private slots:
    void markupInALabelStaysText()
    {
        QQmlEngine engine;
        engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
        QQmlComponent component(&engine);
        component.setData("import yorisoi.ui_kit\nPlainLabel { text: '<b>太字</b>' }", QUrl());
        const std::unique_ptr<QObject> label(component.create());
        QVERIFY2(label, qPrintable(component.errorString()));
        QCOMPARE(label->property("textFormat").toInt(), 0 /* Text.PlainText */);
    }
};

QTEST_MAIN(KitTypesTest)
#include "kit_types_test.moc"
