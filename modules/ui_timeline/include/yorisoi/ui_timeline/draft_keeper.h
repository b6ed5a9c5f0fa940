// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <QObject>
#include <QTimer>

#include "yorisoi/replica/replica.h"

namespace yorisoi::ui_timeline {

/// Keeps one unfinished text in the replica: after each pause in typing, at the latest every few
/// seconds, and when its owner goes. Writes and reads of all keepers follow one another in the
/// order in which they were asked for, so a page that is opened again finds what the closed one
/// wrote. GUI thread; the writing is done on a worker, which `ui_kit::drainTasks` waits for.
class DraftKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr int kPauseMs = 700;
    static constexpr int kAtLatestMs = 3'000;

    DraftKeeper(replica::Replica &replica, std::string key, QObject *parent = nullptr);
    ~DraftKeeper() override;

    const std::string &key() const { return m_key; }
    /// Answers on the GUI thread, unless the keeper has gone by then.
    void read(std::function<void(base::Result<std::optional<replica::Draft>>)> then);
    /// What shall be kept from now on; written after a pause.
    void put(std::string json);
    /// Writes now what waits.
    void flush();
    /// Nothing shall be kept any more.
    void drop();

Q_SIGNALS:
    /// A write, or the removal, is on disk.
    void saved();
    void failed(const yorisoi::base::Error &error);

private:
    struct Owner;
    void post(std::function<base::Status()> work);

    replica::Replica &m_replica;
    std::string m_key;
    std::optional<std::string> m_waiting;
    std::shared_ptr<Owner> m_owner;
    QTimer m_pause;
    QTimer m_limit;
};

} // namespace yorisoi::ui_timeline
