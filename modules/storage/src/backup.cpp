// SPDX-License-Identifier: GPL-3.0-or-later
// What works on a whole database file: copy, check, checkpoint, new key.
#include <fcntl.h>
#include <unistd.h>

#include "connection_state.h"
#include "key_literal.h"
#include "sqlite_error.h"
#include "yorisoi/storage/connection.h"

namespace yorisoi::storage {
namespace {

using base::ErrorCode;

base::Status syncToDisk(const std::filesystem::path &path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0)
        return base::fail(ErrorCode::IoFailed, "sync: cannot open");
    const bool synced = fsync(descriptor) == 0;
    ::close(descriptor);
    return synced ? base::Status{} : base::fail(ErrorCode::IoFailed, "sync: failed");
}

base::Status copyPages(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return failed(errorOf(to, sqlite3_errcode(to), "backup"));
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped == SQLITE_DONE && finished == SQLITE_OK)
        return {};
    return failed(errorOf(to, stepped == SQLITE_DONE ? finished : stepped, "backup"));
}

void removeWithLogs(const std::filesystem::path &file)
{
    std::error_code ignored;
    for (const char *suffix : {"", "-wal", "-shm", "-journal"}) {
        auto path = file;
        path += suffix;
        std::filesystem::remove(path, ignored);
    }
}

base::Result<std::int64_t> findings(Connection &connection, const char *pragma, bool okRow)
{
    YORISOI_ASSIGN(auto statement, connection.prepare(pragma));
    std::int64_t count = 0;
    for (;;) {
        YORISOI_ASSIGN(const bool more, statement.step());
        if (!more)
            return count;
        if (!okRow || statement.text(0) != "ok")
            ++count;
    }
}

} // namespace

base::Status Connection::backupTo(const std::filesystem::path &file)
{
    auto part = file;
    part += ".part";
    removeWithLogs(part);
    OpenOptions options;
    options.path = part;
    const auto copied = [&]() -> base::Status {
        YORISOI_ASSIGN(auto target,
                       m_state->key ? open(options, *m_state->key) : openPlain(options));
        YORISOI_TRY(copyPages(m_state->db, target.m_state->db));
        return target.walCheckpoint();
    }();
    if (!copied) {
        removeWithLogs(part);
        return copied;
    }
    YORISOI_TRY(syncToDisk(part, O_RDONLY));
    std::error_code failure;
    std::filesystem::rename(part, file, failure);
    if (failure)
        return base::fail(ErrorCode::IoFailed, "backup: cannot be put in its place");
    const auto directory = file.parent_path();
    return syncToDisk(directory.empty() ? "." : directory, O_RDONLY | O_DIRECTORY);
}

base::Status Connection::checkIntegrity(IntegrityCheck depth)
{
    std::int64_t damaged = 0;
    if (depth != IntegrityCheck::InUse && m_state->key &&
        m_state->options.mode != OpenMode::Memory) {
        // It reads the file itself, so what is still in the log is not seen: move it there first.
        if (m_state->options.mode != OpenMode::ReadOnly)
            YORISOI_TRY(walCheckpoint());
        YORISOI_ASSIGN(const auto pages, findings(*this, "PRAGMA cipher_integrity_check", false));
        damaged += pages;
    }
    if (damaged == 0) {
        const char *pragma =
            depth == IntegrityCheck::Full ? "PRAGMA integrity_check" : "PRAGMA quick_check";
        auto structure = findings(*this, pragma, true);
        // The words of the pragma are right: what the engine cannot do is read a page.
        if (!structure && structure.error().code == ErrorCode::Internal)
            return base::fail(ErrorCode::Corrupt, "integrity check: a page cannot be read");
        YORISOI_TRY(structure);
        damaged += *structure;
    }
    if (damaged == 0)
        return {};
    return base::fail(ErrorCode::Corrupt,
                      "integrity check: " + std::to_string(damaged) + " findings");
}

base::Status Connection::walCheckpoint()
{
    if (m_state->options.mode == OpenMode::Memory)
        return {};
    const int result = sqlite3_wal_checkpoint_v2(m_state->db, "main", SQLITE_CHECKPOINT_TRUNCATE,
                                                 nullptr, nullptr);
    if (result == SQLITE_OK)
        return {};
    return failed(errorOf(m_state->db, result, "checkpoint"));
}

base::Status Connection::rekey(const Key &newKey)
{
    if (!m_state->key || m_state->options.mode == OpenMode::ReadOnly ||
        sqlite3_db_readonly(m_state->db, "main") != 0)
        return base::fail(ErrorCode::Refused, "rekey: the database cannot be changed");
    if (inTransaction())
        return base::fail(ErrorCode::Busy, "rekey: a transaction is open");
    YORISOI_TRY(walCheckpoint());
    int result = SQLITE_ERROR;
    {
        const KeyLiteral literal(newKey);
        result = sqlite3_rekey_v2(m_state->db, "main", literal.data(), literal.size());
    }
    if (result != SQLITE_OK)
        return failed(errorOf(m_state->db, result, "rekey"));
    YORISOI_TRY(walCheckpoint());
    // SQLCipher answers OK even where nothing was written (a file that cannot be written, for one).
    OpenOptions again = m_state->options;
    if (again.mode == OpenMode::Create)
        again.mode = OpenMode::OpenExisting;
    YORISOI_TRY(open(again, newKey));
    const auto withOld = open(again, *m_state->key);
    if (withOld || withOld.error().code != ErrorCode::WrongKey)
        return base::fail(ErrorCode::IoFailed, "rekey: the old key is not refused");
    YORISOI_ASSIGN(m_state->key, newKey.clone());
    return {};
}

} // namespace yorisoi::storage
