// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_reception/reception_view_model.h"

#include <algorithm>

#include "yorisoi/text/graphemes.h"
#include "yorisoi/ui_kit/search_line.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_reception/search_text.h"
#include "yorisoi/ui_reception/waiting.h"

namespace yorisoi::ui_reception {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 120ms;
constexpr auto changesGather = 250ms;
constexpr auto searchBudget = 10s;
constexpr std::size_t shownPeople = 50;

} // namespace

ReceptionViewModel::ReceptionViewModel(const ui_kit::Desk &desk,
                                       const ui_kit::ReplicaWatcher &watcher, QObject *parent)
    : PageViewModel(parent),
      m_desk(desk),
      m_hits(desk.clock),
      m_recent(desk.clock),
      m_drafts(desk.clock),
      m_search(this),
      m_waiting(this),
      m_saving(this)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &ReceptionViewModel::start);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(changesGather);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (m_state == Found || m_state == NothingFound)
            ask();
        reloadWaiting();
    });
    connect(&watcher, &ui_kit::ReplicaWatcher::changed, this, &ReceptionViewModel::replicaChanged);
    reloadWaiting();
}

void ReceptionViewModel::edited(const QString &committed, int cursor, const QString &preedit)
{
    ui_kit::SearchLine line =
        ui_kit::readSearchLine(textWhileComposing(committed, cursor, preedit));
    if (line.text == m_wanted && line.refused == (m_state == Refused))
        return;
    m_wanted = std::move(line.text);
    m_enterAwaits = false;
    m_cutShort = text::length(m_wanted) > std::size_t{searchedLength};
    if (line.refused)
        leaveSearch(Refused);
    else if (m_wanted.empty())
        leaveSearch(Idle);
    else
        ask();
}

void ReceptionViewModel::ask()
{
    if (!m_search.running())
        start();
    else if (!m_patience.isActive())
        m_patience.start();
}

void ReceptionViewModel::start()
{
    m_patience.stop();
    m_asked = m_wanted;
    m_search.start([&replica = m_desk.replica, query = replica::SearchQuery{m_asked, shownPeople}](
                       std::stop_token) { return replica.search(query); },
                   [this](base::Result<replica::SearchPage> answer) {
                       if (m_asked != m_wanted) {
                           start();
                           return;
                       }
                       publish(std::move(answer));
                       Q_EMIT busyChanged();
                   },
                   searchBudget);
    if (m_state != Found && m_state != NothingFound)
        settle(Searching);
    Q_EMIT busyChanged();
}

void ReceptionViewModel::publish(base::Result<replica::SearchPage> answer)
{
    m_patience.stop();
    if (!answer) {
        m_error = answer.error();
        m_hits.clear();
        m_terms.clear();
        m_more = false;
        m_enterAwaits = false;
        m_published.clear();
        m_current = -1;
        settle(Failed);
        Q_EMIT currentIndexChanged();
        Q_EMIT answered();
        return;
    }
    const bool sameQuestion = m_published == m_asked;
    const replica::SearchHit *selected = sameQuestion ? m_hits.at(m_current) : nullptr;
    const base::Uuid selectedId = selected ? selected->id : base::Uuid{};
    m_published = m_asked;
    m_terms = answer->terms;
    m_more = answer->more;
    m_hits.update(std::move(*answer));
    const int kept = selectedId.isNull() ? -1 : m_hits.rowOf(selectedId);
    m_current = kept >= 0 ? kept : (m_hits.count() > 0 ? 0 : -1);
    settle(m_hits.count() > 0 ? Found : NothingFound);
    // The list has moved its own index along with its rows.
    Q_EMIT currentIndexChanged();
    Q_EMIT answered();
    if (!sameQuestion)
        Q_EMIT resultsReplaced();
    if (std::exchange(m_enterAwaits, false) && m_hits.count() == 1)
        open(0, m_enterInBackground);
}

void ReceptionViewModel::leaveSearch(State state)
{
    m_search.cancel();
    m_patience.stop();
    m_hits.clear();
    m_terms.clear();
    m_more = false;
    m_published.clear();
    m_current = -1;
    settle(state);
    Q_EMIT currentIndexChanged();
    Q_EMIT answered();
    Q_EMIT busyChanged();
}

void ReceptionViewModel::settle(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void ReceptionViewModel::setCurrentIndex(int index)
{
    index = std::clamp(index, m_hits.count() > 0 ? 0 : -1, m_hits.count() - 1);
    if (index == m_current)
        return;
    m_current = index;
    Q_EMIT currentIndexChanged();
}

void ReceptionViewModel::moveCurrent(int by)
{
    setCurrentIndex(m_current + by);
}

void ReceptionViewModel::openCurrent(bool inBackground)
{
    if (m_wanted.empty() || m_state == Refused || m_state == Failed)
        return;
    if (m_published != m_wanted) {
        m_enterAwaits = true;
        m_enterInBackground = inBackground;
        return;
    }
    open(m_current, inBackground);
}

void ReceptionViewModel::open(int row, bool inBackground)
{
    const replica::SearchHit *hit = m_hits.at(row);
    if (!hit)
        return;
    const base::Uuid id = hit->id;
    const QString name = m_hits.data(m_hits.index(row), HitListModel::NameRole).toString();
    setCurrentIndex(row);
    remember(id);
    Q_EMIT citizenChosen(id, name, inBackground);
}

void ReceptionViewModel::openRecent(int row, bool inBackground)
{
    const PersonLine *person = m_recent.at(row);
    if (!person)
        return;
    const base::Uuid id = person->id;
    const QString name = ui_kit::fromUtf8(person->name);
    remember(id);
    Q_EMIT citizenChosen(id, name, inBackground);
}

void ReceptionViewModel::openDraft(int row)
{
    const PersonLine *person = m_drafts.at(row);
    if (!person)
        return;
    const base::Uuid id = person->id;
    const QString key = ui_kit::fromUtf8(person->draftKey);
    remember(id);
    Q_EMIT draftChosen(key, id);
}

void ReceptionViewModel::retry()
{
    if (!m_wanted.empty() && m_state != Refused)
        start();
}

void ReceptionViewModel::remember(const base::Uuid &person)
{
    m_recentIds = withLatest(std::move(m_recentIds), person);
    m_recentDirty = true;
    saveRecent();
}

/// One write at a time, so that an older list never lands on a newer one.
void ReceptionViewModel::saveRecent()
{
    if (!m_recentLoaded || !m_recentDirty || m_saving.running())
        return;
    m_recentDirty = false;
    m_saving.start([&replica = m_desk.replica, key = recentKey(m_desk.staff),
                    body = encodeRecent(m_recentIds)](
                       std::stop_token) { return replica.saveDraft(key, body); },
                   [this](const base::Status &) {
                       // A list that could not be kept is only missing next time; the search says
                       // what is wrong.
                       saveRecent();
                       reloadWaiting();
                   });
}

void ReceptionViewModel::reloadWaiting()
{
    m_waiting.start([&replica = m_desk.replica,
                     staff = m_desk.staff](std::stop_token) { return loadWaiting(replica, staff); },
                    [this](base::Result<Waiting> waiting) {
                        if (waiting) {
                            m_drafts.update(std::move(waiting->drafts));
                            m_recent.update(std::move(waiting->recent));
                            if (!m_recentDirty && !m_saving.running())
                                m_recentIds = std::move(waiting->recentIds);
                        }
                        if (!std::exchange(m_recentLoaded, true)) {
                            saveRecent();
                            setReady();
                        }
                    });
}

void ReceptionViewModel::replicaChanged(const replica::Change &change)
{
    const bool ours = change.everything || !change.citizens.empty();
    if (ours && !m_refresh.isActive())
        m_refresh.start();
}

QVariantList ReceptionViewModel::terms() const
{
    QVariantList list;
    for (const auto &term : m_terms) {
        // Other values are keys, folded for finding and wrong to read.
        const QString value = term.readAs == "birth" ? ui_kit::dateWords(term.value) : QString();
        list << QVariantMap{
            {QStringLiteral("typed"), ui_kit::fromUtf8(term.typed)},
            {QStringLiteral("readAs"), ui_kit::word(ui_kit::Vocabulary::MatchedBy, term.readAs)},
            {QStringLiteral("value"), value}};
    }
    return list;
}

QString ReceptionViewModel::countWords() const
{
    if (m_state != Found)
        return {};
    return m_more ? tr("The first %1 of more").arg(m_hits.count())
                  : tr("%1 found").arg(m_hits.count());
}

QString ReceptionViewModel::errorTitle() const
{
    return m_state == Failed ? ui_kit::message(m_error).title : QString();
}

QString ReceptionViewModel::errorAdvice() const
{
    return m_state == Failed ? ui_kit::message(m_error).advice : QString();
}

void ReceptionViewModel::retranslate()
{
    m_hits.retranslate();
    m_recent.retranslate();
    m_drafts.retranslate();
    Q_EMIT answered();
}

} // namespace yorisoi::ui_reception
