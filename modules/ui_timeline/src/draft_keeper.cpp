// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/draft_keeper.h"

#include <mutex>
#include <utility>

#include <QMetaObject>

#include "yorisoi/ui_kit/task.h"

namespace yorisoi::ui_timeline {

/// Lets a worker tell a keeper that may have gone.
struct DraftKeeper::Owner {
    std::mutex mutex;
    DraftKeeper *keeper = nullptr;

    void tell(std::function<void(DraftKeeper &)> what)
    {
        const std::lock_guard lock(mutex);
        if (keeper)
            QMetaObject::invokeMethod(
                keeper, [keeper = keeper, what = std::move(what)] { what(*keeper); },
                Qt::QueuedConnection);
    }
};

DraftKeeper::DraftKeeper(replica::Replica &replica, std::string key, QObject *parent)
    : QObject(parent),
      m_replica(replica),
      m_key(std::move(key)),
      m_owner(std::make_shared<Owner>())
{
    m_owner->keeper = this;
    for (QTimer *timer : {&m_pause, &m_limit}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &DraftKeeper::flush);
    }
    m_pause.setInterval(kPauseMs);
    m_limit.setInterval(kAtLatestMs);
}

DraftKeeper::~DraftKeeper()
{
    flush();
    const std::lock_guard lock(m_owner->mutex);
    m_owner->keeper = nullptr;
}

void DraftKeeper::read(std::function<void(base::Result<std::optional<replica::Draft>>)> then)
{
    ui_kit::runInOrder(
        [&replica = m_replica, key = m_key, owner = m_owner, then = std::move(then)]() mutable {
            base::Result<std::optional<replica::Draft>> mine = std::nullopt;
            if (auto all = replica.drafts(); !all) {
                mine = tl::unexpected(all.error());
            } else {
                for (auto &draft : *all) {
                    if (draft.key == key)
                        mine = std::move(draft);
                }
            }
            owner->tell(
                [then = std::move(then), mine = std::move(mine)](DraftKeeper &) { then(mine); });
        });
}

void DraftKeeper::put(std::string json)
{
    m_waiting = std::move(json);
    m_pause.start();
    if (!m_limit.isActive())
        m_limit.start();
}

void DraftKeeper::flush()
{
    m_pause.stop();
    m_limit.stop();
    if (!m_waiting)
        return;
    post([&replica = m_replica, key = m_key, json = *std::exchange(m_waiting, std::nullopt)] {
        return replica.saveDraft(key, json);
    });
}

void DraftKeeper::drop()
{
    m_pause.stop();
    m_limit.stop();
    m_waiting.reset();
    post([&replica = m_replica, key = m_key] { return replica.dropDraft(key); });
}

void DraftKeeper::post(std::function<base::Status()> work)
{
    ui_kit::runInOrder([owner = m_owner, work = std::move(work)] {
        const base::Status status = work();
        owner->tell([status](DraftKeeper &keeper) {
            if (status)
                Q_EMIT keeper.saved();
            else
                Q_EMIT keeper.failed(status.error());
        });
    });
}

} // namespace yorisoi::ui_timeline
