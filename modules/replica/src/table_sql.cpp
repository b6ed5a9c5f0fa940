// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_sql.h"

#include <vector>

namespace yorisoi::replica {
namespace {

using records::EntityKind;
using records::EntitySpec;
using records::FieldType;
using records::Row;
using records::Value;

constexpr int kFixedColumns = 4;

std::string quoted(std::string_view name)
{
    return "\"" + std::string(name) + "\"";
}

TableSql make(const EntitySpec &spec)
{
    TableSql sql;
    sql.table = quoted(spec.name);
    sql.keyed = spec.kind == EntityKind::Citizen || spec.kind == EntityKind::Case;
    sql.clustered = spec.clusterField >= 0;
    sql.columns = "id,ward,rev,ver";
    std::string places = "?,?,?,?";
    std::string updates = "ward=excluded.ward,rev=excluded.rev,ver=excluded.ver";
    for (const auto &field : spec.fields) {
        const std::string name = quoted(field.name);
        sql.columns += "," + name;
        places += ",?";
        updates += "," + name + "=excluded." + name;
    }
    sql.columnCount = kFixedColumns + static_cast<int>(spec.fields.size());
    const std::string into = "INTO " + sql.table + "(" + sql.columns + ") VALUES(" + places + ")";
    sql.insert = "INSERT " + into;
    sql.put = sql.keyed ? sql.insert + " ON CONFLICT(id) DO UPDATE SET " + updates
                        : "INSERT OR REPLACE " + into;
    std::string where = " WHERE id=?";
    sql.findById = "SELECT " + sql.columns + " FROM " + sql.table + where;
    if (sql.clustered)
        where = " WHERE " + quoted(spec.fields[static_cast<std::size_t>(spec.clusterField)].name) +
                "=? AND id=?";
    sql.find = "SELECT " + sql.columns + " FROM " + sql.table + where;
    sql.remove = "DELETE FROM " + sql.table + where;
    return sql;
}

/// LEB128, so that the few small revisions of a row take a byte each.
std::string packVersions(const std::vector<std::int64_t> &versions)
{
    std::string out;
    for (const std::int64_t version : versions) {
        auto rest = static_cast<std::uint64_t>(version);
        while (rest >= 0x80) {
            out += static_cast<char>(static_cast<unsigned char>(rest | 0x80));
            rest >>= 7;
        }
        out += static_cast<char>(rest);
    }
    return out;
}

void unpackVersions(storage::Blob packed, std::vector<std::int64_t> &versions)
{
    std::uint64_t value = 0;
    int shift = 0;
    for (const std::byte byte : packed) {
        if (shift < 64)
            value |= static_cast<std::uint64_t>(byte & std::byte{0x7f}) << shift;
        shift += 7;
        if ((byte & std::byte{0x80}) == std::byte{0}) {
            versions.push_back(static_cast<std::int64_t>(value));
            value = 0;
            shift = 0;
        }
    }
}

bool uniform(const Row &row)
{
    for (const std::int64_t version : row.versions)
        if (version != row.revision)
            return false;
    return true;
}

} // namespace

const TableSql &TableSql::of(EntityKind kind)
{
    static const auto all = [] {
        std::vector<TableSql> made;
        for (const EntityKind each : records::allEntityKinds())
            made.push_back(make(records::specOf(each)));
        return made;
    }();
    return all[static_cast<std::size_t>(kind)];
}

void bindRow(storage::Statement &statement, const Row &row)
{
    const auto &spec = records::specOf(row.kind);
    statement.bind(1, row.id).bindText(2, row.ward).bindInteger(3, row.revision);
    if (uniform(row)) {
        statement.bindNull(4);
    } else {
        const std::string packed = packVersions(row.versions);
        statement.bindBlob(4, std::as_bytes(std::span(packed)));
    }
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const int position = kFixedColumns + 1 + static_cast<int>(i);
        static const Value unknown;
        const Value &value = i < row.values.size() ? row.values[i] : unknown;
        if (const auto *text = std::get_if<std::string>(&value))
            statement.bindText(position, *text);
        else if (const auto *number = std::get_if<std::int64_t>(&value))
            statement.bindInteger(position, *number);
        else if (const auto *id = std::get_if<base::Uuid>(&value))
            statement.bind(position, *id);
        else if (const auto *flag = std::get_if<bool>(&value))
            statement.bindInteger(position, *flag ? 1 : 0);
        else if (static_cast<int>(i) == spec.clusterField)
            statement.bind(position, base::Uuid{});
        else
            statement.bindNull(position);
    }
}

base::Status readRow(const storage::Statement &statement, int first, EntityKind kind, Row &row)
{
    const auto &spec = records::specOf(kind);
    row.kind = kind;
    YORISOI_ASSIGN(row.id, statement.uuid(first));
    row.ward.assign(statement.text(first + 1));
    row.revision = statement.integer(first + 2);
    row.versions.clear();
    if (!statement.isNull(first + 3))
        unpackVersions(statement.blob(first + 3), row.versions);
    row.values.resize(spec.fields.size());
    // A row written before a field was added knows no version of it.
    if (!row.versions.empty())
        row.versions.resize(row.values.size(), row.revision);
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const int column = first + kFixedColumns + static_cast<int>(i);
        Value &value = row.values[i];
        if (statement.isNull(column)) {
            value = std::monostate{};
            continue;
        }
        switch (spec.fields[i].type) {
        case FieldType::Flag:
            value = statement.integer(column) != 0;
            break;
        case FieldType::Integer:
        case FieldType::Time:
            value = statement.integer(column);
            break;
        case FieldType::Reference: {
            YORISOI_ASSIGN(const base::Uuid id, statement.uuid(column));
            if (id.isNull())
                value = std::monostate{};
            else
                value = id;
            break;
        }
        case FieldType::Text:
        case FieldType::Token:
        case FieldType::Date:
        case FieldType::Json:
            if (auto *held = std::get_if<std::string>(&value))
                held->assign(statement.text(column));
            else
                value = std::string(statement.text(column));
            break;
        }
    }
    return {};
}

base::Result<Row> readRow(const storage::Statement &statement, int first, EntityKind kind)
{
    Row row;
    YORISOI_TRY(readRow(statement, first, kind, row));
    return row;
}

} // namespace yorisoi::replica
