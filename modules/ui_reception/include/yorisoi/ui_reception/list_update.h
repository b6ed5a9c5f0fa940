// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <iterator>

#include <QAbstractListModel>

namespace yorisoi::ui_reception {

/// Gives a list model access to the notifications that `updateRows` needs.
class UpdatableListModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

protected:
    /// Makes `rows` equal to `next` by removals, moves, insertions and changes of single rows, so
    /// that views keep their place. `keyOf` tells which rows are the same thing; keys are unique.
    template <typename Rows, typename KeyOf>
    void updateRows(Rows &rows, Rows next, KeyOf keyOf)
    {
        const auto find = [&keyOf](auto begin, auto end, const auto &row) {
            return std::find_if(begin, end,
                                [&](const auto &other) { return keyOf(other) == keyOf(row); });
        };
        for (int at = static_cast<int>(std::ssize(rows)) - 1; at >= 0; --at) {
            const auto row = rows.begin() + at;
            if (find(next.begin(), next.end(), *row) != next.end())
                continue;
            beginRemoveRows({}, at, at);
            rows.erase(row);
            endRemoveRows();
        }
        for (int at = 0; at < static_cast<int>(std::ssize(next)); ++at) {
            auto &wanted = next[static_cast<std::size_t>(at)];
            const auto present = find(rows.begin() + at, rows.end(), wanted);
            if (present == rows.end()) {
                beginInsertRows({}, at, at);
                rows.insert(rows.begin() + at, std::move(wanted));
                endInsertRows();
                continue;
            }
            const int from = static_cast<int>(present - rows.begin());
            if (from != at) {
                beginMoveRows({}, from, from, {}, at);
                std::rotate(rows.begin() + at, present, present + 1);
                endMoveRows();
            }
            rows[static_cast<std::size_t>(at)] = std::move(wanted);
            Q_EMIT dataChanged(index(at), index(at));
        }
    }
};

} // namespace yorisoi::ui_reception
