// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync_note.h"

namespace yorisoi::replica {
namespace {

std::int64_t millis(base::Instant at)
{
    return at.time_since_epoch().count();
}

std::optional<base::Uuid> known(const base::Uuid &id)
{
    return id.isNull() ? std::nullopt : std::optional(id);
}

} // namespace

base::Status addNote(storage::Connection &connection, const SyncNote &note)
{
    YORISOI_TRY(connection.run("DELETE FROM sync_note WHERE kind=? AND citizen IS ? AND "
                               "operation IS ? AND settled=0",
                               note.kind, known(note.citizen), known(note.operation)));
    return connection.run("INSERT INTO sync_note(at, kind, citizen, operation, detail) "
                          "VALUES(?,?,?,?,?)",
                          millis(note.at), note.kind, known(note.citizen), known(note.operation),
                          note.detail);
}

base::Result<std::vector<SyncNote>> readNotes(storage::Connection &connection, std::size_t limit)
{
    std::vector<SyncNote> notes;
    YORISOI_ASSIGN(auto rows, connection.query("SELECT number, at, kind, citizen, operation, "
                                               "detail, settled FROM sync_note "
                                               "ORDER BY settled, number DESC LIMIT ?",
                                               limit));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return notes;
        SyncNote note;
        note.number = rows.integer(0);
        note.at = base::Instant(std::chrono::milliseconds(rows.integer(1)));
        note.kind = rows.text(2);
        if (!rows.isNull(3)) {
            YORISOI_ASSIGN(note.citizen, rows.uuid(3));
        }
        if (!rows.isNull(4)) {
            YORISOI_ASSIGN(note.operation, rows.uuid(4));
        }
        note.detail = rows.text(5);
        note.settled = rows.integer(6) != 0;
        notes.push_back(std::move(note));
    }
}

base::Status settleNote(storage::Connection &connection, std::int64_t number)
{
    YORISOI_TRY(
        connection.run("UPDATE sync_note SET settled=1 WHERE number=? AND settled=0", number));
    if (connection.changes() == 0)
        return base::fail(base::ErrorCode::NotFound, "note: none that is open");
    return {};
}

base::Status settleNotes(storage::Connection &connection, std::string_view kind)
{
    return connection.run("UPDATE sync_note SET settled=1 WHERE kind=?", kind);
}

base::Status putAway(storage::Connection &connection, base::Instant at, std::string_view why,
                     std::string_view kind, const base::Uuid &id, std::string_view payload)
{
    return connection.run("INSERT INTO archive(at, why, kind, id, payload) VALUES(?,?,?,?,?)",
                          millis(at), why, kind, id, payload);
}

base::Result<std::vector<ArchivedRow>> readArchive(storage::Connection &connection,
                                                   std::size_t limit)
{
    std::vector<ArchivedRow> all;
    YORISOI_ASSIGN(auto rows, connection.query("SELECT at, why, kind, id, payload FROM archive "
                                               "ORDER BY number DESC LIMIT ?",
                                               limit));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return all;
        ArchivedRow row;
        row.at = base::Instant(std::chrono::milliseconds(rows.integer(0)));
        row.why = rows.text(1);
        row.kind = rows.text(2);
        YORISOI_ASSIGN(row.id, rows.uuid(3));
        row.payload = rows.text(4);
        all.push_back(std::move(row));
    }
}

} // namespace yorisoi::replica
