// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ward.h"

namespace yorisoi::central {

/// Adds the next entry of the ward's feed and moves `ward.head` to it; `saveWard` makes that the
/// ward's head. A null operation marks what came in without a command.
base::Status appendChange(storage::Connection &connection, Ward &ward, const base::Uuid &operation,
                          std::string_view payload, bool endsTransaction);

/// See CentralStore::changes. Needs one unchanging view: call it in a transaction.
base::Result<records::FeedPage> readChanges(storage::Connection &connection,
                                            const records::Cursor &after, std::size_t mostBytes);

/// Whether `cursor` is a point of the feed that `ward` heads.
base::Result<bool> isOnFeed(storage::Connection &connection, const Ward &ward,
                            const records::Cursor &cursor);

} // namespace yorisoi::central
