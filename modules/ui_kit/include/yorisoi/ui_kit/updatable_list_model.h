// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace yorisoi::ui_kit {

/// A list model that is given its rows anew each time and tells its views only what has changed, so
/// that scroll position, selection and focus stay. GUI thread.
class UpdatableListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ANONYMOUS
public:
    using QAbstractListModel::QAbstractListModel;

protected:
    /// Makes `rows` equal to `next` by removals, moves, insertions and changes of single rows.
    /// `keyOf(row)` tells which rows are the same thing; `same(old, next)` whether such a row looks
    /// as before. `adopt` is called once between moving and inserting, when the rows that stay
    /// become those of `next`: for rows that refer to data beside them. Keys that are not unique
    /// are a reset. In order of n log n, unless the order of many rows changes.
    template <typename Row, typename KeyOf, typename Same, typename Adopt>
    void updateRows(std::vector<Row> &rows, std::vector<Row> next, KeyOf keyOf, Same same,
                    Adopt adopt)
    {
        std::vector<std::size_t> places; // in `next`, of each row
        if (!findPlaces(rows, next, keyOf, places)) {
            beginResetModel();
            rows = std::move(next);
            adopt();
            endResetModel();
            return;
        }
        removeGone(rows, places);
        moveIntoOrder(rows, places);

        std::vector<bool> changed(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            changed[i] = !same(rows[i], std::as_const(next[places[i]]));
            rows[i] = std::move(next[places[i]]);
        }
        adopt();
        insertNew(rows, next, places);
        for (std::size_t i = 0; i < places.size(); ++i)
            if (const int row = static_cast<int>(places[i]); changed[i])
                Q_EMIT dataChanged(index(row), index(row));
    }
    template <typename Row, typename KeyOf, typename Same>
    void updateRows(std::vector<Row> &rows, std::vector<Row> next, KeyOf keyOf, Same same)
    {
        updateRows(rows, std::move(next), std::move(keyOf), std::move(same), [] {});
    }
    /// Every row that stays is told as changed.
    template <typename Row, typename KeyOf>
    void updateRows(std::vector<Row> &rows, std::vector<Row> next, KeyOf keyOf)
    {
        updateRows(rows, std::move(next), std::move(keyOf),
                   [](const Row &, const Row &) { return false; });
    }

private:
    static constexpr auto kGone = static_cast<std::size_t>(-1);

    template <typename Row, typename KeyOf>
    static bool findPlaces(const std::vector<Row> &rows, const std::vector<Row> &next, KeyOf &keyOf,
                           std::vector<std::size_t> &places)
    {
        using Key = std::decay_t<decltype(keyOf(rows.front()))>;
        std::map<Key, std::size_t> wanted;
        for (std::size_t i = 0; i < next.size(); ++i)
            if (!wanted.emplace(keyOf(next[i]), i).second)
                return false;
        std::vector<bool> taken(next.size(), false);
        for (const Row &row : rows) {
            const auto found = wanted.find(keyOf(row));
            places.push_back(found == wanted.end() ? kGone : found->second);
            if (places.back() == kGone)
                continue;
            if (taken[places.back()])
                return false;
            taken[places.back()] = true;
        }
        return true;
    }

    template <typename Row>
    void removeGone(std::vector<Row> &rows, std::vector<std::size_t> &places)
    {
        for (std::size_t end = rows.size(); end > 0; --end) {
            if (places[end - 1] != kGone)
                continue;
            std::size_t first = end - 1;
            while (first > 0 && places[first - 1] == kGone)
                --first;
            beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
            eraseRange(rows, first, end);
            eraseRange(places, first, end);
            endRemoveRows();
            end = first + 1;
        }
    }

    template <typename Row>
    void moveIntoOrder(std::vector<Row> &rows, std::vector<std::size_t> &places)
    {
        std::vector<std::size_t> ordered = places;
        std::sort(ordered.begin(), ordered.end());
        for (std::size_t at = 0; at < ordered.size(); ++at) {
            if (places[at] == ordered[at])
                continue;
            const auto found =
                std::find(places.begin() + offset(at), places.end(), ordered[at]) - places.begin();
            beginMoveRows({}, static_cast<int>(found), static_cast<int>(found), {},
                          static_cast<int>(at));
            std::rotate(rows.begin() + offset(at), rows.begin() + found, rows.begin() + found + 1);
            std::rotate(places.begin() + offset(at), places.begin() + found,
                        places.begin() + found + 1);
            endMoveRows();
        }
    }

    template <typename Row>
    void insertNew(std::vector<Row> &rows, std::vector<Row> &next,
                   const std::vector<std::size_t> &places)
    {
        std::vector<bool> stays(next.size(), false);
        for (const std::size_t place : places)
            stays[place] = true;
        for (std::size_t first = 0; first < next.size();) {
            if (stays[first]) {
                ++first;
                continue;
            }
            std::size_t end = first;
            while (end < next.size() && !stays[end])
                ++end;
            beginInsertRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
            rows.insert(rows.begin() + offset(first),
                        std::make_move_iterator(next.begin() + offset(first)),
                        std::make_move_iterator(next.begin() + offset(end)));
            endInsertRows();
            first = end;
        }
    }

    static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }
    template <typename T>
    static void eraseRange(std::vector<T> &all, std::size_t first, std::size_t end)
    {
        all.erase(all.begin() + offset(first), all.begin() + offset(end));
    }
};

} // namespace yorisoi::ui_kit
