// SPDX-License-Identifier: GPL-3.0-or-later
#include "overlay.h"

#include <algorithm>

#include "yorisoi/records/json.h"

namespace yorisoi::replica {
namespace {

using records::Command;
using records::Edit;
using records::EntityKind;
using records::Row;

std::string_view nameOf(EntityKind kind)
{
    return records::specOf(kind).name;
}

base::Result<RowKey> readKey(const storage::Statement &row)
{
    const auto kind = records::entityKindFromName(row.text(0));
    if (!kind)
        return base::fail(base::ErrorCode::Corrupt, "overlay: a row of an unknown kind");
    YORISOI_ASSIGN(const base::Uuid id, row.uuid(1));
    return RowKey{*kind, id};
}

/// What `apply` asks of this device.
class OverlayReader final : public records::RecordReader {
public:
    explicit OverlayReader(RowStore &store) : m_store(&store) {}

    base::Result<std::optional<Row>> find(EntityKind kind, const base::Uuid &id,
                                          const base::Uuid &cluster) const override
    {
        return m_store->find(kind, id, cluster);
    }
    base::Result<std::optional<std::int64_t>> revisionAfter(const base::Uuid &operation,
                                                            EntityKind kind, const base::Uuid &id,
                                                            std::size_t field) const override
    {
        YORISOI_ASSIGN(auto rows, m_store->connection().query(
                                      "SELECT iif(o.pending=1, r.provisional, r.final), r.clashed "
                                      "FROM operation_row r CROSS JOIN operation o "
                                      "ON o.id=r.operation WHERE r.kind=? AND r.id=? AND "
                                      "r.operation=?",
                                      nameOf(kind), id, operation));
        YORISOI_ASSIGN(const bool there, rows.step());
        if (!there || records::isAmong(rows.text(1), kind, field))
            return std::nullopt;
        return rows.optionalInteger(0);
    }
    base::Result<std::optional<records::Author>> authorOf(EntityKind, const base::Uuid &,
                                                          std::int64_t) const override
    {
        return std::nullopt;
    }

private:
    RowStore *m_store;
};

bool touches(const Edit &edit, const Edit &other, std::uint8_t field)
{
    if (edit.kind != other.kind || edit.id != other.id)
        return false;
    if (edit.create)
        return true;
    for (const auto &change : edit.fields)
        if (change.field == field)
            return true;
    return false;
}

} // namespace

base::Result<bool> Overlay::covers(const RowKey &key) const
{
    YORISOI_ASSIGN(const auto found, m_store->connection().queryInteger(
                                         "SELECT 1 FROM confirmed_row WHERE kind=? AND id=?",
                                         nameOf(key.kind), key.id));
    return found.has_value();
}

base::Result<std::optional<Overlay::Confirmed>>
Overlay::confirmed(const RowKey &key, const base::Uuid &cluster, bool covered) const
{
    if (covered) {
        YORISOI_ASSIGN(auto kept,
                       m_store->connection().query("SELECT cluster, payload FROM confirmed_row "
                                                   "WHERE kind=? AND id=?",
                                                   nameOf(key.kind), key.id));
        YORISOI_ASSIGN(const bool there, kept.step());
        if (!there || kept.isNull(1))
            return std::nullopt;
        YORISOI_ASSIGN(const base::Uuid under, kept.uuid(0));
        return Confirmed{std::string(kept.text(1)), under};
    }
    YORISOI_ASSIGN(const auto row, m_store->find(key.kind, key.id, cluster));
    if (!row)
        return std::nullopt;
    return Confirmed{records::toJson(*row), row->cluster()};
}

base::Status Overlay::setConfirmed(const RowKey &key, const base::Uuid &cluster,
                                   const std::optional<std::string> &payload)
{
    return m_store->connection().run(
        "INSERT OR REPLACE INTO confirmed_row(kind, id, cluster, payload) VALUES(?,?,?,?)",
        nameOf(key.kind), key.id, cluster, payload);
}

base::Result<std::int64_t> Overlay::confirmedRevision(const RowKey &key,
                                                      const base::Uuid &cluster) const
{
    std::optional<std::string> payload;
    {
        YORISOI_ASSIGN(auto kept, m_store->connection().query(
                                      "SELECT payload FROM confirmed_row WHERE kind=? AND id=?",
                                      nameOf(key.kind), key.id));
        YORISOI_ASSIGN(const bool covered, kept.step());
        if (covered && kept.isNull(0))
            return 0;
        if (covered)
            payload = std::string(kept.text(0));
    }
    if (payload) {
        YORISOI_ASSIGN(const Row row, records::rowFromJson(*payload));
        return row.revision;
    }
    YORISOI_ASSIGN(const auto row, m_store->find(key.kind, key.id, cluster));
    return row ? row->revision : 0;
}

base::Status Overlay::keepConfirmed(const RowKey &key, const base::Uuid &cluster)
{
    YORISOI_ASSIGN(const bool covered, covers(key));
    if (covered)
        return {};
    YORISOI_ASSIGN(const auto row, m_store->find(key.kind, key.id, cluster));
    return setConfirmed(key, cluster, row ? std::optional(records::toJson(*row)) : std::nullopt);
}

base::Result<std::int64_t> Overlay::lastOwnNumber(const RowKey &key) const
{
    YORISOI_ASSIGN(const auto number,
                   m_store->connection().queryInteger(
                       "SELECT max(o.number) FROM operation_row r CROSS JOIN operation o "
                       "ON o.id=r.operation WHERE r.kind=? AND r.id=? AND o.pending=1",
                       nameOf(key.kind), key.id));
    return number.value_or(0);
}

base::Result<base::Uuid> Overlay::lastOwnChange(const Edit &edit, std::uint8_t field,
                                                const Seen &seen) const
{
    YORISOI_ASSIGN(auto rows,
                   m_store->connection().query(
                       "SELECT o.command, r.final FROM operation_row r CROSS JOIN operation o "
                       "ON o.id=r.operation WHERE r.kind=? AND r.id=? AND o.number<=? "
                       "AND o.outcome IS NOT 'rejected' ORDER BY o.number DESC",
                       nameOf(edit.kind), edit.id, seen.own));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return base::Uuid{};
        YORISOI_ASSIGN(const Command earlier, records::commandFromJson(rows.text(0)));
        for (const Edit &other : earlier.edits) {
            if (!touches(other, edit, field))
                continue;
            const auto final = rows.optionalInteger(1);
            return final && *final <= seen.confirmed ? base::Uuid{} : earlier.operation;
        }
    }
}

base::Status Overlay::completeBase(const Edit &edit, records::FieldEdit &change) const
{
    const RowKey key{edit.kind, edit.id};
    Seen seen = seenOf(change.base.revision);
    if (!change.base.afterOperation.isNull()) {
        change.base.revision = seen.confirmed;
        return {};
    }
    if (seen.own == 0) {
        YORISOI_ASSIGN(const bool covered, covers(key));
        if (!covered)
            return {};
        YORISOI_ASSIGN(const std::int64_t confirmed, confirmedRevision(key, edit.cluster));
        if (seen.confirmed <= confirmed)
            return {};
        // More than was ever confirmed: the author counted on from what this device shows.
        seen.confirmed = confirmed;
        YORISOI_ASSIGN(seen.own, lastOwnNumber(key));
    }
    change.base.revision = seen.confirmed;
    YORISOI_ASSIGN(change.base.afterOperation, lastOwnChange(edit, change.field, seen));
    return {};
}

base::Status Overlay::complete(Command &command)
{
    for (Edit &edit : command.edits) {
        const int cluster = records::specOf(edit.kind).clusterField;
        if (edit.create) {
            for (auto &change : edit.fields) {
                change.base = {};
                if (change.field == cluster && edit.cluster.isNull())
                    if (const auto *id = std::get_if<base::Uuid>(&change.value))
                        edit.cluster = *id;
            }
            continue;
        }
        for (auto &change : edit.fields)
            YORISOI_TRY(completeBase(edit, change));
    }
    return {};
}

base::Result<records::Application> Overlay::judge(const Command &command) const
{
    return records::apply(OverlayReader(*m_store), command, {});
}

base::Status Overlay::lay(const Command &command, const records::Application &application)
{
    auto &connection = m_store->connection();
    for (const Edit &edit : command.edits)
        YORISOI_TRY(
            connection.run("INSERT OR IGNORE INTO operation_row(kind, id, operation) VALUES(?,?,?)",
                           nameOf(edit.kind), edit.id, command.operation));
    for (Row row : application.rows) {
        const RowKey key{row.kind, row.id};
        YORISOI_TRY(keepConfirmed(key, row.cluster()));
        YORISOI_ASSIGN(const std::int64_t confirmed, confirmedRevision(key, row.cluster()));
        const std::int64_t given = row.revision;
        row.revision = revisionOf({confirmed, command.number});
        for (std::int64_t &version : row.versions)
            if (version == given)
                version = row.revision;
        YORISOI_TRY(m_store->put(row));
        YORISOI_TRY(connection.run(
            "INSERT INTO operation_row(kind, id, operation, provisional, clashed) "
            "VALUES(?,?,?,?,?) ON CONFLICT DO UPDATE SET provisional=excluded.provisional, "
            "clashed=excluded.clashed",
            nameOf(row.kind), row.id, command.operation, row.revision,
            records::clashedFields(application.rows, row)));
    }
    return {};
}

base::Result<Overlay::Closure> Overlay::closureOf(const std::set<RowKey> &changed,
                                                  std::span<const base::Uuid> leaving) const
{
    auto &connection = m_store->connection();
    Closure closure;
    std::vector<RowKey> newRows;
    std::vector<base::Uuid> newOperations;
    const auto addRow = [&](const RowKey &key) {
        if (closure.rows.insert(key).second)
            newRows.push_back(key);
    };
    const auto addOperation = [&](const base::Uuid &id) {
        if (closure.operations.insert(id).second)
            newOperations.push_back(id);
    };
    for (const RowKey &key : changed)
        addRow(key);
    for (const base::Uuid &operation : leaving)
        addOperation(operation);
    while (!newRows.empty() || !newOperations.empty()) {
        for (const RowKey &key : std::exchange(newRows, {})) {
            YORISOI_ASSIGN(auto rows, connection.query(
                                          "SELECT o.id FROM operation_row r CROSS JOIN operation o "
                                          "ON o.id=r.operation WHERE r.kind=? AND r.id=? "
                                          "AND o.pending=1",
                                          nameOf(key.kind), key.id));
            for (;;) {
                YORISOI_ASSIGN(const bool more, rows.step());
                if (!more)
                    break;
                YORISOI_ASSIGN(const base::Uuid id, rows.uuid(0));
                addOperation(id);
            }
        }
        for (const base::Uuid &operation : std::exchange(newOperations, {})) {
            YORISOI_ASSIGN(auto rows,
                           connection.query("SELECT kind, id FROM operation_row WHERE operation=?",
                                            operation));
            for (;;) {
                YORISOI_ASSIGN(const bool more, rows.step());
                if (!more)
                    break;
                YORISOI_ASSIGN(const RowKey key, readKey(rows));
                addRow(key);
            }
        }
    }
    return closure;
}

base::Status Overlay::restore(const RowKey &key)
{
    auto &connection = m_store->connection();
    base::Uuid cluster;
    std::optional<std::string> payload;
    {
        YORISOI_ASSIGN(
            auto kept,
            connection.query("SELECT cluster, payload FROM confirmed_row WHERE kind=? AND id=?",
                             nameOf(key.kind), key.id));
        YORISOI_ASSIGN(const bool covered, kept.step());
        if (!covered)
            return {};
        YORISOI_ASSIGN(cluster, kept.uuid(0));
        payload = kept.optionalText(1);
    }
    YORISOI_TRY(connection.run("DELETE FROM confirmed_row WHERE kind=? AND id=?", nameOf(key.kind),
                               key.id));
    if (!payload)
        return m_store->remove(key.kind, key.id, cluster);
    YORISOI_ASSIGN(const Row row, records::rowFromJson(*payload));
    return m_store->put(row);
}

base::Status Overlay::rebase(const std::set<RowKey> &changed, std::span<const base::Uuid> leaving)
{
    if (changed.empty() && leaving.empty())
        return {};
    auto &connection = m_store->connection();
    YORISOI_ASSIGN(Closure closure, closureOf(changed, leaving));
    for (const RowKey &key : closure.rows)
        YORISOI_TRY(restore(key));
    for (const base::Uuid &operation : leaving) {
        YORISOI_TRY(connection.run("UPDATE operation SET pending=0 WHERE id=?", operation));
        closure.operations.erase(operation);
    }
    std::vector<Command> remaining;
    for (const base::Uuid &operation : closure.operations) {
        YORISOI_TRY(connection.run("UPDATE operation_row SET provisional=NULL WHERE operation=?",
                                   operation));
        YORISOI_ASSIGN(const auto json,
                       connection.queryText("SELECT command FROM operation WHERE id=?", operation));
        YORISOI_ASSIGN(auto command, records::commandFromJson(json.value_or("")));
        remaining.push_back(std::move(command));
    }
    std::ranges::sort(remaining, {}, &Command::number);
    for (const Command &command : remaining) {
        YORISOI_ASSIGN(const auto application, judge(command));
        // What the rows do not allow any more waits for the server's answer without showing.
        if (application.outcome != records::Outcome::Rejected)
            YORISOI_TRY(lay(command, application));
    }
    return {};
}

} // namespace yorisoi::replica
