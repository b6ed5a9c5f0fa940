// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/entitlements/household.h"

#include <algorithm>
#include <charconv>
#include <set>

#include <nlohmann/json.hpp>

namespace yorisoi::entitlements {
namespace {

using Json = nlohmann::ordered_json;
using base::ErrorCode;
using decision::Kind;
using decision::Value;

constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
constexpr const char *kMembers = "構成員";
constexpr std::string_view kMemberPath = "世帯.構成員[";

/// Reads one household and collects what is wrong.
class Reader {
public:
    Reader(const Vocabulary &vocabulary, std::vector<InputProblem> &problems)
        : m_vocabulary(vocabulary),
          m_problems(problems)
    {
    }

    Value household(const Json &json, std::vector<Household::Member> &members)
    {
        if (!json.is_object()) {
            problem("$", "世帯を { … } で書いてください。", "the household must be an object");
            return {};
        }
        std::vector<std::pair<std::string, Value>> entries;
        for (const Fact &fact : m_vocabulary.householdFacts())
            entries.emplace_back(fact.key, entry(json, fact, "$"));
        unknownKeys(json, m_vocabulary.householdFacts(), "$", kMembers);
        const auto list = json.find(kMembers);
        decision::List values;
        if (list == json.end() || !list->is_array() || list->empty()) {
            problem("$.構成員", "構成員を1人以上、[ … ] で書いてください。",
                    "the members must be a list of at least one");
        } else if (list->size() > Household::kMostMembers) {
            problem("$.構成員", "構成員は50人までです。", "at most 50 members");
        } else {
            for (std::size_t i = 0; i < list->size(); ++i)
                values.push_back(
                    member((*list)[i], "$.構成員[" + std::to_string(i) + "]", members));
            applicant(values);
        }
        entries.emplace_back(kMembers, Value(std::move(values)));
        return Value::context(std::move(entries));
    }

private:
    void problem(std::string path, std::string ja, std::string en)
    {
        constexpr std::size_t most = 100;
        if (m_problems.size() < most)
            m_problems.push_back({std::move(path), {std::move(ja), std::move(en)}});
    }

    Value member(const Json &json, const std::string &path, std::vector<Household::Member> &members)
    {
        if (!json.is_object()) {
            problem(path, "構成員を { … } で書いてください。", "a member must be an object");
            return {};
        }
        std::vector<Value> values;
        for (const Fact &fact : m_vocabulary.memberFacts())
            values.push_back(entry(json, fact, path));
        unknownKeys(json, m_vocabulary.memberFacts(), path, {});
        if (!m_shape) {
            std::vector<std::string> keys;
            for (const Fact &fact : m_vocabulary.memberFacts())
                keys.push_back(fact.key);
            m_shape = std::make_shared<const decision::Shape>(std::move(keys));
        }
        Value value(m_shape, std::move(values));
        const Value id = textAt(value, "id");
        if (id.isNull() || id.string().empty())
            problem(path + ".id", "構成員の記号（id）がありません。", "the member has no id");
        else if (!m_ids.emplace(id.string()).second)
            problem(path + ".id", "同じ記号（id）の構成員がほかにいます。",
                    "another member has the same id");
        if (textAt(value, "続柄").isNull())
            problem(path + ".続柄", "続柄がありません。", "the relation (続柄) is missing");
        const Value name = textAt(value, "表示名");
        const Value &shown = name.isNull() ? id : name;
        members.push_back({id.isNull() ? std::string() : std::string(id.string()),
                           shown.isNull() ? std::string() : std::string(shown.string())});
        return value;
    }

    static Value textAt(const Value &context, std::string_view key)
    {
        const Value *found = context.find(key);
        return found && found->is(Kind::String) ? *found : Value();
    }

    void applicant(const decision::List &members)
    {
        const auto count = std::count_if(members.begin(), members.end(), [](const Value &m) {
            const Value relation = textAt(m, "続柄");
            return !relation.isNull() && relation.string() == "本人";
        });
        if (count != 1)
            problem("$.構成員", "続柄が「本人」の構成員を、ちょうど1人にしてください。",
                    "exactly one member must be the applicant (続柄 本人)");
    }

    void unknownKeys(const Json &json, const std::vector<Fact> &facts, const std::string &path,
                     std::string_view other)
    {
        for (const auto &[key, value] : json.items()) {
            const bool known =
                key == other || std::any_of(facts.begin(), facts.end(),
                                            [&k = key](const Fact &f) { return f.key == k; });
            if (!known)
                problem(path + "." + key, "知らない項目です。", "an unknown key");
        }
    }

    Value entry(const Json &json, const Fact &fact, const std::string &path)
    {
        const auto found = json.find(fact.key);
        if (found == json.end() || found->is_null())
            return {};
        Value value = scalar(*found, fact, path + "." + fact.key);
        if (value.isNull() || fact.choices.empty())
            return value;
        const bool allowed =
            std::any_of(fact.choices.begin(), fact.choices.end(),
                        [&](const Choice &choice) { return decision::same(choice.value, value); });
        if (allowed)
            return value;
        Words list;
        for (const Choice &choice : fact.choices) {
            list.ja += (list.ja.empty() ? "" : "、") + choice.words.ja;
            list.en += (list.en.empty() ? "" : ", ") + choice.words.ja;
        }
        problem(path + "." + fact.key, "使えない値です。使える値: " + list.ja,
                "a value that is not allowed; allowed: " + list.en);
        return {};
    }

    Value scalar(const Json &json, const Fact &fact, const std::string &path)
    {
        switch (fact.type) {
        case Fact::Type::Boolean:
            if (json.is_boolean())
                return Value(json.get<bool>());
            problem(path, "true か false で書いてください。", "must be true or false");
            return {};
        case Fact::Type::Number:
            return number(json, fact, path);
        case Fact::Type::Text:
            if (json.is_string() && json.get_ref<const std::string &>().size() <= 1000)
                return Value(json.get_ref<const std::string &>());
            problem(path, "文字列（1,000バイトまで）で書いてください。",
                    "must be a text of at most 1,000 bytes");
            return {};
        case Fact::Type::Date:
            break;
        }
        if (json.is_string())
            if (const auto date = decision::Date::parse(json.get_ref<const std::string &>());
                date && date->year >= 1800 && date->year <= 2200)
                return Value(*date);
        problem(path, "日付を 2026-04-01 の形で、暦にある日で書いてください。",
                "must be a date that exists, like 2026-04-01");
        return {};
    }

    Value number(const Json &json, const Fact &fact, const std::string &path)
    {
        std::optional<decision::Decimal> number;
        if (json.is_number_integer() && !json.is_number_unsigned())
            number = decision::Decimal(json.get<std::int64_t>());
        else if (json.is_number())
            number = decision::Decimal::parse(json.dump());
        // Beyond this it is a slip of the keyboard, and sums would lose digits.
        static const decision::Decimal most(std::int64_t{1'000'000'000'000});
        if (!number || decision::Decimal::compare(number->absolute(), most) > 0) {
            problem(path, "1兆までの数で書いてください。", "must be a number up to a trillion");
            return {};
        }
        if (fact.minimum && decision::Decimal::compare(*number, *fact.minimum) < 0) {
            problem(path, fact.minimum->toString() + "以上の数で書いてください。",
                    "must be at least " + fact.minimum->toString());
            return {};
        }
        return Value(*number);
    }

    const Vocabulary &m_vocabulary;
    std::vector<InputProblem> &m_problems;
    decision::ShapePtr m_shape;
    std::set<std::string, std::less<>> m_ids;
};

/// "1:27" for the byte at which reading stopped.
std::string position(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto start = before.rfind('\n');
    const std::size_t column =
        start == std::string_view::npos ? before.size() : before.size() - start - 1;
    return std::to_string(line) + ":" + std::to_string(column);
}

base::Result<Json> parse(std::string_view text, std::vector<InputProblem> &problems)
{
    try {
        return Json::parse(text);
    } catch (const Json::parse_error &error) {
        const std::string at = position(text, error.byte);
        problems.push_back({"$", {at + " でJSONとして読めません。", "no JSON at " + at}});
        return base::fail(ErrorCode::InvalidInput, "household: $: no JSON at " + at);
    }
}

Value replaced(const Value &context, std::string_view key, const Value &value)
{
    const int at = context.shape().find(key);
    if (at < 0)
        return context;
    auto values = context.values();
    values[static_cast<std::size_t>(at)] = value;
    // The shape stays that of the declared type: `value` is of the fact's type.
    return Value(context.shapePtr(), std::move(values));
}

} // namespace

std::optional<FactPath> FactPath::parse(std::string_view feelPath)
{
    constexpr std::string_view household = "世帯.";
    if (feelPath.starts_with(kMemberPath)) {
        const std::string_view rest = feelPath.substr(kMemberPath.size());
        std::size_t index = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), index);
        const std::string_view after = rest.substr(static_cast<std::size_t>(end - rest.data()));
        if (error != std::errc() || index == 0 || !after.starts_with("]."))
            return std::nullopt;
        return FactPath{index - 1, std::string(after.substr(2))};
    }
    if (!feelPath.starts_with(household))
        return std::nullopt;
    return FactPath{std::nullopt, std::string(feelPath.substr(household.size()))};
}

base::Result<Household> Household::fromJson(std::string_view json,
                                            std::vector<InputProblem> *problems,
                                            const Vocabulary &vocabulary)
{
    std::vector<InputProblem> found;
    std::vector<InputProblem> &all = problems ? *problems : found;
    const std::size_t before = all.size();
    if (json.size() > kMostBytes) {
        all.push_back({"$", {"1 MiBを超えています。", "more than 1 MiB"}});
        return base::fail(ErrorCode::TooLarge, "household: more than 1 MiB");
    }
    YORISOI_ASSIGN(const Json parsed, parse(json, all));
    Household household;
    household.m_value = Reader(vocabulary, all).household(parsed, household.m_members);
    if (all.size() == before)
        return household;
    const InputProblem &first = all[before];
    return base::fail(ErrorCode::InvalidInput,
                      "household: " + first.path + ": " + first.message.en);
}

Value Household::fact(const FactPath &path) const
{
    const Value *context = &m_value;
    if (path.member) {
        const Value *members = m_value.find(kMembers);
        if (!members || *path.member >= members->list().size())
            return {};
        context = &members->list()[*path.member];
    }
    const Value *found = context->find(path.key);
    return found ? *found : Value();
}

Household Household::with(const FactPath &path, const Value &value) const
{
    Household changed = *this;
    if (!path.member) {
        changed.m_value = replaced(m_value, path.key, value);
        return changed;
    }
    const Value *members = m_value.find(kMembers);
    if (!members || *path.member >= members->list().size())
        return changed;
    decision::List list = members->list();
    list[*path.member] = replaced(list[*path.member], path.key, value);
    changed.m_value = replaced(m_value, kMembers, Value(std::move(list)));
    return changed;
}

Household Household::converted(Value value) const
{
    Household changed = *this;
    changed.m_value = std::move(value);
    return changed;
}

} // namespace yorisoi::entitlements
