// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/entry_details.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "issue_words.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/contact_draft.h"
#include "yorisoi/ui_timeline/timeline_filter.h"

namespace yorisoi::ui_timeline {
namespace {

using ui_kit::fromUtf8;
using ui_kit::toUtf8;

} // namespace

EntryDetails::EntryDetails(const ui_kit::Desk &desk, QObject *parent)
    : QObject(parent),
      m_desk(desk)
{
}

void EntryDetails::show(std::optional<replica::TimelineEntry> entry)
{
    const bool same = m_entry && entry && m_entry->event.id == entry->event.id;
    if (m_correcting && !same) {
        m_next = std::move(entry);
        return;
    }
    m_next.reset();
    m_entry = std::move(entry);
    if (!same) {
        m_siblings.clear();
        Q_EMIT siblingsChanged();
    }
    update();
    askSiblings();
}

void EntryDetails::setCases(const std::vector<replica::CaseLine> &cases)
{
    m_cases = cases;
    update();
}

void EntryDetails::update()
{
    DetailFacts facts;
    if (m_entry) {
        const auto found =
            std::ranges::find(m_cases, m_entry->event.caseId,
                              [](const replica::CaseLine &line) { return line.file.id; });
        const bool known = !m_entry->event.caseId.isNull() && found != m_cases.end();
        facts =
            detailFacts(*m_entry, known ? std::optional(*found) : std::nullopt, m_desk.clock.now());
    }
    if (facts == m_facts)
        return;
    m_facts = std::move(facts);
    Q_EMIT factsChanged();
}

void EntryDetails::askSiblings()
{
    if (!m_entry || m_entry->event.contact.isNull()) {
        m_ask.cancel();
        return;
    }
    // What is recorded in one contact happened at one time.
    replica::TimelineQuery query;
    query.citizen = m_entry->event.citizen;
    query.from = m_entry->event.occurredAt;
    query.until = m_entry->event.occurredAt + std::chrono::milliseconds{1};
    m_ask.start([&replica = m_desk.replica,
                 query](std::stop_token) { return readEntries(replica, query, 100); },
                [this](const base::Result<replica::TimelinePage> &page) {
                    if (!page || !m_entry)
                        return;
                    QVariantList siblings;
                    for (const auto &entry : page->entries) {
                        if (entry.event.contact == m_entry->event.contact &&
                            entry.event.id != m_entry->event.id)
                            siblings << QVariant::fromValue(ContactSibling{
                                fromUtf8(entry.event.id.toString()),
                                fromUtf8(text::sanitizeLine(entry.event.title)),
                                ui_kit::word(ui_kit::Vocabulary::EventKind, entry.event.kind)});
                    }
                    if (siblings == m_siblings)
                        return;
                    m_siblings = siblings;
                    Q_EMIT siblingsChanged();
                });
}

void EntryDetails::beginCorrection()
{
    if (!m_entry || m_correcting)
        return;
    m_correcting = true;
    m_problem.clear();
    Q_EMIT correctingChanged();
}

void EntryDetails::cancelCorrection()
{
    m_correcting = false;
    m_problem.clear();
    Q_EMIT correctingChanged();
    if (m_next)
        show(std::exchange(m_next, std::nullopt));
}

void EntryDetails::saveCorrection(const QString &title, const QString &body)
{
    if (!m_entry || !m_correcting || saving())
        return;
    const auto fail = [this](const QString &problem) {
        m_problem = problem;
        Q_EMIT correctingChanged();
    };
    std::vector<Issue> issues = textIssues(toUtf8(title), kTitleLimit, Issue::Where::Title, 0);
    if (title.trimmed().isEmpty())
        issues.push_back({Issue::Where::Title, Issue::What::Empty});
    const auto more = textIssues(toUtf8(body), kBodyLimit, Issue::Where::Body, 0);
    issues.insert(issues.end(), more.begin(), more.end());
    if (!issues.empty()) {
        fail(issueWords(issues.front(), 1));
        return;
    }
    const Author author{m_entry->event.citizen, m_desk.ward, m_desk.staff, m_desk.clock.now()};
    replica::CommandDraft command{.intent = records::Intent::CorrectEvent,
                                  .staff = m_desk.staff,
                                  .office = m_desk.office,
                                  .ward = m_desk.ward,
                                  .purpose = toUtf8(tr("Correction of a record")),
                                  .edits = {}};
    command.edits.push_back(correctionEdit(m_entry->event, toUtf8(title), toUtf8(body),
                                           channelOfDesk(m_desk.deviceKind), m_desk.office, author,
                                           m_desk.random));
    const base::Uuid made = command.edits.front().id;
    m_submit.start(
        [&replica = m_desk.replica, command](std::stop_token) { return replica.submit(command); },
        [this, fail, made](const base::Result<replica::Submission> &submission) {
            if (!submission) {
                const auto message = ui_kit::message(submission.error());
                fail(message.title + u' ' + message.advice);
                return;
            }
            if (submission->outcome == records::Outcome::Rejected) {
                fail(ui_kit::word(ui_kit::Vocabulary::RejectReason, submission->reason));
                return;
            }
            cancelCorrection();
            Q_EMIT correctionSaved(made);
        });
    Q_EMIT correctingChanged();
}

void EntryDetails::followCorrection()
{
    if (!m_entry)
        return;
    const base::Uuid &other =
        m_entry->correctedBy.isNull() ? m_entry->event.corrects : m_entry->correctedBy;
    if (!other.isNull())
        Q_EMIT entryWanted(other);
}

void EntryDetails::openSibling(const QString &id)
{
    if (const auto event = base::Uuid::parse(toUtf8(id)))
        Q_EMIT entryWanted(*event);
}

} // namespace yorisoi::ui_timeline
