// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace yorisoi::synthetic {
namespace {

constexpr std::size_t kStoriesInThousand = 520; ///< how often a story is tried before a single
constexpr int kAttempts = 40;
constexpr int kNotAgainFor = 540;      ///< days between two cases of one procedure
constexpr std::size_t kWithdrawn = 30; ///< applications in a thousand that are taken back

/// Days of the history are drawn so that the last year weighs more.
int drawDay(int since, int until, Dice &dice)
{
    if (dice.permille(350))
        since = std::max(since, until - 365);
    return since + static_cast<int>(dice.below(static_cast<std::size_t>(until - since) + 1));
}

int ageOn(const Person &person, int day)
{
    return (day - person.birthDay) / 365;
}

template <typename Thing>
bool suits(const Thing &thing, const Person &person, int age)
{
    return age >= thing.minAge && age <= thing.maxAge &&
           (person.traits & thing.needs) == thing.needs && (person.traits & thing.never) == 0;
}

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

void PersonHistory::clear()
{
    consents.clear();
    restrictions.clear();
    cases.clear();
    checklist.clear();
    events.clear();
    opinions.clear();
}

Historian::Historian(const Setting &setting, const Workplaces &workplaces, Dice &dice)
    : m_setting(setting),
      m_workplaces(workplaces),
      m_dice(dice)
{
    for (const auto stories :
         {residentStories(), familyStories(), welfareStories(), cityStories(), businessStories()})
        for (const auto &story : stories)
            m_stories.push_back(&story);
}

void Historian::tell(const Person &person, std::size_t events, PersonHistory &out)
{
    out.clear();
    m_told.clear();
    m_target = events;
    consents(person, out);
    restrictions(person, out);
    tellAnchors(person, out);
    int failed = 0;
    while (remaining(out) > 0) {
        const int day = drawDay(person.since, person.until, m_dice);
        const int age = ageOn(person, day);
        bool told = false;
        if (m_dice.permille(kStoriesInThousand)) {
            const Story *story = drawStory(person, age);
            told = story && story->steps.size() <= remaining(out) && !toldAround(*story, day) &&
                   tellStory(person, *story, day, out);
        }
        if (!told) {
            const Single *single = drawSingle(person, age);
            told = single && tellSingle(person, *single, day, out);
        }
        failed = told ? 0 : failed + 1;
        if (failed == kAttempts)
            tellWhatever(person, out);
    }
    std::ranges::stable_sort(out.events, {}, &records::Event::occurredAt);
    opinions(person, out);
}

void Historian::tellAnchors(const Person &person, PersonHistory &out)
{
    if (person.deceased)
        anchor(person, Anchor::Death, person.until, out);
    if ((person.traits & kNewHere) != 0)
        anchor(person, Anchor::MoveIn, std::max(m_setting.firstDay, person.since), out);
    if ((person.traits & kNewborn) != 0)
        anchor(person, Anchor::Birth, person.since + m_dice.between(2, 12), out);
    if ((person.traits & kProtected) != 0)
        anchor(person, Anchor::Protection, person.since + m_dice.between(1, 20), out);
    if ((person.traits & kGuarded) != 0)
        anchor(person, Anchor::Guardian, drawDay(person.since, person.until, m_dice), out);
    if ((person.traits & kCare) != 0)
        anchor(person, Anchor::Care, drawDay(person.since, person.until, m_dice), out);
    if (person.citizen.status == "moved-out")
        anchor(person, Anchor::MoveOut, std::max(person.since, person.until - 14), out);
}

void Historian::anchor(const Person &person, Anchor wanted, int day, PersonHistory &out)
{
    const auto found = std::ranges::find(m_stories, wanted, &Story::anchor);
    const Story &story = **found;
    if (story.steps.size() <= remaining(out) && suits(story, person, person.age))
        tellStory(person, story, day, out);
}

const Story *Historian::drawStory(const Person &person, int age)
{
    m_sums.clear();
    std::uint64_t sum = 0;
    for (const Story *story : m_stories) {
        if (suits(*story, person, age))
            sum += story->weight;
        m_sums.push_back(sum);
    }
    if (sum == 0)
        return nullptr;
    const auto drawn = m_dice.below(static_cast<std::size_t>(sum));
    return m_stories[static_cast<std::size_t>(std::ranges::upper_bound(m_sums, drawn) -
                                              m_sums.begin())];
}

const Single *Historian::drawSingle(const Person &person, int age)
{
    m_sums.clear();
    std::uint64_t sum = 0;
    for (const auto &single : singles()) {
        if (suits(single, person, age))
            sum += single.weight;
        m_sums.push_back(sum);
    }
    if (sum == 0)
        return nullptr;
    const auto drawn = m_dice.below(static_cast<std::size_t>(sum));
    return &singles()[static_cast<std::size_t>(std::ranges::upper_bound(m_sums, drawn) -
                                               m_sums.begin())];
}

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

bool Historian::tellSingle(const Person &person, const Single &single, int day, PersonHistory &out)
{
    const char channel = channelFor(person, single.channels, day, day);
    const bool anyDay = channel == 'o' || channel == 'l' || channel == 'e';
    const Moment moment = momentOf(channel, anyDay ? day : m_setting.workDays.add(day, 0));
    if (!visible(person, channel, moment.day))
        return false;
    records::Event &event = out.events.emplace_back();
    compose(event, person, channel, moment, single.kind, single.domain);
    event.sensitivity = single.sensitivity;
    describe(event, person, channel, moment.day, single.title, single.bodies);
    return true;
}

void Historian::tellWhatever(const Person &person, PersonHistory &out)
{
    // For somebody of whom nothing fits any day: born yesterday, gone after a weekend.
    records::Event &event = out.events.emplace_back();
    const int day = std::clamp(person.until, m_setting.firstDay, m_setting.today - 1);
    compose(event, person, 'p', {day, m_dice.between(540, 1'020)}, Kind::Note, "common");
    describe(event, person, 'p', day, "対応メモ",
             {"{who}から電話。[受付時間|持ち物|担当の課]を案内した。", ""});
}

void Historian::consents(const Person &person, PersonHistory &out)
{
    const auto add = [&](std::string_view scope, std::string_view channel, int day) -> auto &
    {
        records::Consent &consent = out.consents.emplace_back();
        const base::Instant at = m_setting.at(day, m_dice.between(540, 1'020));
        consent.id = base::newUuidV7(at, m_dice.random());
        consent.ward = m_setting.ward;
        consent.citizen = person.citizen.id;
        consent.scope = scope;
        consent.channel = channel;
        consent.givenAt = at;
        return consent;
    };
    if (person.lineFrom != kNever) {
        auto &line = add("LINEでのお知らせ", "line", person.lineFrom - 1);
        if (person.lineUntil != kNever) {
            line.state = "withdrawn";
            line.withdrawnAt = m_setting.at(person.lineUntil, m_dice.between(1, 500));
        }
    }
    if (person.age >= 18 && m_dice.permille(380)) {
        auto &shared = add("庁内での情報共有", m_dice.permille(700) ? "counter" : "portal",
                           drawDay(person.since, person.until, m_dice));
        if (m_dice.permille(60)) {
            shared.state = "withdrawn";
            shared.withdrawnAt =
                std::min(shared.givenAt + std::chrono::days(m_dice.between(20, 400)),
                         m_setting.end() - std::chrono::hours(8));
            shared.withdrawnAt = std::max(shared.withdrawnAt, shared.givenAt);
        }
    }
    if ((person.traits & (kCare | kLonely)) != 0 && m_dice.permille(550)) {
        auto &watch =
            add("地域の見守りへの情報提供", "visit", drawDay(person.since, person.until, m_dice));
        watch.validTo =
            base::toIsoDate(base::fromDayNumber(m_setting.today + m_dice.between(-90, 700)));
    }
}

void Historian::restrictions(const Person &person, PersonHistory &out)
{
    const auto add = [&](std::string_view kind, int from) -> auto &
    {
        records::Restriction &restriction = out.restrictions.emplace_back();
        restriction.id = base::newUuidV7(m_setting.at(from, 700), m_dice.random());
        restriction.ward = m_setting.ward;
        restriction.citizen = person.citizen.id;
        restriction.kind = kind;
        restriction.office = m_setting.ward;
        restriction.validFrom = base::toIsoDate(base::fromDayNumber(from));
        return restriction;
    };
    if ((person.traits & kProtected) != 0) {
        // Measures are renewed year by year; the newest one counts.
        int from = m_setting.workDays.add(person.since, 12);
        while (from + 365 <= m_setting.today)
            from += 365;
        from = std::min(from, m_setting.today - 1);
        auto &measure = add("support-measure", from);
        measure.source = "住民記録システム（架空）";
        measure.asOf = m_setting.end() - std::chrono::minutes(m_dice.between(60, 900));
        measure.validTo = base::toIsoDate(base::fromDayNumber(from + 364));
        measure.note = "住民票の写し等の交付、住所の照会に応じない。連絡は本人の携帯電話のみ。";
    } else if (person.age >= 25 && person.age < 75 && m_dice.permille(2)) {
        const int from = std::max(person.since, m_setting.today - m_dice.between(500, 1'200));
        auto &past = add("support-measure", from);
        past.state = "lifted";
        past.source = "住民記録システム（架空）";
        past.asOf = m_setting.end() - std::chrono::hours(m_dice.between(2, 60));
        past.validTo = base::toIsoDate(base::fromDayNumber(std::min(from + 364, m_setting.today)));
        past.note = "本人の申出により終了。";
    }
    if (person.age >= 18 && m_dice.permille(3)) {
        const int from = drawDay(person.since, person.until, m_dice);
        auto &note = add("safety-note", from);
        note.source = "窓口対応記録（架空）";
        note.asOf = m_setting.at(from, 900);
        note.note =
            m_dice.permille(500) ? "訪問は必ず2名で行う。" : "大きな音が苦手。静かな席で対応する。";
    }
}

void Historian::opinions(const Person &person, PersonHistory &out)
{
    if (out.events.empty() || !m_dice.permille(45))
        return;
    const records::Event &about = m_dice.pick(out.events);
    records::Opinion &opinion = out.opinions.emplace_back();
    opinion.givenAt = std::min(about.recordedAt + std::chrono::minutes(m_dice.between(10, 2'000)),
                               m_setting.end() - std::chrono::minutes(1));
    opinion.id = base::newUuidV7(opinion.givenAt, m_dice.random());
    opinion.ward = m_setting.ward;
    opinion.citizen = person.citizen.id;
    opinion.channel = allowed(person, 'l', m_setting.today - 1) ? "line" : "counter";
    opinion.domain = about.domain;
    constexpr int kRatings[] = {1, 2, 3, 3, 4, 4, 4, 5, 5, 5};
    opinion.rating = m_dice.pick(kRatings);
    if (m_dice.permille(600))
        opinion.body = m_dice.pick(synthetic::opinions(static_cast<int>(opinion.rating)));
}

} // namespace yorisoi::synthetic
