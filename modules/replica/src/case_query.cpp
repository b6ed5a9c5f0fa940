// SPDX-License-Identifier: GPL-3.0-or-later
#include "case_query.h"

#include <algorithm>
#include <map>
#include <set>

#include "names.h"
#include "outbox.h"
#include "search_words.h"
#include "table_sql.h"
#include "yorisoi/text/name_key.h"

namespace yorisoi::replica {
namespace {

using records::EntityKind;

constexpr std::size_t kMostLimit = 1'000;

/// The cases that hold every word of a text, by their keys.
class TextFilter {
public:
    base::Status read(storage::Connection &connection, const std::string &text)
    {
        const auto words = readQuery(text);
        m_all = words.empty();
        if (m_all)
            return {};
        YORISOI_ASSIGN(const auto greatest,
                       connection.queryInteger("SELECT max(key) FROM case_text"));
        m_keys = DocSet(greatest.value_or(0));
        YORISOI_ASSIGN(auto rows, connection.prepare("SELECT key, text FROM case_text"));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                return {};
            const std::string_view held = rows.text(1);
            const auto has = [&](const Word &word) {
                return held.find(word.name) != std::string_view::npos ||
                       (!word.kana.empty() && held.find(word.kana) != std::string_view::npos);
            };
            if (std::ranges::all_of(words, has))
                m_keys.add(rows.integer(0));
        }
    }
    bool accepts(std::int64_t key) const { return m_all || m_keys.has(key); }
    bool all() const { return m_all; }

private:
    bool m_all = true;
    DocSet m_keys;
};

struct Condition {
    std::string sql;
    std::vector<std::string> values; ///< in the order of their places
};

Condition conditionOf(const CaseQuery &query)
{
    Condition condition;
    const std::pair<const char *, const std::string *> filters[] = {
        {"status", &query.status}, {"stage", &query.stage},     {"domain", &query.domain},
        {"office", &query.office}, {"channel", &query.channel}, {"source", &query.source}};
    for (const auto &[column, value] : filters) {
        if (value->empty())
            continue;
        condition.sql += condition.sql.empty() ? " WHERE " : " AND ";
        condition.sql.append(column).append("=?");
        condition.values.push_back(*value);
    }
    if (!query.citizen.isNull())
        condition.sql += condition.sql.empty() ? " WHERE citizen=?" : " AND citizen=?";
    return condition;
}

void bind(storage::Statement &statement, const Condition &condition, const CaseQuery &query)
{
    int position = 0;
    for (const auto &value : condition.values)
        statement.bindText(++position, value);
    if (!query.citizen.isNull())
        statement.bind(++position, query.citizen);
}

/// An order and the index that has it; named in the SQL because without statistics SQLite would
/// rather look up the lines of a filter and sort them.
struct Ordering {
    const char *index;
    const char *by;
};

/// What is closed has no due date that matters, so it comes last.
Ordering orderingOf(const CaseQuery &query)
{
    switch (query.order) {
    case CaseQuery::Order::OpenedNewest:
        break;
    case CaseQuery::Order::DueSoonest:
        if (!query.status.empty())
            return {" INDEXED BY case_status", " ORDER BY (due_date IS NULL), due_date, key"};
        return {" INDEXED BY case_due",
                " ORDER BY (status IS NOT 'open'), (due_date IS NULL), due_date, key"};
    case CaseQuery::Order::Number:
        return {" INDEXED BY case_number", " ORDER BY number, key"};
    }
    return {" INDEXED BY case_opened", " ORDER BY opened_at DESC, key DESC"};
}

class Cases {
public:
    Cases(storage::Connection &connection, const CaseQuery &query)
        : m_connection(&connection),
          m_query(&query),
          m_names(connection)
    {
    }

    base::Result<CasePage> run()
    {
        YORISOI_TRY(m_text.read(*m_connection, m_query->text));
        YORISOI_TRY(choose());
        for (const std::int64_t key : m_chosen)
            YORISOI_TRY(addLine(key));
        YORISOI_TRY(countEvents());
        return std::move(m_page);
    }

private:
    /// Which lines the page holds, and how many there are in all.
    base::Status choose()
    {
        const Condition condition = conditionOf(*m_query);
        const std::size_t limit = std::clamp<std::size_t>(m_query->limit, 1, kMostLimit);
        const std::size_t end = m_query->offset + limit;
        const bool ofOne = !m_query->citizen.isNull();
        const char *theirs = " INDEXED BY case_citizen";
        const Ordering ordering = orderingOf(*m_query);
        YORISOI_ASSIGN(auto keys,
                       m_connection->prepare("SELECT key FROM \"case\"" +
                                             std::string(ofOne ? theirs : ordering.index) +
                                             condition.sql + ordering.by));
        bind(keys, condition, *m_query);
        for (std::size_t seen = 0;;) {
            YORISOI_ASSIGN(const bool more, keys.step());
            if (!more) {
                m_page.total = seen;
                return {};
            }
            const std::int64_t key = keys.integer(0);
            if (!m_text.accepts(key))
                continue;
            if (seen >= m_query->offset && seen < end)
                m_chosen.push_back(key);
            ++seen;
            if (seen >= end && m_text.all())
                break;
        }
        // The rest need not be ordered to be counted.
        const char *index = " INDEXED BY case_number";
        if (ofOne)
            index = theirs;
        else if (!m_query->status.empty())
            index = " INDEXED BY case_status";
        YORISOI_ASSIGN(auto all, m_connection->prepare("SELECT count(*) FROM \"case\"" +
                                                       std::string(index) + condition.sql));
        bind(all, condition, *m_query);
        YORISOI_ASSIGN(const bool there, all.step());
        m_page.total = there ? static_cast<std::size_t>(all.integer(0)) : 0;
        return {};
    }

    base::Status addLine(std::int64_t key)
    {
        static const std::string byKey =
            "SELECT " + TableSql::of(EntityKind::Case).columns + " FROM \"case\" WHERE key=?";
        YORISOI_ASSIGN(auto rows, m_connection->query(byKey, key));
        YORISOI_ASSIGN(const bool there, rows.step());
        if (!there)
            return {};
        YORISOI_ASSIGN(const auto row, readRow(rows, 0, EntityKind::Case));
        CaseLine line;
        line.file = records::fromRow<records::Case>(row);
        YORISOI_ASSIGN(auto person,
                       m_connection->query("SELECT name_standard, kana FROM citizen WHERE id=?",
                                           line.file.citizen));
        YORISOI_ASSIGN(const bool known, person.step());
        if (known) {
            line.citizenName = person.text(0);
            line.citizenKana = person.text(1);
        }
        YORISOI_ASSIGN(line.officeName, m_names.office(line.file.office));
        YORISOI_ASSIGN(line.responsibleName, m_names.staff(line.file.responsible));
        YORISOI_ASSIGN(const auto own, ownStateOf(*m_connection, {EntityKind::Case, line.file.id}));
        line.pending = own && own->state != ItemState::Applied;
        m_page.lines.push_back(std::move(line));
        return {};
    }

    /// One reading of a person's events, however many of their cases are on the page.
    base::Status countEvents()
    {
        std::set<base::Uuid> people;
        for (const auto &line : m_page.lines)
            people.insert(line.file.citizen);
        std::map<base::Uuid, std::size_t> counts;
        for (const auto &citizen : people) {
            YORISOI_ASSIGN(auto rows,
                           m_connection->query("SELECT case_id FROM event WHERE citizen=? "
                                               "AND case_id IS NOT NULL",
                                               citizen));
            for (;;) {
                YORISOI_ASSIGN(const bool more, rows.step());
                if (!more)
                    break;
                YORISOI_ASSIGN(const base::Uuid id, rows.uuid(0));
                ++counts[id];
            }
        }
        for (auto &line : m_page.lines)
            line.events = counts[line.file.id];
        return {};
    }

    storage::Connection *m_connection;
    const CaseQuery *m_query;
    TextFilter m_text;
    Names m_names;
    std::vector<std::int64_t> m_chosen;
    CasePage m_page;
};

} // namespace

base::Result<CasePage> readCases(storage::Connection &connection, const CaseQuery &query)
{
    return Cases(connection, query).run();
}

} // namespace yorisoi::replica
