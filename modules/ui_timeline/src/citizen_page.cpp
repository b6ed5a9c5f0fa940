// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/citizen_page.h"

#include <QKeyEvent>
#include <QQuickItem>
#include <QQuickWidget>

#include "yorisoi/ui_timeline/citizen_view_model.h"

namespace yorisoi::ui_timeline {

CitizenPage::CitizenPage(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher,
                         const base::Uuid &citizen, const base::Uuid &caseId, QWidget *parent)
    : QmlPage(QStringLiteral("yorisoi.ui_timeline"), QStringLiteral("CitizenView"),
              std::make_unique<CitizenViewModel>(desk, watcher, citizen, caseId), {}, parent),
      m_citizen(citizen),
      m_page(static_cast<CitizenViewModel *>(pageViewModel()))
{
    connect(m_page, &CitizenViewModel::titleChanged, this, &CitizenPage::titleChanged);
    connect(m_page, &CitizenViewModel::citizenChosen, this, &CitizenPage::citizenChosen);
    connect(m_page, &CitizenViewModel::closeRequested, this, &CitizenPage::closeRequested);
    view()->installEventFilter(this);
}

void CitizenPage::recordContact()
{
    if (!m_page->known())
        return;
    view()->setFocus(Qt::ShortcutFocusReason);
    m_page->composer()->openPanel();
}

void CitizenPage::saveContact()
{
    call("commitTyping");
    m_page->composer()->save();
}

struct CitizenPage::Key {
    QKeyCombination combination;
    bool whileRecording; ///< only while a contact is being recorded
    void (*act)(CitizenPage &);
};

std::span<const CitizenPage::Key> CitizenPage::keys()
{
    static constexpr Key all[] = {
        {Qt::CTRL | Qt::Key_N, false, [](CitizenPage &page) { page.recordContact(); }},
        {Qt::CTRL | Qt::SHIFT | Qt::Key_F, false,
         [](CitizenPage &page) { page.call("searchTimeline"); }},
        {Qt::CTRL | Qt::Key_Return, true, [](CitizenPage &page) { page.saveContact(); }},
        {Qt::CTRL | Qt::Key_Enter, true, [](CitizenPage &page) { page.saveContact(); }},
        {Qt::ALT | Qt::Key_N, true, [](CitizenPage &page) { page.call("addQuestion"); }},
        {Qt::ALT | Qt::Key_T, true, [](CitizenPage &page) { page.call("chooseTemplate"); }},
    };
    return all;
}

QList<QKeySequence> CitizenPage::pageKeys()
{
    QList<QKeySequence> sequences;
    for (const Key &key : keys())
        sequences << QKeySequence(key.combination);
    return sequences;
}

void CitizenPage::call(const char *function)
{
    if (QQuickItem *root = rootItem())
        QMetaObject::invokeMethod(root, function);
}

bool CitizenPage::stepRegion(int by)
{
    bool moved = false;
    if (QQuickItem *root = rootItem())
        QMetaObject::invokeMethod(root, "stepPane", Q_RETURN_ARG(bool, moved), Q_ARG(int, by));
    return moved;
}

/// Keys of the page as a whole come before the field that has the focus; a shortcut of the window
/// comes before both.
bool CitizenPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QmlPage::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    const QKeyCombination combination(pressed->modifiers() & ~Qt::KeypadModifier,
                                      static_cast<Qt::Key>(pressed->key()));
    for (const Key &key : keys()) {
        if (key.combination != combination || (key.whileRecording && !m_page->composer()->isOpen()))
            continue;
        key.act(*this);
        return true;
    }
    return QmlPage::eventFilter(watched, event);
}

} // namespace yorisoi::ui_timeline
