// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/storage/migration.h"

#include <array>

#include <openssl/evp.h>

#include "connection_state.h"
#include "yorisoi/base/log.h"
#include "yorisoi/storage/transaction.h"

namespace yorisoi::storage {
namespace {

using base::ErrorCode;

constexpr int kStep = 10;

std::string sha256Hex(std::string_view text)
{
    std::array<unsigned char, 32> digest{};
    unsigned size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string hex;
    constexpr std::string_view digits = "0123456789abcdef";
    for (const unsigned char byte : digest) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

base::Status checkNumbers(std::span<const Migration> migrations)
{
    int last = 0;
    for (const auto &migration : migrations) {
        if (migration.version <= last || migration.version % kStep != 0)
            return base::fail(ErrorCode::InvalidInput, "migration " +
                                                           std::to_string(migration.version) +
                                                           ": expected growing tens");
        last = migration.version;
    }
    return {};
}

base::Status checkUnchanged(Connection &connection, std::span<const Migration> migrations, int upTo)
{
    for (const auto &migration : migrations) {
        if (migration.version > upTo)
            break;
        YORISOI_ASSIGN(const auto hash,
                       connection.queryText(
                           "SELECT sha256 FROM schema_migration WHERE version = ? AND name = ?",
                           migration.version, migration.name));
        if (hash != sha256Hex(migration.sql))
            return base::fail(ErrorCode::Conflict,
                              "migration " + std::to_string(migration.version) +
                                  ": not the one that was applied to this database");
    }
    return {};
}

base::Status apply(Connection &connection, const Migration &migration)
{
    YORISOI_ASSIGN(auto transaction, Transaction::begin(connection));
    YORISOI_TRY(connection.execute("CREATE TABLE IF NOT EXISTS schema_migration("
                                   "version INTEGER PRIMARY KEY, name TEXT NOT NULL, "
                                   "sha256 TEXT NOT NULL) STRICT"));
    YORISOI_TRY(connection.execute(migration.sql));
    if (!connection.inTransaction())
        return base::fail(ErrorCode::InvalidInput, "migration " +
                                                       std::to_string(migration.version) +
                                                       ": ended its transaction by itself");
    YORISOI_TRY(
        connection.run("INSERT INTO schema_migration(version, name, sha256) VALUES(?, ?, ?)",
                       migration.version, migration.name, sha256Hex(migration.sql)));
    YORISOI_TRY(connection.setUserVersion(migration.version));
    return transaction.commit();
}

} // namespace

base::Result<MigrationReport> migrate(Connection &connection, std::span<const Migration> migrations,
                                      const std::filesystem::path &backupDirectory)
{
    YORISOI_TRY(checkNumbers(migrations));
    const int target = migrations.empty() ? 0 : migrations.back().version;
    YORISOI_ASSIGN(const int from, connection.userVersion());
    MigrationReport report{from, from, {}};
    if (from > target)
        return base::fail(ErrorCode::NewerSchema, "database: version " + std::to_string(from) +
                                                      ", this release knows " +
                                                      std::to_string(target));
    if (from > 0)
        YORISOI_TRY(checkUnchanged(connection, migrations, from));
    if (from == target)
        return report;
    if (from > 0 && !backupDirectory.empty() &&
        connection.state().options.mode != OpenMode::Memory) {
        std::error_code failure;
        std::filesystem::create_directories(backupDirectory, failure);
        report.backup =
            backupDirectory / (connection.path().filename().string() + ".v" + std::to_string(from));
        YORISOI_TRY(connection.backupTo(report.backup));
    }
    for (const auto &migration : migrations) {
        if (migration.version <= from)
            continue;
        YORISOI_TRY(apply(connection, migration));
        base::log("storage").info("migration {} {} applied", migration.version, migration.name);
        report.to = migration.version;
    }
    return report;
}

} // namespace yorisoi::storage
