// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/timeline_view_model.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include "yorisoi/text/era.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/search_line.h"
#include "yorisoi/ui_timeline/moments.h"

namespace yorisoi::ui_timeline {
namespace {

using ui_kit::fromUtf8;
using ui_kit::toUtf8;

constexpr auto kAll = std::numeric_limits<std::size_t>::max() / 2;

std::optional<Period> periodFrom(const QString &token)
{
    static const std::pair<QString, Period> tokens[] = {
        {QStringLiteral("all"), Period::All},
        {QStringLiteral("month"), Period::Month},
        {QStringLiteral("half-year"), Period::HalfYear},
        {QStringLiteral("year"), Period::Year},
        {QStringLiteral("fiscal-year"), Period::FiscalYear},
    };
    for (const auto &[name, period] : tokens) {
        if (name == token)
            return period;
    }
    return std::nullopt;
}

} // namespace

TimelineViewModel::TimelineViewModel(const ui_kit::Desk &desk, const Uuid &citizen,
                                     const Uuid &caseId, QObject *parent)
    : QObject(parent),
      m_desk(desk),
      m_citizen(citizen),
      m_caseId(caseId)
{
    for (FacetListModel *facets : {&m_channels, &m_domains, &m_kinds, &m_offices})
        connect(facets, &FacetListModel::chosenChanged, this,
                &TimelineViewModel::applyFilterChange);
    connect(&m_rows, &TimelineListModel::freshCountChanged, this,
            &TimelineViewModel::freshCountChanged);
    ask();
}

TimelineFilter TimelineViewModel::filter() const
{
    return {.channels = m_channels.chosen(),
            .domains = m_domains.chosen(),
            .kinds = m_kinds.chosen(),
            .offices = m_offices.chosen(),
            .from = m_from,
            .until = m_until,
            .text = toUtf8(m_text.trimmed()),
            .caseId = m_caseId};
}

void TimelineViewModel::ask()
{
    askPages(kPage, false);
    askFacets();
    askCount();
}

void TimelineViewModel::askPages(std::size_t wanted, bool live)
{
    m_again = false;
    m_pages.start(
        [&replica = m_desk.replica, query = toQuery(filter(), m_citizen), wanted](std::stop_token) {
            return readEntries(replica, query, wanted);
        },
        [this, live](const base::Result<replica::TimelinePage> &page) { take(page, live); });
    Q_EMIT stateChanged();
}

void TimelineViewModel::take(const base::Result<replica::TimelinePage> &page, bool live)
{
    if (!page) {
        showFailure(page.error());
        return;
    }
    m_errorTitle.clear();
    m_errorAdvice.clear();
    std::vector<Uuid> fresh;
    if (live) {
        std::unordered_set<Uuid> known;
        for (const auto &entry : m_rows.entries())
            known.insert(entry.event.id);
        for (const auto &entry : page->entries) {
            const bool own = entry.receipt != 0 || entry.state != replica::ItemState::Applied;
            if (!own && !known.contains(entry.event.id))
                fresh.push_back(entry.event.id);
        }
    } else {
        m_rows.markAllSeen();
    }
    // What is sought or picked out by kind shall not hide in a group.
    const bool grouped = m_text.trimmed().isEmpty() && m_kinds.chosen().empty();
    m_rows.show(page->entries, grouped, m_text);
    m_rows.markFresh(fresh);
    m_more = page->more;
    const bool first = !m_loaded;
    m_loaded = true;
    updateSelectedRow();
    if (!m_again)
        m_wanted = {};
    // Details of something are better than none; a live answer leaves the clerk's choice alone.
    if (!live && m_selectedRow < 0 && m_rows.entryAt(0))
        select(0);
    Q_EMIT stateChanged();
    Q_EMIT selectionChanged();
    if (first)
        Q_EMIT firstPageShown();
    if (m_again)
        refresh();
}

void TimelineViewModel::showFailure(const base::Error &error)
{
    const auto message = ui_kit::message(error);
    m_errorTitle = message.title;
    m_errorAdvice = message.advice;
    const bool first = !m_loaded;
    Q_EMIT stateChanged();
    if (first)
        Q_EMIT firstPageShown();
}

void TimelineViewModel::askFacets()
{
    m_facets.start([&replica = m_desk.replica, citizen = m_citizen](
                       std::stop_token) { return replica.timelineFacets(citizen); },
                   [this](const base::Result<replica::TimelineFacets> &facets) {
                       if (!facets)
                           return;
                       m_channels.show(facets->channels);
                       m_domains.show(facets->domains);
                       m_kinds.show(facets->kinds);
                       m_offices.show(facets->offices);
                       m_total = static_cast<int>(facets->total);
                       Q_EMIT countsChanged();
                   });
}

void TimelineViewModel::askCount()
{
    if (!filtered()) {
        m_count.cancel();
        m_matching = -1;
        Q_EMIT countsChanged();
        return;
    }
    m_count.start(
        [&replica = m_desk.replica,
         query = toQuery(filter(), m_citizen)](std::stop_token stop) -> base::Result<std::size_t> {
            std::size_t count = 0;
            replica::TimelineQuery next = query;
            next.limit = 500;
            for (bool more = true; more && !stop.stop_requested();) {
                YORISOI_ASSIGN(const auto page, replica.timeline(next));
                count += page.entries.size();
                more = page.more && !page.entries.empty();
                if (more) {
                    next.beforeAt = page.entries.back().event.occurredAt;
                    next.beforeId = page.entries.back().event.id;
                }
            }
            return count;
        },
        [this](const base::Result<std::size_t> &count) {
            m_matching = count ? static_cast<int>(*count) : -1;
            Q_EMIT countsChanged();
        });
}

QString TimelineViewModel::countWords() const
{
    if (!filtered())
        return tr("%n entries", "of a timeline", m_total);
    if (m_matching < 0)
        return tr("counting, of %n", "entries of a timeline", m_total);
    return tr("%1 of %n shown", "entries of a timeline", m_total).arg(m_matching);
}

void TimelineViewModel::applyFilterChange()
{
    if (m_holding)
        return;
    m_matching = -1;
    Q_EMIT filterChanged();
    askPages(kPage, false);
    askCount();
}

void TimelineViewModel::setText(const QString &text)
{
    const bool refused = ui_kit::readSearchLine(text).refused;
    const QString sought = refused ? QString() : text;
    if (m_text == sought && m_textRefused == refused)
        return;
    m_text = sought;
    m_textRefused = refused;
    applyFilterChange();
}

QString TimelineViewModel::periodWords() const
{
    const auto day = [](base::Date date) { return dayWords(base::startOfDayInJapan(date)); };
    if (m_from && m_until)
        return tr("%1 to %2", "period").arg(day(*m_from), day(*m_until));
    if (m_from)
        return tr("since %1", "period").arg(day(*m_from));
    if (m_until)
        return tr("until %1", "period").arg(day(*m_until));
    return {};
}

void TimelineViewModel::choosePeriod(const QString &period)
{
    const auto meant = periodFrom(period);
    if (!meant)
        return;
    m_period = period;
    m_periodProblem.clear();
    m_from = periodStart(*meant, base::dayInJapan(m_desk.clock.now()));
    m_until.reset();
    applyFilterChange();
}

void TimelineViewModel::setPeriod(const QString &from, const QString &until)
{
    const auto first = dayMeant(from, false);
    const auto last = dayMeant(until, true);
    const bool unreadable =
        (!from.trimmed().isEmpty() && !first) || (!until.trimmed().isEmpty() && !last);
    if (unreadable || (first && last && *last < *first)) {
        m_periodProblem = unreadable
                              ? tr("This is no date. Type for example 2026-11-24 or R8.11.24.")
                              : tr("The end is before the start.");
        Q_EMIT filterChanged();
        return;
    }
    m_periodProblem.clear();
    m_period = first || last ? QStringLiteral("own") : QStringLiteral("all");
    m_from = first;
    m_until = last;
    applyFilterChange();
}

void TimelineViewModel::clearFilters()
{
    if (!filtered() && m_periodProblem.isEmpty() && !m_textRefused)
        return;
    resetFilters();
    applyFilterChange();
}

void TimelineViewModel::resetFilters()
{
    m_holding = true;
    for (FacetListModel *facets : {&m_channels, &m_domains, &m_kinds, &m_offices})
        facets->clear();
    m_holding = false;
    m_text.clear();
    m_textRefused = false;
    m_period = QStringLiteral("all");
    m_periodProblem.clear();
    m_from.reset();
    m_until.reset();
    m_caseId = {};
}

void TimelineViewModel::clearCase()
{
    m_caseId = {};
    applyFilterChange();
}

void TimelineViewModel::setCaseNumber(const QString &number)
{
    m_caseNumber = number;
    Q_EMIT filterChanged();
}

void TimelineViewModel::refresh()
{
    // The answer on its way may have been read before the change.
    if (m_pages.running())
        m_again = true;
    else
        askPages(std::max(kPage, m_rows.entries().size()), m_loaded);
    askFacets();
    if (filtered())
        askCount();
}

void TimelineViewModel::retry()
{
    ask();
}

void TimelineViewModel::loadMore()
{
    if (!m_more || m_pages.running() || m_rows.entries().empty())
        return;
    auto query = toQuery(filter(), m_citizen);
    query.beforeAt = m_rows.entries().back().event.occurredAt;
    query.beforeId = m_rows.entries().back().event.id;
    m_pages.start([&replica = m_desk.replica,
                   query](std::stop_token) { return readEntries(replica, query, kPage); },
                  [this](base::Result<replica::TimelinePage> page) {
                      if (!page) {
                          showFailure(page.error());
                          return;
                      }
                      m_more = page->more;
                      m_rows.append(std::move(page->entries));
                      updateSelectedRow();
                      Q_EMIT stateChanged();
                      if (m_again)
                          refresh();
                  });
    Q_EMIT stateChanged();
}

void TimelineViewModel::select(int row)
{
    const TimelineRow *found = m_rows.rowAt(row);
    m_selection = found ? std::optional(*found) : std::nullopt;
    m_wanted = {};
    if (const auto *entry = m_rows.entryAt(row))
        m_rows.markSeen(entry->event.id);
    updateSelectedRow();
    Q_EMIT selectionChanged();
}

void TimelineViewModel::move(int by)
{
    const int last = m_rows.rowCount() - 1;
    if (last < 0)
        return;
    select(std::clamp(m_selectedRow < 0 ? 0 : m_selectedRow + by, 0, last));
    if (m_selectedRow > last - 10)
        loadMore();
}

void TimelineViewModel::want(const Uuid &event)
{
    m_wanted = event;
    updateSelectedRow();
    if (m_wanted.isNull())
        Q_EMIT selectionChanged();
}

void TimelineViewModel::find(const Uuid &event)
{
    want(event);
    if (m_wanted.isNull())
        return;
    if (filtered()) {
        resetFilters();
        m_matching = -1;
        Q_EMIT filterChanged();
        askCount();
    }
    m_again = false;
    m_pages.start(
        [&replica = m_desk.replica, query = toQuery(filter(), m_citizen),
         event](std::stop_token stop) -> base::Result<replica::TimelinePage> {
            replica::TimelinePage all;
            replica::TimelineQuery next = query;
            for (bool reached = false; !reached && !stop.stop_requested();) {
                YORISOI_ASSIGN(auto page, readEntries(replica, next, 500));
                reached = !page.more || std::ranges::any_of(page.entries, [&](const auto &entry) {
                    return entry.event.id == event;
                });
                all.more = page.more;
                all.entries.insert(all.entries.end(), page.entries.begin(), page.entries.end());
                if (!reached) {
                    next.beforeAt = page.entries.back().event.occurredAt;
                    next.beforeId = page.entries.back().event.id;
                }
            }
            return all;
        },
        [this](const base::Result<replica::TimelinePage> &page) { take(page, false); });
    Q_EMIT stateChanged();
}

void TimelineViewModel::updateSelectedRow()
{
    if (!m_wanted.isNull()) {
        m_rows.reveal(m_wanted);
        if (const int row = m_rows.rowOf(m_wanted); row >= 0) {
            m_selection = *m_rows.rowAt(row);
            m_wanted = {};
            m_selectedRow = row;
            m_rows.markSeen(m_selection->key);
            Q_EMIT selectedRowChanged();
            Q_EMIT rowWanted(row);
            return;
        }
    }
    const int row = m_selection ? m_rows.rowOf(*m_selection) : -1;
    if (row == m_selectedRow)
        return;
    m_selectedRow = row;
    Q_EMIT selectedRowChanged();
}

void TimelineViewModel::toggleGroup(int row)
{
    if (const auto *group = m_rows.rowAt(row))
        openGroup(row, !group->expanded);
}

void TimelineViewModel::openGroup(int row, bool open)
{
    m_rows.setExpanded(row, open);
    updateSelectedRow();
}

void TimelineViewModel::jumpTo(const QString &day)
{
    const auto meant = dayMeant(day, true);
    m_jumpProblem =
        meant ? QString() : tr("This is no date. Type for example 2026-11-24 or R8.11.24.");
    Q_EMIT jumpProblemChanged();
    if (!meant)
        return;
    const base::Instant last =
        base::startOfDayInJapan(*meant) + std::chrono::days{1} - std::chrono::milliseconds{1};
    if (const int row = m_rows.firstRowNotAfter(last); row >= 0 || !m_more) {
        arrive(row);
        return;
    }
    auto query = toQuery(filter(), m_citizen);
    query.beforeAt = m_rows.entries().back().event.occurredAt;
    query.beforeId = m_rows.entries().back().event.id;
    m_pages.start(
        [&replica = m_desk.replica, query,
         last](std::stop_token stop) -> base::Result<replica::TimelinePage> {
            // One page beyond the day, so that it is not the last thing on the screen.
            replica::TimelinePage all;
            replica::TimelineQuery next = query;
            for (bool reached = false; !reached && !stop.stop_requested();) {
                YORISOI_ASSIGN(auto page, readEntries(replica, next, 500));
                all.more = page.more;
                all.entries.insert(all.entries.end(), page.entries.begin(), page.entries.end());
                reached = !page.more || page.entries.back().event.occurredAt <= last;
                if (!reached) {
                    next.beforeAt = page.entries.back().event.occurredAt;
                    next.beforeId = page.entries.back().event.id;
                }
            }
            return all;
        },
        [this, last](base::Result<replica::TimelinePage> page) {
            if (!page) {
                showFailure(page.error());
                return;
            }
            m_more = page->more;
            m_rows.append(std::move(page->entries));
            updateSelectedRow();
            Q_EMIT stateChanged();
            arrive(m_rows.firstRowNotAfter(last));
            if (m_again)
                refresh();
        });
    Q_EMIT stateChanged();
}

void TimelineViewModel::arrive(int row)
{
    if (row < 0) {
        m_jumpProblem = tr("There is no entry on or before that day.");
        Q_EMIT jumpProblemChanged();
        return;
    }
    select(row);
    Q_EMIT rowWanted(row);
}

void TimelineViewModel::markSeen(int row)
{
    if (const auto *entry = m_rows.entryAt(row))
        m_rows.markSeen(entry->event.id);
}

void TimelineViewModel::showNewest()
{
    m_rows.markAllSeen();
    if (m_rows.rowCount() > 0)
        Q_EMIT rowWanted(0);
}

void TimelineViewModel::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    Q_EMIT compactChanged();
}

void TimelineViewModel::retranslate()
{
    m_rows.retranslate();
    for (FacetListModel *facets : {&m_channels, &m_domains, &m_kinds, &m_offices})
        facets->retranslate();
    Q_EMIT filterChanged();
    Q_EMIT countsChanged();
}

} // namespace yorisoi::ui_timeline
