// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/base/clock.h"
#include "yorisoi/records/feed.h"
#include "yorisoi/storage/connection.h"

/// A page or repair that would take away many people at once is held for a supervisor
/// (architecture §6.8): more than 50 and more than one in a hundred, in one page or within a
/// minute. People who moved to another ward, and those outside a changed scope, do not count.
namespace yorisoi::replica {

inline constexpr const char *kMassDeleteHeld = "mass-delete-held";

/// Refused (`mass-delete-held`) where the brake holds `people` who would go at feed position `seq`;
/// otherwise counts them. Within the transaction that takes them away.
base::Status passBrake(storage::Connection &connection, std::int64_t people, std::int64_t seq,
                       base::Instant now);
/// Notes what is held, in a transaction of its own.
base::Status noteHeld(storage::Connection &connection, std::int64_t people, std::int64_t seq,
                      base::Instant now);
/// People whom a page would take away.
base::Result<std::int64_t> peopleRemoved(const records::FeedPage &page);
/// What is held may pass. NotFound when nothing is; Refused unless `staff` is an active supervisor
/// or operator of the ward.
base::Status releaseBrake(storage::Connection &connection, std::string_view staff);

} // namespace yorisoi::replica
