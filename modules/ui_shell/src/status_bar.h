// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_shell/status_words.h"

class QToolButton;
class QHBoxLayout;

namespace yorisoi::ui_shell {

class SyncState;

/// The line at the bottom: how things stand with the central CRM, who sits here, and that the data
/// are made up where they are. Every part says more when the pointer or the focus rests on it.
class StatusBar : public QFrame {
    Q_OBJECT
public:
    StatusBar(SyncState &state, const ui_kit::Desk &desk, QWidget *parent = nullptr);

Q_SIGNALS:
    void syncRequested();
    void retryRequested();
    /// The copy is damaged and somebody wants to know more.
    void troubleRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *addPart(const char *name);
    void show(QToolButton *part, const Statement &statement);
    void refresh();
    void fit();
    int widthNeeded() const;

    SyncState &m_state;
    const ui_kit::Desk &m_seat;
    QHBoxLayout *m_layout;
    QToolButton *m_connection;
    QToolButton *m_onDevice;
    QToolButton *m_sent;
    QToolButton *m_accepted;
    QToolButton *m_applied;
    QToolButton *m_attention;
    QToolButton *m_overdue;
    QToolButton *m_lastSync;
    QToolButton *m_clock;
    QToolButton *m_desk;
    QToolButton *m_synthetic;
    bool m_compact = false; ///< no room for the words of the four states
    QTimer m_tick;          ///< counts down to the next try while offline
};

} // namespace yorisoi::ui_shell
