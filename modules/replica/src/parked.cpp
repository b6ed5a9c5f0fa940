// SPDX-License-Identifier: GPL-3.0-or-later
#include "parked.h"

#include "sync_note.h"
#include "yorisoi/records/json.h"

namespace yorisoi::replica {
namespace {

using base::ErrorCode;
using base::fail;
using records::Command;

base::Status forget(storage::Connection &connection, const base::Uuid &operation)
{
    YORISOI_TRY(connection.run("DELETE FROM operation_row WHERE operation=?", operation));
    return connection.run("DELETE FROM operation WHERE id=?", operation);
}

base::Result<std::string> payloadOf(storage::Connection &connection, const base::Uuid &operation)
{
    YORISOI_ASSIGN(auto json,
                   connection.queryText("SELECT command FROM operation WHERE id=?", operation));
    if (!json)
        return fail(ErrorCode::NotFound, "operation: none of that id");
    return *std::move(json);
}

} // namespace

base::Result<Command> readOperation(storage::Connection &connection, const base::Uuid &operation)
{
    YORISOI_ASSIGN(const std::string json, payloadOf(connection, operation));
    return records::commandFromJson(json);
}

base::Result<CommandDraft> draftAnew(RowStore &store, const base::Uuid &operation)
{
    auto &connection = store.connection();
    YORISOI_ASSIGN(auto command, readOperation(connection, operation));
    for (records::Edit &edit : command.edits) {
        if (edit.create)
            continue;
        YORISOI_ASSIGN(const auto standing, store.find(edit.kind, edit.id, edit.cluster));
        for (records::FieldEdit &change : edit.fields)
            change.base = {standing ? standing->revision : 0, {}};
    }
    return CommandDraft{command.intent,      command.staff,   command.office,
                        command.ward,        command.purpose, std::move(command.edits),
                        command.secondStaff, command.toWard};
}

base::Status putRejectedAway(storage::Connection &connection, const base::Uuid &operation,
                             std::string_view why, base::Instant now)
{
    YORISOI_ASSIGN(const auto rejected,
                   connection.queryInteger(
                       "SELECT 1 FROM operation WHERE id=? AND outcome='rejected'", operation));
    if (!rejected)
        return fail(ErrorCode::NotFound, "operation: none that was rejected");
    YORISOI_ASSIGN(const std::string payload, payloadOf(connection, operation));
    YORISOI_TRY(putAway(connection, now, why, "operation", operation, payload));
    return forget(connection, operation);
}

base::Status withdraw(RowStore &store, const base::Uuid &operation, base::Instant now)
{
    auto &connection = store.connection();
    bool rejected = false;
    bool handedOver = false;
    {
        YORISOI_ASSIGN(auto row,
                       connection.query("SELECT outcome IS 'rejected', sent OR attempts>0 OR "
                                        "decided_at IS NOT NULL FROM operation WHERE id=?",
                                        operation));
        YORISOI_ASSIGN(const bool there, row.step());
        if (!there)
            return fail(ErrorCode::NotFound, "operation: none of that id");
        rejected = row.integer(0) != 0;
        handedOver = row.integer(1) != 0;
    }
    if (rejected)
        return putRejectedAway(connection, operation, "withdrawn", now);
    if (handedOver)
        return fail(ErrorCode::Refused, "operation: the server has it or may have it");
    YORISOI_ASSIGN(const std::string payload, payloadOf(connection, operation));
    YORISOI_TRY(putAway(connection, now, "withdrawn", "operation", operation, payload));
    YORISOI_TRY(Overlay(store).rebase({}, std::span(&operation, 1)));
    return forget(connection, operation);
}

base::Status moveToEpoch(storage::Connection &connection, std::int64_t epoch)
{
    std::vector<Command> unanswered;
    {
        YORISOI_ASSIGN(auto rows, connection.prepare("SELECT command FROM operation "
                                                     "WHERE decided_at IS NULL"));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_ASSIGN(auto command, records::commandFromJson(rows.text(0)));
            unanswered.push_back(std::move(command));
        }
    }
    for (Command &command : unanswered) {
        command.deviceEpoch = epoch;
        YORISOI_TRY(connection.run("UPDATE operation SET command=? WHERE id=?",
                                   records::toJson(command), command.operation));
    }
    return {};
}

} // namespace yorisoi::replica
