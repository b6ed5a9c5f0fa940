// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QInputMethodEvent>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickView>
#include <QtTest>

#include "yorisoi/test_support/items.h"
#include "yorisoi/ui_kit/page.h"
#include "yorisoi/ui_kit/text_guard.h"
#include "yorisoi/ui_kit/theme.h"

using namespace yorisoi;
using namespace yorisoi::ui_kit;

namespace {

/// One of every type of the kit, in a real window that has the focus.
class KitTypesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        applyTheme(*qApp);
        connect(m_engine.get(), &QQmlEngine::warnings, this,
                [this](const QList<QQmlError> &warnings) { m_warnings += warnings; });
        m_view.setInitialProperties({{"iconNames", iconNames()}});
        m_view.setSource(QUrl::fromLocalFile(
            QStringLiteral(YORISOI_SOURCE_DIR "/tests/gui/ui_kit/Gallery.qml")));
        QVERIFY2(m_view.rootObject(), "the gallery cannot be made");
        m_view.show();
        m_view.requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(&m_view));
    }
    void everyTypeIsMadeWithoutAWarning()
    {
        QVERIFY2(m_warnings.isEmpty(),
                 m_warnings.isEmpty() ? "" : qPrintable(m_warnings.first().toString()));
        // For looking at it.
        if (const QString directory = qEnvironmentVariable("YORISOI_GRAB_DIR");
            !directory.isEmpty())
            QVERIFY(m_view.grabWindow().save(directory + QStringLiteral("/kit.png")));
    }
    void markupInALabelStaysText()
    {
        QQmlComponent component(m_engine.get());
        component.setData("import yorisoi.ui_kit\nPlainLabel { text: '<b>太字</b>' }", QUrl());
        const std::unique_ptr<QObject> label(component.create());
        QVERIFY2(label, qPrintable(component.errorString()));
        QCOMPARE(label->property("textFormat").toInt(), static_cast<int>(Qt::PlainText));
    }
    void halfTypedTextIsSearchedAndStaysWhenTheFocusLeaves()
    {
        QQuickItem *search = item("search");
        search->forceActiveFocus();
        QInputMethodEvent typing(QStringLiteral("やまだ"), {});
        QCoreApplication::sendEvent(search, &typing);
        QCOMPARE(search->property("text").toString(), QString());
        QCOMPARE(search->property("query").toString(), QStringLiteral("やまだ"));

        item("primary")->forceActiveFocus();
        QCOMPARE(search->property("text").toString(), QStringLiteral("やまだ"));
    }
    void halfTypedTextInABoxStaysWhenTheFocusLeaves()
    {
        QQuickItem *area = item("boxArea");
        area->forceActiveFocus();
        QInputMethodEvent typing(QStringLiteral("そうだん"), {});
        QCoreApplication::sendEvent(area, &typing);
        QTest::keyClick(&m_view, Qt::Key_Tab);
        QVERIFY(!area->hasActiveFocus());
        QCOMPARE(area->property("text").toString(), QStringLiteral("そうだん"));
    }
    void backspaceRemovesACharacterWithItsVariationSelector()
    {
        const QString katsura = QStringLiteral("葛") + QChar(0xDB40) + QChar(0xDD00);
        QQuickItem *line = item("line");
        line->setProperty("text", QStringLiteral("葛城") + katsura);
        line->forceActiveFocus();
        QTest::keyClick(&m_view, Qt::Key_End);
        QTest::keyClick(&m_view, Qt::Key_Backspace);
        QCOMPARE(line->property("text").toString(), QStringLiteral("葛城"));
        QTest::keyClick(&m_view, Qt::Key_Backspace);
        QCOMPARE(line->property("text").toString(), QStringLiteral("葛"));
    }
    void escapeEmptiesTheSearch()
    {
        QQuickItem *search = item("search");
        search->setProperty("text", QStringLiteral("佐藤"));
        search->forceActiveFocus();
        QTest::keyClick(&m_view, Qt::Key_Escape);
        QCOMPARE(search->property("query").toString(), QString());
    }
    void everythingIsReachedByTab()
    {
        QSet<QString> reached;
        item("primary")->forceActiveFocus(Qt::TabFocusReason);
        for (int i = 0; i < 40; ++i) {
            if (m_view.activeFocusItem())
                reached.insert(m_view.activeFocusItem()->objectName());
            QTest::keyClick(&m_view, Qt::Key_Tab);
        }
        for (const char *name : {"primary", "secondary", "text", "icon", "chip-counter", "search",
                                 "line", "combo", "boxArea", "retry", "emptyAction"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
    }
    void returnPressesAButton()
    {
        QQuickItem *chip = item("chip-counter");
        const bool before = chip->property("checked").toBool();
        chip->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(&m_view, Qt::Key_Return);
        QCOMPARE(chip->property("checked").toBool(), !before);
    }

private:
    static QStringList iconNames()
    {
        QStringList names;
        for (const QString &file : QDir(QStringLiteral(":/icons")).entryList())
            names.append(file.chopped(4));
        return names;
    }
    QQuickItem *item(const char *name)
    {
        QQuickItem *found = test_support::findItem(m_view.rootObject(), QLatin1String(name));
        if (!found)
            qFatal("no item %s", name);
        return found;
    }

    std::shared_ptr<QQmlEngine> m_engine = pageEngine();
    QList<QQmlError> m_warnings;
    QQuickView m_view{m_engine.get(), nullptr};
};

} // namespace

QTEST_MAIN(KitTypesTest)
#include "kit_types_test.moc"
