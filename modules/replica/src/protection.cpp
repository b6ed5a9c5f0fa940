// SPDX-License-Identifier: GPL-3.0-or-later
#include "protection.h"

#include <algorithm>

#include "overlay.h"
#include "protective_lane.h"
#include "table_sql.h"
#include "yorisoi/base/calendar.h"

namespace yorisoi::replica {

std::optional<std::string> protectsUntil(const records::Restriction &restriction)
{
    if (restriction.state == "lifted" || restriction.kind == "safety-note")
        return std::nullopt;
    if (restriction.validTo.empty() || !base::parseIsoDate(restriction.validTo))
        return std::string();
    return restriction.validTo;
}

base::Status refreshProtection(storage::Connection &connection, const base::Uuid &citizen,
                               std::int64_t key)
{
    std::optional<std::string> until;
    // Of one restriction the newer of what the lane and the feed have brought counts.
    YORISOI_ASSIGN(auto lane, laneOf(connection, citizen));
    const auto count = [&until](const records::Restriction &restriction) {
        const auto each = protectsUntil(restriction);
        if (each && (!until || each->empty() || (!until->empty() && *each > *until)))
            until = each;
    };
    {
        const auto &sql = TableSql::of(records::EntityKind::Restriction);
        YORISOI_ASSIGN(auto rows, connection.query("SELECT " + sql.columns + " FROM " + sql.table +
                                                       " WHERE citizen=?",
                                                   citizen));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_ASSIGN(const auto row, readRow(rows, 0, records::EntityKind::Restriction));
            const auto ours = records::fromRow<records::Restriction>(row);
            const auto newer = std::ranges::find_if(
                lane, [&](const records::Restriction &other) { return other.id == ours.id; });
            if (newer != lane.end() && newer->revision > seenOf(ours.revision).confirmed) {
                count(*newer);
            } else {
                count(ours);
            }
            if (newer != lane.end())
                lane.erase(newer);
        }
    }
    for (const records::Restriction &other : lane)
        count(other);
    if (!until)
        return connection.run("DELETE FROM protected_person WHERE citizen=?", key);
    return connection.run("INSERT OR REPLACE INTO protected_person(citizen, until) VALUES(?,?)",
                          key, *until);
}

base::Result<bool> isProtected(storage::Connection &connection, std::int64_t key,
                               const std::string &today)
{
    YORISOI_ASSIGN(const auto until,
                   connection.queryText("SELECT until FROM protected_person WHERE citizen=?", key));
    return until && (until->empty() || *until >= today);
}

base::Result<DocSet> protectedPeople(storage::Connection &connection, std::int64_t greatestKey,
                                     const std::string &today)
{
    DocSet people(greatestKey);
    YORISOI_ASSIGN(auto rows, connection.query("SELECT citizen FROM protected_person "
                                               "WHERE until='' OR until>=?",
                                               today));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return people;
        people.add(rows.integer(0));
    }
}

} // namespace yorisoi::replica
