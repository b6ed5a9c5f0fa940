// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_shell/outbox_list_model.h"

#include <algorithm>
#include <unordered_set>

#include <QCoreApplication>

#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_shell {

using replica::OutboxItem;
using ui_kit::fromUtf8;
using ui_kit::Vocabulary;
using ui_kit::word;

bool needsAttention(const OutboxItem &item)
{
    return item.outcome == "rejected" || item.outcome == "conflict";
}

int OutboxListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant OutboxListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutboxItem &item = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return item.title.empty() ? word(Vocabulary::Intent, item.intent) : fromUtf8(item.title);
    case IntentRole:
        return word(Vocabulary::Intent, item.intent);
    case PersonRole:
        return fromUtf8(item.citizenName);
    case TimeRole:
        return ui_kit::timeWords(item.createdAt);
    case StepRole:
        return static_cast<int>(item.state);
    case StateRole:
        if (needsAttention(item))
            return word(Vocabulary::Outcome, item.outcome);
        return word(Vocabulary::ItemState, replica::toToken(item.state));
    case ReceiptRole:
        return item.receipt > 0 ? QString::number(item.receipt) : QString();
    case ProblemRole:
        if (item.outcome == "rejected")
            return word(Vocabulary::RejectReason, item.reason);
        return item.outcome == "conflict"
                   ? QCoreApplication::translate("OutboxRow",
                                                 "Somebody else changed the same; both are kept")
                   : QString();
    case RejectedRole:
        return item.outcome == "rejected";
    case AttemptsRole:
        return static_cast<int>(item.attempts);
    default:
        return {};
    }
}

QHash<int, QByteArray> OutboxListModel::roleNames() const
{
    return {{TitleRole, "title"},      {IntentRole, "intent"},   {PersonRole, "person"},
            {TimeRole, "time"},        {StepRole, "step"},       {StateRole, "stateWord"},
            {ReceiptRole, "receipt"},  {ProblemRole, "problem"}, {AttemptsRole, "attempts"},
            {RejectedRole, "rejected"}};
}

int OutboxListModel::rowOf(const base::Uuid &operation, int from) const
{
    for (int row = from; row < rowCount(); ++row)
        if (at(row).operation == operation)
            return row;
    return -1;
}

void OutboxListModel::update(std::vector<OutboxItem> items)
{
    std::unordered_set<base::Uuid> staying;
    for (const OutboxItem &item : items)
        staying.insert(item.operation);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (staying.contains(at(row).operation))
            continue;
        beginRemoveRows({}, row, row);
        m_items.erase(m_items.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(items.size()); ++row) {
        OutboxItem &item = items[static_cast<std::size_t>(row)];
        const int now = rowOf(item.operation, row);
        if (now < 0) {
            beginInsertRows({}, row, row);
            m_items.insert(m_items.begin() + row, std::move(item));
            endInsertRows();
            continue;
        }
        if (now != row) {
            beginMoveRows({}, now, now, {}, row);
            std::rotate(m_items.begin() + row, m_items.begin() + now, m_items.begin() + now + 1);
            endMoveRows();
        }
        m_items[static_cast<std::size_t>(row)] = std::move(item);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void OutboxListModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace yorisoi::ui_shell
