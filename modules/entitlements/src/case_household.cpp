// SPDX-License-Identifier: GPL-3.0-or-later
// What a case leaves unsaid: not so, or in order. See cases.h.
#include "case_household.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "yorisoi/entitlements/vocabulary.h"

namespace yorisoi::entitlements {
namespace {

using base::ErrorCode;
using Json = CaseJson;

/// Booleans that stay unknown: what an authority assesses or what follows from other facts.
constexpr std::array<std::string_view, 12> kOpen{"住民税非課税世帯", "住民税均等割のみ課税世帯",
                                                 "市町村民税課税",   "常時介護",
                                                 "障害者控除該当",   "税法上のひとり親",
                                                 "主たる生計維持者", "産科医療補償制度",
                                                 "世帯主",           "在学中",
                                                 "申請者の扶養",     "自ら運転する"};
/// Booleans that are in order unless the case says otherwise: residence, livelihood, and the need
/// for which a loan is asked.
constexpr std::array<std::string_view, 6> kInOrder{
    "国内居住", "市内居住", "同居", "生計同一", "保険料納付要件", "収入減少による生活困窮"};
/// Enumerations whose 無 is an assessment of its own.
constexpr std::array<std::string_view, 5> kAssessed{"障害年金等級", "特別児童扶養手当等級",
                                                    "初診日年金加入", "医療保険", "学校種別"};
template <std::size_t N>
bool in(const std::array<std::string_view, N> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

void addDefaults(Json &out, const std::vector<Fact> &facts)
{
    for (const Fact &fact : facts) {
        if (out.contains(fact.key))
            continue;
        const bool none = std::any_of(fact.choices.begin(), fact.choices.end(),
                                      [](const Choice &choice) { return choice.words.ja == "無"; });
        if (fact.type == Fact::Type::Boolean && !in(kOpen, fact.key))
            out[fact.key] = in(kInOrder, fact.key);
        else if (none && !in(kAssessed, fact.key))
            out[fact.key] = "無";
    }
}

std::optional<double> numberAt(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? std::optional(found->get<double>())
                                                       : std::nullopt;
}

bool isTrue(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

/// The facts of one member as the schema has them, and its relation.
Json memberOf(const Json &given, const std::string &relation)
{
    Json out;
    for (const auto &[key, value] : given.items())
        if (key != "role")
            out[key] = value;
    out["続柄"] = relation;
    // 有 and 無 of the case files are a boolean here.
    if (const auto organ = out.find("内部障害"); organ != out.end() && organ->is_string())
        *organ = organ->get<std::string>() == "有";
    // The cases say it only where the stay of over three months is the condition.
    if (isTrue(out, "入院中") && !out.contains("入院三か月超"))
        out["入院三か月超"] = true;
    if (isTrue(out, "介護施設入所中") && !out.contains("施設入所中"))
        out["施設入所中"] = true;
    // Where the kinds of income are not told apart it is salary.
    if (out.contains("所得") && !out.contains("給与所得"))
        out["給与所得"] = out["所得"];
    if (out.contains("高校履修種別") && !out.contains("学校種別"))
        out["学校種別"] = "高等学校";
    if (out.contains("学年") && !out.contains("在学中"))
        out["在学中"] = true;
    if (!out.contains("在留資格"))
        out["在留資格"] = "日本国籍";
    return out;
}

class Builder {
public:
    explicit Builder(const Json &which) : m_case(which) {}

    base::Result<std::string> build()
    {
        const auto members = m_case.find("members");
        if (members == m_case.end() || !members->is_array())
            return base::fail(ErrorCode::InvalidInput, "members must be a list");
        for (std::size_t i = 0; i < members->size(); ++i)
            if (auto status = add((*members)[i]); !status)
                return base::fail(ErrorCode::InvalidInput,
                                  "members[" + std::to_string(i) + "]: " + status.error().detail);
        family();
        earners();
        Json household = m_case.contains("household") ? m_case["household"] : Json::object();
        if (!household.is_object())
            return base::fail(ErrorCode::InvalidInput, "household must be an object");
        disaster(household);
        addDefaults(household, Vocabulary::builtIn().householdFacts());
        for (Json &member : m_members)
            addDefaults(member, Vocabulary::builtIn().memberFacts());
        household["構成員"] = m_members;
        return household.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

private:
    base::Status add(const Json &member)
    {
        const auto role = member.is_object() ? member.find("role") : member.end();
        const std::string word = member.is_object() && role != member.end() && role->is_string()
                                     ? role->get<std::string>()
                                     : std::string();
        std::string relation = "子";
        if (word == "adult") {
            const bool first = m_adults.empty();
            relation = first ? "本人" : m_adults.size() == 1 ? "配偶者" : "その他";
            m_adults.push_back(m_members.size());
        } else if (word == "grandparent") {
            relation = "父母";
        } else if (word != "child") {
            return base::fail(ErrorCode::InvalidInput, "role must be adult, child or grandparent");
        }
        m_members.push_back(memberOf(member, relation));
        return {};
    }

    bool isChild(const Json &member) const { return member["続柄"] == "子"; }

    void family()
    {
        const auto household = m_case.find("household");
        const bool asSingle = household != m_case.end() && household->is_object() &&
                              isTrue(*household, "配偶者がいるがひとり親に該当");
        const bool single = m_adults.size() < 2;
        for (Json &member : m_members) {
            if (isChild(member)) {
                if (!member.contains("所得"))
                    member["所得"] = 0;
                if (!member.contains("監護"))
                    member["監護"] = true;
                if (!member.contains("ひとり親事由"))
                    member["ひとり親事由"] = single ? "離婚" : asSingle ? "重度障害" : "無";
            }
        }
        for (std::size_t i = 0; i < m_adults.size() && i < 2; ++i)
            if (Json &adult = m_members[m_adults[i]]; !adult.contains("婚姻"))
                adult["婚姻"] = single ? "離婚" : "婚姻";
        // A case counts no adult as a dependant without saying so.
        for (const std::size_t adult : m_adults)
            if (!m_members[adult].contains("申請者の扶養"))
                m_members[adult]["申請者の扶養"] = false;
    }

    /// Who earns most is the main earner, unless two earn the same.
    void earners()
    {
        std::optional<double> most;
        std::size_t count = 0;
        for (const Json &member : m_members) {
            const auto income = numberAt(member, "所得");
            if (!income || (most && *income < *most))
                continue;
            count = most && *income == *most ? count + 1 : 1;
            most = income;
        }
        if (count != 1)
            return;
        for (Json &member : m_members)
            if (!member.contains("主たる生計維持者"))
                member["主たる生計維持者"] = numberAt(member, "所得") == most;
    }

    void disaster(Json &household) const
    {
        if (!household.contains("災害で死亡した世帯員の人数"))
            household["災害で死亡した世帯員の人数"] = 0;
        if (household.contains("被災している"))
            return;
        const auto damage = household.find("住宅被害");
        const bool home = damage != household.end() && *damage != "無";
        const bool person = std::any_of(m_members.begin(), m_members.end(), [](const Json &member) {
            return member.contains("災害による負傷の療養期間") ||
                   isTrue(member, "災害による重い後遺障害がある");
        });
        household["被災している"] = home || person || household["災害で死亡した世帯員の人数"] != 0;
    }

    const Json &m_case;
    std::vector<Json> m_members;
    /// Positions among the members.
    std::vector<std::size_t> m_adults;
};

} // namespace

base::Result<std::string> caseHousehold(const CaseJson &which)
{
    return Builder(which).build();
}

} // namespace yorisoi::entitlements
