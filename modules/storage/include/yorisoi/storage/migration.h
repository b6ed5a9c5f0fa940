// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "yorisoi/storage/connection.h"

namespace yorisoi::storage {

/// One step of a schema; immutable once landed. `yorisoi_embed_sql` makes them from
/// db/<x>/NNNN_name.sql.
struct Migration {
    int version = 0; ///< 10, 20, 30, …
    std::string name;
    std::string sql; ///< one or more statements without values; no transaction control of its own
};

struct MigrationReport {
    int from = 0;
    int to = 0;
    std::filesystem::path backup; ///< empty when none was needed
};

/// Brings the schema up to the last migration: each in one transaction with its number
/// (`PRAGMA user_version`) and its SHA-256 in the table `schema_migration`.
/// Before the first change to a database that has a schema already, a copy under the same key is
/// written to `backupDirectory` as `<file>.v<version>` (none for a database in memory or an empty
/// directory).
/// - `NewerSchema`: the file knows a version beyond the last one here; nothing is changed.
/// - `InvalidInput`: the list is not numbered in growing tens.
/// - `Conflict`: a migration that was applied has another text or name here.
base::Result<MigrationReport> migrate(Connection &connection, std::span<const Migration> migrations,
                                      const std::filesystem::path &backupDirectory);

} // namespace yorisoi::storage
