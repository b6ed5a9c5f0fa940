// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "yorisoi/base/calendar.h"
#include "yorisoi/replica/replica.h"

namespace yorisoi::ui_timeline {

/// What a person wants to see of a timeline; nothing set = all of it.
struct TimelineFilter {
    std::vector<std::string> channels;
    std::vector<std::string> domains;
    std::vector<std::string> kinds;
    std::vector<std::string> offices;
    std::optional<base::Date> from;  ///< first day
    std::optional<base::Date> until; ///< last day
    std::string text;
    base::Uuid caseId;

    bool empty() const;
    friend bool operator==(const TimelineFilter &, const TimelineFilter &) = default;
};

/// The question to the replica; days are days in Japan.
replica::TimelineQuery toQuery(const TimelineFilter &filter, const base::Uuid &citizen);

/// Entries from the newest on, over as many pages as it takes, until there are `wanted` or no more.
base::Result<replica::TimelinePage> readEntries(const replica::Replica &replica,
                                                replica::TimelineQuery query, std::size_t wanted);

enum class Period : std::uint8_t {
    All,
    Month,      ///< the last month to this day
    HalfYear,   ///< the last six months
    Year,       ///< the last twelve months
    FiscalYear, ///< 年度: from 1 April
};
/// The first day of a period that ends today; nothing for All.
std::optional<base::Date> periodStart(Period period, base::Date today);

} // namespace yorisoi::ui_timeline
