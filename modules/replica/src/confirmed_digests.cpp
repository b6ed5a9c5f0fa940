// SPDX-License-Identifier: GPL-3.0-or-later
#include "confirmed_digests.h"

#include <bit>

#include "overlay.h"
#include "table_sql.h"
#include "yorisoi/records/json.h"

namespace yorisoi::replica {
namespace {

using base::ErrorCode;
using records::Digest;
using records::EntityKind;

Digest digestAt(const storage::Statement &statement, int first)
{
    return {std::bit_cast<std::uint64_t>(statement.integer(first)),
            std::bit_cast<std::uint64_t>(statement.integer(first + 1)),
            statement.integer(first + 2)};
}

} // namespace

base::Status addToDigests(storage::Connection &connection, const records::DigestDelta &delta)
{
    // SQLite has no XOR: what is in either, less what is in both.
    for (const auto &[place, change] : delta.changed())
        YORISOI_TRY(connection.run(
            "INSERT INTO digest(kind, bucket, high, low, row_count) VALUES(?,?,?,?,?) "
            "ON CONFLICT DO UPDATE SET high=(high|excluded.high)-(high&excluded.high), "
            "low=(low|excluded.low)-(low&excluded.low), row_count=row_count+excluded.row_count",
            records::specOf(place.first).name, static_cast<int>(place.second),
            std::bit_cast<std::int64_t>(change.high), std::bit_cast<std::int64_t>(change.low),
            change.rows));
    return {};
}

base::Result<records::DigestSheet> readDigests(storage::Connection &connection)
{
    records::DigestSheet sheet;
    YORISOI_ASSIGN(auto rows,
                   connection.prepare("SELECT kind, bucket, high, low, row_count FROM digest"));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return sheet;
        const auto kind = records::entityKindFromName(rows.text(0));
        const std::int64_t bucket = rows.integer(1);
        if (!kind || bucket < 0 || bucket >= static_cast<std::int64_t>(records::kBuckets))
            return base::fail(ErrorCode::Corrupt, "digest: no such bucket");
        if (const Digest digest = digestAt(rows, 2); digest != Digest{})
            sheet.of(*kind).buckets[static_cast<std::size_t>(bucket)] = digest;
    }
}

base::Result<records::KindDigests> countRows(storage::Connection &connection, EntityKind kind)
{
    records::KindDigests counted{kind, records::specOf(kind).fields.size(), {}};
    const auto &sql = TableSql::of(kind);
    {
        YORISOI_ASSIGN(auto rows,
                       connection.prepare("SELECT " + sql.columns + " FROM " + sql.table));
        records::Row row;
        std::string payload;
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_TRY(readRow(rows, 0, kind, row));
            // What own changes cover is confirmed as `confirmed_row` has it.
            if (seenOf(row.revision).own != 0)
                continue;
            payload.clear();
            records::appendJson(payload, row);
            counted.buckets[records::bucketOf(kind, row.id, row.cluster())].add(payload);
        }
    }
    YORISOI_ASSIGN(auto kept, connection.query("SELECT id, cluster, payload FROM confirmed_row "
                                               "WHERE kind=? AND payload IS NOT NULL",
                                               records::specOf(kind).name));
    for (;;) {
        YORISOI_ASSIGN(const bool more, kept.step());
        if (!more)
            return counted;
        YORISOI_ASSIGN(const base::Uuid id, kept.uuid(0));
        YORISOI_ASSIGN(const base::Uuid cluster, kept.uuid(1));
        counted.buckets[records::bucketOf(kind, id, cluster)].add(kept.text(2));
    }
}

base::Result<bool> storeCount(storage::Connection &connection, const records::KindDigests &counted)
{
    YORISOI_ASSIGN(const auto stored, readDigests(connection));
    const records::KindDigests *known = stored.find(counted.kind);
    const records::KindDigests none{counted.kind, counted.fields, {}};
    if ((known ? *known : none) == counted)
        return false;
    const std::string_view name = records::specOf(counted.kind).name;
    YORISOI_TRY(connection.run("DELETE FROM digest WHERE kind=?", name));
    for (std::size_t i = 0; i < records::kBuckets; ++i)
        if (const Digest &digest = counted.buckets[i]; digest != Digest{})
            YORISOI_TRY(connection.run(
                "INSERT INTO digest(kind, bucket, high, low, row_count) VALUES(?,?,?,?,?)", name,
                static_cast<int>(i), std::bit_cast<std::int64_t>(digest.high),
                std::bit_cast<std::int64_t>(digest.low), digest.rows));
    return true;
}

} // namespace yorisoi::replica
