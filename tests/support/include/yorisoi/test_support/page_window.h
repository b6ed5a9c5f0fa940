// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QInputMethodEvent>
#include <QQuickWidget>
#include <QtTest>

#include "yorisoi/test_support/items.h"
#include "yorisoi/ui_kit/page.h"

namespace yorisoi::test_support {

/// A page in a real window that has the focus. The including test links ui_kit and Qt6::Quick.
class PageWindow {
public:
    explicit PageWindow(ui_kit::QmlPage &page, QSize size = {1366, 768}) : m_page(page)
    {
        page.resize(size);
        page.show();
        page.activateWindow();
        page.view()->setFocus();
    }
    /// Ready to be typed into.
    bool waitUntilUsable()
    {
        return m_page.rootItem() && QTest::qWaitForWindowActive(&m_page) &&
               QTest::qWaitFor([this] { return m_page.isReady(); });
    }
    QQuickItem *item(const QString &objectName) const
    {
        return findItem(m_page.rootItem(), objectName);
    }
    bool shows(const QString &objectName) const
    {
        const QQuickItem *found = item(objectName);
        return found && found->isVisible();
    }
    bool hasFocus(const QString &objectName) const
    {
        const QQuickItem *found = item(objectName);
        return found && found->hasActiveFocus();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_page.view(), key, modifiers);
    }
    void type(const QString &latin) { QTest::keyClicks(m_page.view(), latin); }
    /// As an input method does: something half-typed, at the cursor.
    void compose(const QString &preedit)
    {
        QInputMethodEvent event(preedit, {});
        QCoreApplication::sendEvent(m_page.view(), &event);
    }
    /// As an input method does: what was half-typed becomes this text.
    void commit(const QString &text)
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(m_page.view(), &event);
    }
    void click(const QString &objectName, Qt::MouseButton button = Qt::LeftButton,
               Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        click(item(objectName), button, modifiers);
    }
    void click(QQuickItem *target, Qt::MouseButton button = Qt::LeftButton,
               Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QVERIFY2(target, "nothing to click on");
        const QPointF middle =
            target->mapToScene(QPointF(target->width() / 2, target->height() / 2));
        QTest::mouseClick(m_page.view(), button, modifiers, middle.toPoint());
    }
    /// Visible items that the keyboard reaches and that have no objectName or no accessible name.
    QStringList namelessItems() const
    {
        QStringList found;
        gatherNameless(m_page.rootItem(), found);
        return found;
    }
    /// How many visible items the keyboard reaches.
    int reachedItems() const { return countReached(m_page.rootItem()); }
    /// For looking at it: a picture where YORISOI_GRAB_DIR says so.
    void picture(const QString &name)
    {
        const QString directory = qEnvironmentVariable("YORISOI_GRAB_DIR");
        if (!directory.isEmpty())
            QVERIFY(m_page.view()->grabFramebuffer().save(directory + QLatin1Char('/') + name +
                                                          QStringLiteral(".png")));
    }

private:
    static void gatherNameless(QQuickItem *item, QStringList &found)
    {
        if (!item || !item->isVisible())
            return;
        if (item->activeFocusOnTab()) {
            const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(item);
            if (item->objectName().isEmpty() || !spoken ||
                spoken->text(QAccessible::Name).trimmed().isEmpty())
                found << QString::fromLatin1(item->metaObject()->className()) + u' ' +
                             item->objectName();
        }
        const auto children = item->childItems();
        for (QQuickItem *child : children)
            gatherNameless(child, found);
    }
    static int countReached(QQuickItem *item)
    {
        if (!item || !item->isVisible())
            return 0;
        int count = item->activeFocusOnTab() ? 1 : 0;
        const auto children = item->childItems();
        for (QQuickItem *child : children)
            count += countReached(child);
        return count;
    }

    ui_kit::QmlPage &m_page;
};

} // namespace yorisoi::test_support
