// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/timeline_rows.h"

#include <algorithm>
#include <utility>

#include "yorisoi/base/calendar.h"

namespace yorisoi::ui_timeline {

bool isNoise(const TimelineEntry &entry)
{
    const auto &event = entry.event;
    return event.kind == "notice" && event.caseId.isNull() && event.sensitivity.empty() &&
           event.corrects.isNull() && entry.correctedBy.isNull() &&
           entry.state == replica::ItemState::Applied;
}

std::vector<TimelineRow> arrangeRows(std::span<const TimelineEntry> entries, bool grouped,
                                     const std::unordered_set<Uuid> &expanded)
{
    using Kind = TimelineRow::Kind;
    std::vector<TimelineRow> rows;
    rows.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size();) {
        std::size_t end = i;
        while (grouped && end < entries.size() && isNoise(entries[end]))
            ++end;
        if (end - i < kSmallestGroup) {
            end = std::max(end, i + 1);
            for (; i < end; ++i)
                rows.push_back({.first = i, .key = entries[i].event.id});
            continue;
        }
        const auto members = entries.subspan(i, end - i);
        const bool open = std::ranges::any_of(
            members, [&](const TimelineEntry &entry) { return expanded.contains(entry.event.id); });
        rows.push_back({.kind = Kind::Group,
                        .first = i,
                        .count = members.size(),
                        .key = members.back().event.id,
                        .expanded = open});
        for (; i < end; ++i) {
            if (open)
                rows.push_back({.first = i, .key = entries[i].event.id, .member = true});
        }
    }
    const TimelineRow *above = nullptr;
    for (TimelineRow &row : rows) {
        const auto day = [&](const TimelineRow &of) {
            return base::dayInJapan(entries[of.first].event.occurredAt);
        };
        const auto month = [&](const TimelineRow &of) {
            return std::pair(day(of).year(), day(of).month());
        };
        row.startsMonth = !above || month(*above) != month(row);
        // Under a group's heading each member says its own day again.
        row.startsDay =
            !above || day(*above) != day(row) || (above->kind == Kind::Group && row.member);
        above = &row;
    }
    return rows;
}

} // namespace yorisoi::ui_timeline
