// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_shell/outbox_list_model.h"

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

void OutboxListModel::update(std::vector<OutboxItem> items)
{
    updateRows(m_items, std::move(items), [](const OutboxItem &item) { return item.operation; });
}

void OutboxListModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace yorisoi::ui_shell
