// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/replica/queries.h"
#include "yorisoi/storage/connection.h"

namespace yorisoi::replica {

/// Each word of the query may meet any kind of key; all words must be met. Best first: whole name
/// or number, then the start of one, then a part; active people before others; newest contact
/// first. A protected person is not found by address or telephone.
base::Result<SearchPage> search(storage::Connection &connection, const SearchQuery &query,
                                base::Instant now);

} // namespace yorisoi::replica
