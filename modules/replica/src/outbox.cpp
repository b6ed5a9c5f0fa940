// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox.h"

#include "copy_state.h"
#include "sync_note.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/records/json.h"

namespace yorisoi::replica {
namespace {

using base::ErrorCode;
using records::Command;
using records::EntityKind;
using records::Outcome;

constexpr std::int64_t kKeptFor = std::int64_t{7} * 24 * 3600 * 1000;

std::int64_t millis(base::Instant at)
{
    return at.time_since_epoch().count();
}

base::Instant instant(std::int64_t ms)
{
    return base::Instant(std::chrono::milliseconds(ms));
}

/// The person an operation is about: the first that its edits name.
base::Uuid citizenOf(const Command &command)
{
    for (const auto &edit : command.edits) {
        if (edit.kind == EntityKind::Citizen)
            return edit.id;
        const int index = records::fieldIndex(edit.kind, "citizen");
        for (const auto &change : edit.fields)
            if (change.field == index)
                if (const auto *id = std::get_if<base::Uuid>(&change.value))
                    return *id;
        if (index >= 0 && index == records::specOf(edit.kind).clusterField &&
            !edit.cluster.isNull())
            return edit.cluster;
    }
    return {};
}

std::string titleOf(const Command &command)
{
    static const int title = records::fieldIndex(EntityKind::Event, "title");
    for (const auto &edit : command.edits)
        if (edit.kind == EntityKind::Event)
            for (const auto &change : edit.fields)
                if (change.field == title)
                    if (const auto *text = std::get_if<std::string>(&change.value))
                        return *text;
    return {};
}

ItemState stateOf(bool applied, bool decided, bool sent)
{
    if (applied)
        return ItemState::Applied;
    if (decided)
        return ItemState::Accepted;
    return sent ? ItemState::Sent : ItemState::OnDevice;
}

base::Status setFinal(storage::Connection &connection, const base::Uuid &operation,
                      const std::vector<records::Effect> &effects)
{
    for (const auto &effect : effects)
        YORISOI_TRY(connection.run(
            "INSERT INTO operation_row(kind, id, operation, final) VALUES(?,?,?,?) "
            "ON CONFLICT DO UPDATE SET final=excluded.final",
            records::specOf(effect.kind).name, effect.id, operation, effect.revision));
    return {};
}

base::Status setClashed(storage::Connection &connection, const base::Uuid &operation,
                        const std::vector<records::Effect> &effects,
                        const std::vector<records::Row> &conflicts)
{
    for (const auto &effect : effects) {
        records::Row row;
        row.kind = effect.kind;
        row.id = effect.id;
        YORISOI_TRY(connection.run(
            "UPDATE operation_row SET clashed=? WHERE kind=? AND id=? AND operation=?",
            records::clashedFields(conflicts, row), records::specOf(effect.kind).name, effect.id,
            operation));
    }
    return {};
}

base::Result<std::size_t> count(storage::Connection &connection, const char *where)
{
    YORISOI_ASSIGN(const auto number,
                   connection.queryInteger(std::string("SELECT count(*) FROM ") + where));
    return static_cast<std::size_t>(number.value_or(0));
}

/// An operation that was taken back while it was already on its way.
base::Status noteWithdrawn(storage::Connection &connection, const records::OperationResult &result,
                           base::Instant now)
{
    YORISOI_ASSIGN(const auto away,
                   connection.queryInteger("SELECT 1 FROM archive WHERE kind='operation' AND "
                                           "id=? LIMIT 1",
                                           result.operation));
    if (!away)
        return base::fail(ErrorCode::NotFound, "result: no operation of this device");
    if (result.outcome == Outcome::Rejected)
        return {};
    SyncNote note;
    note.at = now;
    note.kind = "withdrawn-too-late";
    note.operation = result.operation;
    note.detail = std::to_string(result.receipt);
    return addNote(connection, note);
}

} // namespace

base::Status insertOperation(storage::Connection &connection, const Command &command)
{
    const base::Uuid citizen = citizenOf(command);
    return connection.run(
        "INSERT INTO operation(number, id, intent, citizen, title, created_at, command) "
        "VALUES(?,?,?,?,?,?,?)",
        command.number, command.operation, records::toToken(command.intent),
        citizen.isNull() ? std::nullopt : std::optional(citizen), titleOf(command),
        millis(command.at), records::toJson(command));
}

base::Result<std::vector<Command>> readUnanswered(storage::Connection &connection,
                                                  std::size_t limit)
{
    std::vector<Command> commands;
    YORISOI_ASSIGN(auto rows,
                   connection.query("SELECT command FROM operation WHERE decided_at IS NULL "
                                    "ORDER BY number LIMIT ?",
                                    limit));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return commands;
        YORISOI_ASSIGN(auto command, records::commandFromJson(rows.text(0)));
        commands.push_back(std::move(command));
    }
}

base::Status markSent(storage::Connection &connection, std::span<const base::Uuid> operations)
{
    for (const auto &operation : operations)
        YORISOI_TRY(connection.run(
            "UPDATE operation SET sent=1, attempts=attempts+1 WHERE id=? AND decided_at IS NULL",
            operation));
    return {};
}

base::Status storeResult(RowStore &store, const records::OperationResult &result, base::Instant now)
{
    auto &connection = store.connection();
    bool decided = false;
    bool pending = false;
    bool applied = false;
    {
        YORISOI_ASSIGN(auto row, connection.query("SELECT decided_at IS NOT NULL, pending, "
                                                  "applied_at IS NOT NULL FROM operation "
                                                  "WHERE id=?",
                                                  result.operation));
        YORISOI_ASSIGN(const bool there, row.step());
        if (!there)
            return noteWithdrawn(connection, result, now);
        decided = row.integer(0) != 0;
        pending = row.integer(1) != 0;
        applied = row.integer(2) != 0;
    }
    if (decided)
        return {};
    const bool rejected = result.outcome == Outcome::Rejected;
    YORISOI_TRY(connection.run("UPDATE operation SET sent=1, outcome=?, reason=?, receipt=?, "
                               "seq=?, decided_at=?, detail=? WHERE id=?",
                               records::toToken(result.outcome), result.reason, result.receipt,
                               result.seq, millis(result.decidedAt), result.detail,
                               result.operation));
    if (result.outcome == Outcome::Applied || result.outcome == Outcome::Merged)
        YORISOI_TRY(setFinal(connection, result.operation, result.effects));
    YORISOI_ASSIGN(const auto cursor, readCursor(connection));
    const bool arrived = result.seq == 0 || (cursor && result.seq <= cursor->seq);
    if (!rejected && arrived && !applied)
        YORISOI_TRY(connection.run("UPDATE operation SET applied_at=? WHERE id=?", millis(now),
                                   result.operation));
    if (pending && (rejected || arrived))
        return Overlay(store).rebase({}, std::span(&result.operation, 1));
    return {};
}

base::Status Arrivals::note(const base::Uuid &operation, const records::Row &row)
{
    if (operation.isNull())
        return {};
    auto found = m_made.find(operation);
    if (found == m_made.end()) {
        YORISOI_ASSIGN(const auto own,
                       m_connection->queryInteger("SELECT 1 FROM operation WHERE id=?", operation));
        found = m_made.emplace(operation, Made{own.has_value(), {}, {}}).first;
    }
    if (!found->second.own)
        return {};
    if (row.kind == EntityKind::Conflict && row.revision == 1)
        found->second.conflicts.push_back(row);
    found->second.effects.push_back({row.kind, row.id, row.revision});
    return {};
}

base::Result<std::vector<base::Uuid>> Arrivals::settle(std::int64_t seq, base::Instant now)
{
    std::vector<base::Uuid> leaving;
    for (const auto &[operation, made] : m_made) {
        if (!made.own)
            continue;
        // Nothing of its author may build on a field that clashed: it is not as meant.
        YORISOI_TRY(setFinal(*m_connection, operation, made.effects));
        YORISOI_TRY(setClashed(*m_connection, operation, made.effects, made.conflicts));
        YORISOI_TRY(
            m_connection->run("UPDATE operation SET applied_at=? WHERE id=? AND applied_at IS NULL",
                              millis(now), operation));
        YORISOI_ASSIGN(
            const auto pending,
            m_connection->queryInteger("SELECT pending FROM operation WHERE id=?", operation));
        if (pending.value_or(0) == 1)
            leaving.push_back(operation);
    }
    const std::size_t seen = leaving.size();
    {
        YORISOI_ASSIGN(auto rows,
                       m_connection->query("SELECT id FROM operation WHERE pending=1 AND seq<=? "
                                           "AND decided_at IS NOT NULL AND applied_at IS NULL",
                                           seq));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_ASSIGN(const base::Uuid id, rows.uuid(0));
            leaving.push_back(id);
        }
    }
    for (std::size_t i = seen; i < leaving.size(); ++i)
        YORISOI_TRY(m_connection->run("UPDATE operation SET applied_at=? WHERE id=?", millis(now),
                                      leaving[i]));
    return leaving;
}

base::Status forgetAnswers(storage::Connection &connection)
{
    return connection.run(
        "UPDATE operation SET sent=0, outcome=NULL, reason=NULL, receipt=0, "
        "seq=0, awaited=0, decided_at=NULL WHERE pending=1 AND decided_at IS NOT NULL");
}

namespace {

/// Whether a row that the operation made is not there, or not as far as it made it.
base::Result<bool> isLost(storage::Connection &connection, const Overlay &overlay,
                          const Command &command)
{
    for (const auto &edit : command.edits) {
        YORISOI_ASSIGN(const auto final,
                       connection.queryInteger("SELECT final FROM operation_row WHERE kind=? AND "
                                               "id=? AND operation=?",
                                               records::specOf(edit.kind).name, edit.id,
                                               command.operation));
        if (!final)
            continue;
        const RowKey key{edit.kind, edit.id};
        YORISOI_ASSIGN(const bool covered, overlay.covers(key));
        YORISOI_ASSIGN(const auto standing, overlay.confirmed(key, edit.cluster, covered));
        if (!standing)
            return true;
        YORISOI_ASSIGN(const records::Row row, records::rowFromJson(standing->payload));
        if (row.revision < *final)
            return true;
    }
    return false;
}

} // namespace

base::Result<std::size_t> reopenLost(RowStore &store, const Overlay &overlay,
                                     std::set<RowKey> &changed)
{
    auto &connection = store.connection();
    std::vector<Command> applied;
    {
        YORISOI_ASSIGN(auto rows,
                       connection.prepare("SELECT command FROM operation WHERE pending=0 AND "
                                          "outcome IS NOT 'rejected' ORDER BY number"));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_ASSIGN(auto command, records::commandFromJson(rows.text(0)));
            applied.push_back(std::move(command));
        }
    }
    std::size_t reopened = 0;
    for (const Command &command : applied) {
        YORISOI_ASSIGN(const bool lost, isLost(connection, overlay, command));
        if (!lost)
            continue;
        ++reopened;
        YORISOI_TRY(connection.run("UPDATE operation SET sent=0, outcome=NULL, reason=NULL, "
                                   "receipt=0, seq=0, awaited=0, decided_at=NULL, "
                                   "applied_at=NULL, pending=1 WHERE id=?",
                                   command.operation));
        YORISOI_TRY(connection.run("UPDATE operation_row SET final=NULL, provisional=NULL "
                                   "WHERE operation=?",
                                   command.operation));
        for (const auto &edit : command.edits)
            changed.insert({edit.kind, edit.id});
    }
    return reopened;
}

base::Status settleBeyondHead(RowStore &store, base::Instant now)
{
    auto &connection = store.connection();
    const char *accepted = "pending=1 AND decided_at IS NOT NULL";
    std::vector<base::Uuid> leaving;
    {
        YORISOI_ASSIGN(auto rows, connection.prepare(
                                      std::string("SELECT id FROM operation WHERE awaited=1 AND ") +
                                      accepted));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_ASSIGN(const base::Uuid id, rows.uuid(0));
            leaving.push_back(id);
        }
    }
    for (const auto &operation : leaving)
        YORISOI_TRY(
            connection.run("UPDATE operation SET applied_at=? WHERE id=?", millis(now), operation));
    YORISOI_TRY(Overlay(store).rebase({}, leaving));
    return connection.run(std::string("UPDATE operation SET awaited=1 WHERE ") + accepted);
}

base::Status dropOldOperations(storage::Connection &connection, base::Instant now)
{
    const std::int64_t before = millis(now) - kKeptFor;
    const std::string old = " FROM operation WHERE applied_at<? AND decided_at IS NOT NULL";
    YORISOI_TRY(connection.run(
        "DELETE FROM operation_row WHERE operation IN (SELECT id" + old + ")", before));
    return connection.run("DELETE" + old, before);
}

base::Result<SyncCounts> readSyncCounts(storage::Connection &connection, base::Instant now)
{
    SyncCounts counts;
    const char *open = "operation WHERE decided_at IS NULL AND applied_at IS NULL AND sent=";
    YORISOI_ASSIGN(counts.onDevice, count(connection, (std::string(open) + "0").c_str()));
    YORISOI_ASSIGN(counts.sent, count(connection, (std::string(open) + "1").c_str()));
    YORISOI_ASSIGN(counts.accepted,
                   count(connection, "operation WHERE pending=1 AND decided_at IS NOT NULL"));
    const auto today = base::startOfDayInJapan(base::dayInJapan(now));
    YORISOI_ASSIGN(const auto applied,
                   connection.queryInteger("SELECT count(*) FROM operation WHERE applied_at>=?",
                                           millis(today)));
    counts.applied = static_cast<std::size_t>(applied.value_or(0));
    YORISOI_ASSIGN(counts.rejected, count(connection, "operation WHERE outcome='rejected'"));
    YORISOI_ASSIGN(counts.openConflicts, count(connection, "conflict WHERE state='open'"));
    YORISOI_ASSIGN(const auto oldest,
                   connection.queryInteger("SELECT min(created_at) FROM operation "
                                           "WHERE decided_at IS NULL AND applied_at IS NULL"));
    counts.oldestUnsentAt = instant(oldest.value_or(0));
    YORISOI_ASSIGN(const auto level, readNumber(connection, "level_at"));
    counts.lastSyncAt = instant(level);
    YORISOI_ASSIGN(const auto synthetic, readNumber(connection, "synthetic"));
    counts.synthetic = synthetic != 0;
    YORISOI_ASSIGN(const auto proved, readNumber(connection, "proved_at"));
    counts.provedAt = instant(proved);
    YORISOI_ASSIGN(const auto held, readNumber(connection, "held_people"));
    counts.heldPeople = static_cast<std::size_t>(held);
    YORISOI_ASSIGN(counts.openNotes, count(connection, "sync_note WHERE settled=0"));
    return counts;
}

base::Result<std::vector<OutboxItem>> readOutbox(storage::Connection &connection, std::size_t limit)
{
    std::vector<OutboxItem> items;
    YORISOI_ASSIGN(
        auto rows,
        connection.query("SELECT o.id, o.number, o.intent, o.citizen, c.name_standard, o.title, "
                         "o.created_at, o.applied_at IS NOT NULL, o.decided_at IS NOT NULL, "
                         "o.sent, o.outcome, o.reason, o.receipt, o.attempts, o.detail "
                         "FROM operation o "
                         "LEFT JOIN citizen c ON c.id=o.citizen "
                         "ORDER BY o.applied_at IS NOT NULL, o.number DESC LIMIT ?",
                         limit));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return items;
        OutboxItem item;
        YORISOI_ASSIGN(item.operation, rows.uuid(0));
        item.number = rows.integer(1);
        item.intent = rows.text(2);
        if (!rows.isNull(3)) {
            YORISOI_ASSIGN(item.citizen, rows.uuid(3));
        }
        item.citizenName = rows.text(4);
        item.title = rows.text(5);
        item.createdAt = instant(rows.integer(6));
        item.state = stateOf(rows.integer(7) != 0, rows.integer(8) != 0, rows.integer(9) != 0);
        item.outcome = rows.text(10);
        item.reason = rows.text(11);
        item.receipt = rows.integer(12);
        item.attempts = rows.integer(13);
        item.detail = rows.text(14);
        items.push_back(std::move(item));
    }
}

base::Result<std::optional<OwnState>> ownStateOf(storage::Connection &connection, const RowKey &key)
{
    YORISOI_ASSIGN(auto row,
                   connection.query(
                       "SELECT o.applied_at IS NOT NULL, o.decided_at IS NOT NULL, o.sent, "
                       "o.receipt FROM operation_row r CROSS JOIN operation o ON o.id=r.operation "
                       "WHERE r.kind=? AND r.id=? AND o.outcome IS NOT 'rejected' "
                       "ORDER BY o.number DESC LIMIT 1",
                       records::specOf(key.kind).name, key.id));
    YORISOI_ASSIGN(const bool there, row.step());
    if (!there)
        return std::nullopt;
    return OwnState{stateOf(row.integer(0) != 0, row.integer(1) != 0, row.integer(2) != 0),
                    row.integer(3)};
}

} // namespace yorisoi::replica
