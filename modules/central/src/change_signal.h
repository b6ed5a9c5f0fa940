// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "yorisoi/storage/connection.h"

namespace yorisoi::central {

/// Wakes those who wait for a ward's feed. Commits of this process announce themselves; commits of
/// other processes are seen by one thread that looks at the file's change counter about twice a
/// second while somebody waits. Thread-safe.
class ChangeSignal {
public:
    /// `watcher` becomes that thread's own connection.
    explicit ChangeSignal(storage::Connection watcher);
    /// Nobody may wait any more.
    ~ChangeSignal() = default;

    void announce(std::string_view ward);

    /// Counts announcements. Take it before looking at the head: what comes after it ends the wait.
    using Mark = std::uint64_t;
    Mark mark(std::string_view ward) const;
    /// True when something may have changed after `since`; false at the deadline or on a stop.
    bool waitBeyond(std::string_view ward, Mark since,
                    std::chrono::steady_clock::time_point deadline, std::stop_token stop);

private:
    /// Of its own for each ward: a change wakes nobody of another.
    struct Ward {
        Mark announced = 0;
        std::condition_variable_any changed;
    };

    void watch(std::stop_token stop);
    Ward &wardLocked(std::string_view ward) const;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_wanted;
    mutable std::map<std::string, Ward, std::less<>> m_wards;
    Mark m_elsewhere = 0;
    int m_waiting = 0;
    storage::Connection m_connection;
    std::jthread m_thread; // last: ends before what it uses
};

} // namespace yorisoi::central
