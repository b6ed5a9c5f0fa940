// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "yorisoi/replica/replica.h"

namespace yorisoi::test_support {

/// Waits for a state of a copy, looked at again after each of its changes.
class ChangeWaiter {
public:
    explicit ChangeWaiter(replica::Replica &replica)
        : m_subscription(replica.subscribe([this](const replica::Change &) {
              const std::lock_guard lock(m_mutex);
              ++m_changes;
              m_changed.notify_all();
          }))
    {
    }
    /// False when the state was not met within `patience`.
    template <typename Predicate>
    bool until(Predicate predicate, std::chrono::seconds patience = std::chrono::seconds(60))
    {
        const auto deadline = std::chrono::steady_clock::now() + patience;
        for (;;) {
            std::uint64_t seen = 0;
            {
                const std::lock_guard lock(m_mutex);
                seen = m_changes;
            }
            if (predicate())
                return true;
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait_until(lock, deadline, [&] { return m_changes != seen; }))
                return predicate();
        }
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::uint64_t m_changes = 0;
    std::shared_ptr<void> m_subscription;
};

} // namespace yorisoi::test_support
