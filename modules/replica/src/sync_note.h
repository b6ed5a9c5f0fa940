// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "yorisoi/replica/queries.h"
#include "yorisoi/storage/connection.h"

/// What sync has to tell people, and what it put away before it replaced it.
namespace yorisoi::replica {

/// One note of a kind and subject stands at a time: a repeat only renews it.
base::Status addNote(storage::Connection &connection, const SyncNote &note);
/// Open ones first, the newest of each before the others.
base::Result<std::vector<SyncNote>> readNotes(storage::Connection &connection, std::size_t limit);
/// NotFound when no such note is open.
base::Status settleNote(storage::Connection &connection, std::int64_t number);
/// Settles all of one kind.
base::Status settleNotes(storage::Connection &connection, std::string_view kind);

base::Status putAway(storage::Connection &connection, base::Instant at, std::string_view why,
                     std::string_view kind, const base::Uuid &id, std::string_view payload);
base::Result<std::vector<ArchivedRow>> readArchive(storage::Connection &connection,
                                                   std::size_t limit);

} // namespace yorisoi::replica
