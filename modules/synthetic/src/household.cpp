// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "population.h"

/// How the people of one household live: where, since when, with whom and with which needs.
namespace yorisoi::synthetic {

void Population::contactData(Person &person)
{
    auto &citizen = person.citizen;
    const int age = person.age;
    if (age < 15)
        return;
    const bool mobile = m_dice.permille(age < 70 ? 960 : 520);
    citizen.phone = madeUpPhone(mobile ? "090" : "06", m_dice);
    if (mobile && m_dice.permille(age >= 50 ? 450 : 90))
        citizen.phoneOther = madeUpPhone(m_dice.permille(700) ? "06" : "050", m_dice);
    person.email = m_dice.permille(age < 65 ? 620 : 180);
    if (person.email) {
        std::string local;
        for (const char c : citizen.romaji) {
            if (c >= 'a' && c <= 'z')
                local += c;
            else if (c >= 'A' && c <= 'Z')
                local += static_cast<char>(c - 'A' + 'a');
        }
        citizen.email = local + std::to_string(m_dice.below(900) + 100);
        citizen.email += m_dice.permille(500) ? "@example.jp" : "@example.com";
    }
    person.portal = m_dice.permille(age < 65 ? 560 : 150);
    if (m_dice.permille(age < 65 ? 560 : 210)) {
        person.lineFrom = std::max(person.since, m_setting.today - m_dice.between(30, 2'200));
        if (m_dice.permille(90))
            person.lineUntil = m_dice.between(person.lineFrom, m_setting.today - 1);
    }
}

void Population::needs(Person &person)
{
    auto &citizen = person.citizen;
    const int age = person.age;
    const auto tell = [&](std::string_view token) {
        if (!citizen.communication.empty())
            citizen.communication += ' ';
        citizen.communication += token;
    };
    if (age >= 15 && age < 65)
        person.traits |= kWorker;
    const std::size_t care = age < 65 ? 0 : age < 75 ? 60 : age < 85 ? 260 : 600;
    if (m_dice.permille(care)) {
        person.traits |= kCare;
        person.who = m_dice.permille(500)   ? "長女"
                     : m_dice.permille(500) ? "長男の妻"
                                            : "ケアマネジャー";
        if (m_dice.permille(300))
            tell("companion");
    }
    if (m_dice.permille(age < 18 ? 18 : age < 65 ? 38 : 130)) {
        person.traits |= kDisabled;
        const std::size_t kind = m_dice.below(6);
        if (kind == 0) {
            tell("wheelchair");
        } else if (kind == 1 && age >= 15) {
            tell("hearing");
            citizen.interpreter = "sign-language";
        } else if (kind == 2) {
            tell("sight large-print");
        } else if (kind == 3 && age >= 15) {
            tell("writing");
        }
    } else if (age >= 75 && m_dice.permille(220)) {
        tell(m_dice.permille(600) ? "hearing" : "large-print");
    }
    if (age < 15)
        person.who = m_dice.permille(700) ? "母" : "父";
}

void Population::settle(Unit &unit)
{
    auto &household = unit.household;
    household = records::Household{};
    household.id = base::newUuidV7(m_setting.at(m_setting.firstDay, 600), m_dice.random());
    household.ward = m_setting.ward;
    std::string number = std::to_string(10'000'000 + ++m_households);
    household.number = "H" + m_setting.ward.substr(3) + "-" + number.substr(1);
    household.head = unit.people.front().citizen.id;
    const Home home = makeHome(m_setting.wardName, m_setting.towns, m_dice);
    household.address = home.address;
    household.building = home.building;

    const int headAge = unit.people.front().age;
    const std::size_t mobility = headAge < 40 ? 520 : headAge < 65 ? 180 : 60;
    const bool movedIn = m_dice.permille(mobility);
    const int since =
        movedIn ? m_setting.today - m_dice.between(5, kHistoryDays - 10) : m_setting.firstDay;
    const bool leaves = movedIn ? false : m_dice.permille(headAge < 65 ? 25 : 6);
    const int leftOn = m_setting.today - m_dice.between(20, 500);
    int minors = 0;
    for (const auto &person : unit.people)
        minors += person.age < 18 ? 1 : 0;
    for (auto &person : unit.people) {
        auto &citizen = person.citizen;
        citizen.household = household.id;
        citizen.address = home.address;
        citizen.building = home.building;
        citizen.postalCode = postalCodeOf(m_setting.ward);
        person.town = home.town;
        person.since = std::max(since, person.birthDay);
        person.until = m_setting.today - 1;
        if (movedIn && person.birthDay < since)
            person.traits |= kNewHere;
        if (person.birthDay > since)
            person.traits |= kNewborn;
        if (leaves) {
            person.until = std::max(leftOn, person.since);
            citizen.status = "moved-out";
        } else if (person.age >= 70 && m_dice.permille(person.age >= 85 ? 60 : 18)) {
            person.until = std::max(m_setting.today - m_dice.between(10, 400), person.since);
            citizen.status = "deceased";
            person.deceased = true;
            person.who = "ご家族";
        }
        if (citizen.householdRole == "head")
            person.traits |= kHead;
        if (minors > 0 && person.age >= 20 &&
            (citizen.householdRole == "head" || citizen.householdRole == "spouse")) {
            person.traits |= kParent;
            if (unit.people.size() == static_cast<std::size_t>(minors) + 1)
                person.traits |= kSingleParent;
        }
        needs(person);
        contactData(person);
    }
    protect(unit);
}

void Population::protect(Unit &unit)
{
    const Person &head = unit.people.front();
    const bool alone = unit.people.size() == 1 || (head.traits & kSingleParent) != 0;
    if (!head.woman || head.age < 20 || head.age > 59 || !alone || (head.traits & kNewHere) == 0 ||
        head.until != m_setting.today - 1)
        return;
    const bool drawn = m_dice.permille((head.traits & kSingleParent) != 0 ? 60 : 14);
    // A small ward, too, has somebody to whom it matters: the first who may be.
    if (!drawn && m_protects)
        return;
    m_protects = true;
    for (auto &person : unit.people) {
        person.traits |= kProtected;
        person.lineFrom = kNever;
        person.portal = false;
        person.who = "本人";
        if (person.age < 18)
            person.who = "母";
    }
}

records::Relation &Population::relation(Unit &unit, const Person &citizen, const base::Uuid &other,
                                        std::string_view kind)
{
    auto &row = unit.relations.emplace_back();
    row.id = base::newUuidV7(m_setting.at(citizen.since, 700), m_dice.random());
    row.ward = m_setting.ward;
    row.citizen = citizen.citizen.id;
    row.other = other;
    row.kind = kind;
    return row;
}

void Population::relate(Unit &unit)
{
    const std::size_t members = unit.people.size();
    for (std::size_t index = 0; index < members; ++index) {
        Person &person = unit.people[index];
        const std::string_view role = person.citizen.householdRole;
        if (role == "spouse")
            relation(unit, unit.people.front(), person.citizen.id, "spouse").source = "住民記録";
        if (role == "child" && person.age < 18)
            for (std::size_t other = 0; other < std::min<std::size_t>(2, members); ++other)
                if ((unit.people[other].traits & kParent) != 0)
                    relation(unit, person, unit.people[other].citizen.id, "parent").source =
                        "住民記録";
        if ((person.traits & kCare) != 0 && !person.deceased)
            represent(unit, person);
    }
    for (const auto &person : unit.people)
        if (person.age >= 30 && person.age <= 68 && person.traits == (kWorker | kHead)) {
            if (m_adults.size() < 64)
                m_adults.push_back(person.citizen.id);
            else
                m_adults[m_dice.below(m_adults.size())] = person.citizen.id;
        }
}

void Population::represent(Unit &unit, Person &person)
{
    const Person *relative = nullptr;
    for (const auto &other : unit.people)
        if (other.age >= 20 && other.age <= 72 && (other.traits & kCare) == 0)
            relative = &other;
    if (relative)
        relation(unit, person, relative->citizen.id, "carer").source = "聞き取り";
    const base::Uuid helper = relative           ? relative->citizen.id
                              : m_adults.empty() ? base::Uuid{}
                                                 : base::Uuid(m_dice.pick(m_adults));
    if (helper.isNull())
        return;
    const int from = std::max(person.since, m_setting.today - m_dice.between(100, 1'500));
    const std::size_t drawn = m_dice.below(1000);
    if (drawn < 60) {
        auto &row = relation(unit, person, helper,
                             drawn < 42   ? "guardian"
                             : drawn < 53 ? "curator"
                                          : "assistant");
        row.scope = drawn < 42 ? "財産管理・身上保護" : "登記事項証明書に記載の行為";
        row.validFrom = base::toIsoDate(base::fromDayNumber(from));
        row.source = "登記事項証明書";
        if (drawn < 42) {
            person.traits |= kGuarded;
            person.who = "後見人";
        }
    } else if (drawn < 190) {
        auto &row = relation(unit, person, helper, "attorney");
        row.scope = "区役所での申請・受領";
        row.validFrom = base::toIsoDate(base::fromDayNumber(from));
        row.validTo =
            base::toIsoDate(base::fromDayNumber(m_setting.today + m_dice.between(-60, 400)));
        row.source = "委任状";
    }
}

} // namespace yorisoi::synthetic
