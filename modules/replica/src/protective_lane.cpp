// SPDX-License-Identifier: GPL-3.0-or-later
#include "protective_lane.h"

#include <set>

#include "protection.h"
#include "yorisoi/records/json.h"

namespace yorisoi::replica {
namespace {

base::Status protect(storage::Connection &connection, const base::Uuid &citizen)
{
    YORISOI_ASSIGN(const auto key,
                   connection.queryInteger("SELECT key FROM citizen WHERE id=?", citizen));
    return key ? refreshProtection(connection, citizen, *key) : base::Status{};
}

} // namespace

base::Status applyLane(RowStore &store, std::span<const std::string> restrictions)
{
    std::set<base::Uuid> people;
    for (const std::string &payload : restrictions) {
        const auto row = records::rowFromJson(payload);
        if (!row || row->kind != records::EntityKind::Restriction)
            return base::fail(base::ErrorCode::ProtocolViolation, "lane: not a restriction");
        const base::Uuid citizen = citizenOf(*row);
        YORISOI_TRY(store.connection().run(
            "INSERT OR REPLACE INTO lane_restriction(id, citizen, payload) VALUES(?,?,?)", row->id,
            citizen, payload));
        people.insert(citizen);
    }
    for (const base::Uuid &citizen : people) {
        YORISOI_TRY(protect(store.connection(), citizen));
        store.touchCitizen(citizen);
    }
    return {};
}

base::Status protectByLane(RowStore &store)
{
    std::set<base::Uuid> people;
    {
        YORISOI_ASSIGN(auto rows,
                       store.connection().prepare("SELECT DISTINCT citizen FROM lane_restriction"));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_ASSIGN(const base::Uuid id, rows.uuid(0));
            people.insert(id);
        }
    }
    for (const base::Uuid &citizen : people)
        YORISOI_TRY(protect(store.connection(), citizen));
    return {};
}

base::Result<std::vector<records::Restriction>> laneOf(storage::Connection &connection,
                                                       const base::Uuid &citizen)
{
    std::vector<records::Restriction> all;
    YORISOI_ASSIGN(auto rows, connection.query(
                                  "SELECT payload FROM lane_restriction WHERE citizen=?", citizen));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return all;
        YORISOI_ASSIGN(const records::Row row, records::rowFromJson(rows.text(0)));
        all.push_back(records::fromRow<records::Restriction>(row));
    }
}

} // namespace yorisoi::replica
