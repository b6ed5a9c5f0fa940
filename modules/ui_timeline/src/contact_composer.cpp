// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/contact_composer.h"

#include <algorithm>
#include <utility>

#include "issue_words.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/moments.h"

namespace yorisoi::ui_timeline {
namespace {

using ui_kit::fromUtf8;
using ui_kit::toUtf8;
using ui_kit::Vocabulary;
using ui_kit::word;

QVariantList wordChoices(Vocabulary vocabulary, std::string_view without = {})
{
    QVariantList choices;
    for (const auto token : ui_kit::tokens(vocabulary)) {
        if (token != without)
            choices << QVariant::fromValue(Choice{fromUtf8(token), word(vocabulary, token)});
    }
    return choices;
}

QString whereToken(Issue::Where where)
{
    switch (where) {
    case Issue::Where::Date:
        return QStringLiteral("date");
    case Issue::Where::Time:
        return QStringLiteral("time");
    case Issue::Where::Purpose:
        return QStringLiteral("purpose");
    case Issue::Where::Title:
        return QStringLiteral("title");
    case Issue::Where::Body:
        return QStringLiteral("body");
    }
    return {};
}

} // namespace

ContactComposer::ContactComposer(const ui_kit::Desk &desk, const Uuid &citizen, QObject *parent)
    : QObject(parent),
      m_desk(desk),
      m_citizen(citizen),
      m_keeper(desk.replica, "contact:" + citizen.toString())
{
    load(freshDraft());
    connect(&m_questions, &QuestionListModel::edited, this, &ContactComposer::noteEdit);
    connect(&m_keeper, &DraftKeeper::saved, this, [this] {
        m_keptAt = m_desk.clock.now();
        m_draftProblem.clear();
        Q_EMIT draftKept();
        Q_EMIT stateChanged();
    });
    connect(&m_keeper, &DraftKeeper::failed, this, [this](const base::Error &error) {
        m_draftProblem = ui_kit::message(error).title;
        Q_EMIT draftKept();
        Q_EMIT stateChanged();
    });
    m_keeper.read([this](const auto &kept) { restore(kept); });
    m_read.start([](std::stop_token) { return ownTemplates(); },
                 [this](base::Result<std::vector<ContactTemplate>> templates) {
                     if (templates)
                         m_templates.setTemplates(std::move(*templates));
                 });
}

ContactDraft ContactComposer::freshDraft() const
{
    ContactDraft draft;
    draft.channel = channelOfDesk(m_desk.deviceKind);
    draft.office = m_desk.office;
    draft.caseId = m_defaultCase;
    const auto file = std::ranges::find(m_cases, m_defaultCase, &records::Case::id);
    if (!m_defaultCase.isNull() && file != m_cases.end() && !file->domain.empty())
        draft.questions.front().domain = file->domain;
    const base::Instant now = m_desk.clock.now();
    draft.date = base::toIsoDate(base::dayInJapan(now));
    draft.time = toUtf8(clockTime(now));
    draft.purpose = m_usualPurpose;
    return draft;
}

std::string ContactComposer::usualPurpose()
{
    return toUtf8(tr("Answering the person's matter"));
}

void ContactComposer::load(const ContactDraft &draft)
{
    m_head = draft;
    m_head.questions.clear();
    m_questions.setQuestions(draft.questions);
    m_issues.clear();
    m_checked = false;
    m_errorTitle.clear();
    m_errorAdvice.clear();
    Q_EMIT draftChanged();
    Q_EMIT stateChanged();
    Q_EMIT edited();
}

ContactDraft ContactComposer::draft() const
{
    ContactDraft draft = m_head;
    draft.questions = m_questions.questions();
    return draft;
}

void ContactComposer::restore(const base::Result<std::optional<replica::Draft>> &kept)
{
    if (!kept) {
        m_draftProblem = ui_kit::message(kept.error()).title;
        Q_EMIT draftKept();
        return;
    }
    if (!*kept)
        return;
    auto found = draftFromJson((*kept)->body);
    if (!found || !found->hasText())
        return;
    m_kept = true;
    m_keptAt = (*kept)->savedAt;
    if (hasText()) {
        // Somebody was faster than the disk: what is being typed stays, the old text follows it.
        auto questions = m_questions.questions();
        questions.insert(questions.end(), found->questions.begin(), found->questions.end());
        found = draft();
        found->questions = std::move(questions);
    }
    load(*found);
    m_restored = true;
    Q_EMIT restoredChanged();
    Q_EMIT draftKept();
    if (!m_open) {
        m_open = true;
        Q_EMIT openChanged();
    }
}

void ContactComposer::noteEdit()
{
    const ContactDraft now = draft();
    if (now.hasText()) {
        m_keeper.put(toJson(now));
        m_kept = true;
    } else if (m_kept) {
        m_keeper.drop();
        m_kept = false;
    }
    if (m_checked) {
        m_issues = validate(now, m_desk.clock.now());
        m_questions.showIssues(m_issues);
        Q_EMIT stateChanged();
    }
    Q_EMIT edited();
}

void ContactComposer::openPanel()
{
    if (!m_open) {
        // A contact begins when the clerk begins to write it down.
        if (!hasText())
            load(freshDraft());
        m_open = true;
        Q_EMIT openChanged();
    }
    Q_EMIT focusWanted();
}

void ContactComposer::closePanel()
{
    m_keeper.flush();
    if (!m_open)
        return;
    m_open = false;
    Q_EMIT openChanged();
}

void ContactComposer::keepDraft()
{
    m_keeper.flush();
}

void ContactComposer::save()
{
    if (saving() || !m_open)
        return;
    const ContactDraft typed = draft();
    const base::Instant now = m_desk.clock.now();
    m_errorTitle.clear();
    m_errorAdvice.clear();
    m_checked = true;
    m_issues = validate(typed, now);
    m_questions.showIssues(m_issues);
    Q_EMIT stateChanged();
    if (!m_issues.empty()) {
        Q_EMIT issueFound(whereToken(m_issues.front().where),
                          static_cast<int>(m_issues.front().question));
        return;
    }
    m_keeper.flush();
    replica::CommandDraft command{
        .intent = records::Intent::RecordContact,
        .staff = m_desk.staff,
        .office = m_desk.office,
        .ward = m_desk.ward,
        .purpose = text::sanitizeLine(typed.purpose),
        .edits = contactEdits(typed, {m_citizen, m_desk.ward, m_desk.staff, now}, m_desk.random)};
    const Uuid first = command.edits.front().id;
    const int events = static_cast<int>(command.edits.size());
    m_submit.start(
        [&replica = m_desk.replica, command](std::stop_token) { return replica.submit(command); },
        [this, first, events](const base::Result<replica::Submission> &submission) {
            finish(submission, first, events);
        });
    Q_EMIT stateChanged();
}

void ContactComposer::finish(const base::Result<replica::Submission> &submission, const Uuid &first,
                             int events)
{
    if (!submission || submission->outcome == records::Outcome::Rejected) {
        if (!submission) {
            const auto message = ui_kit::message(submission.error());
            m_errorTitle = message.title;
            m_errorAdvice = message.advice;
        } else {
            m_errorTitle = tr("The contact was not accepted.");
            m_errorAdvice = word(Vocabulary::RejectReason, submission->reason);
        }
        Q_EMIT stateChanged();
        return;
    }
    m_keeper.drop();
    m_kept = false;
    m_restored = false;
    m_discarded.reset();
    load(freshDraft());
    m_open = false;
    Q_EMIT restoredChanged();
    Q_EMIT openChanged();
    Q_EMIT contactSaved(first, events);
}

void ContactComposer::discard()
{
    if (!hasText())
        return;
    m_discarded = draft();
    m_restored = false;
    m_keeper.drop();
    m_kept = false;
    load(freshDraft());
    Q_EMIT restoredChanged();
    Q_EMIT focusWanted();
}

void ContactComposer::undoDiscard()
{
    if (!m_discarded)
        return;
    load(*m_discarded);
    m_discarded.reset();
    noteEdit();
    Q_EMIT restoredChanged();
    Q_EMIT focusWanted();
}

void ContactComposer::keepRestored()
{
    m_restored = false;
    m_discarded.reset();
    Q_EMIT restoredChanged();
}

void ContactComposer::useTemplate(int row, int question)
{
    const ContactTemplate *chosen = m_templates.at(row);
    if (!chosen)
        return;
    m_questions.setKind(question, fromUtf8(chosen->kind));
    m_questions.setDomain(question, fromUtf8(chosen->domain));
    Q_EMIT textsOffered(question, inLanguage(chosen->title), inLanguage(chosen->body));
}

void ContactComposer::occurredNow()
{
    const ContactDraft fresh = freshDraft();
    m_head.date = fresh.date;
    m_head.time = fresh.time;
    Q_EMIT draftChanged();
    noteEdit();
}

QString ContactComposer::errorAdvice() const
{
    if (m_errorAdvice.isEmpty())
        return {};
    const QString where =
        draftFailed()
            ? tr("What you typed stands in this window only. Leave it open until it is saved.")
            : tr("What you typed is kept as a draft on this device.");
    return m_errorAdvice + u'\n' + where;
}

QString ContactComposer::draftWords() const
{
    if (!m_draftProblem.isEmpty())
        return tr("The draft cannot be kept: %1").arg(m_draftProblem);
    if (!m_kept || m_keptAt == base::Instant{})
        return {};
    return tr("Draft kept on this device %1").arg(clockTime(m_keptAt));
}

QStringList ContactComposer::problems() const
{
    QStringList all;
    for (const Issue &issue : m_issues)
        all << issueWords(issue, m_questions.questions().size());
    return all;
}

QString ContactComposer::issueOf(std::initializer_list<Issue::Where> places) const
{
    for (const Issue &issue : m_issues) {
        if (std::ranges::find(places, issue.where) != places.end())
            return issueWords(issue, 1);
    }
    return {};
}

QString ContactComposer::dateProblem() const
{
    return issueOf({Issue::Where::Date, Issue::Where::Time});
}

QString ContactComposer::purposeProblem() const
{
    return issueOf({Issue::Where::Purpose});
}

void ContactComposer::setText(std::string ContactDraft::*member, const QString &value)
{
    std::string next = toUtf8(value);
    if (m_head.*member == next)
        return;
    m_head.*member = std::move(next);
    Q_EMIT draftChanged();
    noteEdit();
}

QString ContactComposer::channel() const
{
    return fromUtf8(m_head.channel);
}

void ContactComposer::setChannel(const QString &channel)
{
    setText(&ContactDraft::channel, channel);
}

QString ContactComposer::office() const
{
    return fromUtf8(m_head.office);
}

void ContactComposer::setOffice(const QString &office)
{
    setText(&ContactDraft::office, office);
}

QString ContactComposer::date() const
{
    return fromUtf8(m_head.date);
}

void ContactComposer::setDate(const QString &date)
{
    setText(&ContactDraft::date, date);
}

QString ContactComposer::time() const
{
    return fromUtf8(m_head.time);
}

void ContactComposer::setTime(const QString &time)
{
    setText(&ContactDraft::time, time);
}

QString ContactComposer::purpose() const
{
    return fromUtf8(m_head.purpose);
}

void ContactComposer::setPurpose(const QString &purpose)
{
    setText(&ContactDraft::purpose, purpose);
}

QString ContactComposer::caseId() const
{
    return m_head.caseId.isNull() ? QString() : fromUtf8(m_head.caseId.toString());
}

void ContactComposer::setCaseId(const QString &id)
{
    const Uuid chosen = Uuid::parse(toUtf8(id)).value_or(Uuid{});
    if (m_head.caseId == chosen)
        return;
    m_head.caseId = chosen;
    const auto file = std::ranges::find(m_cases, chosen, &records::Case::id);
    // A first question that nobody has written yet is about the case.
    if (file != m_cases.end() && !file->domain.empty() && !hasText())
        m_questions.setDomain(0, fromUtf8(file->domain));
    Q_EMIT draftChanged();
    noteEdit();
}

void ContactComposer::setCases(const std::vector<records::Case> &cases)
{
    m_cases = cases;
    if (!m_open && !hasText() && !m_defaultCase.isNull())
        load(freshDraft());
    Q_EMIT choicesChanged();
}

void ContactComposer::setDefaultCase(const base::Uuid &id)
{
    m_defaultCase = id;
    if (!hasText())
        load(freshDraft());
}

void ContactComposer::setOffices(const std::vector<records::Office> &offices)
{
    m_offices = offices;
    Q_EMIT choicesChanged();
}

QVariantList ContactComposer::channelChoices() const
{
    return wordChoices(Vocabulary::Channel);
}

QVariantList ContactComposer::kindChoices() const
{
    return wordChoices(Vocabulary::EventKind, "correction");
}

QVariantList ContactComposer::domainChoices() const
{
    return wordChoices(Vocabulary::Domain);
}

QVariantList ContactComposer::sensitivityChoices() const
{
    return {QVariant::fromValue(Choice{QString(), tr("Normal", "sensitivity")}),
            QVariant::fromValue(Choice{QStringLiteral("sensitive"), tr("Sensitive")}),
            QVariant::fromValue(Choice{QStringLiteral("restricted"), tr("Restricted")})};
}

QVariantList ContactComposer::officeChoices() const
{
    QVariantList choices;
    const std::string own = m_desk.office;
    const auto known = std::ranges::find(m_offices, own, &records::Office::code);
    choices << QVariant::fromValue(
        Choice{fromUtf8(own), known == m_offices.end() || known->name.empty()
                                  ? m_desk.officeName
                                  : fromUtf8(text::sanitizeLine(known->name))});
    for (const auto &office : m_offices) {
        if (office.code != own)
            choices << QVariant::fromValue(
                Choice{fromUtf8(office.code), fromUtf8(text::sanitizeLine(office.name))});
    }
    return choices;
}

QVariantList ContactComposer::caseChoices() const
{
    QVariantList choices{QVariant::fromValue(Choice{QString(), tr("No case")})};
    for (const auto &file : m_cases) {
        if (file.status == "open" || file.id == m_head.caseId)
            choices << QVariant::fromValue(
                Choice{fromUtf8(file.id.toString()),
                       fromUtf8(text::sanitizeLine(file.number + "　" + file.title))});
    }
    return choices;
}

void ContactComposer::retranslate()
{
    m_templates.retranslate();
    // A purpose that nobody has touched follows the language; one that was typed stays.
    const std::string before = std::exchange(m_usualPurpose, usualPurpose());
    if (m_head.purpose == before && m_head.purpose != m_usualPurpose) {
        m_head.purpose = m_usualPurpose;
        Q_EMIT draftChanged();
    }
    Q_EMIT choicesChanged();
    Q_EMIT stateChanged();
    Q_EMIT draftKept();
}

} // namespace yorisoi::ui_timeline
