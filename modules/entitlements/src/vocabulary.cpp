// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/entitlements/vocabulary.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace yorisoi::entitlements {
namespace {

using Json = nlohmann::ordered_json;
using base::ErrorCode;

std::string textOf(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Words wordsAt(const Json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_object())
        return {};
    return {textOf(*found, "ja"), textOf(*found, "en")};
}

std::optional<decision::Decimal> decimalOf(const Json &number)
{
    if (number.is_number_integer())
        return decision::Decimal(number.get<std::int64_t>());
    return number.is_number() ? decision::Decimal::parse(number.dump()) : std::nullopt;
}

std::optional<Fact> factOf(const std::string &key, const Json &property)
{
    Fact fact;
    fact.key = key;
    std::string type;
    if (const auto types = property.find("type"); types != property.end())
        type = types->is_array() && !types->empty() && types->front().is_string()
                   ? types->front().get<std::string>()
                   : textOf(property, "type");
    if (type == "boolean")
        fact.type = Fact::Type::Boolean;
    else if (type == "number")
        fact.type = Fact::Type::Number;
    else if (type == "string")
        fact.type = textOf(property, "format") == "date" ? Fact::Type::Date : Fact::Type::Text;
    else
        return std::nullopt;
    fact.unit = textOf(property, "x-unit");
    fact.label = wordsAt(property, "x-label");
    fact.question = wordsAt(property, "x-question");
    if (const auto least = property.find("minimum"); least != property.end())
        fact.minimum = decimalOf(*least);
    const auto values = property.find("enum");
    if (values == property.end())
        return fact;
    const auto english = property.find("x-values");
    for (const auto &value : *values) {
        if (value.is_string()) {
            const auto text = value.get<std::string>();
            const std::string words =
                english != property.end() ? textOf(*english, text.c_str()) : std::string();
            fact.choices.push_back({decision::Value(text), {text, words.empty() ? text : words}});
        } else if (const auto number = decimalOf(value)) {
            const std::string text = number->toString();
            const std::string words =
                english != property.end() ? textOf(*english, text.c_str()) : std::string();
            fact.choices.push_back(
                {decision::Value(*number), {text, words.empty() ? text : words}});
        }
    }
    return fact;
}

const Fact *factNamed(const std::vector<Fact> &facts, std::string_view key)
{
    const auto found =
        std::find_if(facts.begin(), facts.end(), [&](const Fact &f) { return f.key == key; });
    return found == facts.end() ? nullptr : &*found;
}

} // namespace

base::Result<Vocabulary> Vocabulary::fromSchema(std::string_view json)
{
    const Json schema = Json::parse(json, nullptr, false);
    const auto facts = [](const Json &properties, std::vector<Fact> &out) {
        for (const auto &[key, property] : properties.items())
            if (auto fact = factOf(key, property))
                out.push_back(std::move(*fact));
    };
    Vocabulary vocabulary;
    const Json::json_pointer members("/$defs/member/properties");
    if (!schema.is_object() || !schema.contains("properties") || !schema.contains(members))
        return base::fail(ErrorCode::InvalidInput, "no schema of households");
    facts(schema["properties"], vocabulary.m_household);
    facts(schema[members], vocabulary.m_member);
    return vocabulary;
}

const Vocabulary &Vocabulary::builtIn()
{
    // The schema is part of the program, and a test reads it: it cannot be wrong here.
    static const Vocabulary vocabulary = fromSchema(householdSchema()).value_or(Vocabulary());
    return vocabulary;
}

const Fact *Vocabulary::householdFact(std::string_view key) const
{
    return factNamed(m_household, key);
}

const Fact *Vocabulary::memberFact(std::string_view key) const
{
    return factNamed(m_member, key);
}

const Words *Vocabulary::valueWords(std::string_view value) const
{
    for (const auto *facts : {&m_member, &m_household})
        for (const Fact &fact : *facts)
            for (const Choice &choice : fact.choices)
                if (choice.words.ja == value)
                    return &choice.words;
    return nullptr;
}

} // namespace yorisoi::entitlements
