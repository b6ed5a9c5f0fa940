// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "yorisoi/base/id.h"
#include "yorisoi/base/result.h"

struct sqlite3_stmt;

namespace yorisoi::storage {

class ConnectionState;
struct CachedStatement;

using Blob = std::span<const std::byte>;

/// One use of a prepared statement; the statement itself stays in its connection's cache and is
/// reset, its values forgotten, when this handle goes. Must go before its connection. One thread at
/// a time.
///
/// Bind positions count from 1, columns from 0, as in SQL and in SQLite. A failed bind is reported
/// by the next `step()`. Texts and blobs are copied on binding. A `Uuid` or `Id` is a blob of 16
/// bytes.
class Statement {
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    Statement &bindNull(int position);
    Statement &bindInteger(int position, std::int64_t value);
    Statement &bindReal(int position, double value);
    Statement &bindText(int position, std::string_view utf8);
    Statement &bindBlob(int position, Blob bytes);

    template <typename T>
    Statement &bind(int position, const T &value);
    /// Binds positions 1, 2, …
    template <typename... Args>
    Statement &bindAll(const Args &...args)
    {
        int position = 0;
        (bind(++position, args), ...);
        return *this;
    }

    /// True: a row is there to be read. False: the statement is complete (and stays so until
    /// `reset`).
    base::Result<bool> step();
    /// Runs to the end, rows (if any) unread.
    base::Status finish();
    /// Ready to run again with the same values.
    void reset();

    int columns() const;
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    /// UTF-8. Valid until the next step, reset or the end of the handle; so are blobs.
    std::string_view text(int column) const;
    Blob blob(int column) const;
    /// `Corrupt` unless the column holds exactly 16 bytes.
    base::Result<base::Uuid> uuid(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    std::optional<std::string> optionalText(int column) const;

private:
    friend class ConnectionState;
    Statement(ConnectionState &connection, CachedStatement &entry);
    void release();
    Statement &noteBind(int result);

    ConnectionState *m_connection = nullptr;
    CachedStatement *m_entry = nullptr;
    sqlite3_stmt *m_handle = nullptr;
    int m_bindResult = 0;
    bool m_done = false;
};

namespace detail {
template <typename T>
struct IsOptional : std::false_type {
};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {
};
template <typename T>
struct IsId : std::false_type {
};
template <typename Tag>
struct IsId<base::Id<Tag>> : std::true_type {
};
} // namespace detail

template <typename T>
Statement &Statement::bind(int position, const T &value)
{
    if constexpr (std::same_as<T, std::nullptr_t> || std::same_as<T, std::nullopt_t>)
        return bindNull(position);
    else if constexpr (detail::IsOptional<T>::value)
        return value ? bind(position, *value) : bindNull(position);
    else if constexpr (detail::IsId<T>::value)
        return bind(position, value.uuid);
    else if constexpr (std::same_as<T, base::Uuid>)
        return bindBlob(position, std::as_bytes(std::span(value.bytes)));
    else if constexpr (std::floating_point<T>)
        return bindReal(position, static_cast<double>(value));
    else if constexpr (std::integral<T>)
        return bindInteger(position, static_cast<std::int64_t>(value));
    else if constexpr (std::convertible_to<const T &, std::string_view>)
        return bindText(position, value);
    else
        return bindBlob(position, Blob(value));
}

} // namespace yorisoi::storage
