// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QApplication>
#include <QInputMethodEvent>
#include <QQuickItem>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QWindow>
#include <QtTest>

#include "yorisoi/test_support/items.h"
#include "yorisoi/test_support/timeline_scene.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/citizen_page.h"
#include "yorisoi/ui_timeline/citizen_view_model.h"

/// A page in a real window, with hands and eyes.
class Stage {
public:
    yorisoi::test_support::TimelineScene scene;
    std::unique_ptr<yorisoi::ui_timeline::CitizenPage> page;

    ~Stage()
    {
        page.reset();
        yorisoi::ui_kit::drainTasks();
    }

    /// Opens the page, anew when there is one, and gives it the keyboard.
    bool open(const yorisoi::base::Uuid &caseId = {})
    {
        page.reset();
        page = std::make_unique<yorisoi::ui_timeline::CitizenPage>(m_desk, m_watcher, scene.citizen,
                                                                   caseId);
        if (!page->creationError().isEmpty()) {
            qWarning() << page->creationError();
            return false;
        }
        page->resize(1366, 768);
        page->show();
        page->activateWindow();
        page->windowHandle()->requestActivate();
        if (!QTest::qWaitForWindowActive(page.get()))
            return false;
        page->view()->setFocus();
        return QTest::qWaitFor([this] { return page->isReady(); });
    }

    QQuickItem *item(const char *name) const
    {
        return yorisoi::test_support::findItem(page->rootItem(), QLatin1String(name));
    }
    QString text(const char *name) const
    {
        const QQuickItem *found = item(name);
        return found ? found->property("text").toString() : QString();
    }
    bool shown(const char *name) const
    {
        const QQuickItem *found = item(name);
        return found && found->isVisible();
    }
    QQuickItem *focusItem() const { return page->view()->quickWindow()->activeFocusItem(); }
    QString focusName() const { return focusItem() ? focusItem()->objectName() : QString(); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(page->view(), key, modifiers);
    }
    void type(const char *ascii) { QTest::keyClicks(page->view(), QLatin1String(ascii)); }
    /// As an input method does it: first half-typed, then chosen.
    void typeJapanese(const QString &reading, const QString &chosen)
    {
        compose(reading);
        QInputMethodEvent commit;
        commit.setCommitString(chosen);
        QCoreApplication::sendEvent(focusItem(), &commit);
    }
    void compose(const QString &reading)
    {
        QInputMethodEvent preedit(reading, {});
        QCoreApplication::sendEvent(focusItem(), &preedit);
    }

    QQuickItem *list() const { return item("timeline"); }
    int rows() const { return list()->property("count").toInt(); }
    yorisoi::ui_timeline::TimelineViewModel &timeline() const
    {
        return *page->viewModel()->timeline();
    }
    yorisoi::ui_timeline::ContactComposer &composer() const
    {
        return *page->viewModel()->composer();
    }
    QString title(int row) const
    {
        auto *model = timeline().rows();
        return model->data(model->index(row), yorisoi::ui_timeline::TimelineListModel::Title)
            .toString();
    }
    QString state(int row) const
    {
        auto *model = timeline().rows();
        return model->data(model->index(row), yorisoi::ui_timeline::TimelineListModel::State)
            .toString();
    }

    /// Every text that a person could read on the page, from labels and inputs alike.
    QStringList everyText() const
    {
        QStringList texts;
        collect(page->rootItem(), texts);
        return texts;
    }

    /// Saves a picture where YORISOI_GRAB_DIR says, for looking at it.
    void grab(const char *name) const
    {
        const QString directory = qEnvironmentVariable("YORISOI_GRAB_DIR");
        if (directory.isEmpty())
            return;
        // What is on its way to the screen first.
        for (int frame = 0; frame < 3; ++frame) {
            QSignalSpy drawn(page->view()->quickWindow(), &QQuickWindow::afterRendering);
            page->view()->quickWindow()->update();
            page->view()->update();
            drawn.wait(300);
        }
        page->grab().save(directory + u'/' + QLatin1String(name) + QStringLiteral(".png"));
    }

private:
    static void collect(const QQuickItem *item, QStringList &texts)
    {
        const QVariant text = item->property("text");
        if (text.isValid() && item->isVisible())
            texts << text.toString();
        const auto children = item->childItems();
        for (const QQuickItem *child : children)
            collect(child, texts);
    }

    yorisoi::ui_kit::ReplicaWatcher m_watcher{scene.replica};
    yorisoi::ui_kit::Desk m_desk{scene.replica,
                                 scene.clock,
                                 scene.random,
                                 "1001",
                                 QStringLiteral("架空 花子"),
                                 "clerk",
                                 "27127",
                                 "27127",
                                 QStringLiteral("北区役所"),
                                 "counter"};
};

/// The value that an edit gives a field of an event.
template <typename T>
T eventField(const yorisoi::records::Edit &edit, std::string_view name)
{
    const int index = yorisoi::records::fieldIndex(yorisoi::records::EntityKind::Event, name);
    for (const auto &field : edit.fields) {
        if (field.field == index && std::holds_alternative<T>(field.value))
            return std::get<T>(field.value);
    }
    return {};
}
