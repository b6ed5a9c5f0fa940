// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "dice.h"

namespace yorisoi::synthetic {

struct Surname {
    std::string_view standard;
    std::string_view kana;
    std::uint32_t weight;
    std::string_view koseki; ///< glyphs of some families' registers; empty = the standard form
};

struct GivenName {
    std::string_view standard;
    std::string_view kana;
    std::string_view koseki{};
};

/// A name of another language: as it is written in the record, its kana and its Latin form.
struct ForeignName {
    std::string_view written;
    std::string_view kana;
    std::string_view latin;
};

struct Nation {
    std::string_view code; ///< ISO 3166-1 alpha-2
    std::uint32_t weight;  ///< share among foreign residents of Osaka City, per mille
    std::string_view language;
    std::span<const ForeignName> families;
    std::span<const ForeignName> women;
    std::span<const ForeignName> men;
    bool familyLast = false; ///< in the Latin form
};

/// What a person is called, as the record keeps it.
struct PersonName {
    std::string koseki;
    std::string standard;
    std::string kana;
    std::string romaji;
    std::string alias;
};

std::span<const Surname> surnames();
std::span<const GivenName> givenNames(int birthYear, bool woman);
std::span<const Nation> nations();
/// Japanese surnames (kanji, kana, Latin) under which Koreans of the second and third generation
/// are often known.
std::span<const ForeignName> aliasSurnames();

/// A family's surname with the glyphs of its register; members share it.
struct FamilyName {
    const Surname *japanese = nullptr;
    bool variantGlyphs = false;
    const Nation *nation = nullptr;
    const ForeignName *foreign = nullptr;
    const ForeignName *alias = nullptr; ///< 通称
};

class Names {
public:
    Names();
    FamilyName japaneseFamily(Dice &dice) const;
    FamilyName foreignFamily(const Nation &nation, bool longSettled, Dice &dice) const;
    const Nation &nation(Dice &dice) const;
    PersonName person(const FamilyName &family, int birthYear, bool woman, Dice &dice) const;

private:
    PersonName japanese(const FamilyName &family, int birthYear, bool woman, Dice &dice) const;
    PersonName foreign(const FamilyName &family, int birthYear, bool woman, Dice &dice) const;
    WeightedChoice m_surnames;
    WeightedChoice m_nations;
};

} // namespace yorisoi::synthetic
