// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

#include <utility>

#include "yorisoi/text/romaji.h"

namespace yorisoi::synthetic {
namespace {

std::string capitalised(std::string_view kana)
{
    std::string latin = text::hepburn(kana);
    if (!latin.empty() && latin[0] >= 'a' && latin[0] <= 'z')
        latin[0] = static_cast<char>(latin[0] - 'a' + 'A');
    return latin;
}

std::string joined(std::string_view family, std::string_view given)
{
    std::string name(family);
    name += ' ';
    name += given;
    return name;
}

constexpr std::size_t kVariantFamilies = 450; ///< per mille of families whose name has variants
constexpr std::size_t kVariantGivenNames = 250;

} // namespace

Names::Names()
{
    for (const auto &surname : surnames())
        m_surnames.add(surname.weight);
    for (const auto &nation : nations())
        m_nations.add(nation.weight);
}

FamilyName Names::japaneseFamily(Dice &dice) const
{
    FamilyName family;
    family.japanese = &surnames()[m_surnames.draw(dice)];
    family.variantGlyphs = !family.japanese->koseki.empty() && dice.permille(kVariantFamilies);
    return family;
}

FamilyName Names::foreignFamily(const Nation &nation, bool longSettled, Dice &dice) const
{
    FamilyName family;
    family.nation = &nation;
    family.foreign = &dice.pick(nation.families);
    if (longSettled)
        family.alias = &dice.pick(aliasSurnames());
    return family;
}

const Nation &Names::nation(Dice &dice) const
{
    return nations()[m_nations.draw(dice)];
}

PersonName Names::person(const FamilyName &family, int birthYear, bool woman, Dice &dice) const
{
    return family.japanese ? japanese(family, birthYear, woman, dice)
                           : foreign(family, birthYear, woman, dice);
}

PersonName Names::japanese(const FamilyName &family, int birthYear, bool woman, Dice &dice) const
{
    const Surname &surname = *family.japanese;
    const GivenName &given = dice.pick(givenNames(birthYear, woman));
    const bool variantGiven = !given.koseki.empty() && dice.permille(kVariantGivenNames);
    PersonName name;
    name.standard = joined(surname.standard, given.standard);
    name.koseki = joined(family.variantGlyphs ? surname.koseki : surname.standard,
                         variantGiven ? given.koseki : given.standard);
    name.kana = joined(surname.kana, given.kana);
    name.romaji = joined(capitalised(surname.kana), capitalised(given.kana));
    return name;
}

PersonName Names::foreign(const FamilyName &family, int birthYear, bool woman, Dice &dice) const
{
    const Nation &nation = *family.nation;
    const ForeignName &given = dice.pick(woman ? nation.women : nation.men);
    PersonName name;
    name.standard = joined(family.foreign->written, given.written);
    name.koseki = name.standard;
    name.kana = joined(family.foreign->kana, given.kana);
    name.romaji = nation.familyLast ? joined(given.latin, family.foreign->latin)
                                    : joined(family.foreign->latin, given.latin);
    if (family.alias)
        name.alias =
            joined(family.alias->written, dice.pick(givenNames(birthYear, woman)).standard);
    return name;
}

} // namespace yorisoi::synthetic
