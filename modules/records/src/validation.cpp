// SPDX-License-Identifier: GPL-3.0-or-later
#include "validation.h"

#include <algorithm>

#include "yorisoi/base/calendar.h"
#include "yorisoi/records/apply.h"

namespace yorisoi::records {
namespace {

constexpr std::uint32_t kDefaultCharacters = 200;

std::size_t codePoints(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

bool isToken(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

bool isDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A whole day, or a year or month where the rest is not known.
bool isDate(std::string_view text)
{
    if (text.size() == 10)
        return base::parseIsoDate(text).has_value();
    if (text.size() == 4)
        return isDigits(text);
    return text.size() == 7 && text[4] == '-' && isDigits(text.substr(0, 4)) &&
           text.substr(5) >= "01" && text.substr(5) <= "12" && isDigits(text.substr(5));
}

/// Control characters other than line breaks and tabs have no meaning in a record.
bool hasControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return (u < 0x20 && c != '\n' && c != '\t') || u == 0x7F;
    });
}

/// Identifiers of systems are no personal text and may have twelve digits.
bool isIdentifier(std::string_view name)
{
    return name == "source_ref" || name == "number" || name == "sha256" || name == "public_key";
}

std::string_view whyInvalidText(const FieldSpec &field, std::string_view text)
{
    if (codePoints(text) > (field.maxCharacters ? field.maxCharacters : kDefaultCharacters))
        return "too-long";
    if (field.type == FieldType::Token)
        return isToken(text) ? "" : "field-invalid";
    if (field.type == FieldType::Date)
        return isDate(text) ? "" : "field-invalid";
    if (hasControlCharacter(text))
        return "field-invalid";
    if (!isIdentifier(field.name) && holdsIndividualNumber(text))
        return "individual-number";
    return {};
}

} // namespace

std::string_view whyInvalid(const FieldSpec &field, const Value &value)
{
    if (std::holds_alternative<std::monostate>(value))
        return field.required ? "field-missing" : "";
    switch (field.type) {
    case FieldType::Flag:
        return std::holds_alternative<bool>(value) ? "" : "field-invalid";
    case FieldType::Integer:
    case FieldType::Time:
        return std::holds_alternative<std::int64_t>(value) ? "" : "field-invalid";
    case FieldType::Reference:
        return std::holds_alternative<base::Uuid>(value) ? "" : "field-invalid";
    case FieldType::Text:
    case FieldType::Token:
    case FieldType::Date:
    case FieldType::Json: {
        const auto *text = std::get_if<std::string>(&value);
        return text ? whyInvalidText(field, *text) : "field-invalid";
    }
    }
    return "field-invalid";
}

std::string_view whyInvalid(const Row &row)
{
    const auto fields = specOf(row.kind).fields;
    if (row.values.size() != fields.size())
        return "field-invalid";
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const auto why = whyInvalid(fields[i], row.values[i]); !why.empty())
            return why;
    return {};
}

} // namespace yorisoi::records
