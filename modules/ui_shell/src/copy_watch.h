// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <thread>

#include <QObject>
#include <QTimer>

#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/task.h"

namespace yorisoi::ui_shell {

class SyncState;

/// Has the whole file of the copy checked in the background: once a day while somebody is signed
/// in, beginning at the sign-in, and at once when the exchange met what looks like damage. The
/// check runs on a thread of its own with the least priority for processor and disk; a finding goes
/// to `SyncState::reportDamage`. When it was checked last is kept in the copy itself. GUI thread.
class CopyWatch : public QObject {
    Q_OBJECT
public:
    /// Desk and state must outlive it.
    CopyWatch(const ui_kit::Desk &desk, SyncState &state, QObject *parent = nullptr);
    /// Cuts a running check off and waits for its end.
    ~CopyWatch() override;

    /// From now on; the desk can be used.
    void start();
    void checkNow();

private:
    void checkWhenDue();
    void checked(const base::Status &found);

    const ui_kit::Desk &m_desk;
    SyncState &m_state;
    QTimer m_hourly;
    std::optional<base::Instant> m_last; ///< none: not known yet
    bool m_running = false;
    ui_kit::TaskSlot m_reading{this};
    std::jthread m_thread;
};

} // namespace yorisoi::ui_shell
