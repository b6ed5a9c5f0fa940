// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_reception/waiting.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace yorisoi::ui_reception {
namespace {

constexpr std::string_view contactPrefix = "contact:";

/// nullopt: not in this copy.
base::Result<std::optional<PersonLine>> personLine(const replica::Replica &replica,
                                                   const base::Uuid &id)
{
    const auto card = replica.citizen(id);
    if (!card && card.error().code == base::ErrorCode::NotFound)
        return std::nullopt;
    if (!card)
        return tl::unexpected(card.error());
    const auto &citizen = card->citizen;
    PersonLine line;
    line.id = id;
    line.name = citizen.nameKoseki.empty() ? citizen.nameStandard : citizen.nameKoseki;
    line.kana = citizen.kana;
    line.birthDate = citizen.birthDate;
    line.type = citizen.type;
    return line;
}

} // namespace

std::string recentKey(const std::string &staff)
{
    return "recent-people:" + staff;
}

std::string encodeRecent(const std::vector<base::Uuid> &people)
{
    auto ids = nlohmann::json::array();
    for (const auto &id : people)
        ids.push_back(id.toString());
    return ids.dump();
}

std::vector<base::Uuid> decodeRecent(const std::string &json)
{
    std::vector<base::Uuid> people;
    const auto ids = nlohmann::json::parse(json, nullptr, false);
    if (!ids.is_array())
        return people;
    for (const auto &entry : ids) {
        if (!entry.is_string())
            continue;
        if (const auto id = base::Uuid::parse(entry.get<std::string>()))
            people.push_back(*id);
    }
    return people;
}

std::vector<base::Uuid> withLatest(std::vector<base::Uuid> people, const base::Uuid &person)
{
    std::erase(people, person);
    people.insert(people.begin(), person);
    if (people.size() > recentLimit)
        people.resize(recentLimit);
    return people;
}

base::Result<Waiting> loadWaiting(const replica::Replica &replica, const std::string &staff)
{
    Waiting waiting;
    YORISOI_ASSIGN(const auto drafts, replica.drafts());
    for (const auto &draft : drafts) {
        if (draft.key == recentKey(staff))
            waiting.recentIds = decodeRecent(draft.body);
        if (!draft.key.starts_with(contactPrefix))
            continue;
        const auto id = base::Uuid::parse(std::string_view(draft.key).substr(contactPrefix.size()));
        if (!id)
            continue;
        YORISOI_ASSIGN(const auto person, personLine(replica, *id));
        PersonLine line = person.value_or(PersonLine{});
        line.id = *id;
        line.draftKey = draft.key;
        line.savedAt = draft.savedAt;
        waiting.drafts.push_back(std::move(line));
    }
    std::stable_sort(waiting.drafts.begin(), waiting.drafts.end(),
                     [](const auto &a, const auto &b) { return a.savedAt > b.savedAt; });
    for (const auto &id : waiting.recentIds) {
        YORISOI_ASSIGN(auto person, personLine(replica, id));
        if (person)
            waiting.recent.push_back(*std::move(person));
    }
    return waiting;
}

} // namespace yorisoi::ui_reception
