// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdlib>

#include "history.h"

/// How a story is told: its steps, its case and its checklist.
namespace yorisoi::synthetic {
namespace {

constexpr int kNotAgainFor = 540;      ///< days between two cases of one procedure
constexpr std::size_t kWithdrawn = 30; ///< applications in a thousand that are taken back

/// -1 when the kind says nothing about how far a case is.
int stageRank(Kind kind)
{
    switch (kind) {
    case Kind::Inquiry:
    case Kind::Consultation:
    case Kind::Guidance:
        return 0;
    case Kind::Application:
        return 1;
    case Kind::Review:
        return 2;
    case Kind::Result:
    case Kind::Delivery:
        return 3;
    case Kind::FollowUp:
        return 4;
    default:
        return -1;
    }
}
constexpr std::string_view kStages[] = {"guidance", "application", "review", "result", "follow-up"};

} // namespace

/// How far a story has come.
struct Historian::Progress {
    base::Uuid caseId;
    std::size_t firstEvent = 0; ///< index in PersonHistory::events
    std::size_t steps = 0;      ///< how many of the story's
    int rank = 0;
    int applied = 0; ///< day of the application, or of the beginning
    bool complete = false;
    bool withdrawn = false;
    bool ended = false; ///< the person moved away or died
};

bool Historian::allowed(const Person &person, char channel, int day) const
{
    switch (channel) {
    case 'l':
        return day >= person.lineFrom && day < person.lineUntil;
    case 'e':
        return person.email;
    case 'o':
        return person.portal;
    case 'm':
        // Nothing is posted to somebody whose address nobody may learn.
        return (person.traits & (kProtected | kVisitor)) == 0;
    case 'h':
        return (person.traits & kVisitor) == 0;
    default:
        return true;
    }
}

char Historian::channelFor(const Person &person, std::string_view letters, int from, int to)
{
    const auto fits = [&](char letter) {
        return allowed(person, letter, from) && allowed(person, letter, to);
    };
    char fallback = 0;
    for (int tries = 0; tries < 6; ++tries) {
        const char letter = m_dice.pick(letters);
        if (fits(letter))
            return letter;
    }
    for (const char letter : letters)
        if (fits(letter))
            fallback = letter;
    if (fallback)
        return fallback;
    return letters.find('h') != std::string_view::npos ||
                   letters.find('m') != std::string_view::npos
               ? 'c'
               : 'p';
}

bool Historian::visible(const Person &person, char channel, int day) const
{
    if (day < m_setting.firstDay - 1 || day >= m_setting.today)
        return false;
    if (channel == 'm')
        return day < m_setting.postUntil;
    if (channel == 'o')
        return day < m_setting.portalUntil;
    // What the family settles after a death still belongs to the record.
    return person.deceased || day <= person.until;
}

bool Historian::toldAround(const Story &story, int day) const
{
    return !story.procedure.empty() && std::ranges::any_of(m_told, [&](const auto &told) {
        return told.first == &story && std::abs(told.second - day) < kNotAgainFor;
    });
}

bool Historian::tellStory(const Person &person, const Story &story, int day, PersonHistory &out)
{
    Progress progress;
    progress.firstEvent = out.events.size();
    progress.applied = day;
    const bool isCase = !story.procedure.empty();
    if (isCase)
        progress.caseId = base::newUuidV7(m_setting.at(day, 540), m_dice.random());
    const bool withdraws = isCase && story.weight > 0 && m_dice.permille(kWithdrawn);
    Moment last{day, 0};
    char channel = 0;
    for (const Step &step : story.steps) {
        Moment moment = last;
        const bool together = step.minDelay == kTogether && progress.steps > 0;
        if (!together) {
            const int delay =
                m_dice.between(std::max(0, step.minDelay), std::max(0, step.maxDelay));
            const int target = m_setting.workDays.add(last.day, delay);
            channel = channelFor(person, step.channels, last.day, target);
            const bool anyDay = channel == 'o' || channel == 'l' || channel == 'e';
            moment = momentOf(channel, delay == 0 && anyDay ? last.day : target);
            if (moment.day == last.day && moment.minute <= last.minute)
                moment.minute = last.minute + m_dice.between(4, 25);
        } else {
            ++moment.minute;
        }
        if (!visible(person, channel, moment.day)) {
            progress.ended = moment.day < m_setting.today && channel != 'm' && channel != 'o';
            break;
        }
        records::Event &event = out.events.emplace_back();
        compose(event, person, channel, moment, step.kind, story.domain);
        if (together && out.events.size() - progress.firstEvent > 1) {
            auto &before = out.events[out.events.size() - 2];
            if (before.contact.isNull())
                before.contact = base::newUuidV7(before.occurredAt, m_dice.random());
            event.contact = before.contact;
            event.staff = before.staff;
            event.office = before.office;
        }
        event.caseId = progress.caseId;
        event.sensitivity = story.sensitivity;
        const bool takesBack = withdraws && progress.rank == 1 && step.kind != Kind::LifeEvent;
        if (takesBack) {
            event.kind = toToken(Kind::Note);
            describe(event, person, channel, moment.day, "申請の取下げ",
                     {"[事情が変わった|別の制度を使うことにした|転居することになった]"
                      "ため取り下げたいとの申出。取下書を受け付けた。",
                      ""});
            progress.withdrawn = true;
        } else {
            describe(event, person, channel, moment.day, step.title, step.bodies);
            if (step.kind == Kind::Application && progress.rank < 1)
                progress.applied = moment.day;
            progress.rank = std::max(progress.rank, stageRank(step.kind));
        }
        ++progress.steps;
        last = moment;
        if (takesBack)
            break;
    }
    progress.complete = progress.steps == story.steps.size() && !progress.withdrawn;
    if (progress.steps == 0)
        return false;
    m_told.emplace_back(&story, day);
    if (isCase)
        openCase(person, story, progress, out);
    return true;
}

void Historian::openCase(const Person &person, const Story &story, const Progress &progress,
                         PersonHistory &out)
{
    const records::Event &first = out.events[progress.firstEvent];
    const records::Event &last = out.events.back();
    records::Case &opened = out.cases.emplace_back();
    opened.id = progress.caseId;
    opened.ward = m_setting.ward;
    const base::Date day = base::dayInJapan(first.occurredAt);
    std::string number = std::to_string(10'000'000 + ++m_numbered);
    opened.number = "R" + m_setting.ward.substr(3) + "-" +
                    std::to_string(static_cast<int>(day.year())) + "-" + number.substr(1);
    opened.citizen = person.citizen.id;
    opened.title = story.title;
    opened.domain = story.domain;
    opened.procedure = story.procedure;
    opened.stage = kStages[progress.rank];
    opened.channel = first.channel;
    opened.office = m_setting.ward;
    opened.department = story.department;
    opened.responsible = m_dice.pick(m_workplaces.ward.staff);
    opened.openedAt = first.occurredAt;
    opened.dueDate = base::toIsoDate(
        base::fromDayNumber(m_setting.workDays.add(progress.applied, story.dueDays)));
    if (progress.complete) {
        opened.status = "closed";
        opened.outcome = story.outcome;
    } else if (progress.withdrawn) {
        opened.status = "withdrawn";
        opened.outcome = "取下げ";
    } else if (progress.ended) {
        opened.status = "closed";
        opened.outcome = person.citizen.status == "moved-out" ? "転出により終了" : "終了";
    }
    if (opened.status != "open")
        opened.closedAt = last.occurredAt;
    checklist(person, story, progress, opened, out);
}

void Historian::checklist(const Person &person, const Story &story, const Progress &progress,
                          const records::Case &opened, PersonHistory &out)
{
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(story.checklist, [](std::string_view t) { return !t.empty(); }));
    for (std::size_t index = 0; index < count; ++index) {
        records::ChecklistItem &item = out.checklist.emplace_back();
        item.id = base::newUuidV7(opened.openedAt, m_dice.random());
        item.ward = m_setting.ward;
        item.caseId = opened.id;
        item.citizen = person.citizen.id;
        item.title = story.checklist[index];
        item.dueDate = opened.dueDate;
        const bool reached = progress.steps * (count + 1) > (index + 1) * story.steps.size();
        if (!reached && opened.status == "open")
            continue;
        if (!reached || m_dice.permille(40)) {
            item.state = "waived";
            item.note = reached ? "既に提出済みのため不要" : "案件の終了により不要";
            continue;
        }
        item.state = "done";
        const std::size_t at =
            std::min(progress.steps - 1, (index + 1) * progress.steps / (count + 1));
        const records::Event &event = out.events[progress.firstEvent + at];
        item.doneBy = event.staff.empty() ? opened.responsible : event.staff;
        item.doneAt = event.recordedAt;
    }
}

} // namespace yorisoi::synthetic
