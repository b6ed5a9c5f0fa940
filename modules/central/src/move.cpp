// SPDX-License-Identifier: GPL-3.0-or-later
#include "move.h"

#include <set>

#include "change_table.h"
#include "record_table.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/records/json.h"

namespace yorisoi::central {
namespace {

using base::ErrorCode;
using base::fail;
using records::EntityKind;
using records::Row;

base::Uuid referenceIn(const Row &row, std::string_view field)
{
    const int index = records::fieldIndex(row.kind, field);
    if (index < 0)
        return {};
    const auto *id = std::get_if<base::Uuid>(&row.values[static_cast<std::size_t>(index)]);
    return id ? *id : base::Uuid{};
}

/// Rows of a kind whose reference `field` is `id`. A kind that is kept by it is read by it.
base::Status gather(storage::Connection &connection, const Ward &ward, EntityKind kind,
                    std::string_view field, const base::Uuid &id, std::vector<Row> &rows)
{
    const RecordVisitor visit = [&](const Row &row) -> base::Status {
        if (referenceIn(row, field) == id)
            rows.push_back(row);
        return {};
    };
    const int cluster = records::specOf(kind).clusterField;
    if (cluster >= 0 && cluster == records::fieldIndex(kind, field))
        return visitCluster(connection, ward, kind, id, visit);
    return visitRecords(connection, ward, kind, visit);
}

/// A person without a household that others still live in.
base::Status gatherHousehold(storage::Connection &connection, const Ward &ward, const Row &person,
                             MovePlan &plan)
{
    const base::Uuid household = referenceIn(person, "household");
    if (household.isNull())
        return {};
    bool others = false;
    YORISOI_TRY(
        visitRecords(connection, ward, EntityKind::Citizen, [&](const Row &row) -> base::Status {
            others |= row.id != person.id && referenceIn(row, "household") == household;
            return {};
        }));
    plan.leavesHousehold = others;
    if (others)
        return {};
    YORISOI_ASSIGN(auto row, findRecord(connection, ward, EntityKind::Household, household, {}));
    if (row)
        plan.rows.push_back(*std::move(row));
    return {};
}

void cutHousehold(Row &person)
{
    person.versions.resize(person.values.size(), person.revision);
    ++person.revision;
    for (const std::size_t field :
         {records::fieldOf(&records::Citizen::householdRole),
          static_cast<std::size_t>(records::fieldIndex(EntityKind::Citizen, "household"))}) {
        person.values[field] = std::monostate{};
        person.versions[field] = person.revision;
    }
}

} // namespace

base::Result<base::Result<MovePlan>> planMove(storage::Connection &connection, const Ward &from,
                                              const records::Command &command)
{
    using Plan = base::Result<MovePlan>;
    if (command.edits.size() != 1 || command.edits.front().kind != EntityKind::Citizen ||
        command.edits.front().create || !command.edits.front().fields.empty())
        return Plan(fail(ErrorCode::InvalidInput, "a move names one person and nothing else"));
    if (command.toWard == from.head.ward)
        return Plan(fail(ErrorCode::InvalidInput, "a move to the same ward"));
    YORISOI_ASSIGN(auto to, findWard(connection, command.toWard));
    if (!to)
        return Plan(fail(ErrorCode::InvalidInput, "no such ward"));
    const base::Uuid id = command.edits.front().id;
    YORISOI_ASSIGN(auto person, findRecord(connection, from, EntityKind::Citizen, id, {}));
    if (!person)
        return Plan(fail(ErrorCode::NotFound, "citizen"));
    MovePlan plan{*std::move(to), {}, false};
    plan.rows.push_back(*person);
    YORISOI_TRY(gatherHousehold(connection, from, *person, plan));
    for (const EntityKind kind : records::allEntityKinds())
        if (kind != EntityKind::Citizen && records::fieldIndex(kind, "citizen") >= 0 &&
            kind != EntityKind::ChecklistItem)
            YORISOI_TRY(gather(connection, from, kind, "citizen", id, plan.rows));
    std::vector<base::Uuid> cases;
    for (const Row &row : plan.rows)
        if (row.kind == EntityKind::Case)
            cases.push_back(row.id);
    for (const base::Uuid &file : cases)
        YORISOI_TRY(
            gather(connection, from, EntityKind::ChecklistItem, "case_id", file, plan.rows));
    return Plan(std::move(plan));
}

base::Status carryOut(storage::Connection &connection, Ward &from, MovePlan &plan,
                      const records::Command &command, std::int64_t receipt)
{
    Ward &to = plan.to;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        Row &row = plan.rows[i];
        const bool last = i + 1 == plan.rows.size();
        YORISOI_TRY(removeRecord(connection, from, row));
        const records::Removal removal{row.kind, row.id, row.cluster(), "moved", to.head.ward};
        YORISOI_TRY(
            appendChange(connection, from, command.operation, records::toJson(removal), last));
        row.ward = to.head.ward;
        if (row.kind == EntityKind::Citizen && plan.leavesHousehold)
            cutHousehold(row);
        const std::string json = records::toJson(row);
        YORISOI_TRY(putRecord(connection, to, row, true, json));
        YORISOI_TRY(appendChange(connection, to, command.operation, json, last));
        YORISOI_TRY(connection.run("UPDATE effect SET ward = ? WHERE ward = ? AND kind = ? AND "
                                   "id = ?",
                                   to.key, from.key, static_cast<int>(row.kind), row.id));
        YORISOI_TRY(connection.run("DELETE FROM moved WHERE ward = ? AND id = ?", to.key, row.id));
        if (!records::specOf(row.kind).appendOnly)
            YORISOI_TRY(connection.run("INSERT OR REPLACE INTO moved(ward, id, to_ward, receipt) "
                                       "VALUES(?, ?, ?, ?)",
                                       from.key, row.id, to.head.ward, receipt));
    }
    const bool ascending = from.head.ward < to.head.ward;
    YORISOI_TRY(saveWard(connection, ascending ? from : to));
    return saveWard(connection, ascending ? to : from);
}

base::Result<std::string> whereMoved(storage::Connection &connection, std::int64_t ward,
                                     const records::Command &command)
{
    YORISOI_ASSIGN(const auto any,
                   connection.queryInteger("SELECT 1 FROM moved WHERE ward = ? LIMIT 1", ward));
    if (!any)
        return std::string();
    std::set<base::Uuid> named;
    for (const records::Edit &edit : command.edits) {
        named.insert({edit.id, edit.cluster});
        // A relation may well lead to somebody of another ward: only whose it is counts.
        for (const records::FieldEdit &change : edit.fields)
            if (change.field == records::fieldIndex(edit.kind, "citizen") ||
                change.field == records::fieldIndex(edit.kind, "case_id"))
                if (const auto *id = std::get_if<base::Uuid>(&change.value))
                    named.insert(*id);
    }
    for (const base::Uuid &id : named) {
        YORISOI_ASSIGN(
            auto found,
            connection.queryText("SELECT to_ward FROM moved WHERE ward = ? AND id = ?", ward, id));
        if (found)
            return *std::move(found);
    }
    return std::string();
}

} // namespace yorisoi::central
