// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "row_store.h"
#include "yorisoi/records/digest.h"

namespace yorisoi::replica {

/// See Replica::repair. Within one transaction. `report` also says how many people the brake holds
/// when it is refused.
base::Status applyRepair(RowStore &store, const records::Cursor &from,
                         const records::Repair &repair, base::Instant now, RepairReport &report);

} // namespace yorisoi::replica
