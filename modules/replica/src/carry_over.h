// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "row_store.h"

namespace yorisoi::replica {

/// Brings what is this device's own from an old copy into a loaded one: identity, drafts, the
/// outbox with everything it knows, and pending operations laid over the new rows. Sets the cursor.
/// Within one transaction of the new copy.
base::Status carryOver(storage::Connection &old, RowStore &into, const records::Cursor &cursor,
                       base::Instant now);

} // namespace yorisoi::replica
