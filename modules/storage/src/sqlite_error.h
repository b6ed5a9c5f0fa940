// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/base/result.h"

struct sqlite3;

namespace yorisoi::storage {

/// The error of a failed call on this connection. SQLite's own message is used only for
/// constraints, where it names columns: elsewhere it can quote what somebody typed (full-text
/// queries do).
base::Error errorOf(sqlite3 *db, int result, const char *doing);
/// For SQL that is ours and holds no values: with SQLite's message.
base::Error errorOfOwnSql(sqlite3 *db, int result, const char *doing);

inline tl::unexpected<base::Error> failed(base::Error error)
{
    return tl::unexpected<base::Error>(std::move(error));
}

} // namespace yorisoi::storage
