// SPDX-License-Identifier: GPL-3.0-or-later
#include "change_table.h"

namespace yorisoi::central {

using base::ErrorCode;

base::Status appendChange(storage::Connection &connection, Ward &ward, const base::Uuid &operation,
                          std::string_view payload, bool endsTransaction)
{
    ward.head.hash = records::chainHash(ward.head.hash, ward.head.seq + 1, operation, payload);
    ++ward.head.seq;
    return connection.run(
        "INSERT INTO change(ward, seq, operation, ends, payload, hash) VALUES(?, ?, ?, ?, ?, ?)",
        ward.key, ward.head.seq,
        operation.isNull() ? std::nullopt : std::optional<base::Uuid>(operation), endsTransaction,
        payload, blobOf(ward.head.hash));
}

base::Result<bool> isOnFeed(storage::Connection &connection, const Ward &ward,
                            const records::Cursor &cursor)
{
    if (cursor.epoch != ward.head.epoch || cursor.seq < 0 || cursor.seq > ward.head.seq)
        return false;
    if (cursor.seq == ward.head.seq)
        return cursor.hash == ward.head.hash;
    if (cursor.seq == 0)
        return cursor.hash == records::Hash{};
    YORISOI_ASSIGN(auto statement,
                   connection.query("SELECT hash FROM change WHERE ward = ? AND seq = ?", ward.key,
                                    cursor.seq));
    YORISOI_ASSIGN(const bool found, statement.step());
    if (!found)
        return base::fail(ErrorCode::Corrupt, "change feed: an entry is missing");
    YORISOI_ASSIGN(const records::Hash hash, hashColumn(statement, 0));
    return cursor.hash == hash;
}

base::Result<records::FeedPage> readChanges(storage::Connection &connection,
                                            const records::Cursor &after, std::size_t mostBytes)
{
    YORISOI_ASSIGN(const Ward ward, requireWard(connection, after.ward));
    YORISOI_ASSIGN(const bool known, isOnFeed(connection, ward, after));
    if (!known)
        return base::fail(ErrorCode::StaleEpoch, "cursor is not on this feed");
    records::FeedPage page;
    page.from = after;
    page.head = ward.head.seq;
    YORISOI_ASSIGN(auto statement,
                   connection.query("SELECT seq, operation, ends, payload, hash FROM change "
                                    "WHERE ward = ? AND seq > ? ORDER BY seq",
                                    ward.key, after.seq));
    std::size_t bytes = 0;
    std::size_t whole = 0; // entries up to the end of the last transaction that is complete
    for (;;) {
        YORISOI_ASSIGN(const bool found, statement.step());
        if (!found)
            break;
        bytes += statement.text(3).size();
        if (bytes > mostBytes && whole > 0)
            break;
        records::FeedEntry entry;
        entry.seq = statement.integer(0);
        if (!statement.isNull(1)) {
            YORISOI_ASSIGN(entry.operation, statement.uuid(1));
        }
        entry.endsTransaction = statement.integer(2) != 0;
        entry.payload = statement.text(3);
        YORISOI_ASSIGN(entry.hash, hashColumn(statement, 4));
        page.entries.push_back(std::move(entry));
        if (page.entries.back().endsTransaction)
            whole = page.entries.size();
    }
    page.entries.resize(whole);
    return page;
}

} // namespace yorisoi::central
