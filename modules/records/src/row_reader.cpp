// SPDX-License-Identifier: GPL-3.0-or-later
#include <simdjson.h>

#include "yorisoi/records/json.h"

namespace yorisoi::records {
namespace {

using base::ErrorCode;
using base::fail;
namespace ondemand = simdjson::ondemand;

base::Status malformed(std::string_view what, simdjson::error_code error)
{
    return fail(ErrorCode::InvalidInput,
                "row." + std::string(what) + ": " + simdjson::error_message(error));
}

base::Status readId(ondemand::value value, base::Uuid &id, std::string_view what)
{
    std::string_view text;
    if (const auto error = value.get_string().get(text))
        return malformed(what, error);
    YORISOI_ASSIGN(id, base::Uuid::parse(text));
    return {};
}

base::Status readValue(ondemand::value json, const FieldSpec &field, Value &value)
{
    bool null = false;
    if (const auto error = json.is_null().get(null))
        return malformed(field.name, error);
    if (null) {
        value = std::monostate{};
        return {};
    }
    switch (field.type) {
    case FieldType::Flag: {
        bool flag = false;
        if (const auto error = json.get_bool().get(flag))
            return malformed(field.name, error);
        value = flag;
        return {};
    }
    case FieldType::Integer:
    case FieldType::Time: {
        std::int64_t number = 0;
        if (const auto error = json.get_int64().get(number))
            return malformed(field.name, error);
        value = number;
        return {};
    }
    case FieldType::Reference: {
        base::Uuid id;
        YORISOI_TRY(readId(json, id, field.name));
        value = id;
        return {};
    }
    case FieldType::Text:
    case FieldType::Token:
    case FieldType::Date:
    case FieldType::Json:
        break;
    }
    std::string_view text;
    if (const auto error = json.get_string().get(text))
        return malformed(field.name, error);
    if (auto *held = std::get_if<std::string>(&value))
        held->assign(text);
    else
        value = std::string(text);
    return {};
}

} // namespace

struct RowReader::State {
    ondemand::parser parser;
    std::string buffer;

    base::Status read(std::string_view json, Row &row);
    base::Status readVersions(ondemand::value json, Row &row);
    base::Status readValues(ondemand::value json, Row &row);
};

base::Status RowReader::State::readVersions(ondemand::value json, Row &row)
{
    ondemand::array array;
    if (const auto error = json.get_array().get(array))
        return malformed("ver", error);
    for (auto item : array) {
        std::int64_t version = 0;
        if (const auto error = item.get_int64().get(version))
            return malformed("ver", error);
        row.versions.push_back(version);
    }
    return {};
}

base::Status RowReader::State::readValues(ondemand::value json, Row &row)
{
    const auto fields = specOf(row.kind).fields;
    row.values.resize(fields.size());
    std::vector<bool> seen(fields.size());
    ondemand::object object;
    if (const auto error = json.get_object().get(object))
        return malformed("v", error);
    // Members come in the order of the table, so the next one is found at the first look.
    std::size_t expected = 0;
    for (auto member : object) {
        std::string_view name;
        if (const auto error = member.unescaped_key().get(name))
            return malformed("v", error);
        std::size_t index = expected;
        while (index < fields.size() && fields[index].name != name)
            ++index;
        if (index == fields.size()) {
            const int found = fieldIndex(row.kind, name);
            if (found < 0)
                continue;
            index = static_cast<std::size_t>(found);
        }
        ondemand::value value;
        if (const auto error = member.value().get(value))
            return malformed(name, error);
        YORISOI_TRY(readValue(value, fields[index], row.values[index]));
        seen[index] = true;
        expected = index + 1;
    }
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!seen[i])
            row.values[i] = std::monostate{};
    return {};
}

base::Status RowReader::State::read(std::string_view json, Row &row)
{
    buffer.assign(json);
    buffer.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    ondemand::document document;
    if (const auto error =
            parser.iterate(buffer.data(), json.size(), buffer.capacity()).get(document))
        return malformed("json", error);
    ondemand::object object;
    if (const auto error = document.get_object().get(object))
        return malformed("json", error);
    row.versions.clear();
    row.revision = 0;
    row.id = {};
    row.ward.clear();
    bool haveKind = false;
    bool haveValues = false;
    for (auto member : object) {
        std::string_view name;
        ondemand::value value;
        if (const auto error = member.unescaped_key().get(name))
            return malformed("json", error);
        if (const auto error = member.value().get(value))
            return malformed("json", error);
        if (name == "kind") {
            std::string_view text;
            if (const auto error = value.get_string().get(text))
                return malformed("kind", error);
            const auto kind = entityKindFromName(text);
            if (!kind)
                return fail(ErrorCode::Unsupported, "row.kind: unknown");
            row.kind = *kind;
            haveKind = true;
        } else if (name == "id") {
            YORISOI_TRY(readId(value, row.id, "id"));
        } else if (name == "ward") {
            std::string_view text;
            if (const auto error = value.get_string().get(text))
                return malformed("ward", error);
            row.ward.assign(text);
        } else if (name == "rev") {
            if (const auto error = value.get_int64().get(row.revision))
                return malformed("rev", error);
        } else if (name == "ver") {
            YORISOI_TRY(readVersions(value, row));
        } else if (name == "v") {
            if (!haveKind)
                return fail(ErrorCode::InvalidInput, "row.kind: must come before v");
            YORISOI_TRY(readValues(value, row));
            haveValues = true;
        }
    }
    const char *rest = nullptr;
    if (!document.current_location().get(rest))
        return fail(ErrorCode::InvalidInput, "row.json: something follows the row");
    if (!haveKind || !haveValues || row.id.isNull() || row.revision < 1)
        return fail(ErrorCode::InvalidInput, "row: kind, id, rev and v are required");
    if (!row.versions.empty())
        row.versions.resize(row.values.size(), row.revision);
    return {};
}

RowReader::RowReader() : m_state(std::make_unique<State>()) {}
RowReader::~RowReader() = default;
RowReader::RowReader(RowReader &&) noexcept = default;
RowReader &RowReader::operator=(RowReader &&) noexcept = default;

base::Status RowReader::read(std::string_view json, Row &row)
{
    return m_state->read(json, row);
}

} // namespace yorisoi::records
