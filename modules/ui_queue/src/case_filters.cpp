// SPDX-License-Identifier: GPL-3.0-or-later
// The half of the view-model that narrows and orders the list.
#include "yorisoi/ui_queue/cases_view_model.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "yorisoi/text/graphemes.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/search_line.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_queue {
namespace {

using replica::CaseQuery;
using ui_kit::Vocabulary;

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
    ui_kit::SearchLine line = ui_kit::readSearchLine(text, textLimit);
    if (line.refused) {
        refuse();
        return;
    }
    if (m_state == Refused)
        settle(Loading);
    else if (m_query.text == line.text)
        return;
    m_query.text = std::move(line.text);
    Q_EMIT filtersChanged();
    ask();
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
        setText(QString());
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
    if (m_state == Refused)
        settle(Loading);
    else if (!filtered())
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

} // namespace yorisoi::ui_queue
