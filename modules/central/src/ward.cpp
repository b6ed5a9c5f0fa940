// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward.h"

#include <algorithm>
#include <cstring>

#include "digest_table.h"

namespace yorisoi::central {

using base::ErrorCode;

bool isWardCode(std::string_view code)
{
    return code.size() == 5 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

base::Result<records::Hash> hashColumn(const storage::Statement &statement, int column)
{
    const storage::Blob blob = statement.blob(column);
    records::Hash hash{};
    if (blob.size() != hash.size())
        return base::fail(ErrorCode::Corrupt, "stored hash");
    std::memcpy(hash.data(), blob.data(), hash.size());
    return hash;
}

storage::Blob blobOf(const records::Hash &hash)
{
    return std::as_bytes(std::span(hash));
}

base::Result<std::optional<Ward>> findWard(storage::Connection &connection, std::string_view code)
{
    YORISOI_ASSIGN(
        auto statement,
        connection.query("SELECT key, epoch, seq, hash, row_count FROM ward WHERE code = ?", code));
    YORISOI_ASSIGN(const bool found, statement.step());
    if (!found)
        return std::nullopt;
    Ward ward;
    ward.key = statement.integer(0);
    YORISOI_ASSIGN(ward.head.epoch, statement.uuid(1));
    ward.head.ward = code;
    ward.head.seq = statement.integer(2);
    YORISOI_ASSIGN(ward.head.hash, hashColumn(statement, 3));
    ward.rows = statement.integer(4);
    return ward;
}

base::Result<Ward> requireWard(storage::Connection &connection, std::string_view code)
{
    YORISOI_ASSIGN(auto ward, findWard(connection, code));
    if (!ward)
        return base::fail(ErrorCode::NotFound, "ward: never filled");
    return *std::move(ward);
}

base::Result<Ward> addWard(storage::Connection &connection, std::string_view code,
                           const base::Uuid &epoch)
{
    Ward ward;
    ward.head.epoch = epoch;
    ward.head.ward = code;
    YORISOI_TRY(connection.run("INSERT INTO ward(code, epoch, seq, hash, row_count, digested) "
                               "VALUES(?, ?, 0, ?, 0, 1)",
                               code, epoch, blobOf(ward.head.hash)));
    ward.key = connection.lastInsertRowId();
    return ward;
}

base::Status saveWard(storage::Connection &connection, Ward &ward)
{
    YORISOI_TRY(addToDigests(connection, ward.key, ward.digests));
    ward.digests.clear();
    return connection.run(
        "UPDATE ward SET epoch = ?, seq = ?, hash = ?, row_count = ? WHERE key = ?",
        ward.head.epoch, ward.head.seq, blobOf(ward.head.hash), ward.rows, ward.key);
}

} // namespace yorisoi::central
