// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QApplication>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QWindow>
#include <QtTest>

#include "yorisoi/test_support/page_window.h"
#include "yorisoi/test_support/timeline_scene.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/citizen_page.h"
#include "yorisoi/ui_timeline/citizen_view_model.h"

/// A person's page in a real window, with hands and eyes.
class Stage {
public:
    Stage(const yorisoi::ui_kit::Desk &desk, const yorisoi::base::Uuid &citizen)
        : m_desk(desk),
          m_citizen(citizen)
    {
    }
    ~Stage()
    {
        close();
        yorisoi::ui_kit::drainTasks();
    }

    std::unique_ptr<yorisoi::ui_timeline::CitizenPage> page;

    /// Opens the page, anew when there is one, and gives it the keyboard.
    bool open(const yorisoi::base::Uuid &caseId = {})
    {
        close();
        page = std::make_unique<yorisoi::ui_timeline::CitizenPage>(m_desk, m_watcher, m_citizen,
                                                                   caseId);
        if (!page->creationError().isEmpty())
            qWarning() << page->creationError();
        m_window.emplace(*page);
        page->windowHandle()->requestActivate();
        return m_window->waitUntilUsable();
    }
    void close()
    {
        m_window.reset();
        page.reset();
    }

    QQuickItem *item(const char *name) const { return m_window->item(QLatin1String(name)); }
    QString text(const char *name) const
    {
        const QQuickItem *found = item(name);
        return found ? found->property("text").toString() : QString();
    }
    bool shown(const char *name) const { return m_window->shows(QLatin1String(name)); }
    QQuickItem *focusItem() const { return page->view()->quickWindow()->activeFocusItem(); }
    QString focusName() const { return focusItem() ? focusItem()->objectName() : QString(); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_window->key(key, modifiers);
    }
    void type(const char *ascii) { m_window->type(QLatin1String(ascii)); }
    void click(const char *name) { m_window->click(QLatin1String(name)); }
    /// As an input method does it: first half-typed, then chosen.
    void typeJapanese(const QString &reading, const QString &chosen)
    {
        m_window->compose(reading);
        m_window->commit(chosen);
    }
    void compose(const QString &reading) { m_window->compose(reading); }

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
    void grab(const char *name)
    {
        // What is on its way to the screen first.
        for (int frame = 0; frame < 3 && qEnvironmentVariableIsSet("YORISOI_GRAB_DIR"); ++frame) {
            QSignalSpy drawn(page->view()->quickWindow(), &QQuickWindow::afterRendering);
            page->view()->quickWindow()->update();
            page->view()->update();
            drawn.wait(300);
        }
        m_window->picture(QLatin1String(name));
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

    yorisoi::ui_kit::Desk m_desk;
    yorisoi::base::Uuid m_citizen;
    yorisoi::ui_kit::ReplicaWatcher m_watcher{m_desk.replica};
    std::optional<yorisoi::test_support::PageWindow> m_window;
};

/// A stage for a scene of its own.
struct ScenePlayer {
    yorisoi::test_support::TimelineScene scene;
    yorisoi::ui_kit::Desk desk{.replica = scene.replica,
                               .clock = scene.clock,
                               .random = scene.random,
                               .staff = "1001",
                               .staffName = QStringLiteral("架空 花子"),
                               .role = "clerk",
                               .ward = "27127",
                               .office = "27127",
                               .officeName = QStringLiteral("北区役所"),
                               .deviceKind = "counter"};
};
class SceneStage : public ScenePlayer, public Stage {
public:
    SceneStage() : Stage(desk, scene.citizen) {}
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
