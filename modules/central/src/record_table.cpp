// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_table.h"

#include "row_codec.h"
#include "yorisoi/records/entities.h"

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

base::Status putRecord(storage::Connection &connection, Ward &ward, const Row &row, bool isNew)
{
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
    else if (connection.changes() != 1)
        return base::fail(base::ErrorCode::Internal, "record: the row to change is not there");
    return noteStaff(connection, ward, row, isNew);
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

base::Result<std::optional<std::int64_t>>
RecordTable::revisionAfter(const base::Uuid &operation, EntityKind kind, const base::Uuid &id) const
{
    return m_connection.queryInteger(
        "SELECT revision FROM effect WHERE ward = ? AND kind = ? AND id = ? AND as_meant = 1 AND "
        "receipt = (SELECT receipt FROM operation WHERE id = ?)",
        m_ward.key, static_cast<int>(kind), id, operation);
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
