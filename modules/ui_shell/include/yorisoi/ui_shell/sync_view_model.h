// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include "yorisoi/base/id.h"
#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/page.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_shell/outbox_list_model.h"

namespace yorisoi::ui_shell {

class SyncState;

/// The page that answers "has my record arrived?".
class SyncViewModel : public ui_kit::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the page")
    Q_PROPERTY(OutboxListModel *items READ items CONSTANT FINAL)
    Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(int pendingCount READ pendingCount NOTIFY changed FINAL)
    Q_PROPERTY(int attentionCount READ attentionCount NOTIFY changed FINAL)
    Q_PROPERTY(int totalCount READ totalCount NOTIFY changed FINAL)
    Q_PROPERTY(QStringList states READ states NOTIFY changed FINAL)
    Q_PROPERTY(QString connection READ connection NOTIFY changed FINAL)
    Q_PROPERTY(QString connectionDetail READ connectionDetail NOTIFY changed FINAL)
    Q_PROPERTY(QString connectionIcon READ connectionIcon NOTIFY changed FINAL)
    Q_PROPERTY(bool offline READ offline NOTIFY changed FINAL)
    Q_PROPERTY(QString lastSync READ lastSync NOTIFY changed FINAL)
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString errorAdvice READ errorAdvice NOTIFY changed FINAL)

public:
    enum Filter { All, Pending, Attention };
    Q_ENUM(Filter)

    SyncViewModel(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher, SyncState &state);

    OutboxListModel *items() { return &m_items; }
    int filter() const { return m_filter; }
    void setFilter(int filter);
    int pendingCount() const { return m_pending; }
    int attentionCount() const { return m_attention; }
    int totalCount() const { return static_cast<int>(m_all.size()); }
    /// Count of each honest state, from 'on this device' to 'applied'.
    QStringList states() const;
    QString connection() const;
    QString connectionDetail() const;
    QString connectionIcon() const;
    bool offline() const;
    QString lastSync() const;
    QString errorTitle() const;
    QString errorAdvice() const;

    void retranslate() override;
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void tryNow();
    /// Takes a record that was not accepted off the list, once somebody has dealt with it.
    Q_INVOKABLE void settle(int row);
    /// Opens the person a row is about.
    Q_INVOKABLE void open(int row);

Q_SIGNALS:
    void changed();
    void filterChanged();
    void citizenChosen(const yorisoi::base::Uuid &citizen);

private:
    void show();

    const ui_kit::Desk &m_desk;
    SyncState &m_state;
    std::vector<replica::OutboxItem> m_all;
    OutboxListModel m_items;
    int m_filter = All;
    int m_pending = 0;
    int m_attention = 0;
    bool m_failed = false;
    base::Error m_error;
    bool m_askAgain = false;
    ui_kit::TaskSlot m_task{this};
    ui_kit::TaskSlot m_settleTask{this};
};

} // namespace yorisoi::ui_shell
