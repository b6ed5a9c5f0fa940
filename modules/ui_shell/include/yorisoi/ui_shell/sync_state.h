// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>

#include "yorisoi/replica/queries.h"
#include "yorisoi/sync/service.h"
#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_shell/status_words.h"

namespace yorisoi::ui_shell {

class SyncLink;

/// How the copy stands to the central CRM, on the GUI thread: status of the exchange and counts of
/// own operations. Looks again after every write and every change of status.
class SyncState : public QObject {
    Q_OBJECT
public:
    /// `link` may be null: a desk without a CRM. Both must outlive this object.
    SyncState(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher, SyncLink *link,
              QObject *parent = nullptr);
    ~SyncState() override;

    /// Starts the exchange.
    void start();
    /// Ends it; blocks for as long as a running exchange needs to be cut off.
    void stop();
    void tryNow();

    const sync::ServiceStatus &status() const { return m_status; }
    /// As last read; `countsFailure` says when that is no longer possible.
    const replica::SyncCounts &counts() const { return m_counts; }
    const CopyHealth &health() const { return m_health; }
    /// A check of the whole file, or a page, found the copy damaged.
    void reportDamage(const base::Error &damage);
    /// Loads the copy anew, keeping what was not sent. Without a CRM nothing happens.
    void reloadCopy();
    /// As if the exchange had told it: for the pictures of a self-test.
    void show(const sync::ServiceStatus &status);
    base::Instant now() const { return m_desk.clock.now(); }

Q_SIGNALS:
    void changed();
    /// The exchange met what looks like damage of the copy: worth a check of the whole file.
    void suspected();

private:
    void askCounts();

    struct Relay;
    const ui_kit::Desk &m_desk;
    SyncLink *m_link;
    std::shared_ptr<Relay> m_relay;
    sync::ServiceStatus m_status;
    replica::SyncCounts m_counts;
    CopyHealth m_health;
    bool m_askAgain = false;
    ui_kit::TaskSlot m_task{this};
};

} // namespace yorisoi::ui_shell
