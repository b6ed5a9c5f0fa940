// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "yorisoi/records/digest.h"
#include "yorisoi/storage/connection.h"

namespace yorisoi::central {

/// A ward's head row. Those who change the ward read it in their transaction and write it back
/// (`saveWard`) as the last step.
struct Ward {
    std::int64_t key = 0;
    records::Cursor head;
    std::int64_t rows = 0;
    records::DigestDelta digests{}; ///< not stored yet
};

/// Five digits: only such names may become part of a path.
bool isWardCode(std::string_view code);

base::Result<std::optional<Ward>> findWard(storage::Connection &connection, std::string_view code);
/// NotFound when the ward was never filled.
base::Result<Ward> requireWard(storage::Connection &connection, std::string_view code);
/// A ward without rows at the start of a feed.
base::Result<Ward> addWard(storage::Connection &connection, std::string_view code,
                           const base::Uuid &epoch);
/// Also stores what changed in the digests.
base::Status saveWard(storage::Connection &connection, Ward &ward);

/// A hash column; Corrupt unless it holds 32 bytes.
base::Result<records::Hash> hashColumn(const storage::Statement &statement, int column);
storage::Blob blobOf(const records::Hash &hash);

} // namespace yorisoi::central
