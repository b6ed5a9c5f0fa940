// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outbox.h"

namespace yorisoi::replica {

/// `StaleEpoch` for a page of another epoch, `ProtocolViolation` for one that does not begin where
/// the copy stands, has a hole, does not chain, or ends within a server transaction.
base::Status checkPage(const std::optional<records::Cursor> &standing,
                       const records::FeedPage &page);

/// The rows of a checked page, the cursor after them, and own operations laid over them anew.
/// Refused (`mass-delete-held`) where the brake holds the page. Within one transaction.
base::Status applyChecked(RowStore &store, const records::FeedPage &page, base::Instant now);

} // namespace yorisoi::replica
