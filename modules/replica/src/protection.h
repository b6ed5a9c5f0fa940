// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "doc_set.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/storage/connection.h"

/// Whose address and telephone may not be told (支援措置 and other protections). In doubt a person
/// is protected: only a lifted restriction, a safety note, or one that ended on a known day is
/// none.
namespace yorisoi::replica {

/// Until which day inclusive a restriction protects: '' without an end that could be told; nullopt
/// when it protects nothing.
std::optional<std::string> protectsUntil(const records::Restriction &restriction);

/// Puts down what the restrictions of a citizen come to. `key` is theirs in the copy.
base::Status refreshProtection(storage::Connection &connection, const base::Uuid &citizen,
                               std::int64_t key);
base::Result<bool> isProtected(storage::Connection &connection, std::int64_t key,
                               const std::string &today);
base::Result<DocSet> protectedPeople(storage::Connection &connection, std::int64_t greatestKey,
                                     const std::string &today);

} // namespace yorisoi::replica
