// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline_query.h"

#include <algorithm>
#include <limits>
#include <map>

#include "names.h"
#include "outbox.h"
#include "table_sql.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/text/name_key.h"

namespace yorisoi::replica {
namespace {

using records::EntityKind;
using records::Event;

constexpr std::size_t kMostLimit = 1'000;

bool accepts(const std::vector<std::string> &wanted, const std::string &token)
{
    return wanted.empty() || std::ranges::find(wanted, token) != wanted.end();
}

/// What of a query the range itself does not say.
class Filter {
public:
    explicit Filter(const TimelineQuery &query) : m_query(&query), m_text(text::kanaKey(query.text))
    {
    }
    bool accepts(const Event &event) const
    {
        return replica::accepts(m_query->channels, event.channel) &&
               replica::accepts(m_query->domains, event.domain) &&
               replica::accepts(m_query->kinds, event.kind) &&
               replica::accepts(m_query->offices, event.office) &&
               (m_query->caseId.isNull() || m_query->caseId == event.caseId) && holdsText(event);
    }

private:
    bool holdsText(const Event &event) const
    {
        return m_text.empty() || text::kanaKey(event.title).find(m_text) != std::string::npos ||
               text::kanaKey(event.body).find(m_text) != std::string::npos;
    }

    const TimelineQuery *m_query;
    std::string m_text;
};

class Timeline {
public:
    Timeline(storage::Connection &connection, const TimelineQuery &query)
        : m_connection(&connection),
          m_query(&query),
          m_filter(query),
          m_names(connection),
          m_limit(std::clamp<std::size_t>(query.limit, 1, kMostLimit))
    {
    }

    base::Result<TimelinePage> run()
    {
        YORISOI_ASSIGN(const auto own,
                       m_connection->queryInteger("SELECT 1 FROM operation LIMIT 1"));
        YORISOI_ASSIGN(
            const auto corrections,
            m_connection->queryInteger("SELECT 1 FROM event WHERE corrects IS NOT NULL LIMIT 1"));
        m_own = own.has_value();
        m_corrections = corrections.has_value();

        static const std::string sql =
            "SELECT " + TableSql::of(EntityKind::Event).columns +
            " FROM event WHERE citizen=?1 AND occurred_at>=?2 AND occurred_at<=?3 "
            "AND (occurred_at<?4 OR id<?5) ORDER BY occurred_at DESC, id DESC";
        const std::int64_t from =
            m_query->from ? m_query->from->time_since_epoch().count() : kEarliest;
        const std::int64_t last =
            m_query->until ? m_query->until->time_since_epoch().count() - 1 : kLatest;
        const std::int64_t before =
            m_query->beforeAt ? m_query->beforeAt->time_since_epoch().count() : kLatest;
        YORISOI_ASSIGN(auto rows,
                       m_connection->query(sql, m_query->citizen, from, std::min(last, before),
                                           before, m_query->beforeId));
        TimelinePage page;
        records::Row row;
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                return page;
            YORISOI_TRY(readRow(rows, 0, EntityKind::Event, row));
            Event event = records::fromRow<Event>(row);
            if (!m_filter.accepts(event))
                continue;
            if (page.entries.size() == m_limit) {
                page.more = true;
                return page;
            }
            YORISOI_ASSIGN(auto entry, complete(std::move(event)));
            page.entries.push_back(std::move(entry));
        }
    }

private:
    static constexpr std::int64_t kEarliest = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t kLatest = std::numeric_limits<std::int64_t>::max();

    base::Result<TimelineEntry> complete(Event event)
    {
        TimelineEntry entry;
        if (m_own) {
            YORISOI_ASSIGN(const auto own,
                           ownStateOf(*m_connection, {EntityKind::Event, event.id}));
            if (own) {
                entry.state = own->state;
                entry.receipt = own->receipt;
            }
        }
        YORISOI_ASSIGN(entry.officeName, m_names.office(event.office));
        YORISOI_ASSIGN(entry.staffName, m_names.staff(event.staff));
        YORISOI_ASSIGN(entry.caseNumber, m_names.caseNumber(event.caseId));
        if (m_corrections) {
            YORISOI_ASSIGN(auto later,
                           m_connection->query("SELECT id FROM event WHERE corrects=? "
                                               "ORDER BY occurred_at DESC, id DESC LIMIT 1",
                                               event.id));
            YORISOI_ASSIGN(const bool corrected, later.step());
            if (corrected) {
                YORISOI_ASSIGN(entry.correctedBy, later.uuid(0));
            }
        }
        entry.event = std::move(event);
        return entry;
    }

    storage::Connection *m_connection;
    const TimelineQuery *m_query;
    Filter m_filter;
    Names m_names;
    std::size_t m_limit;
    bool m_own = false;
    bool m_corrections = false;
};

using Counts = std::map<std::string, std::size_t, std::less<>>;

void countOne(Counts &counts, std::string_view token)
{
    const auto found = counts.find(token);
    if (found != counts.end())
        ++found->second;
    else if (!token.empty())
        counts.emplace(token, 1);
}

/// The most frequent first.
std::vector<FacetCount> facetsOf(const Counts &counts)
{
    std::vector<FacetCount> facets;
    for (const auto &[token, count] : counts)
        facets.push_back({token, {}, count});
    std::ranges::stable_sort(facets, std::ranges::greater{}, &FacetCount::count);
    return facets;
}

} // namespace

base::Result<TimelinePage> readTimeline(storage::Connection &connection, const TimelineQuery &query)
{
    return Timeline(connection, query).run();
}

base::Result<TimelineFacets> readFacets(storage::Connection &connection, const base::Uuid &citizen)
{
    Counts channels;
    Counts domains;
    Counts kinds;
    Counts offices;
    Counts years;
    TimelineFacets facets;
    YORISOI_ASSIGN(auto rows,
                   connection.query("SELECT occurred_at, channel, domain, kind, office FROM event "
                                    "WHERE citizen=?",
                                    citizen));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            break;
        ++facets.total;
        const auto day =
            base::dayInJapan(base::Instant(std::chrono::milliseconds(rows.integer(0))));
        countOne(years, std::to_string(static_cast<int>(day.year())));
        countOne(channels, rows.text(1));
        countOne(domains, rows.text(2));
        countOne(kinds, rows.text(3));
        countOne(offices, rows.text(4));
    }
    facets.channels = facetsOf(channels);
    facets.domains = facetsOf(domains);
    facets.kinds = facetsOf(kinds);
    facets.offices = facetsOf(offices);
    facets.years = facetsOf(years);
    std::ranges::sort(facets.years, std::ranges::greater{}, &FacetCount::token);
    Names names(connection);
    for (auto &office : facets.offices) {
        YORISOI_ASSIGN(office.label, names.office(office.token));
    }
    return facets;
}

} // namespace yorisoi::replica
