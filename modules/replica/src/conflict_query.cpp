// SPDX-License-Identifier: GPL-3.0-or-later
#include "conflict_query.h"

#include "overlay.h"
#include "table_sql.h"

namespace yorisoi::replica {
namespace {

base::Result<std::string> nameIn(storage::Connection &connection, const char *sql,
                                 const std::string &key)
{
    if (key.empty())
        return std::string();
    YORISOI_ASSIGN(const auto name, connection.queryText(sql, key));
    return name.value_or("");
}

base::Status complete(storage::Connection &connection, ConflictLine &line)
{
    constexpr const char *staff = "SELECT name FROM staff WHERE number=? ORDER BY id LIMIT 1";
    YORISOI_ASSIGN(line.keptByName, nameIn(connection, staff, line.conflict.keptBy));
    YORISOI_ASSIGN(line.otherByName, nameIn(connection, staff, line.conflict.otherBy));
    YORISOI_ASSIGN(line.otherOfficeName,
                   nameIn(connection, "SELECT name FROM office WHERE code=? ORDER BY id LIMIT 1",
                          line.conflict.otherOffice));
    YORISOI_ASSIGN(auto person,
                   connection.query("SELECT name_standard, kana FROM citizen WHERE id=?",
                                    line.conflict.citizen));
    YORISOI_ASSIGN(const bool known, person.step());
    if (known) {
        line.citizenName = person.text(0);
        line.citizenKana = person.text(1);
    }
    return {};
}

} // namespace

base::Result<ConflictPage> readConflicts(storage::Connection &connection,
                                         const ConflictQuery &query)
{
    ConflictPage page;
    const auto &sql = TableSql::of(records::EntityKind::Conflict);
    const std::string from =
        " FROM " + sql.table + " WHERE state='open' AND (?1 IS NULL OR citizen=?1)";
    const auto citizen = query.citizen.isNull() ? std::nullopt : std::optional(query.citizen);
    YORISOI_ASSIGN(const auto total, connection.queryInteger("SELECT count(*)" + from, citizen));
    page.total = static_cast<std::size_t>(total.value_or(0));
    {
        YORISOI_ASSIGN(auto rows, connection.query("SELECT " + sql.columns + from +
                                                       " ORDER BY other_at, id LIMIT ?2 OFFSET ?3",
                                                   citizen, query.limit, query.offset));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_ASSIGN(const auto row, readRow(rows, 0, records::EntityKind::Conflict));
            ConflictLine line;
            line.conflict = records::fromRow<records::Conflict>(row);
            line.pending = seenOf(row.revision).own != 0;
            page.lines.push_back(std::move(line));
        }
    }
    for (ConflictLine &line : page.lines)
        YORISOI_TRY(complete(connection, line));
    return page;
}

} // namespace yorisoi::replica
