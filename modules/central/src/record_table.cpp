// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_table.h"

#include "protective_lane.h"
#include "row_codec.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/records/json.h"

namespace yorisoi::central {
namespace {

using records::EntityKind;
using records::Row;

std::string_view textOf(storage::Blob blob)
{
    return {reinterpret_cast<const char *>(blob.data()), blob.size()};
}

} // namespace

base::Result<std::optional<Row>> findRecord(storage::Connection &connection, const Ward &ward,
                                            EntityKind kind, const base::Uuid &id,
                                            const base::Uuid &cluster)
{
    const base::Uuid under = records::specOf(kind).clusterField < 0 ? base::Uuid{} : cluster;
    YORISOI_ASSIGN(auto statement,
                   connection.query("SELECT revision, payload FROM record "
                                    "WHERE ward = ? AND kind = ? AND cluster = ? AND id = ?",
                                    ward.key, static_cast<int>(kind), under, id));
    YORISOI_ASSIGN(const bool found, statement.step());
    if (!found)
        return std::nullopt;
    Row row{kind, id, ward.head.ward, statement.integer(0), {}, {}};
    YORISOI_TRY(decodeRow(textOf(statement.blob(1)), under, row));
    return row;
}

base::Status putRecord(storage::Connection &connection, Ward &ward, const Row &row, bool isNew,
                       std::string_view json)
{
    if (!isNew) {
        YORISOI_ASSIGN(const auto before,
                       findRecord(connection, ward, row.kind, row.id, row.cluster()));
        if (!before)
            return base::fail(base::ErrorCode::Internal, "record: the row to change is not there");
        ward.digests.remove(row.kind, row.id, row.cluster(), records::toJson(*before));
    }
    ward.digests.add(row.kind, row.id, row.cluster(), json);
    std::string payload;
    payload.reserve(512);
    encodeRow(row, payload);
    YORISOI_TRY(
        connection.run(isNew ? "INSERT INTO record(revision, payload, ward, kind, cluster, id) "
                               "VALUES(?, ?, ?, ?, ?, ?)"
                             : "UPDATE record SET revision = ?, payload = ? "
                               "WHERE ward = ? AND kind = ? AND cluster = ? AND id = ?",
                       row.revision, std::as_bytes(std::span(payload)), ward.key,
                       static_cast<int>(row.kind), row.cluster(), row.id));
    if (isNew)
        ++ward.rows;
    YORISOI_TRY(noteProtection(connection, row));
    return noteStaff(connection, ward, row, isNew);
}

base::Status removeRecord(storage::Connection &connection, Ward &ward, const Row &row)
{
    ward.digests.remove(row.kind, row.id, row.cluster(), records::toJson(row));
    --ward.rows;
    return connection.run(
        "DELETE FROM record WHERE ward = ? AND kind = ? AND cluster = ? AND id = ?", ward.key,
        static_cast<int>(row.kind), row.cluster(), row.id);
}

base::Status noteStaff(storage::Connection &connection, const Ward &ward, const Row &row,
                       bool isNew)
{
    if (row.kind != EntityKind::Staff)
        return {};
    if (!isNew)
        YORISOI_TRY(
            connection.run("DELETE FROM staff WHERE ward = ? AND id = ?", ward.key, row.id));
    const auto staff = records::fromRow<records::Staff>(row);
    return connection.run("INSERT INTO staff(ward, number, id, role, active) VALUES(?, ?, ?, ?, ?)",
                          ward.key, staff.number, row.id, staff.role, staff.active);
}

namespace {

/// Statement columns: kind, cluster, id, revision, payload.
base::Status visitAll(storage::Statement &statement, const Ward &ward, const RecordVisitor &visit)
{
    Row row;
    row.ward = ward.head.ward;
    for (;;) {
        YORISOI_ASSIGN(const bool found, statement.step());
        if (!found)
            return {};
        row.kind = static_cast<EntityKind>(statement.integer(0));
        YORISOI_ASSIGN(const base::Uuid cluster, statement.uuid(1));
        YORISOI_ASSIGN(row.id, statement.uuid(2));
        row.revision = statement.integer(3);
        YORISOI_TRY(decodeRow(textOf(statement.blob(4)), cluster, row));
        YORISOI_TRY(visit(row));
    }
}

} // namespace

base::Status visitRecords(storage::Connection &connection, const Ward &ward,
                          std::optional<EntityKind> kind, const RecordVisitor &visit)
{
    const int first = kind ? static_cast<int>(*kind) : 0;
    const int last = kind ? first : static_cast<int>(records::kEntityKinds) - 1;
    YORISOI_ASSIGN(auto statement,
                   connection.query("SELECT kind, cluster, id, revision, payload FROM record "
                                    "WHERE ward = ? AND kind BETWEEN ? AND ? "
                                    "ORDER BY kind, cluster, id",
                                    ward.key, first, last));
    return visitAll(statement, ward, visit);
}

base::Status visitCluster(storage::Connection &connection, const Ward &ward, EntityKind kind,
                          const base::Uuid &cluster, const RecordVisitor &visit)
{
    YORISOI_ASSIGN(auto statement,
                   connection.query("SELECT kind, cluster, id, revision, payload FROM record "
                                    "WHERE ward = ? AND kind = ? AND cluster = ? ORDER BY id",
                                    ward.key, static_cast<int>(kind), cluster));
    return visitAll(statement, ward, visit);
}

base::Result<std::optional<StaffRights>> rightsOf(storage::Connection &connection, const Ward &ward,
                                                  std::string_view staffNumber)
{
    YORISOI_ASSIGN(auto role,
                   connection.queryText("SELECT role FROM staff WHERE ward = ? AND number = ? AND "
                                        "active = 1 ORDER BY id LIMIT 1",
                                        ward.key, staffNumber));
    if (!role)
        return std::nullopt;
    return StaffRights{*std::move(role)};
}

base::Result<std::optional<Row>> RecordTable::find(EntityKind kind, const base::Uuid &id,
                                                   const base::Uuid &cluster) const
{
    return findRecord(m_connection, m_ward, kind, id, cluster);
}

base::Result<std::optional<std::int64_t>> RecordTable::revisionAfter(const base::Uuid &operation,
                                                                     EntityKind kind,
                                                                     const base::Uuid &id,
                                                                     std::size_t field) const
{
    YORISOI_ASSIGN(auto statement,
                   m_connection.query("SELECT revision, as_meant, clashed FROM effect "
                                      "WHERE ward = ? AND kind = ? AND id = ? AND "
                                      "receipt = (SELECT receipt FROM operation WHERE id = ?)",
                                      m_ward.key, static_cast<int>(kind), id, operation));
    YORISOI_ASSIGN(const bool found, statement.step());
    if (!found)
        return std::nullopt;
    // A release before 20 did not write down which fields clashed.
    const bool asMeant =
        statement.integer(1) != 0 ||
        (!statement.isNull(2) && !records::isAmong(statement.text(2), kind, field));
    return asMeant ? std::optional(statement.integer(0)) : std::nullopt;
}

base::Result<std::optional<records::Author>>
RecordTable::authorOf(EntityKind kind, const base::Uuid &id, std::int64_t revision) const
{
    YORISOI_ASSIGN(auto statement,
                   m_connection.query("SELECT staff, office, at FROM effect JOIN operation "
                                      "USING(receipt) WHERE effect.ward = ? AND kind = ? AND "
                                      "effect.id = ? AND revision = ?",
                                      m_ward.key, static_cast<int>(kind), id, revision));
    YORISOI_ASSIGN(const bool found, statement.step());
    if (!found)
        return std::nullopt;
    return records::Author{std::string(statement.text(0)), std::string(statement.text(1)),
                           base::Instant(std::chrono::milliseconds(statement.integer(2)))};
}

} // namespace yorisoi::central
