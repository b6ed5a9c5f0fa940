// SPDX-License-Identifier: GPL-3.0-or-later
#include "change_signal.h"

#include "yorisoi/base/log.h"

namespace yorisoi::central {
namespace {

constexpr std::chrono::milliseconds kLookEvery{500};

} // namespace

ChangeSignal::ChangeSignal(storage::Connection watcher)
    : m_connection(std::move(watcher)),
      m_thread([this](std::stop_token stop) { watch(std::move(stop)); })
{
}

void ChangeSignal::announce(std::string_view ward)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_byWard[std::string(ward)];
    }
    m_changed.notify_all();
}

ChangeSignal::Mark ChangeSignal::markLocked(std::string_view ward) const
{
    const auto found = m_byWard.find(ward);
    return m_elsewhere + (found == m_byWard.end() ? 0 : found->second);
}

ChangeSignal::Mark ChangeSignal::mark(std::string_view ward) const
{
    const std::lock_guard lock(m_mutex);
    return markLocked(ward);
}

bool ChangeSignal::waitBeyond(std::string_view ward, Mark since,
                              std::chrono::steady_clock::time_point deadline, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    if (++m_waiting == 1)
        m_wanted.notify_one();
    const bool changed = m_changed.wait_until(lock, std::move(stop), deadline,
                                              [&] { return markLocked(ward) != since; });
    --m_waiting;
    return changed;
}

void ChangeSignal::watch(std::stop_token stop)
{
    std::int64_t seen = -1;
    std::unique_lock lock(m_mutex);
    while (m_wanted.wait(lock, stop, [this] { return m_waiting > 0; })) {
        lock.unlock();
        const auto version = m_connection.queryInteger("PRAGMA data_version");
        lock.lock();
        if (!version) {
            base::log("central").warn("watching for commits: {}", toToken(version.error().code));
        } else if (version->value_or(seen) != seen) {
            seen = version->value_or(seen);
            ++m_elsewhere;
            m_changed.notify_all();
        }
        // Nothing ends this early but a stop: waiters hear of commits here by `announce`.
        m_wanted.wait_for(lock, stop, kLookEvery, [] { return false; });
    }
}

} // namespace yorisoi::central
