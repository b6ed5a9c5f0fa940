// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_shell/sync_state.h"

#include <mutex>

#include "yorisoi/base/log.h"
#include "yorisoi/ui_shell/session.h"

namespace yorisoi::ui_shell {

/// Lets the exchange's threads reach this object for exactly as long as it lives.
struct SyncState::Relay {
    std::mutex mutex;
    SyncState *state = nullptr;
};

SyncState::SyncState(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher, SyncLink *link,
                     QObject *parent)
    : QObject(parent),
      m_desk(desk),
      m_link(link),
      m_relay(std::make_shared<Relay>())
{
    m_relay->state = this;
    connect(&watcher, &ui_kit::ReplicaWatcher::changed, this,
            [this](const replica::Change &change) {
                if (change.everything)
                    m_health.damage.reset(); // another file, or opened anew: it is judged anew
                askCounts();
            });
    askCounts();
}

SyncState::~SyncState()
{
    const std::lock_guard lock(m_relay->mutex);
    m_relay->state = nullptr;
}

void SyncState::start()
{
    if (!m_link)
        return;
    m_link->start([relay = m_relay](const sync::ServiceStatus &status) {
        const std::lock_guard lock(relay->mutex);
        if (!relay->state)
            return;
        SyncState *state = relay->state;
        QMetaObject::invokeMethod(
            state, [state, status] { state->show(status); }, Qt::QueuedConnection);
    });
}

void SyncState::stop()
{
    if (m_link)
        m_link->stop();
}

void SyncState::tryNow()
{
    if (m_link)
        m_link->wake();
}

void SyncState::show(const sync::ServiceStatus &status)
{
    m_status = status;
    Q_EMIT changed();
    // A snapshot that arrives damaged is no damage of the copy.
    if (status.phase == sync::Phase::Offline && status.reason && isDamage(status.reason->code) &&
        !m_health.damage)
        Q_EMIT suspected();
    askCounts();
}

void SyncState::reportDamage(const base::Error &damage)
{
    if (m_health.damage)
        return;
    base::log("ui_shell").error("the copy is damaged: {}", damage.detail);
    m_health.damage = damage;
    Q_EMIT changed();
}

void SyncState::reloadCopy()
{
    if (m_link)
        m_link->reload();
}

void SyncState::askCounts()
{
    // Writes come in bursts: one question at a time, and one more if something came meanwhile.
    if (m_task.running()) {
        m_askAgain = true;
        return;
    }
    m_askAgain = false;
    m_task.start(
        [&copy = m_desk.replica](std::stop_token) { return copy.syncCounts(); },
        [this](base::Result<replica::SyncCounts> counts) {
            m_health.countsFailure.reset();
            if (counts) {
                m_counts = *counts;
                m_health.countedAt = m_desk.clock.now();
            } else {
                base::log("ui_shell").warn("sync counts: {}", base::toToken(counts.error().code));
                m_health.countsFailure = counts.error();
                if (isDamage(counts.error().code))
                    reportDamage(counts.error());
            }
            Q_EMIT changed();
            if (m_askAgain)
                askCounts();
        });
}

} // namespace yorisoi::ui_shell
