// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_shell/sync_view_model.h"

#include <algorithm>

#include <QLocale>

#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_shell/status_words.h"
#include "yorisoi/ui_shell/sync_state.h"

namespace yorisoi::ui_shell {
namespace {

constexpr std::size_t kShown = 500;

} // namespace

SyncViewModel::SyncViewModel(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher,
                             SyncState &state)
    : m_desk(desk),
      m_state(state)
{
    connect(&watcher, &ui_kit::ReplicaWatcher::changed, this,
            [this](const replica::Change &change) {
                if (change.sync || change.everything)
                    refresh();
            });
    connect(&m_state, &SyncState::changed, this, &SyncViewModel::changed);
    refresh();
}

void SyncViewModel::refresh()
{
    if (m_task.running()) {
        m_askAgain = true;
        return;
    }
    m_askAgain = false;
    m_task.start([&copy = m_desk.replica](std::stop_token) { return copy.outbox(kShown); },
                 [this](base::Result<std::vector<replica::OutboxItem>> items) {
                     m_failed = !items;
                     if (items)
                         m_all = *std::move(items);
                     else
                         m_error = items.error();
                     show();
                     setReady();
                     if (m_askAgain)
                         refresh();
                 });
}

void SyncViewModel::show()
{
    const auto pending = [](const replica::OutboxItem &item) {
        return item.state != replica::ItemState::Applied && item.outcome != "rejected";
    };
    m_pending = static_cast<int>(std::count_if(m_all.begin(), m_all.end(), pending));
    m_attention = static_cast<int>(std::count_if(m_all.begin(), m_all.end(), needsAttention));
    std::vector<replica::OutboxItem> shown;
    for (const replica::OutboxItem &item : m_all)
        if (m_filter == All || (m_filter == Pending && pending(item)) ||
            (m_filter == Attention && needsAttention(item)))
            shown.push_back(item);
    m_items.update(std::move(shown));
    Q_EMIT changed();
}

void SyncViewModel::setFilter(int filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    show();
    Q_EMIT filterChanged();
}

QStringList SyncViewModel::states() const
{
    if (m_state.health().countsFailure)
        return QStringList(4, QStringLiteral("–"));
    const replica::SyncCounts &counts = m_state.counts();
    QStringList all;
    for (const std::size_t count : {counts.onDevice, counts.sent, counts.accepted, counts.applied})
        all << QLocale(QLocale::English).toString(static_cast<qulonglong>(count));
    return all;
}

QString SyncViewModel::connection() const
{
    return describe(m_state.status(), m_state.counts(), m_state.now(), m_state.health())
        .connection.text;
}

QString SyncViewModel::connectionDetail() const
{
    return describe(m_state.status(), m_state.counts(), m_state.now(), m_state.health())
        .connection.detail;
}

QString SyncViewModel::connectionIcon() const
{
    return describe(m_state.status(), m_state.counts(), m_state.now(), m_state.health())
        .connection.icon;
}

bool SyncViewModel::offline() const
{
    return m_state.status().phase == sync::Phase::Offline && !m_state.health().damage;
}

QString SyncViewModel::lastSync() const
{
    return describe(m_state.status(), m_state.counts(), m_state.now(), m_state.health())
        .lastSync.detail;
}

QString SyncViewModel::errorTitle() const
{
    return m_failed ? ui_kit::message(m_error).title : QString();
}

QString SyncViewModel::errorAdvice() const
{
    return m_failed ? ui_kit::message(m_error).advice : QString();
}

void SyncViewModel::retranslate()
{
    m_items.retranslate();
    Q_EMIT changed();
}

void SyncViewModel::tryNow()
{
    m_state.tryNow();
}

void SyncViewModel::settle(int row)
{
    if (row < 0 || row >= m_items.rowCount() || m_items.at(row).outcome != "rejected")
        return;
    m_settleTask.start([&copy = m_desk.replica, operation = m_items.at(row).operation](
                           std::stop_token) { return copy.settleRejected(operation); },
                       [this](base::Status settled) {
                           if (!settled) {
                               m_failed = true;
                               m_error = settled.error();
                               Q_EMIT changed();
                               return;
                           }
                           refresh();
                       });
}

void SyncViewModel::open(int row)
{
    if (row < 0 || row >= m_items.rowCount())
        return;
    const base::Uuid citizen = m_items.at(row).citizen;
    if (!citizen.isNull())
        Q_EMIT citizenChosen(citizen);
}

} // namespace yorisoi::ui_shell
