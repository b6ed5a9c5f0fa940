// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/citizen_view_model.h"

#include <algorithm>
#include <chrono>

#include "yorisoi/exchange/imported.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_timeline {

CitizenViewModel::CitizenViewModel(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher,
                                   const Uuid &citizen, const Uuid &caseId)
    : m_desk(desk),
      m_citizen(citizen),
      m_caseId(caseId),
      m_timeline(desk, citizen, caseId),
      m_details(desk),
      m_composer(desk, citizen)
{
    if (!caseId.isNull())
        m_composer.setDefaultCase(caseId);
    connect(&watcher, &ui_kit::ReplicaWatcher::changed, this, &CitizenViewModel::follow);
    connect(&m_timeline, &TimelineViewModel::firstPageShown, this, [this] {
        m_pageShown = true;
        becomeReady();
    });
    connect(&m_timeline, &TimelineViewModel::stateChanged, this, &CitizenViewModel::showOrigin);
    connect(&m_timeline, &TimelineViewModel::selectionChanged, this, [this] {
        const TimelineEntry *entry = m_timeline.selected();
        m_details.show(entry ? std::optional(*entry) : std::nullopt);
    });
    connect(&m_details, &EntryDetails::entryWanted, this,
            [this](const Uuid &event) { m_timeline.find(event); });
    connect(&m_details, &EntryDetails::correctionSaved, this, [this](const Uuid &event) {
        m_timeline.want(event);
        m_timeline.refresh();
    });
    connect(&m_composer, &ContactComposer::contactSaved, this,
            [this](const Uuid &event, int events) {
                m_savedNotice = tr("Recorded on this device: %n entries", "", events);
                Q_EMIT savedNoticeChanged();
                m_timeline.want(event);
                m_timeline.refresh();
            });
    // Age of the copy and of restrictions goes on although nothing changes.
    m_minute.setInterval(std::chrono::minutes{1});
    connect(&m_minute, &QTimer::timeout, this, &CitizenViewModel::showHeader);
    m_minute.start();
    retry();
}

void CitizenViewModel::retry()
{
    askCard();
    askCases();
    askChannels();
    askOffices();
}

void CitizenViewModel::follow(const replica::Change &change)
{
    const bool mine =
        change.everything || std::ranges::find(change.citizens, m_citizen) != change.citizens.end();
    if (mine) {
        askCases();
        m_timeline.refresh();
    }
    if (mine || change.sync) {
        askCard();
        askChannels();
    }
    if (change.everything)
        askOffices();
}

void CitizenViewModel::askCard()
{
    m_askCard.start([&replica = m_desk.replica,
                     citizen = m_citizen](std::stop_token) { return replica.citizen(citizen); },
                    [this](base::Result<replica::CitizenCard> card) {
                        m_cardAnswered = true;
                        if (card) {
                            m_card = std::move(*card);
                            m_errorTitle.clear();
                            m_errorAdvice.clear();
                            showHeader();
                        } else {
                            const auto message = ui_kit::message(card.error());
                            m_errorTitle = message.title;
                            m_errorAdvice = message.advice;
                        }
                        Q_EMIT errorChanged();
                        becomeReady();
                    });
}

void CitizenViewModel::showHeader()
{
    if (!m_card)
        return;
    HeaderFacts facts = headerFacts(*m_card, m_desk.clock.now(), m_offices);
    if (facts == m_header && m_headerShown)
        return;
    m_headerShown = true;
    const bool renamed =
        facts.name != m_header.name || facts.kana != m_header.kana || facts.age != m_header.age;
    m_header = std::move(facts);
    Q_EMIT headerChanged();
    if (!renamed)
        return;
    QStringList detail{m_header.kana, m_header.age};
    detail.removeAll(QString());
    Q_EMIT titleChanged(m_header.name, detail.join(QStringLiteral("　")));
}

void CitizenViewModel::askCases()
{
    replica::CaseQuery query;
    query.citizen = m_citizen;
    query.limit = 200;
    m_askCases.start(
        [&replica = m_desk.replica, query](std::stop_token) { return replica.cases(query); },
        [this](const base::Result<replica::CasePage> &page) {
            if (!page)
                return;
            std::vector<records::Case> cases;
            m_importedLog.clear();
            for (const auto &line : page->lines) {
                if (exchange::isImportedApplicant(m_citizen, line.file))
                    m_importedLog = line.file.source;
                if (line.file.id == m_caseId)
                    m_timeline.setCaseNumber(ui_kit::fromUtf8(line.file.number));
                cases.push_back(line.file);
            }
            m_details.setCases(page->lines);
            m_composer.setCases(cases);
            showOrigin();
        });
}

/// Whom only a log knows is not judged by the channels of the ward.
void CitizenViewModel::showOrigin()
{
    const auto &entries = m_timeline.rows()->entries();
    const bool only =
        !m_importedLog.empty() && std::ranges::all_of(entries, [](const TimelineEntry &entry) {
            return exchange::isImported(entry.event);
        });
    m_channels.showImported(only ? ui_kit::fromUtf8(text::sanitizeLine(m_importedLog)) : QString());
}

void CitizenViewModel::askChannels()
{
    m_askChannels.start(
        [&replica = m_desk.replica](std::stop_token) { return replica.channelStatus(); },
        [this](const base::Result<std::vector<records::ChannelStatus>> &status) {
            if (status)
                m_channels.show(*status, m_desk.clock.now());
            else
                m_channels.showUnknown(m_desk.clock.now());
        });
}

void CitizenViewModel::askOffices()
{
    m_askOffices.start([&replica = m_desk.replica](std::stop_token) { return replica.offices(); },
                       [this](const base::Result<std::vector<records::Office>> &offices) {
                           if (!offices)
                               return;
                           m_offices = *offices;
                           m_composer.setOffices(m_offices);
                           showHeader();
                       });
}

void CitizenViewModel::choosePerson(const QString &id, const QString &name)
{
    const auto person = base::Uuid::parse(ui_kit::toUtf8(id));
    if (person && *person != m_citizen)
        Q_EMIT citizenChosen(*person, name);
}

void CitizenViewModel::dismissNotice()
{
    m_savedNotice.clear();
    Q_EMIT savedNoticeChanged();
}

void CitizenViewModel::becomeReady()
{
    if (m_cardAnswered && m_pageShown)
        setReady();
}

void CitizenViewModel::retranslate()
{
    showHeader();
    m_timeline.retranslate();
    m_channels.retranslate();
    m_details.retranslate();
    m_composer.retranslate();
}

} // namespace yorisoi::ui_timeline
