// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "names.h"
#include "setting.h"
#include "story.h"
#include "yorisoi/records/entities.h"

namespace yorisoi::synthetic {

inline constexpr int kNever = 1'000'000; ///< a day that does not come

struct Person {
    records::Citizen citizen;
    int age = 0;
    int birthDay = 0;
    bool woman = false;
    bool deceased = false;
    int since = 0; ///< first day of the histories on which the city may know the person
    int until = 0; ///< last day on which something may happen to them
    Traits traits = kNone;
    std::string_view town;
    std::string_view who = "本人"; ///< who usually speaks for them
    std::string_view language = "日本語";
    int lineFrom = kNever; ///< days between which LINE notices are allowed
    int lineUntil = kNever;
    bool email = false;
    bool portal = false;
};

/// A household, or a business or visitor alone (then without a household row).
struct Unit {
    bool isHousehold = false;
    records::Household household;
    std::vector<Person> people;
    std::vector<records::Relation> relations;
};

/// Makes up households shaped like Osaka City's: 24.7 % of residents are 65 or older, 6-7 % are
/// foreign, more than half of the households are of one person.
class Population {
public:
    Population(const Setting &setting, const Names &names, Dice &dice);
    /// The next unit, of at most `room` people (at least 1).
    void next(std::size_t room, Unit &unit);

private:
    enum class Shape : std::uint8_t;

    void household(std::size_t room, Unit &unit);
    void business(Unit &unit);
    void visitor(Unit &unit);
    /// Given in braces: their values are drawn from left to right, those of a call in any order.
    struct Member {
        int age;
        bool woman;
        FamilyName family;
        std::string_view role;
    };
    Person &add(Unit &unit, std::size_t room, const Member &member);
    void lives(Person &person, const FamilyName &family);
    void contactData(Person &person);
    void needs(Person &person);
    void settle(Unit &unit);
    void protect(Unit &unit);
    void relate(Unit &unit);
    void represent(Unit &unit, Person &person);
    records::Relation &relation(Unit &unit, const Person &citizen, const base::Uuid &other,
                                std::string_view kind);
    FamilyName familyName(bool foreign, int age);
    void identify(Person &person);

    const Setting &m_setting;
    const Names &m_names;
    Dice &m_dice;
    WeightedChoice m_shapes;
    std::size_t m_numbered = 0;
    std::size_t m_households = 0;
    bool m_protects = false;          ///< somebody is protected
    std::vector<base::Uuid> m_adults; ///< some who could be somebody's guardian
    Person m_spare;                   ///< takes the members for whom there is no room
};

/// In Japanese, for phrases.
std::string_view languageName(std::string_view tag);

} // namespace yorisoi::synthetic
