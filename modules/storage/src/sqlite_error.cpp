// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite_error.h"

#include <cerrno>

#include <sqlite3.h>

namespace yorisoi::storage {
namespace {

using base::ErrorCode;

bool noSpace(int systemError)
{
    return systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
}

ErrorCode codeOf(sqlite3 *db, int extended)
{
    switch (extended & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_IOERR:
        if (extended == SQLITE_IOERR_SHORT_READ)
            return ErrorCode::Truncated;
        return db && noSpace(sqlite3_system_errno(db)) ? ErrorCode::DiskFull : ErrorCode::IoFailed;
    case SQLITE_CORRUPT:
    // SQLCipher has no page to give when one fails its authentication after opening, which SQLite
    // takes for want of memory.
    case SQLITE_NOMEM:
    // After the key has been proved, 'not a database' means a page that fails its authentication.
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return ErrorCode::Refused;
    case SQLITE_CONSTRAINT:
        return extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
                       extended == SQLITE_CONSTRAINT_ROWID
                   ? ErrorCode::AlreadyExists
                   : ErrorCode::InvalidInput;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL:
        return ErrorCode::IoFailed;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_TOOBIG:
        return ErrorCode::TooLarge;
    default:
        return ErrorCode::Internal;
    }
}

base::Error make(sqlite3 *db, int result, const char *doing, bool withMessage)
{
    const int extended = db ? sqlite3_extended_errcode(db) : result;
    const int exact = (extended & 0xff) == (result & 0xff) ? extended : result;
    std::string detail = doing;
    detail += ": ";
    if (db && (withMessage || (exact & 0xff) == SQLITE_CONSTRAINT))
        detail += sqlite3_errmsg(db);
    else
        detail += sqlite3_errstr(exact);
    detail += " (" + std::to_string(exact) + ")";
    return {codeOf(db, exact), std::move(detail)};
}

} // namespace

base::Error errorOf(sqlite3 *db, int result, const char *doing)
{
    return make(db, result, doing, false);
}

base::Error errorOfOwnSql(sqlite3 *db, int result, const char *doing)
{
    return make(db, result, doing, true);
}

} // namespace yorisoi::storage
