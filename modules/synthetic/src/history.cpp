// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include <algorithm>
#include <utility>

namespace yorisoi::synthetic {
namespace {

constexpr std::size_t kStoriesInThousand = 520; ///< how often a story is tried before a single
constexpr int kAttempts = 40;

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

} // namespace

int drawDay(int since, int until, Dice &dice)
{
    if (dice.permille(350))
        since = std::max(since, until - 365);
    return since + static_cast<int>(dice.below(static_cast<std::size_t>(until - since) + 1));
}

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

} // namespace yorisoi::synthetic
