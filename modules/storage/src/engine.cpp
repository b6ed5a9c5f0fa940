// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/storage/engine.h"

#include <charconv>

#include <sqlite3.h>

#include "sqlite_error.h"

namespace yorisoi::storage {
namespace {

constexpr int kLeastSqlite = 3'051'003;
constexpr int kLeastCipherMajor = 4;
constexpr int kLeastCipherMinor = 14;

bool cipherIsNewEnough(std::string_view version)
{
    int major = 0;
    int minor = 0;
    const char *end = version.data() + version.size();
    const auto first = std::from_chars(version.data(), end, major);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '.')
        return false;
    if (std::from_chars(first.ptr + 1, end, minor).ec != std::errc{})
        return false;
    return major > kLeastCipherMajor || (major == kLeastCipherMajor && minor >= kLeastCipherMinor);
}

std::string firstText(sqlite3 *db, const char *sql)
{
    std::string found;
    sqlite3_exec(
        db, sql,
        [](void *out, int columns, char **values, char **) {
            if (columns > 0 && values[0])
                *static_cast<std::string *>(out) = values[0];
            return 0;
        },
        &found, nullptr);
    return found;
}

base::Result<EngineVersion> ask()
{
    sqlite3 *db = nullptr;
    const int opened = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE, nullptr);
    if (opened != SQLITE_OK) {
        const auto error = errorOf(db, opened, "start the database engine");
        sqlite3_close(db);
        return failed(error);
    }
    EngineVersion version{sqlite3_libversion_number(), sqlite3_libversion(),
                          firstText(db, "PRAGMA cipher_version")};
    // SQLCipher writes to standard error by itself; what it reports comes back as result codes too.
    static_cast<void>(firstText(db, "PRAGMA cipher_log_level = NONE"));
    sqlite3_close(db);
    return version;
}

} // namespace

base::Result<EngineVersion> engineVersion()
{
    static const base::Result<EngineVersion> version = ask();
    return version;
}

base::Status checkEngine()
{
    YORISOI_ASSIGN(const auto version, engineVersion());
    return checkEngine(version);
}

base::Status checkEngine(const EngineVersion &version)
{
    if (version.sqliteNumber >= kLeastSqlite && cipherIsNewEnough(version.sqlcipher))
        return {};
    return base::fail(base::ErrorCode::Unsupported,
                      "database engine: found SQLite " + version.sqlite + " with SQLCipher " +
                          (version.sqlcipher.empty() ? "none" : version.sqlcipher) +
                          ", needed SQLite 3.51.3 with SQLCipher 4.14 or later");
}

} // namespace yorisoi::storage
