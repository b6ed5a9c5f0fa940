// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace yorisoi::ui_timeline {

/// What a model does around each step of `bringTo`; the calls wrap the changes of its rows.
struct DiffSteps {
    std::function<void(int first, int last)> beginRemove;
    std::function<void()> endRemove;
    std::function<void(int first, int last)> beginInsert;
    std::function<void()> endInsert;
    std::function<void()> beginReset;
    std::function<void()> endReset;
    std::function<void(int row)> changed;
    /// Between removing and inserting: the rows now refer to the new data.
    std::function<void()> adopt = [] {};
};

/// Turns `rows` into `next` by the fewest removals and insertions, so that views keep scroll
/// position, selection and focus. `keyOf(row)` names a row in both; `same(old, new)` tells whether
/// it looks the same. Rows that changed their order are a reset.
template <typename Row, typename KeyOf, typename Same>
void bringTo(std::vector<Row> &rows, std::vector<Row> next, KeyOf keyOf, Same same,
             const DiffSteps &steps)
{
    using Key = decltype(keyOf(std::declval<const Row &>()));
    std::map<Key, std::size_t> target;
    for (std::size_t i = 0; i < next.size(); ++i)
        target.emplace(keyOf(next[i]), i);

    std::vector<bool> stays(next.size(), false);
    bool ordered = target.size() == next.size();
    std::size_t above = 0;
    bool any = false;
    for (const Row &row : rows) {
        const auto found = target.find(keyOf(row));
        if (found == target.end())
            continue;
        ordered = ordered && (!any || found->second > above);
        above = found->second;
        any = true;
        stays[above] = true;
    }
    if (!ordered) {
        steps.beginReset();
        rows = std::move(next);
        steps.adopt();
        steps.endReset();
        return;
    }
    for (std::size_t end = rows.size(); end > 0;) {
        if (target.contains(keyOf(rows[end - 1]))) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && !target.contains(keyOf(rows[first - 1])))
            --first;
        steps.beginRemove(static_cast<int>(first), static_cast<int>(end) - 1);
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(first),
                   rows.begin() + static_cast<std::ptrdiff_t>(end));
        steps.endRemove();
        end = first;
    }
    std::vector<bool> touched(next.size(), false);
    for (std::size_t i = 0, kept = 0; i < next.size(); ++i) {
        if (!stays[i])
            continue;
        touched[i] = !same(rows[kept], next[i]);
        rows[kept++] = next[i];
    }
    steps.adopt();
    for (std::size_t i = 0; i < next.size();) {
        if (stays[i]) {
            if (touched[i])
                steps.changed(static_cast<int>(i));
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < next.size() && !stays[end])
            ++end;
        steps.beginInsert(static_cast<int>(i), static_cast<int>(end) - 1);
        rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(i),
                    next.begin() + static_cast<std::ptrdiff_t>(i),
                    next.begin() + static_cast<std::ptrdiff_t>(end));
        steps.endInsert();
        i = end;
    }
}

} // namespace yorisoi::ui_timeline
