// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema.h"

#include <algorithm>
#include <regex>

#include "yorisoi/base/calendar.h"

namespace yorisoi::catalogue {

using Json = nlohmann::json;

namespace {

/// std::regex recurses over the text: what is longer is no id.
constexpr std::size_t kLongestPatternText = 2000;

bool fits(const Content &content, std::string_view type)
{
    using enum Content::Form;
    switch (content.form) {
    case Null:
        return type == "null";
    case Boolean:
        return type == "boolean";
    case Number:
        return type == "number" ||
               (type == "integer" && content.text.find('.') == std::string::npos);
    case Text:
    case Date:
        return type == "string";
    case List:
        return type == "array";
    case Map:
        return type == "object";
    }
    return false;
}

std::string_view japaneseOf(std::string_view type)
{
    if (type == "object")
        return "項目の集まり";
    if (type == "array")
        return "リスト";
    if (type == "string")
        return "文字列";
    if (type == "number")
        return "数";
    if (type == "integer")
        return "整数";
    return type == "boolean" ? "true/false" : type;
}

std::string joined(const Json &list)
{
    std::string text;
    for (const Json &item : list)
        text +=
            (text.empty() ? "" : ", ") + (item.is_string() ? item.get<std::string>() : item.dump());
    return text;
}

} // namespace

struct Schema::Run {
    const Json &root;
    const std::string &file;
    Findings &findings;
    std::vector<Link> &links;

    void add(const Content &content, const std::string &path, const std::string &rule,
             std::string ja, std::string en) const
    {
        findings.push_back({Finding::Severity::Error,
                            rule,
                            {file, content.line, content.column},
                            path,
                            std::move(ja),
                            std::move(en)});
    }

    const Json &resolved(const Json &schema) const
    {
        const auto reference = schema.find("$ref");
        if (reference == schema.end())
            return schema;
        const std::string name = reference->get<std::string>();
        constexpr std::string_view kPrefix = "#/$defs/";
        return root.at("$defs").at(name.substr(kPrefix.size()));
    }

    void check(const Json &given, const Content &content, const std::string &path,
               const std::string &outerRule) const
    {
        const Json &schema = resolved(given);
        if (schema.is_boolean())
            return;
        const std::string rule = schema.value("x-rule", given.value("x-rule", outerRule));
        if (!checkType(schema, content, path, rule) || !checkValues(schema, content, path, rule) ||
            !checkChoices(schema, content, path, rule))
            return;
        if (content.form == Content::Form::Map)
            checkMap(schema, content, path, rule);
        else if (content.form == Content::Form::List)
            checkList(schema, content, path, rule);
        else
            checkScalar(schema, content, path, rule);
        const std::string link = schema.value("x-link", given.value("x-link", std::string()));
        if (!link.empty() && content.isScalar())
            links.push_back({link, content.text, path, {file, content.line, content.column}});
    }

    bool checkType(const Json &schema, const Content &content, const std::string &path,
                   const std::string &rule) const
    {
        const auto type = schema.find("type");
        if (type == schema.end())
            return true;
        const Json list = type->is_array() ? *type : Json::array({*type});
        if (std::ranges::any_of(
                list, [&](const Json &one) { return fits(content, one.get<std::string>()); }))
            return true;
        const std::string first = list.front().get<std::string>();
        add(content, path, rule,
            std::string(japaneseOf(first)) + "でなければなりません（「" + toText(content) + "」）",
            "must be of type " + joined(list) + ", not '" + toText(content) + "'");
        return false;
    }

    bool checkValues(const Json &schema, const Content &content, const std::string &path,
                     const std::string &rule) const
    {
        const auto one = schema.find("const");
        const auto several = schema.find("enum");
        if (one == schema.end() && several == schema.end())
            return true;
        const Json allowed = one != schema.end() ? Json::array({*one}) : *several;
        const bool found = std::ranges::any_of(allowed, [&](const Json &value) {
            return content.text == (value.is_string() ? value.get<std::string>() : value.dump());
        });
        if (content.isScalar() && found)
            return true;
        add(content, path, rule,
            "「" + toText(content) + "」は使えません。使えるもの: " + joined(allowed),
            "'" + toText(content) + "' is none of: " + joined(allowed));
        return false;
    }

    bool checkChoices(const Json &schema, const Content &content, const std::string &path,
                      const std::string &rule) const
    {
        const auto choices = schema.find("anyOf");
        if (choices == schema.end())
            return true;
        Findings first;
        for (const Json &choice : *choices) {
            Findings tried;
            std::vector<Link> found;
            const Run run{root, file, tried, found};
            run.check(choice, content, path, rule);
            if (tried.empty()) {
                std::ranges::move(found, std::back_inserter(links));
                return true;
            }
            // The choice of the right shape tells most.
            if (first.empty() || tried.size() < first.size())
                first = std::move(tried);
        }
        std::ranges::move(first, std::back_inserter(findings));
        return false;
    }

    void checkMap(const Json &schema, const Content &content, const std::string &path,
                  const std::string &rule) const
    {
        if (const auto required = schema.find("required"); required != schema.end()) {
            for (const Json &name : *required) {
                const std::string key = name.get<std::string>();
                const Content *entry = content.find(key);
                if (entry && entry->form != Content::Form::Null)
                    continue;
                // A missing entry breaks the rule of what should be there.
                std::string missing = rule;
                if (schema.contains("properties") && schema["properties"].contains(key))
                    missing = schema["properties"][key].value("x-rule", rule);
                add(content, path, missing, "「" + key + "」がありません",
                    "'" + key + "' is missing");
            }
        }
        if (content.entries.size() < schema.value("minProperties", std::size_t{0}))
            add(content, path, rule, "項目が足りません", "too few entries");
        const auto properties = schema.find("properties");
        const auto others = schema.find("additionalProperties");
        const auto names = schema.find("propertyNames");
        for (const Content::Entry &entry : content.entries) {
            const std::string below = path.empty() ? entry.key : path + '.' + entry.key;
            Content key;
            key.form = Content::Form::Text;
            key.text = entry.key;
            key.line = entry.line;
            key.column = entry.column;
            if (names != schema.end())
                check(*names, key, below, rule);
            if (properties != schema.end() && properties->contains(entry.key)) {
                if (entry.value.form != Content::Form::Null)
                    check((*properties)[entry.key], entry.value, below, rule);
                continue;
            }
            if (others == schema.end())
                continue;
            if (others->is_boolean()) {
                if (!others->get<bool>())
                    add(key, path, rule, "「" + entry.key + "」という項目はありません",
                        "there is no entry '" + entry.key + "'");
                continue;
            }
            check(*others, entry.value, below, rule);
        }
    }

    void checkList(const Json &schema, const Content &content, const std::string &path,
                   const std::string &rule) const
    {
        const std::size_t least = schema.value("minItems", std::size_t{0});
        if (content.items.size() < least)
            add(content, path, rule, std::to_string(least) + "つ以上必要です",
                "needs at least " + std::to_string(least));
        const auto items = schema.find("items");
        if (items == schema.end())
            return;
        for (std::size_t i = 0; i < content.items.size(); ++i)
            check(*items, content.items[i], path + '[' + std::to_string(i) + ']', rule);
    }

    void checkScalar(const Json &schema, const Content &content, const std::string &path,
                     const std::string &rule) const
    {
        if (content.text.size() < schema.value("minLength", std::size_t{0}))
            add(content, path, rule, "空です", "is empty");
        if (schema.value("format", std::string()) == "date" && !base::parseIsoDate(content.text))
            add(content, path, "date", content.text + " は暦にない日付です",
                content.text + " is no day of the calendar");
        const auto pattern = schema.find("pattern");
        if (pattern == schema.end())
            return;
        const std::regex expression(pattern->get<std::string>(), std::regex::ECMAScript);
        if (content.text.size() > kLongestPatternText ||
            !std::regex_search(content.text, expression))
            add(content, path, rule,
                "「" + content.text + "」は形が違います（" + pattern->get<std::string>() + "）",
                "'" + content.text + "' does not have the form " + pattern->get<std::string>());
    }
};

Schema::Schema(std::string_view json) : m_root(Json::parse(json, nullptr, false)) {}

void Schema::check(const Content &content, const std::string &file, Findings &findings,
                   std::vector<Link> &links) const
{
    const Run run{m_root, file, findings, links};
    run.check(m_root, content, {}, "schema");
}

} // namespace yorisoi::catalogue
