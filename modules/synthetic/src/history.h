// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "offices.h"
#include "phrase.h"
#include "population.h"
#include "setting.h"
#include "story.h"
#include "yorisoi/records/entities.h"

namespace yorisoi::synthetic {

/// What happened to one person; the buffers are used again for the next.
struct PersonHistory {
    std::vector<records::Consent> consents;
    std::vector<records::Restriction> restrictions;
    std::vector<records::Case> cases;
    std::vector<records::ChecklistItem> checklist;
    std::vector<records::Event> events; ///< in the order of time
    std::vector<records::Opinion> opinions;

    void clear();
};

/// A day of a history, drawn so that the last year weighs more.
int drawDay(int since, int until, Dice &dice);

/// Tells histories: stories with their cases, and what happens between them.
class Historian {
public:
    Historian(const Setting &setting, const Workplaces &workplaces, Dice &dice);
    /// Exactly `events` events of the person.
    void tell(const Person &person, std::size_t events, PersonHistory &out);

private:
    struct Moment {
        int day = 0;
        int minute = 0;
    };
    struct Progress;

    void tellAnchors(const Person &person, PersonHistory &out);
    void anchor(const Person &person, Anchor wanted, int day, PersonHistory &out);
    bool toldAround(const Story &story, int day) const;
    bool tellStory(const Person &person, const Story &story, int day, PersonHistory &out);
    bool tellSingle(const Person &person, const Single &single, int day, PersonHistory &out);
    void tellWhatever(const Person &person, PersonHistory &out);
    void openCase(const Person &person, const Story &story, const Progress &progress,
                  PersonHistory &out);
    void checklist(const Person &person, const Story &story, const Progress &progress,
                   const records::Case &opened, PersonHistory &out);
    void consents(const Person &person, PersonHistory &out);
    void restrictions(const Person &person, PersonHistory &out);
    void opinions(const Person &person, PersonHistory &out);

    const Story *drawStory(const Person &person, int age);
    const Single *drawSingle(const Person &person, int age);
    /// One that the person uses on both days.
    char channelFor(const Person &person, std::string_view letters, int from, int to);
    bool allowed(const Person &person, char channel, int day) const;
    Moment momentOf(char channel, int day);
    bool visible(const Person &person, char channel, int day) const;
    void compose(records::Event &event, const Person &person, char channel, Moment moment,
                 Kind kind, std::string_view domain);
    void describe(records::Event &event, const Person &person, char channel, int day,
                  std::string_view title, const std::array<std::string_view, 2> &bodies);
    void recorded(records::Event &event, char channel, Moment moment);
    std::size_t remaining(const PersonHistory &out) const { return m_target - out.events.size(); }

    const Setting &m_setting;
    const Workplaces &m_workplaces;
    Dice &m_dice;
    std::vector<const Story *> m_stories;
    std::vector<std::uint64_t> m_sums;                 ///< scratch of the draws
    std::vector<std::pair<const Story *, int>> m_told; ///< of the person, with the day
    std::size_t m_target = 0;
    std::size_t m_numbered = 0;
};

} // namespace yorisoi::synthetic
