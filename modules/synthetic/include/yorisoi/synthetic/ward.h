// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "yorisoi/base/calendar.h"
#include "yorisoi/base/result.h"
#include "yorisoi/records/row.h"

namespace yorisoi::synthetic {

/// The staff numbers with which a demonstration signs in: a clerk, a supervisor, a van crew and an
/// operator of the ward.
inline constexpr const char *kDemoClerk = "demo";
inline constexpr const char *kDemoSupervisor = "demo-sv";
inline constexpr const char *kDemoVan = "demo-van";
inline constexpr const char *kDemoOperator = "demo-op";

struct WardPlan {
    std::uint64_t seed = 1;
    std::size_t citizens = 2'000;
    std::size_t events = 50'000;
    std::string ward = "27127"; ///< code of one of Osaka City's 24 wards
    base::Date today{};         ///< the last event is before this day; 1990 to 2090
};

/// Takes the rows one by one; an error stops the generation and is its result.
using RowSink = std::function<base::Status(const records::Row &)>;

/// Makes up a ward: offices, staff, channel states, then household by household its people, each
/// followed by their consents, restrictions, cases, checklist items, events (in the order of time)
/// and opinions, and the relations of the household. Exactly `citizens` and `events` rows of those
/// kinds. Nobody in it exists: every citizen has `synthetic` set, phone numbers are of the ranges
/// 06-0000, 050-0000 and 090-0000, mail addresses of example.jp and example.com, block numbers are
/// higher than any town's, staff and offices are marked （架空）.
///
/// The same plan gives the same rows on every machine. Memory does not grow with the plan.
/// InvalidInput for an unknown ward, a day outside the range, or events without citizens.
base::Status generate(const WardPlan &plan, const RowSink &sink);

/// The token of the channel whose recent events a made-up ward lacks, so that screens have a gap to
/// state: nothing of it is later than its ChannelStatus says.
inline constexpr const char *kFailedChannel = "post";

} // namespace yorisoi::synthetic
