// SPDX-License-Identifier: GPL-3.0-or-later
// What LocalReplica does for the protocol beyond pages and results.
#include "confirmed_digests.h"
#include "conflict_query.h"
#include "copy_state.h"
#include "load_parts.h"
#include "local_access.h"
#include "parked.h"
#include "protective_lane.h"
#include "removal_brake.h"
#include "repair.h"
#include "sync_note.h"
#include "yorisoi/base/log.h"

namespace yorisoi::replica {
namespace {

using base::ErrorCode;
using base::fail;

const Change kSyncChanged{{}, false, true, false};

} // namespace

base::Result<ConflictPage> LocalReplica::openConflicts(const ConflictQuery &query) const
{
    return read([&](auto &connection) { return readConflicts(connection, query); });
}

base::Result<std::vector<SyncNote>> LocalReplica::notes(std::size_t limit) const
{
    return read([&](auto &connection) { return readNotes(connection, limit); });
}

base::Status LocalReplica::settleNote(std::int64_t number)
{
    return write([&](RowStore &store) { return replica::settleNote(store.connection(), number); },
                 kSyncChanged);
}

base::Status LocalReplica::addNote(const SyncNote &note)
{
    return write([&](RowStore &store) { return replica::addNote(store.connection(), note); },
                 kSyncChanged);
}

base::Result<std::vector<ArchivedRow>> LocalReplica::archive(std::size_t limit) const
{
    return read([&](auto &connection) { return readArchive(connection, limit); });
}

base::Result<records::Command> LocalReplica::operation(const Uuid &operation) const
{
    return read([&](auto &connection) { return readOperation(connection, operation); });
}

base::Result<Submission> LocalReplica::replaceRejected(
    const Uuid &operation, const std::function<base::Result<CommandDraft>(RowStore &store)> &draft)
{
    Submission submission;
    const auto written = write(
        [&](RowStore &store) -> base::Status {
            YORISOI_ASSIGN(const CommandDraft made, draft(store));
            YORISOI_TRY(putRejectedAway(store.connection(), operation, "replaced", m_clock->now()));
            return record(store, made, submission);
        },
        kSyncChanged);
    if (!written && submission.outcome != records::Outcome::Rejected)
        return tl::unexpected(written.error());
    return submission;
}

base::Result<Submission> LocalReplica::retryOperation(const Uuid &operation)
{
    return replaceRejected(operation, [&](RowStore &store) { return draftAnew(store, operation); });
}

base::Result<Submission> LocalReplica::replaceOperation(const Uuid &operation,
                                                        const CommandDraft &draft)
{
    return replaceRejected(operation,
                           [&](RowStore &) -> base::Result<CommandDraft> { return draft; });
}

base::Status LocalReplica::withdrawOperation(const Uuid &operation)
{
    return write([&](RowStore &store) { return withdraw(store, operation, m_clock->now()); },
                 kSyncChanged);
}

base::Status LocalReplica::releaseHeld(const std::string &staff)
{
    return write([&](RowStore &store) { return releaseBrake(store.connection(), staff); },
                 kSyncChanged);
}

void LocalReplica::noteIfHeld(const base::Error &failure, std::int64_t people, std::int64_t seq)
{
    if (failure.code != ErrorCode::Refused || failure.detail != kMassDeleteHeld)
        return;
    const auto noted = write(
        [&](RowStore &store) { return noteHeld(store.connection(), people, seq, m_clock->now()); },
        kSyncChanged);
    if (!noted)
        base::log("replica").error("what is held cannot be noted: {}", noted.error().detail);
}

base::Status LocalReplica::countOnce()
{
    YORISOI_ASSIGN(const std::int64_t digested,
                   read([](auto &connection) { return readNumber(connection, "digested"); }));
    if (digested != 0)
        return {};
    return write([](RowStore &store) -> base::Status {
        for (const records::EntityKind kind : records::allEntityKinds()) {
            YORISOI_ASSIGN(const auto counted, countRows(store.connection(), kind));
            YORISOI_TRY(storeCount(store.connection(), counted));
        }
        return writeNumber(store.connection(), "digested", 1);
    });
}

base::Result<records::DigestSheet> LocalReplica::digests()
{
    YORISOI_TRY(countOnce());
    return read([](auto &connection) -> base::Result<records::DigestSheet> {
        YORISOI_ASSIGN(const auto at, readCursor(connection));
        if (!at)
            return fail(ErrorCode::NotFound, "copy: nothing was loaded yet");
        YORISOI_ASSIGN(auto sheet, readDigests(connection));
        sheet.at = *at;
        return sheet;
    });
}

base::Result<bool> LocalReplica::recountDigests(records::EntityKind kind)
{
    YORISOI_TRY(countOnce());
    // Most of the time all is well, and then nobody has to wait for the count.
    YORISOI_ASSIGN(const bool differs, read([kind](auto &connection) -> base::Result<bool> {
                       YORISOI_ASSIGN(const auto counted, countRows(connection, kind));
                       YORISOI_ASSIGN(const auto kept, readDigests(connection));
                       const records::KindDigests *known = kept.find(kind);
                       const records::KindDigests none{kind, counted.fields, {}};
                       return (known ? *known : none) != counted;
                   }));
    if (!differs)
        return false;
    bool stored = false;
    YORISOI_TRY(write([&](RowStore &store) -> base::Status {
        const auto counted = countRows(store.connection(), kind);
        if (!counted)
            return tl::unexpected(counted.error());
        const auto done = storeCount(store.connection(), *counted);
        stored = done.value_or(false);
        return done ? base::Status{} : base::Status(tl::unexpected(done.error()));
    }));
    if (stored)
        base::log("replica").error("rows of {} are not what was kept of them",
                                   records::specOf(kind).name);
    return stored;
}

base::Result<RepairReport> LocalReplica::repair(const records::Cursor &from,
                                                const records::Repair &repair)
{
    RepairReport report;
    const auto mended = write(
        [&](RowStore &store) { return applyRepair(store, from, repair, m_clock->now(), report); },
        {{}, true, true, true});
    if (mended)
        return report;
    noteIfHeld(mended.error(), report.heldPeople, repair.at.seq);
    return tl::unexpected(mended.error());
}

base::Status LocalReplica::markProved(Instant at)
{
    return write(
        [&](RowStore &store) {
            return writeNumber(store.connection(), "proved_at", at.time_since_epoch().count());
        },
        kSyncChanged);
}

base::Result<std::int64_t> LocalReplica::protectiveHead() const
{
    return read([](auto &connection) { return readNumber(connection, "protective_head"); });
}

base::Status LocalReplica::applyProtective(std::span<const std::string> restrictions,
                                           std::int64_t head)
{
    return write([&](RowStore &store) -> base::Status {
        YORISOI_TRY(applyLane(store, restrictions));
        return writeNumber(store.connection(), "protective_head", head);
    });
}

base::Status LocalReplica::keepLoadPart(const std::string &name, std::string_view bytes)
{
    return replica::keepLoadPart(m_options.file, m_key, name, bytes);
}

base::Result<std::string> LocalReplica::loadPart(const std::string &name) const
{
    return readLoadPart(m_options.file, m_key, name);
}

base::Status LocalReplica::dropLoadParts()
{
    return replica::dropLoadParts(m_options.file);
}

base::Result<std::int64_t> LocalReplica::lastNumber() const
{
    return read([](auto &connection) { return readNumber(connection, "last_number"); });
}

base::Status LocalReplica::takeEpoch(std::int64_t atLeast)
{
    if (atLeast <= m_deviceEpoch)
        return {};
    // First beside the copy: a lost copy must never come to use the numbers of this epoch.
    YORISOI_TRY(keepEpoch(m_options.file, atLeast));
    YORISOI_TRY(write(
        [&](RowStore &store) -> base::Status {
            auto &connection = store.connection();
            if (const auto moved = moveToEpoch(connection, atLeast); !moved)
                return moved;
            return writeNumber(connection, "device_epoch", atLeast);
        },
        kSyncChanged));
    m_deviceEpoch = atLeast;
    base::log("replica").warn("this copy goes on under epoch {} of its device", atLeast);
    return {};
}

} // namespace yorisoi::replica
