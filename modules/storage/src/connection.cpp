// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/storage/connection.h"

#include <algorithm>

#include "connection_state.h"
#include "file_inspection.h"
#include "key_literal.h"
#include "sqlite_error.h"
#include "yorisoi/base/log.h"
#include "yorisoi/storage/engine.h"

namespace yorisoi::storage {
namespace {

using base::ErrorCode;

/// Marks a database file as ours ("YORI").
constexpr std::int64_t kApplicationId = 0x594f5249;
constexpr std::size_t kCachedStatements = 256;
constexpr std::int64_t kKeptLogBytes = 16L * 1024 * 1024;
constexpr std::uint64_t kSlowNanoseconds = 50'000'000;

bool inMemory(const OpenOptions &options)
{
    return options.mode == OpenMode::Memory;
}

/// What OpenFiles counts by.
std::filesystem::path countedAs(const std::filesystem::path &path)
{
    std::error_code failure;
    auto found = std::filesystem::weakly_canonical(path, failure);
    return failure ? path : found;
}

std::string percentEncoded(const std::string &path)
{
    std::string out;
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') {
            constexpr std::string_view digits = "0123456789ABCDEF";
            const auto value = static_cast<unsigned char>(c);
            out += '%';
            out += digits[value >> 4];
            out += digits[value & 15];
        } else {
            out += c;
        }
    }
    return out;
}

std::string memoryName(const OpenOptions &options)
{
    // The memory VFS shares what is named with a leading '/' and keeps the rest private.
    const std::string name = options.path.string();
    return name.empty() ? "file:private?vfs=memdb" : "file:/" + percentEncoded(name) + "?vfs=memdb";
}

int logSlow(unsigned event, void *, void *statement, void *nanoseconds)
{
    const auto taken = *static_cast<const sqlite3_int64 *>(nanoseconds);
    if (event == SQLITE_TRACE_PROFILE && taken >= static_cast<sqlite3_int64>(kSlowNanoseconds))
        base::log("storage").info("slow statement, {} ms: {}", taken / 1'000'000,
                                  sqlite3_sql(static_cast<sqlite3_stmt *>(statement)));
    return 0;
}

base::Status openFile(ConnectionState &state)
{
    const OpenOptions &options = state.options;
    std::error_code failure;
    const bool there = !inMemory(options) && std::filesystem::exists(options.path, failure);
    if (!there && (options.mode == OpenMode::OpenExisting || options.mode == OpenMode::ReadOnly))
        return base::fail(ErrorCode::NotFound, "open database: no such file");
    if (!inMemory(options)) {
        const auto file = countedAs(options.path);
        YORISOI_TRY(OpenFiles::instance().enter(file, [&]() -> base::Status {
            return there && options.vfs.empty() ? inspectBeforeOpening(file) : base::Status{};
        }));
        state.registeredAs = file;
    }
    int flags = SQLITE_OPEN_EXRESCODE;
    flags |= options.mode == OpenMode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (options.mode == OpenMode::Create || inMemory(options))
        flags |= SQLITE_OPEN_CREATE;
    if (inMemory(options))
        flags |= SQLITE_OPEN_URI;
    const std::string name = inMemory(options) ? memoryName(options) : options.path.string();
    const int opened = sqlite3_open_v2(name.c_str(), &state.db, flags,
                                       options.vfs.empty() ? nullptr : options.vfs.c_str());
    if (opened != SQLITE_OK)
        return failed(errorOf(state.db, opened, "open database"));
    if (!there && !inMemory(options))
        std::filesystem::permissions(
            options.path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
            failure);
    sqlite3_busy_timeout(state.db, static_cast<int>(options.busyTimeout.count()));
    sqlite3_trace_v2(state.db, SQLITE_TRACE_PROFILE, logSlow, nullptr);
    return {};
}

/// True when the only thing wrong with the file is that it is shorter than its header says.
bool onlyTooShort(sqlite3 *db)
{
    // SQLite compares the two on the first read, and leaves it out while the schema may be edited.
    sqlite3_exec(db, "PRAGMA writable_schema = ON", nullptr, nullptr, nullptr);
    const int result = sqlite3_exec(db, "PRAGMA page_count", nullptr, nullptr, nullptr);
    sqlite3_exec(db, "PRAGMA writable_schema = OFF", nullptr, nullptr, nullptr);
    return result == SQLITE_OK;
}

/// Proves the key on the first page and says what is wrong where it does not fit.
base::Status readFirstPage(ConnectionState &state)
{
    const int result =
        sqlite3_exec(state.db, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
    if (result == SQLITE_OK)
        return {};
    base::Error error = errorOf(state.db, result, "read database");
    if ((result & 0xff) == SQLITE_CORRUPT && onlyTooShort(state.db))
        error = {ErrorCode::Truncated, "read database: the file is shorter than its header says"};
    if ((result & 0xff) != SQLITE_NOTADB)
        return failed(std::move(error));
    error = {ErrorCode::WrongKey, "read database: the key does not open it"};
    if (state.key && state.registeredAs) {
        sqlite3_close(state.db);
        state.db = nullptr;
        const auto file = *std::exchange(state.registeredAs, std::nullopt);
        OpenFiles::instance().leave(file, [&] {
            if (anyPageAnswersTo(*state.key, file))
                error = {ErrorCode::Corrupt, "read database: the first page is damaged"};
        });
    }
    return failed(std::move(error));
}

base::Status applySettings(ConnectionState &state)
{
    const OpenOptions &options = state.options;
    std::string sql = "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;"
                      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";
    sql += "PRAGMA cache_size = -" + std::to_string(std::max(options.cacheKib, 64)) + ";";
    sql += options.durability == Durability::Full ? "PRAGMA synchronous = FULL;"
                                                  : "PRAGMA synchronous = NORMAL;";
    // What one huge transaction left is given back when the log begins anew; the usual length is
    // kept, because writing over it needs no new blocks of the disk.
    sql += "PRAGMA journal_size_limit = " + std::to_string(kKeptLogBytes) + ";";
    return state.execute(sql);
}

/// The write-ahead log, and the mark of our application on a new file.
base::Status claim(Connection &connection)
{
    ConnectionState &state = connection.state();
    YORISOI_ASSIGN(const auto mark, connection.queryInteger("PRAGMA application_id"));
    YORISOI_ASSIGN(const auto pages, connection.queryInteger("PRAGMA page_count"));
    if (pages.value_or(0) > 0 && mark.value_or(0) != 0 && *mark != kApplicationId)
        return base::fail(ErrorCode::Unsupported,
                          "open database: it belongs to application " + std::to_string(*mark));
    if (state.options.mode == OpenMode::ReadOnly)
        return {};
    if (pages.value_or(0) == 0)
        YORISOI_TRY(state.execute("PRAGMA application_id = " + std::to_string(kApplicationId)));
    if (inMemory(state.options))
        return {};
    YORISOI_ASSIGN(const auto journal, connection.queryText("PRAGMA journal_mode = WAL"));
    if (journal != "wal")
        return base::fail(ErrorCode::IoFailed, "open database: no write-ahead log on this disk");
    return {};
}

} // namespace

ConnectionState::~ConnectionState()
{
    m_cache.clear();
    sqlite3_close_v2(db);
    if (registeredAs)
        OpenFiles::instance().leave(*registeredAs, [] {});
}

base::Result<std::unique_ptr<CachedStatement>> ConnectionState::compile(std::string_view sql)
{
    auto entry = std::make_unique<CachedStatement>();
    const char *rest = nullptr;
    const int result = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &entry->handle, &rest);
    if (result != SQLITE_OK)
        return failed(errorOfOwnSql(db, result, "prepare"));
    const std::string_view tail = sql.substr(static_cast<std::size_t>(rest - sql.data()));
    if (!entry->handle || tail.find_first_not_of(" \t\r\n;") != std::string_view::npos)
        return base::fail(ErrorCode::Internal, "prepare: expected exactly one statement");
    return entry;
}

void ConnectionState::makeRoom()
{
    if (m_cache.size() < kCachedStatements)
        return;
    auto oldest = m_cache.end();
    for (auto entry = m_cache.begin(); entry != m_cache.end(); ++entry)
        if (!entry->second->inUse &&
            (oldest == m_cache.end() || entry->second->lastUsed < oldest->second->lastUsed))
            oldest = entry;
    if (oldest != m_cache.end())
        m_cache.erase(oldest);
}

base::Result<Statement> ConnectionState::prepare(std::string_view sql)
{
    const auto found = m_cache.find(sql);
    if (found != m_cache.end() && !found->second->inUse) {
        found->second->inUse = true;
        found->second->lastUsed = ++m_uses;
        return Statement(*this, *found->second);
    }
    YORISOI_ASSIGN(auto entry, compile(sql));
    entry->inUse = true;
    entry->lastUsed = ++m_uses;
    if (found != m_cache.end()) {
        // The same text is being stepped through further up: this use gets one of its own.
        entry->cached = false;
        return Statement(*this, *entry.release());
    }
    makeRoom();
    CachedStatement &kept = *entry;
    m_cache.emplace(std::string(sql), std::move(entry));
    return Statement(*this, kept);
}

void ConnectionState::giveBack(CachedStatement &entry)
{
    if (!entry.cached) {
        delete &entry;
        return;
    }
    sqlite3_reset(entry.handle);
    sqlite3_clear_bindings(entry.handle);
    entry.inUse = false;
}

base::Status ConnectionState::execute(const std::string &sql)
{
    const int result = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
    if (result == SQLITE_OK)
        return {};
    base::Error error = errorOfOwnSql(db, result, "execute");
    if (depth > 0 && sqlite3_get_autocommit(db) != 0)
        undoneBy = error;
    return failed(std::move(error));
}

base::Error ConnectionState::stepFailed(int result)
{
    base::Error error = errorOf(db, result, "step");
    if (depth > 0 && sqlite3_get_autocommit(db) != 0)
        undoneBy = error;
    return error;
}

Connection::Connection(std::unique_ptr<ConnectionState> state) : m_state(std::move(state)) {}
Connection::Connection(Connection &&) noexcept = default;
Connection &Connection::operator=(Connection &&) noexcept = default;
Connection::~Connection() = default;

base::Result<Connection> Connection::open(const OpenOptions &options, const Key &key)
{
    YORISOI_TRY(checkEngine());
    Connection connection(std::make_unique<ConnectionState>(options));
    ConnectionState &state = *connection.m_state;
    YORISOI_ASSIGN(state.key, key.clone());
    YORISOI_TRY(openFile(state));
    {
        const KeyLiteral literal(key);
        const int keyed = sqlite3_key_v2(state.db, "main", literal.data(), literal.size());
        if (keyed != SQLITE_OK)
            return failed(errorOf(state.db, keyed, "give key"));
    }
    YORISOI_TRY(
        state.execute("PRAGMA cipher_memory_security = OFF; PRAGMA cipher_page_size = 4096;"));
    YORISOI_TRY(readFirstPage(state));
    YORISOI_TRY(applySettings(state));
    YORISOI_TRY(claim(connection));
    return connection;
}

base::Result<Connection> Connection::openPlain(const OpenOptions &options)
{
    YORISOI_TRY(checkEngine());
    Connection connection(std::make_unique<ConnectionState>(options));
    ConnectionState &state = *connection.m_state;
    YORISOI_TRY(openFile(state));
    YORISOI_TRY(readFirstPage(state));
    YORISOI_TRY(applySettings(state));
    YORISOI_TRY(claim(connection));
    return connection;
}

base::Result<Statement> Connection::prepare(std::string_view sql)
{
    return m_state->prepare(sql);
}

base::Status Connection::execute(const std::string &sql)
{
    return m_state->execute(sql);
}

std::int64_t Connection::changes() const
{
    return sqlite3_changes64(m_state->db);
}

std::int64_t Connection::lastInsertRowId() const
{
    return sqlite3_last_insert_rowid(m_state->db);
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_state->db) == 0;
}

void Connection::interrupt()
{
    sqlite3_interrupt(m_state->db);
}

base::Result<int> Connection::userVersion()
{
    YORISOI_ASSIGN(const auto version, queryInteger("PRAGMA user_version"));
    return static_cast<int>(version.value_or(0));
}

base::Status Connection::setUserVersion(int version)
{
    return execute("PRAGMA user_version = " + std::to_string(version));
}

const std::filesystem::path &Connection::path() const
{
    return m_state->options.path;
}

} // namespace yorisoi::storage
