// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/storage/statement.h"

#include "connection_state.h"
#include "sqlite_error.h"

namespace yorisoi::storage {

using base::ErrorCode;

Statement::Statement(ConnectionState &connection, CachedStatement &entry)
    : m_connection(&connection),
      m_entry(&entry),
      m_handle(entry.handle)
{
}

Statement::Statement(Statement &&other) noexcept
    : m_connection(other.m_connection),
      m_entry(std::exchange(other.m_entry, nullptr)),
      m_handle(std::exchange(other.m_handle, nullptr)),
      m_bindResult(other.m_bindResult),
      m_done(other.m_done)
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    if (this != &other) {
        release();
        m_connection = other.m_connection;
        m_entry = std::exchange(other.m_entry, nullptr);
        m_handle = std::exchange(other.m_handle, nullptr);
        m_bindResult = other.m_bindResult;
        m_done = other.m_done;
    }
    return *this;
}

Statement::~Statement()
{
    release();
}

void Statement::release()
{
    if (m_entry)
        m_connection->giveBack(*std::exchange(m_entry, nullptr));
    m_handle = nullptr;
}

Statement &Statement::noteBind(int result)
{
    if (m_bindResult == SQLITE_OK)
        m_bindResult = result;
    return *this;
}

Statement &Statement::bindNull(int position)
{
    return noteBind(sqlite3_bind_null(m_handle, position));
}

Statement &Statement::bindInteger(int position, std::int64_t value)
{
    return noteBind(sqlite3_bind_int64(m_handle, position, value));
}

Statement &Statement::bindReal(int position, double value)
{
    return noteBind(sqlite3_bind_double(m_handle, position, value));
}

Statement &Statement::bindText(int position, std::string_view utf8)
{
    // A view without an address is an empty text, not NULL.
    const char *data = utf8.data() ? utf8.data() : "";
    return noteBind(
        sqlite3_bind_text64(m_handle, position, data, utf8.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

Statement &Statement::bindBlob(int position, Blob bytes)
{
    if (bytes.empty())
        return noteBind(sqlite3_bind_zeroblob(m_handle, position, 0));
    return noteBind(
        sqlite3_bind_blob64(m_handle, position, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
}

base::Result<bool> Statement::step()
{
    if (m_bindResult != SQLITE_OK)
        return failed(errorOf(nullptr, m_bindResult, "bind"));
    if (m_done)
        return false;
    const int result = sqlite3_step(m_handle);
    if (result == SQLITE_ROW)
        return true;
    m_done = true;
    if (result == SQLITE_DONE)
        return false;
    return failed(m_connection->stepFailed(result));
}

base::Status Statement::finish()
{
    for (;;) {
        YORISOI_ASSIGN(const bool more, step());
        if (!more)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_handle);
    m_done = false;
}

int Statement::columns() const
{
    return sqlite3_column_count(m_handle);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_handle, column);
}

std::string_view Statement::text(int column) const
{
    const unsigned char *data = sqlite3_column_text(m_handle, column);
    if (!data)
        return {};
    return {reinterpret_cast<const char *>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

Blob Statement::blob(int column) const
{
    const void *data = sqlite3_column_blob(m_handle, column);
    if (!data)
        return {};
    return {static_cast<const std::byte *>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

base::Result<base::Uuid> Statement::uuid(int column) const
{
    const Blob bytes = blob(column);
    auto id = base::Uuid::fromRaw({reinterpret_cast<const char *>(bytes.data()), bytes.size()});
    if (!id)
        return base::fail(ErrorCode::Corrupt, "column is not a uuid");
    return id;
}

std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::string> Statement::optionalText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(std::string(text(column)));
}

} // namespace yorisoi::storage
