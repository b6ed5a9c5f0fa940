// SPDX-License-Identifier: GPL-3.0-or-later
#include "digest_table.h"

#include <bit>

#include "protective_lane.h"
#include "record_table.h"
#include "yorisoi/base/log.h"
#include "yorisoi/records/json.h"

namespace yorisoi::central {
namespace {

using base::ErrorCode;
using records::Digest;
using records::DigestSheet;
using records::EntityKind;
using records::Repair;

using BucketSet = std::array<bool, records::kBuckets>;

/// The buckets of a kind that differ; all of them stand empty on a side that has none of the kind.
BucketSet differing(const records::KindDigests *ours, const records::KindDigests *theirs)
{
    static const records::KindDigests none;
    BucketSet differ{};
    for (std::size_t i = 0; i < differ.size(); ++i)
        differ[i] = (ours ? *ours : none).buckets[i] != (theirs ? *theirs : none).buckets[i];
    return differ;
}

} // namespace

base::Status addToDigests(storage::Connection &connection, std::int64_t ward,
                          const records::DigestDelta &delta)
{
    // SQLite has no XOR: what is in either, less what is in both.
    for (const auto &[place, change] : delta.changed())
        YORISOI_TRY(connection.run(
            "INSERT INTO digest(ward, kind, bucket, high, low, row_count) VALUES(?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET high = (high | excluded.high) - (high & excluded.high), "
            "low = (low | excluded.low) - (low & excluded.low), "
            "row_count = row_count + excluded.row_count",
            ward, static_cast<int>(place.first), static_cast<int>(place.second),
            std::bit_cast<std::int64_t>(change.high), std::bit_cast<std::int64_t>(change.low),
            change.rows));
    return {};
}

base::Result<DigestSheet> readDigests(storage::Connection &connection, const Ward &ward)
{
    DigestSheet sheet{ward.head, {}};
    YORISOI_ASSIGN(auto statement,
                   connection.query("SELECT kind, bucket, high, low, row_count FROM digest "
                                    "WHERE ward = ? ORDER BY kind, bucket",
                                    ward.key));
    for (;;) {
        YORISOI_ASSIGN(const bool found, statement.step());
        if (!found)
            return sheet;
        const std::int64_t kind = statement.integer(0);
        const std::int64_t bucket = statement.integer(1);
        if (kind < 0 || kind >= static_cast<std::int64_t>(records::kEntityKinds) || bucket < 0 ||
            bucket >= static_cast<std::int64_t>(records::kBuckets))
            return base::fail(ErrorCode::Corrupt, "digest: no such bucket");
        const Digest digest{std::bit_cast<std::uint64_t>(statement.integer(2)),
                            std::bit_cast<std::uint64_t>(statement.integer(3)),
                            statement.integer(4)};
        if (digest != Digest{})
            sheet.of(static_cast<EntityKind>(kind)).buckets[static_cast<std::size_t>(bucket)] =
                digest;
    }
}

base::Result<Repair> readRepair(storage::Connection &connection, const Ward &ward,
                                const DigestSheet &theirs, std::size_t mostRows)
{
    YORISOI_ASSIGN(const DigestSheet ours, readDigests(connection, ward));
    Repair repair{ward.head, {}, {}};
    std::int64_t expected = 0;
    std::vector<std::pair<EntityKind, BucketSet>> wanted;
    for (const EntityKind kind : records::allEntityKinds()) {
        const records::KindDigests *here = ours.find(kind);
        const records::KindDigests *there = theirs.find(kind);
        if (there && there->fields != records::specOf(kind).fields.size())
            continue;
        const BucketSet differ = differing(here, there);
        bool any = false;
        for (std::size_t i = 0; i < differ.size(); ++i) {
            if (!differ[i])
                continue;
            any = true;
            const Digest digest = here ? here->buckets[i] : Digest{};
            repair.buckets.push_back({kind, static_cast<std::uint8_t>(i), digest});
            expected += digest.rows;
        }
        if (any)
            wanted.emplace_back(kind, differ);
    }
    if (expected > static_cast<std::int64_t>(mostRows))
        return base::fail(ErrorCode::TooLarge, "repair: load a snapshot instead");
    for (const auto &[kind, differ] : wanted)
        YORISOI_TRY(
            visitRecords(connection, ward, kind, [&](const records::Row &row) -> base::Status {
                if (differ[records::bucketOf(row.kind, row.id, row.cluster())])
                    repair.rows.push_back(records::toJson(row));
                return {};
            }));
    return repair;
}

base::Status countEarlierRows(storage::Connection &connection)
{
    std::vector<std::string> codes;
    {
        YORISOI_ASSIGN(auto statement,
                       connection.query("SELECT code FROM ward WHERE digested = 0"));
        for (;;) {
            YORISOI_ASSIGN(const bool found, statement.step());
            if (!found)
                break;
            codes.emplace_back(statement.text(0));
        }
    }
    for (const std::string &code : codes) {
        base::log("central").info("counting the rows of ward {} into digests", code);
        YORISOI_ASSIGN(Ward ward, requireWard(connection, code));
        std::vector<records::Row> restrictions;
        YORISOI_TRY(visitRecords(
            connection, ward, std::nullopt, [&](const records::Row &row) -> base::Status {
                ward.digests.add(row.kind, row.id, row.cluster(), records::toJson(row));
                if (row.kind == EntityKind::Restriction)
                    restrictions.push_back(row);
                return {};
            }));
        for (const records::Row &row : restrictions)
            YORISOI_TRY(noteProtection(connection, row));
        YORISOI_TRY(connection.run("UPDATE ward SET digested = 1 WHERE key = ?", ward.key));
        YORISOI_TRY(saveWard(connection, ward));
    }
    return {};
}

} // namespace yorisoi::central
