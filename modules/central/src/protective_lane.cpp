// SPDX-License-Identifier: GPL-3.0-or-later
#include "protective_lane.h"

#include "yorisoi/records/json.h"

namespace yorisoi::central {
namespace {

/// Who is protected from when to when, and nothing of why or by whom.
records::Row pared(const records::Row &row)
{
    auto restriction = records::fromRow<records::Restriction>(row);
    restriction.source.clear();
    restriction.office.clear();
    restriction.note.clear();
    return records::toRow(restriction);
}

} // namespace

base::Status noteProtection(storage::Connection &connection, const records::Row &row)
{
    if (row.kind != records::EntityKind::Restriction)
        return {};
    YORISOI_ASSIGN(const auto newest,
                   connection.queryInteger("SELECT max(number) FROM protective_change"));
    return connection.run(
        "INSERT INTO protective_change(number, id, payload) VALUES(?, ?, ?) ON CONFLICT(id) "
        "DO UPDATE SET number = excluded.number, payload = excluded.payload",
        newest.value_or(0) + 1, row.id, records::toJson(pared(row)));
}

base::Result<ProtectivePage> readProtections(storage::Connection &connection, std::int64_t after,
                                             std::size_t most)
{
    ProtectivePage page;
    YORISOI_ASSIGN(const auto newest,
                   connection.queryInteger("SELECT max(number) FROM protective_change"));
    page.head = newest.value_or(0);
    YORISOI_ASSIGN(auto statement, connection.query("SELECT number, payload FROM protective_change "
                                                    "WHERE number > ? ORDER BY number LIMIT ?",
                                                    after, most));
    for (;;) {
        YORISOI_ASSIGN(const bool found, statement.step());
        if (!found)
            return page;
        page.entries.push_back({statement.integer(0), std::string(statement.text(1))});
    }
}

} // namespace yorisoi::central
