// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_queue/cases_view_model.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <QLocale>

#include "yorisoi/text/graphemes.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_queue {
namespace {

using namespace std::chrono_literals;
using replica::CaseQuery;
using ui_kit::Vocabulary;

constexpr auto changesGather = 250ms;
constexpr auto budget = 15s;
constexpr std::size_t pagesAwaited = 4;
constexpr std::size_t textLimit = 200;

constexpr std::array<std::string_view, 3> statusTokens{"open", "closed", "withdrawn"};
constexpr std::array<std::string_view, 5> stageTokens{"guidance", "application", "review", "result",
                                                      "follow-up"};
constexpr std::array<std::string_view, 10> domainTokens{
    "childcare-education", "welfare-care", "health",    "disaster-safety", "community",
    "culture-tourism",     "environment",  "transport", "industry",        "common"};
constexpr std::array<std::string_view, 9> channelTokens{
    "counter", "van", "phone", "portal", "line", "email", "post", "visit", "online-counter"};

QVariantMap choice(const QString &token, const QString &word)
{
    return {{QStringLiteral("token"), token}, {QStringLiteral("word"), word}};
}

template <typename Tokens>
QVariantList choices(const QString &all, Vocabulary vocabulary, const Tokens &tokens)
{
    QVariantList list{choice({}, all)};
    for (const std::string_view token : tokens)
        list << choice(ui_kit::fromUtf8(token), ui_kit::word(vocabulary, token));
    return list;
}

bool sameFilters(const CaseQuery &a, const CaseQuery &b)
{
    const auto key = [](const CaseQuery &q) {
        return std::tie(q.text, q.status, q.stage, q.domain, q.office, q.channel, q.source);
    };
    return key(a) == key(b);
}

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

void CasesViewModel::setFilter(std::string CaseQuery::*filter, const QString &value)
{
    std::string utf8 = text::truncate(text::sanitizeLine(value.trimmed().toStdString()), textLimit);
    if (m_query.*filter == utf8)
        return;
    m_query.*filter = std::move(utf8);
    Q_EMIT filtersChanged();
    ask();
}

QString CasesViewModel::text() const
{
    return ui_kit::fromUtf8(m_query.text);
}
void CasesViewModel::setText(const QString &text)
{
    setFilter(&CaseQuery::text, text);
}
QString CasesViewModel::status() const
{
    return ui_kit::fromUtf8(m_query.status);
}
void CasesViewModel::setStatus(const QString &token)
{
    setFilter(&CaseQuery::status, token);
}
QString CasesViewModel::stage() const
{
    return ui_kit::fromUtf8(m_query.stage);
}
void CasesViewModel::setStage(const QString &token)
{
    setFilter(&CaseQuery::stage, token);
}
QString CasesViewModel::domain() const
{
    return ui_kit::fromUtf8(m_query.domain);
}
void CasesViewModel::setDomain(const QString &token)
{
    setFilter(&CaseQuery::domain, token);
}
QString CasesViewModel::office() const
{
    return ui_kit::fromUtf8(m_query.office);
}
void CasesViewModel::setOffice(const QString &code)
{
    setFilter(&CaseQuery::office, code);
}
QString CasesViewModel::channel() const
{
    return ui_kit::fromUtf8(m_query.channel);
}
void CasesViewModel::setChannel(const QString &token)
{
    setFilter(&CaseQuery::channel, token);
}
QString CasesViewModel::source() const
{
    return ui_kit::fromUtf8(m_query.source);
}
void CasesViewModel::setSource(const QString &source)
{
    setFilter(&CaseQuery::source, source);
}

CasesViewModel::Order CasesViewModel::order() const
{
    switch (m_query.order) {
    case CaseQuery::Order::DueSoonest:
        return DueSoonest;
    case CaseQuery::Order::Number:
        return Number;
    case CaseQuery::Order::OpenedNewest:
        break;
    }
    return OpenedNewest;
}

void CasesViewModel::setOrder(Order order)
{
    if (order == this->order())
        return;
    m_query.order = order == DueSoonest ? CaseQuery::Order::DueSoonest
                    : order == Number   ? CaseQuery::Order::Number
                                        : CaseQuery::Order::OpenedNewest;
    Q_EMIT filtersChanged();
    ask();
}

bool CasesViewModel::filtered() const
{
    return !sameFilters(m_query, CaseQuery{});
}

void CasesViewModel::clearFilter(const QString &filter)
{
    if (filter == QLatin1String("text"))
        setText({});
    else if (filter == QLatin1String("status"))
        setStatus({});
    else if (filter == QLatin1String("stage"))
        setStage({});
    else if (filter == QLatin1String("domain"))
        setDomain({});
    else if (filter == QLatin1String("office"))
        setOffice({});
    else if (filter == QLatin1String("channel"))
        setChannel({});
    else if (filter == QLatin1String("source"))
        setSource({});
}

void CasesViewModel::clearFilters()
{
    if (!filtered())
        return;
    CaseQuery none;
    none.order = m_query.order;
    none.limit = m_query.limit;
    m_query = none;
    Q_EMIT filtersChanged();
    ask();
}

QVariantList CasesViewModel::statuses() const
{
    return choices(tr("All"), Vocabulary::CaseStatus, statusTokens);
}

QVariantList CasesViewModel::stages() const
{
    return choices(tr("All stages"), Vocabulary::CaseStage, stageTokens);
}

QVariantList CasesViewModel::domains() const
{
    return choices(tr("All domains"), Vocabulary::Domain, domainTokens);
}

QVariantList CasesViewModel::channels() const
{
    return choices(tr("All channels"), Vocabulary::Channel, channelTokens);
}

QVariantList CasesViewModel::offices() const
{
    QVariantList list{choice({}, tr("All offices"))};
    for (const auto &office : m_offices)
        list << choice(ui_kit::fromUtf8(office.code),
                       ui_kit::fromUtf8(text::sanitizeLine(office.name)));
    return list;
}

QVariantList CasesViewModel::sources() const
{
    if (m_sources.empty())
        return {};
    QVariantList list{choice({}, tr("All sources"))};
    for (const auto &source : m_sources)
        list << choice(ui_kit::fromUtf8(source), ui_kit::fromUtf8(text::sanitizeLine(source)));
    return list;
}

QVariantList CasesViewModel::activeFilters() const
{
    QVariantList list;
    const auto add = [&list](const char *filter, const QString &word) {
        if (!word.isEmpty())
            list << QVariantMap{{QStringLiteral("filter"), QString::fromLatin1(filter)},
                                {QStringLiteral("word"), word}};
    };
    const auto wordOf = [](Vocabulary vocabulary, const std::string &token) {
        return token.empty() ? QString() : ui_kit::word(vocabulary, token);
    };
    add("status", wordOf(Vocabulary::CaseStatus, m_query.status));
    add("stage", wordOf(Vocabulary::CaseStage, m_query.stage));
    add("domain", wordOf(Vocabulary::Domain, m_query.domain));
    add("channel", wordOf(Vocabulary::Channel, m_query.channel));
    const auto office = std::find_if(m_offices.begin(), m_offices.end(), [this](const auto &one) {
        return one.code == m_query.office;
    });
    add("office", office == m_offices.end() ? ui_kit::fromUtf8(m_query.office)
                                            : ui_kit::fromUtf8(text::sanitizeLine(office->name)));
    add("source", ui_kit::fromUtf8(m_query.source));
    add("text", m_query.text.empty() ? QString() : tr("“%1”").arg(text()));
    return list;
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
