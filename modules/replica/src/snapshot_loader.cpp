// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshot_loader.h"

#include <algorithm>

#include "carry_over.h"
#include "confirmed_digests.h"
#include "copy_state.h"
#include "protection.h"
#include "search_keys.h"
#include "table_sql.h"

namespace yorisoi::replica {
namespace {

using base::ErrorCode;
using base::fail;
using records::EntityKind;
using records::Row;

constexpr int kLoadCacheKib = 64 * 1024;
/// More events of one person are put down in several sorted runs.
constexpr std::size_t kMostBuffered = 4'096;

std::int64_t timeOf(const Row &event)
{
    static const auto index =
        static_cast<std::size_t>(records::fieldIndex(EntityKind::Event, "occurred_at"));
    const auto *time = std::get_if<std::int64_t>(&event.values[index]);
    return time ? *time : 0;
}

} // namespace

base::Result<std::unique_ptr<SnapshotLoader>> LoadOfReplica::begin(LocalReplica &replica)
{
    const auto path = nextFile(replica.m_options.file);
    storage::OpenOptions how = connectionOptions(replica.m_options, path);
    how.cacheKib = kLoadCacheKib;
    auto connection = connect(replica.m_options, replica.m_key, how);
    if (!connection) {
        removeCopy(path);
        return tl::unexpected(connection.error());
    }
    std::unique_ptr<LoadOfReplica> load(new LoadOfReplica(replica, path, *std::move(connection)));
    YORISOI_TRY(load->prepare());
    return load;
}

LoadOfReplica::~LoadOfReplica()
{
    m_connection.reset();
    if (!m_current)
        removeCopy(m_path);
    m_replica->loadEnded();
}

base::Status LoadOfReplica::prepare()
{
    YORISOI_TRY(m_connection->execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"));
    YORISOI_TRY(storage::migrate(*m_connection, migrations(), {}));
    std::vector<std::string> names;
    {
        // Partial indexes cost nothing for the rows they leave out, and reading all events again
        // to build one would.
        YORISOI_ASSIGN(auto rows, m_connection->prepare(
                                      "SELECT name, sql FROM sqlite_schema WHERE type='index' "
                                      "AND sql IS NOT NULL AND name<>'event_corrects'"));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            names.emplace_back(rows.text(0));
            m_indexes.emplace_back(rows.text(1));
        }
    }
    for (const auto &name : names)
        YORISOI_TRY(m_connection->execute("DROP INDEX \"" + name + "\""));
    return m_connection->execute("BEGIN IMMEDIATE");
}

base::Status LoadOfReplica::insert(const Row &row)
{
    YORISOI_ASSIGN(auto statement, m_connection->prepare(TableSql::of(row.kind).insert));
    bindRow(statement, row);
    const auto done = statement.finish();
    if (!done && done.error().code == ErrorCode::AlreadyExists)
        return fail(ErrorCode::ProtocolViolation, "snapshot: a row comes twice");
    return done;
}

base::Status LoadOfReplica::addCitizen(const Row &row)
{
    YORISOI_TRY(insert(row));
    const std::int64_t key = m_connection->lastInsertRowId();
    if (key >> 16 >= kChunks)
        return fail(ErrorCode::TooLarge, "snapshot: more citizens than can be searched");
    const auto citizen = records::fromRow<records::Citizen>(row);
    m_synthetic |= citizen.synthetic;
    Person &person = m_people[row.id];
    person.key = key;
    person.recency.inactive = citizen.status != "active" && !citizen.status.empty();
    return m_postings.add(key, tokensOf(citizen));
}

base::Status LoadOfReplica::bufferEvent()
{
    const base::Uuid citizen = m_row.cluster();
    if (m_eventCount > 0 &&
        (m_eventCount == kMostBuffered || m_events.front().cluster() != citizen))
        YORISOI_TRY(flushEvents());
    if (m_eventCount == m_events.size())
        m_events.emplace_back();
    std::swap(m_events[m_eventCount++], m_row);
    return {};
}

base::Status LoadOfReplica::flushEvents()
{
    if (m_eventCount == 0)
        return {};
    const auto end = m_events.begin() + static_cast<std::ptrdiff_t>(m_eventCount);
    std::sort(m_events.begin(), end, [](const Row &a, const Row &b) {
        return std::pair(timeOf(a), a.id) < std::pair(timeOf(b), b.id);
    });
    auto &recency = m_people[m_events.front().cluster()].recency;
    recency.lastContact = std::max(recency.lastContact, timeOf(*(end - 1)));
    for (auto event = m_events.begin(); event != end; ++event)
        YORISOI_TRY(insert(*event));
    m_eventCount = 0;
    return {};
}

base::Status LoadOfReplica::add(std::string_view ndjson)
{
    if (m_failed)
        return fail(ErrorCode::Refused, "snapshot: the load has failed");
    m_failed = true;
    while (!ndjson.empty()) {
        const std::size_t end = ndjson.find('\n');
        const std::string_view line = ndjson.substr(0, end);
        ndjson.remove_prefix(end == std::string_view::npos ? ndjson.size() : end + 1);
        if (line.empty())
            continue;
        const auto read = m_reader.read(line, m_row);
        if (!read && read.error().code == ErrorCode::Unsupported)
            continue;
        if (!read)
            return fail(ErrorCode::ProtocolViolation, "snapshot: " + read.error().detail);
        m_digests.add(m_row.kind, m_row.id, m_row.cluster(), line);
        if (m_row.kind == EntityKind::Event)
            YORISOI_TRY(bufferEvent());
        else if (m_row.kind == EntityKind::Citizen)
            YORISOI_TRY(addCitizen(m_row));
        else
            YORISOI_TRY(insert(m_row));
    }
    m_failed = false;
    return {};
}

base::Status LoadOfReplica::writeRecency()
{
    std::vector<std::pair<std::int64_t, Recency>> byKey;
    for (const auto &[id, person] : m_people)
        if (person.key > 0)
            byKey.emplace_back(person.key, person.recency);
    std::ranges::sort(byKey, {}, [](const auto &each) { return each.first; });
    RecencyWriter writer(*m_connection);
    for (const auto &[key, recency] : byKey)
        YORISOI_TRY(writer.set(key, recency));
    return writer.flush();
}

base::Status LoadOfReplica::writeProtection()
{
    std::vector<base::Uuid> people;
    {
        YORISOI_ASSIGN(auto rows,
                       m_connection->prepare("SELECT DISTINCT citizen FROM restriction"));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_ASSIGN(const base::Uuid id, rows.uuid(0));
            people.push_back(id);
        }
    }
    for (const auto &id : people)
        if (const auto found = m_people.find(id); found != m_people.end() && found->second.key > 0)
            YORISOI_TRY(refreshProtection(*m_connection, id, found->second.key));
    return {};
}

base::Status LoadOfReplica::writeCaseText()
{
    const auto &sql = TableSql::of(EntityKind::Case);
    YORISOI_ASSIGN(auto rows, m_connection->prepare(
                                  "SELECT f.key, p.name_standard, p.kana, f.number, f.title, "
                                  "f.responsible FROM " +
                                  sql.table + " f LEFT JOIN citizen p ON p.id=f.citizen"));
    YORISOI_ASSIGN(auto put,
                   m_connection->prepare("INSERT INTO case_text(key, number, text) VALUES(?,?,?)"));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return {};
        records::Case file;
        file.number = rows.text(3);
        file.title = rows.text(4);
        file.responsible = rows.text(5);
        put.bindAll(rows.integer(0), numberKey(file.number),
                    caseText(file, rows.text(1), rows.text(2)));
        YORISOI_TRY(put.finish());
        put.reset();
    }
}

base::Status LoadOfReplica::derive()
{
    YORISOI_TRY(flushEvents());
    YORISOI_TRY(m_postings.finish());
    YORISOI_TRY(writeRecency());
    YORISOI_TRY(writeProtection());
    YORISOI_TRY(writeCaseText());
    for (const auto &sql : m_indexes)
        YORISOI_TRY(m_connection->execute(sql));
    return m_connection->execute("COMMIT");
}

base::Status LoadOfReplica::makeDurable()
{
    YORISOI_TRY(m_connection->checkIntegrity(storage::IntegrityCheck::Quick));
    YORISOI_TRY(m_connection->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"));
    return syncFile(m_path);
}

base::Status LoadOfReplica::carry(storage::Connection &old, const records::Cursor &cursor)
{
    {
        YORISOI_ASSIGN(auto transaction, storage::Transaction::begin(*m_connection));
        RowStore store(*m_connection);
        YORISOI_TRY(carryOver(old, store, cursor, m_replica->m_clock->now()));
        YORISOI_TRY(addToDigests(*m_connection, m_digests));
        YORISOI_TRY(writeNumber(*m_connection, "digested", 1));
        if (m_synthetic)
            YORISOI_TRY(writeNumber(*m_connection, "synthetic", 1));
        YORISOI_TRY(store.flush());
        YORISOI_TRY(transaction.commit());
    }
    YORISOI_TRY(m_connection->walCheckpoint());
    m_connection.reset();
    return syncFile(m_path);
}

base::Status LoadOfReplica::finish(const records::Cursor &cursor)
{
    if (m_failed)
        return fail(ErrorCode::Refused, "snapshot: the load has failed");
    m_failed = true;
    YORISOI_TRY(derive());
    YORISOI_TRY(makeDurable());
    YORISOI_TRY(m_replica->replaceWith(
        m_path, [&](storage::Connection &old) { return carry(old, cursor); }));
    m_current = true;
    return {};
}

} // namespace yorisoi::replica
