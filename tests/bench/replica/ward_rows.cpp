// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_rows.h"

#include <algorithm>
#include <array>

#include "yorisoi/records/json.h"

namespace yorisoi::replica_bench {
namespace {

using namespace records;

constexpr const char *kWard = "27125";
constexpr std::int64_t kNow = 1'795'600'000'000; // 2026-11-24
constexpr std::int64_t kYears = std::int64_t{6} * 365 * 24 * 3600 * 1000;
constexpr std::size_t kFlushAt = 1 << 20;

struct Name {
    const char *kanji;
    const char *kana;
};

constexpr std::array kFamilies{
    Name{"田中", "タナカ"},   Name{"山本", "ヤマモト"},   Name{"中村", "ナカムラ"},
    Name{"吉田", "ヨシダ"},   Name{"松本", "マツモト"},   Name{"井上", "イノウエ"},
    Name{"山田", "ヤマダ"},   Name{"髙橋", "タカハシ"},   Name{"高橋", "タカハシ"},
    Name{"小林", "コバヤシ"}, Name{"山口", "ヤマグチ"},   Name{"西村", "ニシムラ"},
    Name{"林", "ハヤシ"},     Name{"前田", "マエダ"},     Name{"岡田", "オカダ"},
    Name{"藤原", "フジワラ"}, Name{"渡邊", "ワタナベ"},   Name{"渡辺", "ワタナベ"},
    Name{"森", "モリ"},       Name{"池田", "イケダ"},     Name{"橋本", "ハシモト"},
    Name{"清水", "シミズ"},   Name{"上田", "ウエダ"},     Name{"大野", "オオノ"},
    Name{"小野", "オノ"},     Name{"坂本", "サカモト"},   Name{"谷口", "タニグチ"},
    Name{"木村", "キムラ"},   Name{"斎藤", "サイトウ"},   Name{"齋藤", "サイトウ"},
    Name{"辻", "ツジ"},       Name{"葛城", "カツラギ"},   Name{"長谷川", "ハセガワ"},
    Name{"佐々木", "ササキ"}, Name{"金城", "キンジョウ"}, Name{"新垣", "アラカキ"},
    Name{"久保", "クボ"},     Name{"平野", "ヒラノ"},     Name{"福田", "フクダ"},
    Name{"植田", "ウエダ"},   Name{"南", "ミナミ"},       Name{"阪口", "サカグチ"},
    Name{"東", "アズマ"},     Name{"奥野", "オクノ"},     Name{"浜田", "ハマダ"},
    Name{"濵田", "ハマダ"},   Name{"北川", "キタガワ"},   Name{"三宅", "ミヤケ"},
};
constexpr std::array kFirst{"太", "健", "裕", "美", "由", "恵", "和", "真", "直", "千",
                            "幸", "正", "智", "陽", "大", "結", "翔", "優", "愛", "誠"};
constexpr std::array kFirstKana{"タ",   "ケン", "ユウ",   "ミ",   "ユ",   "メグ",  "カズ",
                                "マ",   "ナオ", "チ",     "ユキ", "マサ", "トモ",  "ハル",
                                "ダイ", "ユイ", "ショウ", "ユウ", "アイ", "マコト"};
constexpr std::array kSecond{"郎", "子", "一", "香", "美", "介", "平", "奈", "代", "樹",
                             "人", "菜", "輔", "江", "也", "乃", "斗", "里", "吾", "穂"};
constexpr std::array kSecondKana{"ロウ", "コ", "イチ", "カ", "ミ", "スケ", "ヘイ",
                                 "ナ",   "ヨ", "キ",   "ト", "ナ", "スケ", "エ",
                                 "ヤ",   "ノ", "ト",   "リ", "ゴ", "ホ"};
constexpr std::array kTowns{"御崎",   "南港北",   "南港中",   "南港東",   "浜口西",
                            "浜口東", "北加賀屋", "西加賀屋", "東加賀屋", "粉浜",
                            "粉浜西", "安立",     "住之江",   "新北島",   "北島",
                            "平林北", "平林南",   "緑木",     "柴谷",     "泉"};
constexpr std::array kTitles{
    "住民票の写しの交付",   "児童手当の認定請求", "国民健康保険の加入",
    "介護保険の要介護認定", "転入届の受付",       "保育施設の利用申込",
    "ごみの分別について",   "市民税の納付相談",   "マイナンバーカードの受取",
    "障がい者手帳の更新",   "生活支援の相談",     "防災マップの配布"};
constexpr std::array kBodies{"窓口で内容を確認し、必要な書類を案内した。",
                             "電話で問い合わせがあり、担当課へ取り次いだ。",
                             "本人確認書類を確認のうえ受け付けた。結果は郵送する。", ""};
constexpr std::array kChannels{"counter", "phone", "portal", "line", "email", "post", "visit"};
constexpr std::array kDomains{"childcare-education", "welfare-care", "health", "common",
                              "disaster-safety",     "environment"};
constexpr std::array kKinds{"inquiry", "consultation", "application", "review", "result", "call"};

template <typename List>
auto pick(const List &list, base::Random &random)
{
    return list[static_cast<std::size_t>(random.below(list.size()))];
}

/// Few names are frequent and many are rare.
const Name &family(base::Random &random)
{
    const double u = random.unit();
    return kFamilies[static_cast<std::size_t>(u * u * static_cast<double>(kFamilies.size()))];
}

std::string digits(std::uint64_t number, std::size_t width)
{
    std::string text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

class Sink {
public:
    explicit Sink(const std::function<base::Status(std::string_view)> &to) : m_to(&to) {}
    template <typename T>
    base::Status add(const T &entity)
    {
        appendJson(m_text, toRow(entity));
        m_text += '\n';
        return m_text.size() < kFlushAt ? base::Status{} : flush();
    }
    base::Status flush()
    {
        auto done = (*m_to)(m_text);
        m_text.clear();
        return done;
    }

private:
    const std::function<base::Status(std::string_view)> *m_to;
    std::string m_text;
};

} // namespace

base::Uuid WardRows::idOf(std::uint64_t number)
{
    // The number in front, so that ids sort by it; the rest as random as that of any id.
    base::SeededRandom random(number);
    base::Uuid id = base::newUuidV4(random);
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<unsigned char>(number >> (40 - 8 * i));
    return id;
}

Citizen WardRows::citizen(std::uint64_t number) const
{
    base::SeededRandom random(number * 7 + 1);
    Citizen made;
    made.id = idOf(number);
    made.ward = kWard;
    made.number = "27125-" + digits(number, 7);
    const Name &name = family(random);
    const auto first = static_cast<std::size_t>(random.below(kFirst.size()));
    const auto second = static_cast<std::size_t>(random.below(kSecond.size()));
    made.nameKoseki = std::string(name.kanji) + "　" + kFirst[first] + kSecond[second];
    made.nameStandard = made.nameKoseki;
    made.kana = std::string(name.kana) + "　" + kFirstKana[first] + kSecondKana[second];
    made.birthDate = std::to_string(1930 + random.below(95)) + "-" +
                     digits(1 + random.below(12), 2) + "-" + digits(1 + random.below(28), 2);
    made.gender = random.below(2) == 0 ? "female" : "male";
    made.phone =
        random.below(3) == 0
            ? "06-66" + digits(random.below(100), 2) + "-" + digits(random.below(10'000), 4)
            : "090-" + digits(random.below(10'000), 4) + "-" + digits(random.below(10'000), 4);
    made.postalCode = "559-00" + digits(random.below(40), 2);
    made.address = std::string("大阪府大阪市住之江区") + pick(kTowns, random) +
                   std::to_string(1 + random.below(7)) + "丁目" +
                   std::to_string(1 + random.below(30)) + "番" +
                   std::to_string(1 + random.below(30)) + "号";
    if (random.below(3) == 0)
        made.building =
            "メゾン" + std::string(pick(kTowns, random)) + std::to_string(101 + random.below(800));
    made.nationality = "JP";
    made.household = idOf(10'000'000 + number / 2);
    made.householdRole = number % 2 == 0 ? "head" : "spouse";
    made.status = random.below(12) == 0 ? "moved-out" : "active";
    made.synthetic = true;
    return made;
}

Event WardRows::event(const base::Uuid &citizen, std::uint64_t number, base::Random &random)
{
    Event made;
    const base::Instant at(std::chrono::milliseconds(
        kNow - static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(kYears)))));
    made.id = base::newUuidV7(at, random);
    made.ward = kWard;
    made.citizen = citizen;
    made.occurredAt = at;
    made.recordedAt = at;
    made.channel = pick(kChannels, random);
    made.domain = pick(kDomains, random);
    made.kind = pick(kKinds, random);
    made.title = pick(kTitles, random);
    made.body = pick(kBodies, random);
    made.office = "27125-01";
    made.staff = "S-" + std::to_string(number % 60);
    if (random.below(3) == 0)
        made.contact = base::newUuidV7(at, random);
    return made;
}

base::Status WardRows::write(const std::function<base::Status(std::string_view)> &sink) const
{
    Sink out(sink);
    for (std::uint64_t i = 1; i <= m_citizens; ++i)
        YORISOI_TRY(out.add(citizen(i)));
    for (std::uint64_t i = 0; i <= m_citizens / 2; ++i) {
        Household household;
        household.id = idOf(10'000'000 + i);
        household.ward = kWard;
        household.number = "H-" + std::to_string(i);
        YORISOI_TRY(out.add(household));
    }
    base::SeededRandom random(99);
    std::vector<Event> events;
    for (std::uint64_t i = 1, done = 0; i <= m_citizens; ++i) {
        const std::uint64_t due = m_events * i / m_citizens;
        events.clear();
        for (; done < due; ++done)
            events.push_back(event(idOf(i), done, random));
        std::ranges::sort(events, {}, &Event::id);
        for (const Event &each : events)
            YORISOI_TRY(out.add(each));
    }
    base::SeededRandom ofCases(5);
    for (std::uint64_t i = 1; i <= m_citizens * 5 / 6; ++i) {
        Case file;
        file.id = idOf(20'000'000 + i);
        file.ward = kWard;
        file.number = "R8-" + digits(i, 6);
        file.citizen = idOf(1 + ofCases.below(m_citizens));
        file.title = pick(kTitles, ofCases);
        file.domain = pick(kDomains, ofCases);
        file.stage = "application";
        file.status = ofCases.below(4) == 0 ? "open" : "closed";
        file.channel = pick(kChannels, ofCases);
        file.office = "27125-01";
        file.responsible = "S-" + std::to_string(ofCases.below(60));
        file.openedAt = base::Instant(std::chrono::milliseconds(
            kNow - static_cast<std::int64_t>(ofCases.below(static_cast<std::uint64_t>(kYears)))));
        YORISOI_TRY(out.add(file));
    }
    for (std::uint64_t i = 1; i <= m_citizens / 200; ++i) {
        Restriction restriction;
        restriction.id = idOf(30'000'000 + i);
        restriction.ward = kWard;
        restriction.citizen = idOf(i * 200);
        restriction.kind = "support-measure";
        YORISOI_TRY(out.add(restriction));
    }
    return out.flush();
}

} // namespace yorisoi::replica_bench
