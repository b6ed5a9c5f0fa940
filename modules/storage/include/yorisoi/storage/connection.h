// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "yorisoi/base/result.h"
#include "yorisoi/storage/key.h"
#include "yorisoi/storage/statement.h"

namespace yorisoi::storage {

enum class OpenMode {
    Create,       ///< opens, or makes an empty database (readable by its owner alone)
    OpenExisting, ///< `NotFound` when there is no such file
    ReadOnly,     ///< as `OpenExisting`; every change is `Refused`
    Memory,       ///< encrypted, in memory; `path` is its name and shares it within the process
                  ///< (empty: private); without a write-ahead log, so a writer excludes readers
};

enum class Durability {
    Full,   ///< a committed transaction survives loss of power (the outbox)
    Normal, ///< it survives the death of the process; loss of power may undo the last ones
};

struct OpenOptions {
    std::filesystem::path path;
    OpenMode mode = OpenMode::Create;
    Durability durability = Durability::Full;
    int cacheKib = 8 * 1024;
    /// How long a lock held by somebody else is waited for before `Busy`.
    std::chrono::milliseconds busyTimeout{5000};
    /// Name of a registered SQLite VFS: a failing disk in tests. Empty: the system's.
    std::string vfs{};
};

enum class IntegrityCheck {
    /// The structure of every table, page by page with its authentication code, as one unchanging
    /// view: what lies in the log is seen, writers go on, and `interrupt` ends it.
    InUse,
    Quick, ///< every page's authentication code and the structure of every table
    Full,  ///< and that every index agrees with its table
};

/// One connection to one encrypted database file (SQLCipher, 4 KiB pages, raw key). Used by one
/// thread at a time; only `interrupt` may come from another. Movable; statements stay valid when it
/// is moved.
///
/// Errors of every call: `Busy`, `DiskFull`, `IoFailed`, `Corrupt` (after which the engine refuses
/// to go on: close and reopen), `Refused` (read-only), `AlreadyExists` (unique), `InvalidInput`
/// (any other constraint), `Cancelled` (interrupted), `TooLarge`, `Internal` (the SQL itself is
/// wrong). Details never carry values.
class Connection {
public:
    /// Opens and proves that the key fits by reading the first page.
    /// - `WrongKey`: no page of the file answers to this key. Damage to the first 16 bytes (the
    /// salt),
    ///   or to a file of a single page, looks the same.
    /// - `Corrupt`: the key fits but a page or the write-ahead log is damaged.
    /// - `Truncated`: the file or its write-ahead log ends before what was committed to it. A log
    /// is judged
    ///   by the shared index left beside it by a process that died; without that, its end is its
    ///   end.
    /// - `NotFound`, `IoFailed`, `Unsupported` (engine, or another application's database).
    static base::Result<Connection> open(const OpenOptions &options, const Key &key);
    /// Without encryption: for benchmarks alone, never for data of people.
    static base::Result<Connection> openPlain(const OpenOptions &options);

    Connection(Connection &&) noexcept;
    Connection &operator=(Connection &&) noexcept;
    ~Connection();

    /// From the cache when this text was prepared before; else compiled.
    base::Result<Statement> prepare(std::string_view sql);
    /// Prepared with values bound, ready to step.
    template <typename... Args>
    base::Result<Statement> query(std::string_view sql, const Args &...args)
    {
        auto statement = prepare(sql);
        if (statement)
            statement->bindAll(args...);
        return statement;
    }
    /// One statement to its end.
    template <typename... Args>
    base::Status run(std::string_view sql, const Args &...args)
    {
        auto statement = prepare(sql);
        if (!statement)
            return tl::unexpected<base::Error>(std::move(statement).error());
        return statement->bindAll(args...).finish();
    }
    /// Any number of statements without values; for schema and settings, not cached.
    base::Status execute(const std::string &sql);
    /// First column of the first row; none when there is no row or it is null.
    template <typename... Args>
    base::Result<std::optional<std::int64_t>> queryInteger(std::string_view sql,
                                                           const Args &...args)
    {
        YORISOI_ASSIGN(auto statement, query(sql, args...));
        YORISOI_ASSIGN(const bool found, statement.step());
        return found ? statement.optionalInteger(0) : std::nullopt;
    }
    template <typename... Args>
    base::Result<std::optional<std::string>> queryText(std::string_view sql, const Args &...args)
    {
        YORISOI_ASSIGN(auto statement, query(sql, args...));
        YORISOI_ASSIGN(const bool found, statement.step());
        return found ? statement.optionalText(0) : std::nullopt;
    }

    /// Rows changed by the last completed INSERT, UPDATE or DELETE.
    std::int64_t changes() const;
    std::int64_t lastInsertRowId() const;
    bool inTransaction() const;
    /// Ends what runs with `Cancelled`. From any thread while the connection lives.
    void interrupt();

    base::Result<int> userVersion();
    base::Status setUserVersion(int version);

    /// A consistent copy under the same key, complete or not there: written beside, synced,
    /// renamed. Writers may go on meanwhile.
    base::Status backupTo(const std::filesystem::path &file);
    /// `Corrupt` with the number of findings. Reads the whole file.
    base::Status checkIntegrity(IntegrityCheck depth);
    /// Moves the write-ahead log into the file and empties it. `Busy` while a reader still needs
    /// it.
    base::Status walCheckpoint();
    /// Encrypts the whole file anew. Only on the sole connection to it. Proves afterwards that the
    /// new key opens it and the old one does not. `Refused` on a read-only connection or plain
    /// database.
    base::Status rekey(const Key &newKey);

    const std::filesystem::path &path() const;
    ConnectionState &state() { return *m_state; }

private:
    explicit Connection(std::unique_ptr<ConnectionState> state);
    std::unique_ptr<ConnectionState> m_state;
};

} // namespace yorisoi::storage
