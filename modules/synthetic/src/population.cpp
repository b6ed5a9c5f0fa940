// SPDX-License-Identifier: GPL-3.0-or-later
#include "population.h"

#include <utility>

namespace yorisoi::synthetic {

enum class Population::Shape : std::uint8_t {
    SingleYoung,
    SingleMiddle,
    SingleElderly,
    Couple,
    CoupleElderly,
    Family,
    SingleParent,
    ElderlyWithChild,
    ThreeGenerations,
};

namespace {

/// Households in ten thousand, in the order of Shape.
constexpr std::uint32_t kShapes[] = {2'230, 1'610, 1'850, 840, 1'050, 1'760, 350, 450, 110};
constexpr std::size_t kBusinesses = 70; ///< units in a thousand: 4 % of citizens
constexpr std::size_t kVisitors = 35;   ///< 2 %
constexpr std::size_t kForeignHouseholds = 80;
constexpr std::size_t kMixedCouples = 12;

/// Ages of the elderly thin out towards 100.
int elderlyAge(Dice &dice)
{
    const int first = dice.between(65, 97);
    const int second = dice.between(65, 97);
    return dice.permille(700) ? std::min(first, second) : first;
}

constexpr std::pair<std::string_view, std::string_view> kTrades[] = {
    {"食品", "ショクヒン"},
    {"商店", "ショウテン"},
    {"印刷", "インサツ"},
    {"工業", "コウギョウ"},
    {"運輸", "ウンユ"},
    {"クリニック", "クリニック"},
    {"薬局", "ヤッキョク"},
    {"建設", "ケンセツ"},
    {"喫茶", "キッサ"},
    {"デザイン", "デザイン"},
    {"介護サービス", "カイゴサービス"},
    {"不動産", "フドウサン"},
    {"製作所", "セイサクショ"},
    {"電機", "デンキ"},
    {"美容室", "ビヨウシツ"},
    {"ベーカリー", "ベーカリー"},
};
constexpr std::pair<std::string_view, std::string_view> kTradeNames[] = {
    {"みおつくし", "ミオツクシ"}, {"なにわ橋", "ナニワバシ"}, {"水都", "スイト"},
    {"浪華", "ナニワ"},           {"あしはら", "アシハラ"},   {"八百八", "ハッピャクヤ"},
    {"ひょうたん", "ヒョウタン"}, {"河内", "カワチ"},         {"天満", "テンマ"},
    {"梅鉢", "ウメバチ"},         {"青海波", "セイガイハ"},   {"こいのぼり", "コイノボリ"},
    {"ゆりかもめ", "ユリカモメ"}, {"すみよし", "スミヨシ"},   {"たちばな", "タチバナ"},
    {"つくも", "ツクモ"},
};
constexpr std::string_view kLegalForms[] = {"株式会社", "株式会社", "株式会社",
                                            "合同会社", "有限会社", ""};

constexpr std::string_view kOtherPlaces[] = {
    "兵庫県尼崎市",   "兵庫県西宮市",       "大阪府堺市堺区",     "大阪府豊中市",
    "大阪府吹田市",   "大阪府東大阪市",     "京都府京都市伏見区", "奈良県奈良市",
    "東京都世田谷区", "愛知県名古屋市中区", "福岡県福岡市博多区",
};

} // namespace

std::string_view languageName(std::string_view tag)
{
    constexpr std::pair<std::string_view, std::string_view> kNames[] = {
        {"ko", "韓国・朝鮮語"},
        {"zh-Hans", "中国語（簡体字）"},
        {"zh-Hant", "中国語（繁体字）"},
        {"vi", "ベトナム語"},
        {"ne", "ネパール語"},
        {"fil", "フィリピノ語"},
        {"id", "インドネシア語"},
        {"my", "ミャンマー語"},
        {"en", "英語"},
        {"th", "タイ語"},
        {"pt", "ポルトガル語"},
    };
    for (const auto &[known, name] : kNames)
        if (known == tag)
            return name;
    return "日本語";
}

Population::Population(const Setting &setting, const Names &names, Dice &dice)
    : m_setting(setting),
      m_names(names),
      m_dice(dice)
{
    for (const std::uint32_t weight : kShapes)
        m_shapes.add(weight);
}

void Population::next(std::size_t room, Unit &unit)
{
    unit.isHousehold = false;
    unit.people.clear();
    unit.relations.clear();
    const std::size_t drawn = m_dice.below(1000);
    if (drawn < kBusinesses)
        return business(unit);
    if (drawn < kBusinesses + kVisitors)
        return visitor(unit);
    household(room, unit);
}

FamilyName Population::familyName(bool foreign, int age)
{
    if (!foreign)
        return m_names.japaneseFamily(m_dice);
    const Nation &nation = m_names.nation(m_dice);
    // The generations born in Japan: special permanent residents and their families.
    const bool longSettled = nation.code == "KR" && m_dice.permille(age >= 50 ? 850 : 450);
    return m_names.foreignFamily(nation, longSettled, m_dice);
}

Person &Population::add(Unit &unit, std::size_t room, const Member &member)
{
    const bool fits = unit.people.size() < room;
    Person &person = fits ? unit.people.emplace_back() : m_spare;
    person = Person{};
    person.woman = member.woman;
    const base::Date today = base::fromDayNumber(m_setting.today);
    const base::Date firstOfMonth{today.year() - std::chrono::years(member.age), today.month(),
                                  std::chrono::day(1)};
    person.birthDay = base::toDayNumber(firstOfMonth) - m_dice.between(0, 360);
    person.age = base::ageOn(base::fromDayNumber(person.birthDay), today);
    person.citizen.type = "resident";
    person.citizen.gender = member.woman ? "female" : "male";
    person.citizen.birthDate = base::toIsoDate(base::fromDayNumber(person.birthDay));
    person.citizen.householdRole = member.role;
    lives(person, member.family);
    if (fits)
        identify(person);
    return person;
}

void Population::lives(Person &person, const FamilyName &family)
{
    auto &citizen = person.citizen;
    const int birthYear = static_cast<int>(base::fromDayNumber(person.birthDay).year());
    PersonName name = m_names.person(family, birthYear, person.woman, m_dice);
    citizen.nameKoseki = std::move(name.koseki);
    citizen.nameStandard = std::move(name.standard);
    citizen.kana = std::move(name.kana);
    citizen.romaji = std::move(name.romaji);
    citizen.alias = std::move(name.alias);
    citizen.nationality = family.nation ? family.nation->code : "JP";
    if (family.nation && !family.alias) {
        citizen.language = family.nation->language;
        person.language = languageName(citizen.language);
        person.traits |= kForeign;
        citizen.interpreter = m_dice.permille(450) ? "required" : "preferred";
        if (m_dice.permille(500))
            citizen.communication = "easy-japanese";
    }
}

void Population::identify(Person &person)
{
    auto &citizen = person.citizen;
    std::string number = std::to_string(10'000'000 + ++m_numbered);
    citizen.number = "C" + m_setting.ward.substr(3) + "-" + number.substr(1);
    citizen.ward = m_setting.ward;
    citizen.synthetic = true;
    const int day = m_setting.firstDay - m_dice.between(1, 3'000);
    citizen.id = base::newUuidV7(m_setting.at(day, m_dice.between(540, 1'020)), m_dice.random());
}

void Population::household(std::size_t room, Unit &unit)
{
    unit.isHousehold = true;
    const auto shape = static_cast<Shape>(m_shapes.draw(m_dice));
    const bool elderly = shape == Shape::SingleElderly || shape == Shape::CoupleElderly ||
                         shape == Shape::ElderlyWithChild;
    const bool foreign = m_dice.permille(elderly ? kForeignHouseholds / 3 : kForeignHouseholds);
    const FamilyName family = familyName(foreign, elderly ? 75 : 35);
    const auto spouseFamily = [&] {
        return m_dice.permille(kMixedCouples) ? familyName(!foreign, 35) : family;
    };
    const auto children = [&](int parentAge, int count) {
        for (int index = 0; index < count; ++index) {
            const int oldest = std::min(parentAge - 20, 30);
            const int youngest = std::max(0, parentAge - 42);
            add(unit, room,
                {m_dice.between(youngest, std::max(youngest, oldest)), m_dice.permille(488), family,
                 "child"});
        }
    };
    const bool woman = m_dice.permille(510);
    switch (shape) {
    case Shape::SingleYoung:
        add(unit, room, {m_dice.between(18, 39), woman, family, "head"});
        break;
    case Shape::SingleMiddle:
        add(unit, room, {m_dice.between(40, 64), m_dice.permille(420), family, "head"});
        break;
    case Shape::SingleElderly:
        add(unit, room, {elderlyAge(m_dice), m_dice.permille(660), family, "head"}).traits |=
            kLonely;
        break;
    case Shape::Couple: {
        const int age = m_dice.between(26, 64);
        add(unit, room, {age, false, family, "head"});
        add(unit, room,
            {std::max(20, age - m_dice.between(-4, 6)), true, spouseFamily(), "spouse"});
        break;
    }
    case Shape::CoupleElderly: {
        const int age = elderlyAge(m_dice);
        add(unit, room, {age, false, family, "head"});
        add(unit, room,
            {std::max(60, age - m_dice.between(-3, 7)), true, spouseFamily(), "spouse"});
        break;
    }
    case Shape::Family: {
        const int age = m_dice.between(28, 63);
        add(unit, room, {age, m_dice.permille(60), family, "head"});
        add(unit, room,
            {std::max(21, age - m_dice.between(-3, 5)), !unit.people[0].woman, spouseFamily(),
             "spouse"});
        children(age - 3, m_dice.permille(520) ? 1 : m_dice.permille(800) ? 2 : 3);
        break;
    }
    case Shape::SingleParent: {
        const int age = m_dice.between(24, 52);
        add(unit, room, {age, m_dice.permille(870), family, "head"});
        children(age, m_dice.permille(640) ? 1 : 2);
        break;
    }
    case Shape::ElderlyWithChild: {
        const int age = m_dice.between(68, 94);
        add(unit, room, {age, m_dice.permille(640), family, "head"});
        add(unit, room, {age - m_dice.between(24, 36), m_dice.permille(430), family, "child"});
        break;
    }
    case Shape::ThreeGenerations: {
        const int age = m_dice.between(32, 52);
        add(unit, room, {age, false, family, "head"});
        add(unit, room, {age - m_dice.between(-2, 4), true, spouseFamily(), "spouse"});
        children(age - 3, m_dice.between(1, 2));
        add(unit, room, {age + m_dice.between(24, 34), m_dice.permille(700), family, "parent"});
        break;
    }
    }
    settle(unit);
    relate(unit);
}

void Population::business(Unit &unit)
{
    Person &person = unit.people.emplace_back();
    auto &citizen = person.citizen;
    identify(person);
    citizen.type = "business";
    const auto &[name, nameKana] = m_dice.pick(kTradeNames);
    const auto &[trade, tradeKana] = m_dice.pick(kTrades);
    citizen.nameStandard =
        std::string(m_dice.pick(kLegalForms)) + std::string(name) + std::string(trade);
    citizen.nameKoseki = citizen.nameStandard;
    citizen.kana = std::string(nameKana) + " " + std::string(tradeKana);
    person.age = m_dice.between(1, 60);
    person.birthDay = m_setting.today - person.age * 365 - m_dice.between(1, 360);
    citizen.birthDate = base::toIsoDate(base::fromDayNumber(person.birthDay));
    const FamilyName family = m_names.japaneseFamily(m_dice);
    const int birthYear = 1955 + m_dice.between(0, 40);
    const bool woman = m_dice.permille(260);
    citizen.representative = m_names.person(family, birthYear, woman, m_dice).standard;
    const Home home = makeHome(m_setting.wardName, m_setting.towns, m_dice);
    citizen.address = home.address;
    citizen.building = home.building;
    citizen.postalCode = postalCodeOf(m_setting.ward);
    citizen.phone = madeUpPhone("06", m_dice);
    citizen.email = "office" + std::to_string(m_dice.below(90'000) + 10'000) + "@example.com";
    person.town = home.town;
    person.email = person.portal = true;
    person.who = "担当者";
    person.traits = kBusiness;
    person.since = std::max(m_setting.firstDay, person.birthDay);
    person.until = m_setting.today - 1;
    if (m_dice.permille(20)) {
        citizen.status = "closed";
        person.until = std::max(person.since, m_setting.today - m_dice.between(30, 700));
    }
}

void Population::visitor(Unit &unit)
{
    const bool foreign = m_dice.permille(300);
    const int age = m_dice.between(18, 79);
    Person &person = add(unit, 1, {age, m_dice.permille(510), familyName(foreign, 30), {}});
    auto &citizen = person.citizen;
    citizen.type = "visitor";
    citizen.address = m_dice.pick(kOtherPlaces);
    citizen.address += std::to_string(m_dice.between(kFirstBlock, kLastBlock)) + "番地";
    person.town = m_dice.pick(m_setting.towns).name;
    person.traits |= kVisitor;
    person.since = m_setting.today - m_dice.between(1, 900);
    person.until = m_setting.today - 1;
    contactData(person);
}

} // namespace yorisoi::synthetic
