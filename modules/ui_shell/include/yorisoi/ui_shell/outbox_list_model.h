// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QtQml/qqmlregistration.h>

#include "yorisoi/replica/queries.h"
#include "yorisoi/ui_kit/updatable_list_model.h"

namespace yorisoi::ui_shell {

/// Own operations, newest first. An update keeps the rows that stay, and with them scroll position
/// and selection.
class OutboxListModel : public ui_kit::UpdatableListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by the view-model")
public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< of the first entry, or what was meant
        IntentRole,
        PersonRole,
        TimeRole,
        StepRole,    ///< 0 on this device … 3 applied
        StateRole,   ///< word of the state, or of an outcome that needs somebody
        ReceiptRole, ///< empty while there is none
        ProblemRole, ///< why it was not accepted, or that it clashed; empty when all is well
        RejectedRole,
        AttemptsRole,
    };

    using ui_kit::UpdatableListModel::UpdatableListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void update(std::vector<replica::OutboxItem> items);
    /// The words of every row have changed.
    void retranslate();
    const replica::OutboxItem &at(int row) const { return m_items[static_cast<std::size_t>(row)]; }

private:
    std::vector<replica::OutboxItem> m_items;
};

/// Whether somebody has to look at it: not accepted, or in conflict.
bool needsAttention(const replica::OutboxItem &item);

} // namespace yorisoi::ui_shell
