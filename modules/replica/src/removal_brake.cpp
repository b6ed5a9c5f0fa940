// SPDX-License-Identifier: GPL-3.0-or-later
#include "removal_brake.h"

#include <algorithm>

#include "copy_state.h"
#include "sync_note.h"
#include "yorisoi/base/log.h"

namespace yorisoi::replica {
namespace {

using base::ErrorCode;

constexpr std::int64_t kAlwaysAllowed = 50;
constexpr std::int64_t kMinute = 60'000;

} // namespace

base::Status passBrake(storage::Connection &connection, std::int64_t people, std::int64_t seq,
                       base::Instant now)
{
    if (people == 0)
        return {};
    YORISOI_ASSIGN(const std::int64_t released, readNumber(connection, "release_seq"));
    const std::int64_t minute = now.time_since_epoch().count() / kMinute;
    YORISOI_ASSIGN(const std::int64_t counting, readNumber(connection, "removal_minute"));
    YORISOI_ASSIGN(const std::int64_t counted, readNumber(connection, "removal_count"));
    const std::int64_t recently = counting == minute || counting + 1 == minute ? counted : 0;
    if (seq > released && recently + people > kAlwaysAllowed) {
        YORISOI_ASSIGN(const auto all, connection.queryInteger("SELECT count(*) FROM citizen"));
        if (recently + people > all.value_or(0) / 100)
            return base::fail(ErrorCode::Refused, kMassDeleteHeld);
    }
    // What somebody has released does not count against what comes next.
    YORISOI_TRY(writeNumber(connection, "removal_minute", minute));
    return writeNumber(connection, "removal_count", seq > released ? recently + people : 0);
}

base::Status noteHeld(storage::Connection &connection, std::int64_t people, std::int64_t seq,
                      base::Instant now)
{
    base::log("replica").error("held: {} people would be removed up to {}", people, seq);
    YORISOI_TRY(writeNumber(connection, "held_people", people));
    YORISOI_TRY(writeNumber(connection, "held_seq", seq));
    SyncNote note;
    note.at = now;
    note.kind = kMassDeleteHeld;
    note.detail = std::to_string(people);
    return addNote(connection, note);
}

base::Result<std::int64_t> peopleRemoved(const records::FeedPage &page)
{
    std::int64_t people = 0;
    for (const records::FeedEntry &entry : page.entries) {
        if (!records::isRemoval(entry.payload))
            continue;
        YORISOI_ASSIGN(const auto removal, records::removalFromJson(entry.payload));
        if (removal && removal->kind == records::EntityKind::Citizen &&
            removal->reason != "moved" && removal->reason != "scope")
            ++people;
    }
    return people;
}

base::Status releaseBrake(storage::Connection &connection, std::string_view staff)
{
    YORISOI_ASSIGN(const std::int64_t seq, readNumber(connection, "held_seq"));
    YORISOI_ASSIGN(const std::int64_t people, readNumber(connection, "held_people"));
    if (people == 0)
        return base::fail(ErrorCode::NotFound, "nothing is held");
    YORISOI_ASSIGN(const auto may,
                   connection.queryInteger("SELECT 1 FROM staff WHERE number=? AND active=1 AND "
                                           "role IN ('supervisor','operator')",
                                           staff));
    if (!may)
        return base::fail(ErrorCode::Refused, "a supervisor has to release it");
    base::log("replica").warn("released: {} people may be removed up to {}", people, seq);
    YORISOI_TRY(writeNumber(connection, "release_seq", seq));
    YORISOI_TRY(writeNumber(connection, "held_people", 0));
    return settleNotes(connection, kMassDeleteHeld);
}

} // namespace yorisoi::replica
