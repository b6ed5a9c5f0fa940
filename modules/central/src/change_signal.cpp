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

ChangeSignal::Ward &ChangeSignal::wardLocked(std::string_view ward) const
{
    const auto found = m_wards.find(ward);
    return found != m_wards.end() ? found->second : m_wards[std::string(ward)];
}

void ChangeSignal::announce(std::string_view ward)
{
    const std::lock_guard lock(m_mutex);
    Ward &changed = wardLocked(ward);
    ++changed.announced;
    changed.changed.notify_all();
}

ChangeSignal::Mark ChangeSignal::mark(std::string_view ward) const
{
    const std::lock_guard lock(m_mutex);
    return m_elsewhere + wardLocked(ward).announced;
}

bool ChangeSignal::waitBeyond(std::string_view ward, Mark since,
                              std::chrono::steady_clock::time_point deadline, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    Ward &awaited = wardLocked(ward);
    if (++m_waiting == 1)
        m_wanted.notify_one();
    const bool changed = awaited.changed.wait_until(
        lock, std::move(stop), deadline, [&] { return m_elsewhere + awaited.announced != since; });
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
            for (auto &[code, ward] : m_wards)
                ward.changed.notify_all();
        }
        // Nothing ends this early but a stop: waiters hear of commits here by `announce`.
        m_wanted.wait_for(lock, stop, kLookEvery, [] { return false; });
    }
}

} // namespace yorisoi::central
