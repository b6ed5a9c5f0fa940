// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_store.h"

#include "protection.h"
#include "search_keys.h"
#include "table_sql.h"
#include "yorisoi/text/name_key.h"

namespace yorisoi::replica {

using records::EntityKind;
using records::Row;

base::Uuid citizenOf(const Row &row)
{
    if (row.kind == EntityKind::Citizen)
        return row.id;
    const int index = records::fieldIndex(row.kind, "citizen");
    if (index < 0)
        return {};
    const auto *id = std::get_if<base::Uuid>(&row.values[static_cast<std::size_t>(index)]);
    return id ? *id : base::Uuid{};
}

std::string caseText(const records::Case &file, std::string_view citizenName,
                     std::string_view citizenKana)
{
    std::string out;
    for (const auto part : {std::string_view(file.number), std::string_view(file.title),
                            std::string_view(file.responsible), citizenName})
        out.append(text::nameKey(part)).append("\n");
    return out.append(text::kanaKey(citizenKana));
}

base::Result<std::optional<Row>> findRow(storage::Connection &connection, EntityKind kind,
                                         const base::Uuid &id, const base::Uuid &cluster)
{
    const auto &sql = TableSql::of(kind);
    const bool byCluster = sql.clustered && !cluster.isNull();
    YORISOI_ASSIGN(auto rows, byCluster ? connection.query(sql.find, cluster, id)
                                        : connection.query(sql.findById, id));
    YORISOI_ASSIGN(const bool there, rows.step());
    if (!there)
        return std::nullopt;
    YORISOI_ASSIGN(auto row, readRow(rows, 0, kind));
    return row;
}

RowStore::RowStore(storage::Connection &connection)
    : m_connection(&connection),
      m_postings(connection),
      m_recency(connection)
{
}

base::Result<std::optional<Row>> RowStore::find(EntityKind kind, const base::Uuid &id,
                                                const base::Uuid &cluster) const
{
    return findRow(*m_connection, kind, id, cluster);
}

Change RowStore::change() const
{
    Change change;
    change.citizens.assign(m_citizens.begin(), m_citizens.end());
    change.cases = m_cases;
    return change;
}

void RowStore::touch(const Row &row)
{
    if (const base::Uuid citizen = citizenOf(row); !citizen.isNull())
        m_citizens.insert(citizen);
    // The list of cases also says how many events each has.
    m_cases |= row.kind == EntityKind::Case || row.kind == EntityKind::Event;
}

base::Result<std::optional<std::int64_t>> RowStore::keyOf(const base::Uuid &citizen)
{
    const auto found = m_keys.find(citizen);
    if (found != m_keys.end())
        return found->second;
    YORISOI_ASSIGN(const auto key,
                   m_connection->queryInteger("SELECT key FROM citizen WHERE id=?", citizen));
    if (key)
        m_keys.emplace(citizen, *key);
    return key;
}

base::Status RowStore::store(const Row &row)
{
    YORISOI_ASSIGN(auto statement, m_connection->prepare(TableSql::of(row.kind).put));
    bindRow(statement, row);
    return statement.finish();
}

base::Status RowStore::put(const Row &row)
{
    touch(row);
    switch (row.kind) {
    case EntityKind::Citizen:
        return putCitizen(row);
    case EntityKind::Case:
        return putCase(row);
    case EntityKind::Event: {
        YORISOI_TRY(store(row));
        const auto event = records::fromRow<records::Event>(row);
        return noteEvent(event.citizen, event.occurredAt.time_since_epoch().count());
    }
    case EntityKind::Restriction: {
        YORISOI_TRY(store(row));
        const base::Uuid citizen = citizenOf(row);
        YORISOI_ASSIGN(const auto key, keyOf(citizen));
        return key ? refreshProtection(*m_connection, citizen, *key) : base::Status{};
    }
    default:
        return store(row);
    }
}

base::Status RowStore::putCitizen(const Row &row)
{
    YORISOI_ASSIGN(const auto before, find(EntityKind::Citizen, row.id, {}));
    YORISOI_TRY(store(row));
    YORISOI_ASSIGN(const auto key, keyOf(row.id));
    if (!key || *key >> 16 >= kChunks)
        return base::fail(base::ErrorCode::TooLarge, "copy: no more citizens can be searched");
    const auto now = records::fromRow<records::Citizen>(row);
    std::vector<std::uint64_t> tokensBefore;
    if (before)
        tokensBefore = tokensOf(records::fromRow<records::Citizen>(*before));
    YORISOI_TRY(m_postings.change(*key, tokensBefore, tokensOf(now)));
    if (before) {
        YORISOI_ASSIGN(auto recency, m_recency.of(*key));
        recency.inactive = now.status != "active" && !now.status.empty();
        YORISOI_TRY(m_recency.set(*key, recency));
    } else {
        YORISOI_TRY(recountRecency(row.id));
        YORISOI_TRY(refreshProtection(*m_connection, row.id, *key));
    }
    if (now.synthetic && !m_syntheticNoted) {
        YORISOI_TRY(m_connection->run("INSERT OR REPLACE INTO copy_state VALUES('synthetic', 1)"));
        m_syntheticNoted = true;
    }
    const auto named = [](const Row &each) {
        const auto citizen = records::fromRow<records::Citizen>(each);
        return citizen.nameStandard + "\n" + citizen.kana;
    };
    if (!before || named(*before) != named(row))
        return refreshCases(row.id);
    return {};
}

base::Status RowStore::putCase(const Row &row)
{
    YORISOI_TRY(store(row));
    return refreshCaseText(records::fromRow<records::Case>(row));
}

base::Status RowStore::refreshCases(const base::Uuid &citizen)
{
    const auto &sql = TableSql::of(EntityKind::Case);
    std::vector<records::Case> files;
    {
        YORISOI_ASSIGN(auto rows, m_connection->query("SELECT " + sql.columns + " FROM " +
                                                          sql.table + " WHERE citizen=?",
                                                      citizen));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_ASSIGN(const auto row, readRow(rows, 0, EntityKind::Case));
            files.push_back(records::fromRow<records::Case>(row));
        }
    }
    for (const auto &file : files)
        YORISOI_TRY(refreshCaseText(file));
    return {};
}

base::Status RowStore::refreshCaseText(const records::Case &file)
{
    std::string name;
    std::string kana;
    {
        YORISOI_ASSIGN(auto person,
                       m_connection->query("SELECT name_standard, kana FROM citizen WHERE id=?",
                                           file.citizen));
        YORISOI_ASSIGN(const bool known, person.step());
        if (known) {
            name = person.text(0);
            kana = person.text(1);
        }
    }
    return m_connection->run("INSERT OR REPLACE INTO case_text(key, number, text) "
                             "SELECT key, ?, ? FROM \"case\" WHERE id=?",
                             numberKey(file.number), caseText(file, name, kana), file.id);
}

base::Status RowStore::noteEvent(const base::Uuid &citizen, std::int64_t occurredAt)
{
    YORISOI_ASSIGN(const auto key, keyOf(citizen));
    if (!key)
        return {};
    YORISOI_ASSIGN(auto recency, m_recency.of(*key));
    if (occurredAt <= recency.lastContact)
        return {};
    recency.lastContact = occurredAt;
    return m_recency.set(*key, recency);
}

base::Status RowStore::recountRecency(const base::Uuid &citizen)
{
    YORISOI_ASSIGN(const auto key, keyOf(citizen));
    if (!key)
        return {};
    YORISOI_ASSIGN(
        const auto last,
        m_connection->queryInteger("SELECT max(occurred_at) FROM event WHERE citizen=?", citizen));
    YORISOI_ASSIGN(const auto status,
                   m_connection->queryText("SELECT status FROM citizen WHERE key=?", *key));
    const std::string standing = status.value_or("");
    return m_recency.set(*key, {last.value_or(0), standing != "active" && !standing.empty()});
}

base::Status RowStore::erase(EntityKind kind, const base::Uuid &id, const base::Uuid &cluster)
{
    const auto &sql = TableSql::of(kind);
    return sql.clustered ? m_connection->run(sql.remove, cluster, id)
                         : m_connection->run(sql.remove, id);
}

base::Status RowStore::remove(EntityKind kind, const base::Uuid &id, const base::Uuid &cluster)
{
    YORISOI_ASSIGN(const auto standing, find(kind, id, cluster));
    if (!standing)
        return {};
    touch(*standing);
    const base::Uuid citizen = citizenOf(*standing);
    YORISOI_ASSIGN(const auto key, keyOf(citizen));
    if (kind == EntityKind::Case)
        YORISOI_TRY(m_connection->run("DELETE FROM case_text WHERE key="
                                      "(SELECT key FROM \"case\" WHERE id=?)",
                                      id));
    YORISOI_TRY(erase(kind, id, standing->cluster()));
    if (kind == EntityKind::Event)
        return recountRecency(citizen);
    if (kind == EntityKind::Restriction && key)
        return refreshProtection(*m_connection, citizen, *key);
    if (kind == EntityKind::Citizen && key) {
        const auto tokens = tokensOf(records::fromRow<records::Citizen>(*standing));
        YORISOI_TRY(m_postings.change(*key, tokens, {}));
        YORISOI_TRY(m_recency.set(*key, {}));
        YORISOI_TRY(m_connection->run("DELETE FROM protected_person WHERE citizen=?", *key));
        m_keys.erase(id);
        return refreshCases(id);
    }
    return {};
}

base::Status RowStore::flush()
{
    YORISOI_TRY(m_postings.flush());
    return m_recency.flush();
}

} // namespace yorisoi::replica
