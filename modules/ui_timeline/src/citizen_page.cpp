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
    if (QQuickItem *root = rootItem())
        QMetaObject::invokeMethod(root, "commitTyping");
    m_page->composer()->save();
}

/// Keys of the page as a whole come before the field that has the focus; a shortcut of the window
/// comes before both.
bool CitizenPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QmlPage::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
    ContactComposer *composer = m_page->composer();
    if (modifiers == Qt::ControlModifier && key->key() == Qt::Key_N) {
        recordContact();
        return true;
    }
    if (modifiers == Qt::ControlModifier &&
        (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && composer->isOpen()) {
        saveContact();
        return true;
    }
    if (modifiers == Qt::AltModifier && composer->isOpen()) {
        if (key->key() == Qt::Key_N) {
            QMetaObject::invokeMethod(rootItem(), "addQuestion");
            return true;
        }
        if (key->key() == Qt::Key_T) {
            QMetaObject::invokeMethod(rootItem(), "chooseTemplate");
            return true;
        }
    }
    if (key->key() == Qt::Key_F6 && rootItem()) {
        QMetaObject::invokeMethod(rootItem(), "nextPane",
                                  Q_ARG(QVariant, modifiers == Qt::ShiftModifier));
        return true;
    }
    if (modifiers == (Qt::ControlModifier | Qt::ShiftModifier) && key->key() == Qt::Key_F &&
        rootItem()) {
        QMetaObject::invokeMethod(rootItem(), "searchTimeline");
        return true;
    }
    return QmlPage::eventFilter(watched, event);
}

} // namespace yorisoi::ui_timeline
