// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_queue/cases_view_model.h"

#include <algorithm>

#include <QLocale>

#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_queue {
namespace {

using namespace std::chrono_literals;
using replica::CaseQuery;

constexpr auto changesGather = 250ms;
constexpr auto budget = 15s;
constexpr std::size_t pagesAwaited = 4;

} // namespace

CasesViewModel::CasesViewModel(const ui_kit::Desk &desk, const ui_kit::ReplicaWatcher &watcher,
                               QObject *parent)
    : PageViewModel(parent),
      m_desk(desk),
      m_cases(desk.clock),
      m_asking(this),
      m_paging(this)
{
    m_query.limit = CaseListModel::pageSize;
    m_gather.setSingleShot(true);
    m_gather.setInterval(changesGather);
    connect(&m_gather, &QTimer::timeout, this, &CasesViewModel::refresh);
    connect(&watcher, &ui_kit::ReplicaWatcher::changed, this,
            [this](const replica::Change &change) {
                if ((change.cases || change.everything) && !m_gather.isActive())
                    m_gather.start();
            });
    // Queued: a view is in the middle of reading the model when it finds a page missing.
    connect(&m_cases, &CaseListModel::pageWanted, this, &CasesViewModel::wantPage,
            Qt::QueuedConnection);
    ask();
}

void CasesViewModel::ask()
{
    m_paging.cancel();
    m_wantedPages.clear();
    if (m_state == Refused)
        return; // until the number has left the box
    if (m_asking.running()) {
        m_queryMoved = true;
        return;
    }
    m_queryMoved = false;
    m_asking.start(
        [&replica = m_desk.replica, query = m_query,
         filtered = filtered()](std::stop_token) -> base::Result<Answer> {
            Answer answer;
            YORISOI_ASSIGN(answer.page, replica.cases(query));
            answer.overall = answer.page.total;
            if (filtered) {
                CaseQuery all;
                all.limit = 1;
                YORISOI_ASSIGN(const auto overall, replica.cases(all));
                answer.overall = overall.total;
            }
            YORISOI_ASSIGN(answer.offices, replica.offices());
            return answer;
        },
        [this](base::Result<Answer> answer) {
            if (m_queryMoved) {
                ask();
                return;
            }
            publish(std::move(answer));
            Q_EMIT busyChanged();
        },
        budget);
    Q_EMIT busyChanged();
}

void CasesViewModel::publish(base::Result<Answer> answer)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    m_wantedPages.clear();
    m_overall = answer->overall;
    m_offices = std::move(answer->offices);
    noteSources(answer->page.lines);
    const bool none = answer->page.total == 0;
    const base::Uuid first = none ? base::Uuid{} : answer->page.lines.front().file.id;
    m_cases.replace(static_cast<int>(answer->page.total), std::move(answer->page.lines));
    m_current = none ? -1 : 0;
    m_currentCase = first;
    settle(!none ? Shown : m_overall == 0 ? NoCases : NothingFound);
    Q_EMIT optionsChanged();
    Q_EMIT currentIndexChanged();
    Q_EMIT answered();
    Q_EMIT resultsReplaced();
    setReady();
}

void CasesViewModel::fail(const base::Error &error)
{
    m_error = error;
    m_cases.replace(0, {});
    m_current = -1;
    m_currentCase = {};
    settle(Failed);
    Q_EMIT currentIndexChanged();
    Q_EMIT answered();
    setReady();
}

void CasesViewModel::refuse()
{
    if (m_state == Refused)
        return;
    m_asking.cancel();
    m_paging.cancel();
    m_wantedPages.clear();
    m_queryMoved = false;
    m_query.text.clear();
    m_cases.replace(0, {});
    m_current = -1;
    m_currentCase = {};
    settle(Refused);
    Q_EMIT filtersChanged();
    Q_EMIT currentIndexChanged();
    Q_EMIT answered();
    Q_EMIT busyChanged();
    setReady();
}

void CasesViewModel::wantPage(int page)
{
    if (m_cases.at(page * CaseListModel::pageSize))
        return;
    std::erase(m_wantedPages, page);
    m_wantedPages.push_front(page);
    if (m_wantedPages.size() > pagesAwaited)
        m_wantedPages.pop_back();
    loadNextPage();
}

void CasesViewModel::loadNextPage()
{
    if (m_paging.running() || m_asking.running() || m_wantedPages.empty())
        return;
    const int page = m_wantedPages.front();
    m_wantedPages.pop_front();
    CaseQuery query = m_query;
    query.offset = static_cast<std::size_t>(page * CaseListModel::pageSize);
    m_paging.start(
        [&replica = m_desk.replica, query](std::stop_token) { return replica.cases(query); },
        [this, page](base::Result<replica::CasePage> answer) {
            if (!answer) {
                fail(answer.error());
                Q_EMIT busyChanged();
                return;
            }
            noteSources(answer->lines);
            m_cases.setPage(page, static_cast<int>(answer->total), std::move(answer->lines));
            keepSelection();
            Q_EMIT optionsChanged();
            Q_EMIT answered();
            loadNextPage();
            Q_EMIT busyChanged();
        },
        budget);
    Q_EMIT busyChanged();
}

/// The rows on the screen anew; everything else when it is looked at.
void CasesViewModel::refresh()
{
    if (m_state != Shown) {
        ask();
        return;
    }
    m_cases.keepOnly(m_firstVisible, m_lastVisible);
    const int last = m_lastVisible / CaseListModel::pageSize;
    for (int page = m_firstVisible / CaseListModel::pageSize; page <= last; ++page) {
        std::erase(m_wantedPages, page);
        m_wantedPages.push_back(page);
    }
    loadNextPage();
}

void CasesViewModel::keepSelection()
{
    const int row = m_currentCase.isNull() ? -1 : m_cases.rowOf(m_currentCase);
    const int wanted = row >= 0 ? row : std::min(m_current, m_cases.count() - 1);
    m_current = wanted;
    if (const auto *line = m_cases.at(wanted))
        m_currentCase = line->file.id;
    if (m_cases.count() == 0)
        settle(m_overall == 0 || !filtered() ? NoCases : NothingFound);
    // The list has moved its own index along with its rows.
    Q_EMIT currentIndexChanged();
}

void CasesViewModel::looksAt(int firstRow, int lastRow)
{
    m_firstVisible = std::max(firstRow, 0);
    m_lastVisible = std::max(lastRow, m_firstVisible);
}

void CasesViewModel::setCurrentIndex(int index)
{
    index = std::clamp(index, m_cases.count() > 0 ? 0 : -1, m_cases.count() - 1);
    if (index == m_current)
        return;
    m_current = index;
    const auto *line = m_cases.at(index);
    m_currentCase = line ? line->file.id : base::Uuid{};
    Q_EMIT currentIndexChanged();
}

void CasesViewModel::moveCurrent(int by)
{
    setCurrentIndex(m_current + by);
}

void CasesViewModel::open(int row, bool inBackground)
{
    const auto *line = m_cases.at(row);
    if (!line)
        return;
    const base::Uuid citizen = line->file.citizen;
    const base::Uuid id = line->file.id;
    setCurrentIndex(row);
    if (citizen.isNull())
        Q_EMIT personMissing();
    else
        Q_EMIT caseChosen(citizen, id, inBackground);
}

void CasesViewModel::retry()
{
    ask();
}

QString CasesViewModel::countWords() const
{
    if (m_state != Shown && m_state != NothingFound)
        return {};
    const QLocale locale;
    const QString shown = locale.toString(m_cases.count());
    if (!filtered())
        return tr("Cases: %1").arg(shown);
    return tr("%1 of %2 cases").arg(shown, locale.toString(static_cast<qlonglong>(m_overall)));
}

QString CasesViewModel::errorTitle() const
{
    return m_state == Failed ? ui_kit::message(m_error).title : QString();
}

QString CasesViewModel::errorAdvice() const
{
    return m_state == Failed ? ui_kit::message(m_error).advice : QString();
}

void CasesViewModel::noteSources(const std::vector<replica::CaseLine> &lines)
{
    for (const auto &line : lines) {
        if (!line.file.source.empty())
            m_sources.insert(line.file.source);
    }
}

void CasesViewModel::settle(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void CasesViewModel::retranslate()
{
    m_cases.retranslate();
    Q_EMIT optionsChanged();
    Q_EMIT filtersChanged();
    Q_EMIT answered();
}

} // namespace yorisoi::ui_queue
