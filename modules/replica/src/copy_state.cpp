// SPDX-License-Identifier: GPL-3.0-or-later
#include "copy_state.h"

#include <cstring>

namespace yorisoi::replica {
namespace {

constexpr const char *kRead = "SELECT value FROM copy_state WHERE name=?";
constexpr const char *kWrite = "INSERT OR REPLACE INTO copy_state(name, value) VALUES(?,?)";

base::Result<std::optional<base::Uuid>> readId(storage::Connection &connection, const char *name)
{
    YORISOI_ASSIGN(auto row, connection.query(kRead, name));
    YORISOI_ASSIGN(const bool there, row.step());
    if (!there)
        return std::nullopt;
    YORISOI_ASSIGN(const base::Uuid id, row.uuid(0));
    return id;
}

} // namespace

base::Result<std::optional<records::Cursor>> readCursor(storage::Connection &connection)
{
    records::Cursor cursor;
    YORISOI_ASSIGN(const auto epoch, readId(connection, "cursor_epoch"));
    if (!epoch)
        return std::nullopt;
    cursor.epoch = *epoch;
    YORISOI_ASSIGN(const auto ward, connection.queryText(kRead, "cursor_ward"));
    cursor.ward = ward.value_or("");
    YORISOI_ASSIGN(cursor.seq, readNumber(connection, "cursor_seq"));
    YORISOI_ASSIGN(auto row, connection.query(kRead, "cursor_hash"));
    YORISOI_ASSIGN(const bool there, row.step());
    if (!there || row.blob(0).size() != cursor.hash.size())
        return base::fail(base::ErrorCode::Corrupt, "copy: its cursor has no hash");
    std::memcpy(cursor.hash.data(), row.blob(0).data(), cursor.hash.size());
    return cursor;
}

base::Status writeCursor(storage::Connection &connection, const records::Cursor &cursor)
{
    YORISOI_TRY(connection.run(kWrite, "cursor_epoch", cursor.epoch));
    YORISOI_TRY(connection.run(kWrite, "cursor_ward", cursor.ward));
    YORISOI_TRY(connection.run(kWrite, "cursor_seq", cursor.seq));
    return connection.run(kWrite, "cursor_hash", std::as_bytes(std::span(cursor.hash)));
}

base::Result<std::int64_t> readNumber(storage::Connection &connection, const char *name)
{
    YORISOI_ASSIGN(const auto number, connection.queryInteger(kRead, name));
    return number.value_or(0);
}

base::Status writeNumber(storage::Connection &connection, const char *name, std::int64_t value)
{
    return connection.run(kWrite, name, value);
}

base::Result<base::Uuid> readDevice(storage::Connection &connection)
{
    YORISOI_ASSIGN(const auto device, readId(connection, "device"));
    if (!device)
        return base::fail(base::ErrorCode::NotFound, "copy: it belongs to no device");
    return *device;
}

base::Status writeDevice(storage::Connection &connection, const base::Uuid &device)
{
    return connection.run(kWrite, "device", device);
}

} // namespace yorisoi::replica
