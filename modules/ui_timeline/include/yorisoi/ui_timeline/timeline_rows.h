// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <unordered_set>
#include <vector>

#include "yorisoi/replica/queries.h"

namespace yorisoi::ui_timeline {

using base::Uuid;
using replica::TimelineEntry;

/// What a line of the timeline shows: one entry, or several that say little, under one heading.
struct TimelineRow {
    enum class Kind : std::uint8_t { Entry, Group } kind = Kind::Entry;
    std::size_t first = 0; ///< index of the entry, or of the newest one of the group
    std::size_t count = 1;
    Uuid key;                 ///< of the entry; of a group its oldest entry, which later ones leave
    bool expanded = false;    ///< of a group
    bool member = false;      ///< an entry of an expanded group
    bool startsDay = false;   ///< the row above is of another day in Japan
    bool startsMonth = false; ///< … of another month

    friend bool operator==(const TimelineRow &, const TimelineRow &) = default;
};

/// As many in a row are shown as one.
inline constexpr std::size_t kSmallestGroup = 3;

/// Sent to many, asking nothing: a notice that belongs to no case, is neither sensitive nor
/// corrected nor a correction, and is not an own entry on its way to the server.
bool isNoise(const TimelineEntry &entry);

/// Rows of entries that are sorted newest first. With `grouped`, unbroken runs of at least
/// `kSmallestGroup` noisy entries become a group; its entries follow it when one of them is in
/// `expanded`.
std::vector<TimelineRow> arrangeRows(std::span<const TimelineEntry> entries, bool grouped,
                                     const std::unordered_set<Uuid> &expanded);

} // namespace yorisoi::ui_timeline
