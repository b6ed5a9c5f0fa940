// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/replica/queries.h"
#include "yorisoi/storage/connection.h"

namespace yorisoi::replica {

/// `NotFound` for somebody who is not in this copy.
base::Result<CitizenCard> readCard(storage::Connection &connection, const base::Uuid &id,
                                   base::Instant now);

} // namespace yorisoi::replica
