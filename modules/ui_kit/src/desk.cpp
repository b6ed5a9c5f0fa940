// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/desk.h"

#include <mutex>

#include <QMetaObject>

namespace yorisoi::ui_kit {

struct ReplicaWatcher::Relay {
    std::mutex mutex;
    ReplicaWatcher *watcher = nullptr;
};

ReplicaWatcher::ReplicaWatcher(replica::Replica &replica, QObject *parent)
    : QObject(parent),
      m_relay(std::make_shared<Relay>())
{
    m_relay->watcher = this;
    m_subscription = replica.subscribe([relay = m_relay](const replica::Change &change) {
        const std::lock_guard lock(relay->mutex);
        if (!relay->watcher)
            return;
        ReplicaWatcher *watcher = relay->watcher;
        QMetaObject::invokeMethod(
            watcher, [watcher, change] { Q_EMIT watcher->changed(change); }, Qt::QueuedConnection);
    });
}

ReplicaWatcher::~ReplicaWatcher()
{
    m_subscription.reset();
    const std::lock_guard lock(m_relay->mutex);
    m_relay->watcher = nullptr;
}

} // namespace yorisoi::ui_kit
