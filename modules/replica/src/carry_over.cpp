// SPDX-License-Identifier: GPL-3.0-or-later
#include "carry_over.h"

#include "copy_state.h"
#include "outbox.h"
#include "protective_lane.h"
#include "yorisoi/records/json.h"

namespace yorisoi::replica {
namespace {

struct Column {
    const char *name;
    char type; ///< i(nteger), t(ext) or b(lob)
};

constexpr Column kOperation[] = {
    {"number", 'i'},     {"id", 'b'},         {"intent", 't'}, {"citizen", 'b'},  {"title", 't'},
    {"created_at", 'i'}, {"command", 't'},    {"sent", 'i'},   {"attempts", 'i'}, {"pending", 'i'},
    {"awaited", 'i'},    {"outcome", 't'},    {"reason", 't'}, {"receipt", 'i'},  {"seq", 'i'},
    {"decided_at", 'i'}, {"applied_at", 'i'}, {"detail", 't'},
};
constexpr Column kOperationRow[] = {{"kind", 't'},        {"id", 'b'},    {"operation", 'b'},
                                    {"provisional", 'i'}, {"final", 'i'}, {"clashed", 't'}};
constexpr Column kNote[] = {{"number", 'i'},    {"at", 'i'},     {"kind", 't'},   {"citizen", 'b'},
                            {"operation", 'b'}, {"detail", 't'}, {"settled", 'i'}};
constexpr Column kArchive[] = {{"number", 'i'}, {"at", 'i'}, {"why", 't'},
                               {"kind", 't'},   {"id", 'b'}, {"payload", 't'}};
constexpr Column kLane[] = {{"id", 'b'}, {"citizen", 'b'}, {"payload", 't'}};
constexpr Column kDraft[] = {{"key", 't'}, {"body", 't'}, {"saved_at", 'i'}};

base::Status copyTable(storage::Connection &from, storage::Connection &to, const char *table,
                       std::span<const Column> columns)
{
    std::string names;
    std::string places;
    for (const Column &column : columns) {
        names.append(names.empty() ? "" : ",").append(column.name);
        places.append(places.empty() ? "?" : ",?");
    }
    YORISOI_ASSIGN(auto rows, from.prepare("SELECT " + names + " FROM " + table));
    YORISOI_ASSIGN(auto put, to.prepare("INSERT INTO " + std::string(table) + "(" + names +
                                        ") VALUES(" + places + ")"));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return {};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const int column = static_cast<int>(i);
            if (rows.isNull(column))
                put.bindNull(column + 1);
            else if (columns[i].type == 'i')
                put.bindInteger(column + 1, rows.integer(column));
            else if (columns[i].type == 't')
                put.bindText(column + 1, rows.text(column));
            else
                put.bindBlob(column + 1, rows.blob(column));
        }
        YORISOI_TRY(put.finish());
        put.reset();
    }
}

base::Status layPending(RowStore &store)
{
    auto &connection = store.connection();
    YORISOI_TRY(connection.run("UPDATE operation_row SET provisional=NULL"));
    std::vector<records::Command> pending;
    {
        YORISOI_ASSIGN(auto rows, connection.prepare("SELECT command FROM operation "
                                                     "WHERE pending=1 ORDER BY number"));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_ASSIGN(auto command, records::commandFromJson(rows.text(0)));
            pending.push_back(std::move(command));
        }
    }
    Overlay overlay(store);
    for (const auto &command : pending) {
        YORISOI_ASSIGN(const auto application, overlay.judge(command));
        if (application.outcome != records::Outcome::Rejected)
            YORISOI_TRY(overlay.lay(command, application));
    }
    return {};
}

} // namespace

base::Status carryOver(storage::Connection &old, RowStore &into, const records::Cursor &cursor,
                       base::Instant now)
{
    auto &connection = into.connection();
    YORISOI_ASSIGN(const base::Uuid device, readDevice(old));
    YORISOI_TRY(writeDevice(connection, device));
    for (const char *name : {"device_epoch", "last_number", "level_at", "protective_head"}) {
        YORISOI_ASSIGN(const std::int64_t number, readNumber(old, name));
        YORISOI_TRY(writeNumber(connection, name, number));
    }
    YORISOI_TRY(copyTable(old, connection, "operation", kOperation));
    YORISOI_TRY(copyTable(old, connection, "operation_row", kOperationRow));
    YORISOI_TRY(copyTable(old, connection, "draft", kDraft));
    YORISOI_TRY(copyTable(old, connection, "sync_note", kNote));
    YORISOI_TRY(copyTable(old, connection, "archive", kArchive));
    YORISOI_TRY(copyTable(old, connection, "lane_restriction", kLane));
    YORISOI_TRY(protectByLane(into));
    YORISOI_ASSIGN(const auto standing, readCursor(old));
    if (standing && standing->epoch != cursor.epoch) {
        YORISOI_TRY(forgetAnswers(connection));
        std::set<RowKey> changed;
        YORISOI_TRY(reopenLost(into, Overlay(into), changed));
    }
    YORISOI_TRY(writeCursor(connection, cursor));
    YORISOI_ASSIGN(const auto leaving, Arrivals(connection).settle(cursor.seq, now));
    for (const auto &operation : leaving)
        YORISOI_TRY(connection.run("UPDATE operation SET pending=0 WHERE id=?", operation));
    return layPending(into);
}

} // namespace yorisoi::replica
