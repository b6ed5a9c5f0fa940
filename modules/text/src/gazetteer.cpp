// SPDX-License-Identifier: GPL-3.0-or-later
#include "gazetteer.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

#include "address_chars.h"
#include "municipalities.h"
#include "utf8.h"

namespace yorisoi::text {

namespace {

constexpr std::size_t kAnywhere = 99;
constexpr std::size_t kOsaka = 26;

struct Ward {
    std::u32string folded;
    std::string name;
};

struct City {
    std::size_t prefecture = 0;
    std::string name;
    std::vector<Ward> wards;
};

struct Prefecture {
    std::string name;
    std::u32string folded;
    std::u32string foldedShort; ///< without 都府県; empty where that makes no sense
};

template <typename Each>
void split(std::u32string_view text, char32_t separator, Each &&each)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        each(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

struct Gazetteer {
    std::vector<Prefecture> prefectures;
    std::vector<City> cities;
    std::unordered_map<std::u32string, std::vector<std::size_t>> byName;
    std::unordered_map<std::u32string, std::vector<std::size_t>> byWard;
    std::size_t longest = 0;

    Gazetteer()
    {
        for (std::size_t p = 0; p < kPrefectures.size(); ++p) {
            const auto &entry = kPrefectures[p];
            prefectures.push_back({utf8::encode(entry.name), foldPlace(entry.name),
                                   p == 0
                                       ? std::u32string()
                                       : foldPlace(entry.name.substr(0, entry.name.size() - 1))});
            split(entry.cities, U' ', [&](std::u32string_view city) { addCity(p, city); });
            split(entry.counties, U' ', [&](std::u32string_view county) { addCounty(p, county); });
        }
    }

private:
    void index(const std::u32string &name, std::size_t city)
    {
        byName[name].push_back(city);
        longest = std::max(longest, name.size());
    }
    void addCity(std::size_t prefecture, std::u32string_view text)
    {
        const auto colon = std::min(text.find(U':'), text.size());
        std::u32string name(text.substr(0, colon));
        if (name.back() != U'区')
            name.push_back(U'市');
        City city{prefecture, utf8::encode(name), {}};
        if (colon < text.size())
            split(text.substr(colon + 1), U',', [&](std::u32string_view ward) {
                const std::u32string full = std::u32string(ward) + U'区';
                city.wards.push_back({foldPlace(full), utf8::encode(full)});
                byWard[foldPlace(full)].push_back(cities.size());
            });
        index(foldPlace(name), cities.size());
        cities.push_back(std::move(city));
    }
    void addCounty(std::size_t prefecture, std::u32string_view text)
    {
        const auto colon = text.find(U':');
        std::u32string county(text.substr(0, colon));
        if (county == U"-")
            county.clear();
        split(text.substr(colon + 1), U',', [&](std::u32string_view town) {
            const std::u32string full = county + std::u32string(town);
            index(foldPlace(full), cities.size());
            if (!county.empty())
                index(foldPlace(town), cities.size());
            cities.push_back({prefecture, utf8::encode(full), {}});
        });
    }
};

const Gazetteer &gazetteer()
{
    static const Gazetteer made;
    return made;
}

const Ward *wardAt(const City &city, std::u32string_view folded)
{
    const auto found = std::find_if(city.wards.begin(), city.wards.end(), [&](const Ward &ward) {
        return folded.starts_with(ward.folded);
    });
    return found == city.wards.end() ? nullptr : &*found;
}

/// The official name without its county: its last characters.
std::string bareName(const City &city, std::size_t size)
{
    const std::u32string name = utf8::decode(city.name);
    return utf8::encode(
        std::u32string_view(name).substr(name.size() - std::min(size, name.size())));
}

struct Found {
    AddressHead head;
    bool sure = false; ///< not a designated city without its ward
};

/// The longest municipality name at the head, of one prefecture or of any.
std::optional<Found> findCity(std::u32string_view folded, std::size_t prefecture)
{
    const auto &all = gazetteer();
    std::optional<Found> unsure;
    for (std::size_t size = std::min(all.longest, folded.size()); size >= 2; --size) {
        const auto named = all.byName.find(std::u32string(folded.substr(0, size)));
        if (named == all.byName.end())
            continue;
        std::vector<std::size_t> candidates;
        for (const std::size_t city : named->second)
            if (prefecture == kAnywhere || all.cities[city].prefecture == prefecture)
                candidates.push_back(city);
        if (candidates.empty())
            continue;
        const City &city = all.cities[candidates[0]];
        Found found;
        if (candidates.size() == 1) {
            found.head = {all.prefectures[city.prefecture].name, city.name, {}, size, 0};
        } else {
            // Several of one name: as written, and the prefecture stays open unless it was given.
            const bool given = prefecture != kAnywhere;
            found.head = {given ? all.prefectures[prefecture].name : std::string(),
                          bareName(city, size),
                          {},
                          size,
                          0};
        }
        found.sure = city.wards.empty();
        if (const Ward *ward = wardAt(city, folded.substr(size)); ward != nullptr) {
            found.head.ward = ward->name;
            found.head.consumed += ward->folded.size();
            found.sure = true;
        }
        if (found.sure)
            return found;
        if (!unsure)
            unsure = found;
    }
    return unsure;
}

/// A ward without its city: Osaka's where Osaka has it, else the only city that does.
std::optional<AddressHead> findBareWard(std::u32string_view folded, std::size_t prefecture)
{
    const auto &all = gazetteer();
    for (std::size_t size = std::min<std::size_t>(6, folded.size()); size >= 2; --size) {
        const auto named = all.byWard.find(std::u32string(folded.substr(0, size)));
        if (named == all.byWard.end())
            continue;
        std::vector<const City *> cities;
        for (const std::size_t at : named->second)
            if (prefecture == kAnywhere || all.cities[at].prefecture == prefecture)
                cities.push_back(&all.cities[at]);
        const auto osaka = std::find_if(cities.begin(), cities.end(), [](const City *city) {
            return city->prefecture == kOsaka && city->name == "大阪市";
        });
        const City *city = osaka != cities.end() ? *osaka
                           : cities.size() == 1U ? cities[0]
                                                 : nullptr;
        if (city != nullptr)
            return AddressHead{all.prefectures[city->prefecture].name, city->name,
                               wardAt(*city, folded)->name, size, 0};
    }
    return std::nullopt;
}

/// A municipality that the list does not have (merged away, or misspelt): up to its closing sign.
AddressHead guessCity(std::u32string_view folded)
{
    constexpr std::size_t kLongestName = 8;
    static constexpr std::u32string_view kClosing = U"市区町村";
    for (std::size_t at = 1; at < std::min(folded.size(), kLongestName); ++at) {
        if (folded[at] >= U'0' && folded[at] <= U'9')
            break;
        if (kClosing.find(folded[at]) != std::u32string_view::npos)
            return {{}, {}, {}, at + 1, at + 1};
    }
    return {};
}

AddressHead within(std::u32string_view folded, std::size_t prefecture)
{
    const std::optional<Found> found = findCity(folded, prefecture);
    if (found && found->sure)
        return found->head;
    if (const auto ward = findBareWard(folded, prefecture))
        return *ward;
    return found ? found->head : guessCity(folded);
}

} // namespace

AddressHead findHead(std::u32string_view folded)
{
    const auto &all = gazetteer();
    for (std::size_t p = 0; p < all.prefectures.size(); ++p) {
        const auto &name = all.prefectures[p].folded;
        if (!folded.starts_with(name))
            continue;
        AddressHead head = within(folded.substr(name.size()), p);
        head.prefecture = all.prefectures[p].name;
        head.consumed += name.size();
        return head;
    }
    // 北区, 中央区 and 港区 are Osaka's before they are Tokyo's: this is Osaka's workstation.
    const auto ward = findBareWard(folded, kAnywhere);
    if (ward && ward->city == "大阪市")
        return *ward;
    const auto anywhere = findCity(folded, kAnywhere);
    if (anywhere && anywhere->sure)
        return anywhere->head;
    for (std::size_t p = 0; p < all.prefectures.size(); ++p) {
        const auto &name = all.prefectures[p].foldedShort;
        if (name.empty() || !folded.starts_with(name))
            continue;
        const std::u32string_view after = folded.substr(name.size());
        std::optional<AddressHead> head;
        if (const auto found = findCity(after, p); found && found->sure)
            head = found->head;
        else
            head = findBareWard(after, p);
        if (head) {
            head->prefecture = all.prefectures[p].name;
            head->consumed += name.size();
            return *head;
        }
    }
    if (ward)
        return *ward;
    return anywhere ? anywhere->head : AddressHead{};
}

} // namespace yorisoi::text
