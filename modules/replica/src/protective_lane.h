// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "row_store.h"

/// Restrictions of all wards, as the lane brings them ahead of the feed (table `lane_restriction`).
namespace yorisoi::replica {

/// Keeps them and protects whom this copy holds. Within one transaction.
base::Status applyLane(RowStore &store, std::span<const std::string> restrictions);
/// After the table was filled otherwise: protects whom this copy holds.
base::Status protectByLane(RowStore &store);
/// Those of one person.
base::Result<std::vector<records::Restriction>> laneOf(storage::Connection &connection,
                                                       const base::Uuid &citizen);

} // namespace yorisoi::replica
