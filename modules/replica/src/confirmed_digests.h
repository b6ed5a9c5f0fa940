// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/records/digest.h"
#include "yorisoi/storage/connection.h"

/// Digests of the confirmed rows, in the table `digest`.
namespace yorisoi::replica {

/// Adds what changed to what is stored.
base::Status addToDigests(storage::Connection &connection, const records::DigestDelta &delta);
/// All that is stored; without a cursor.
base::Result<records::DigestSheet> readDigests(storage::Connection &connection);
/// Counts the confirmed rows of a kind as they lie in the tables.
base::Result<records::KindDigests> countRows(storage::Connection &connection,
                                             records::EntityKind kind);
/// Puts down what was counted. True when something else was stored.
base::Result<bool> storeCount(storage::Connection &connection, const records::KindDigests &counted);

} // namespace yorisoi::replica
