// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/records/json.h"

#include <charconv>

#include <nlohmann/json.hpp>

#include "json_text.h"

namespace yorisoi::records {
namespace {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;

void appendMember(std::string &out, std::string_view name, std::string_view text)
{
    out += ",\"";
    out += name;
    out += "\":";
    appendQuoted(out, text);
}

void appendEdit(std::string &out, const Edit &edit)
{
    const auto &spec = specOf(edit.kind);
    out += "{\"kind\":";
    appendQuoted(out, spec.name);
    appendMember(out, "id", edit.id.toString());
    if (!edit.cluster.isNull())
        appendMember(out, "cluster", edit.cluster.toString());
    out += edit.create ? ",\"create\":true,\"fields\":[" : ",\"create\":false,\"fields\":[";
    bool first = true;
    for (const FieldEdit &change : edit.fields) {
        out += first ? "{\"field\":" : ",{\"field\":";
        first = false;
        appendQuoted(out, spec.fields[change.field].name);
        out += ",\"value\":";
        appendValue(out, change.value);
        if (change.base.revision != 0) {
            out += ",\"base\":";
            appendInteger(out, change.base.revision);
        }
        if (!change.base.afterOperation.isNull())
            appendMember(out, "after", change.base.afterOperation.toString());
        out += '}';
    }
    out += "]}";
}

base::Result<std::string> textMember(const Json &object, const char *name)
{
    const auto found = object.find(name);
    if (found == object.end())
        return std::string();
    if (!found->is_string())
        return fail(ErrorCode::InvalidInput, std::string("command.") + name + ": not a string");
    return found->get<std::string>();
}

base::Result<std::int64_t> integerMember(const Json &object, const char *name)
{
    const auto found = object.find(name);
    if (found == object.end())
        return std::int64_t{0};
    if (!found->is_number_integer())
        return fail(ErrorCode::InvalidInput, std::string("command.") + name + ": not an integer");
    return found->get<std::int64_t>();
}

base::Result<base::Uuid> idMember(const Json &object, const char *name)
{
    YORISOI_ASSIGN(const std::string text, textMember(object, name));
    if (text.empty())
        return base::Uuid{};
    return base::Uuid::parse(text);
}

base::Result<Value> valueFor(const FieldSpec &field, const Json &json)
{
    const auto wrong = [&] {
        return fail(ErrorCode::InvalidInput, std::string(field.name) + ": wrong type");
    };
    if (json.is_null())
        return Value{};
    switch (field.type) {
    case FieldType::Flag:
        if (!json.is_boolean())
            return wrong();
        return Value{json.get<bool>()};
    case FieldType::Integer:
    case FieldType::Time:
        if (!json.is_number_integer())
            return wrong();
        return Value{json.get<std::int64_t>()};
    case FieldType::Reference: {
        if (!json.is_string())
            return wrong();
        YORISOI_ASSIGN(const base::Uuid id, base::Uuid::parse(json.get_ref<const std::string &>()));
        // One form of 'none', so that everybody takes digests over the same bytes.
        return id.isNull() ? Value{} : Value{id};
    }
    case FieldType::Text:
    case FieldType::Token:
    case FieldType::Date:
    case FieldType::Json:
        break;
    }
    if (!json.is_string())
        return wrong();
    return Value{json.get<std::string>()};
}

base::Result<FieldEdit> fieldEditFrom(EntityKind kind, const Json &json)
{
    if (!json.is_object())
        return fail(ErrorCode::InvalidInput, "command.edits.fields: not an object");
    YORISOI_ASSIGN(const std::string name, textMember(json, "field"));
    const int index = fieldIndex(kind, name);
    if (index < 0)
        return fail(ErrorCode::NotFound, std::string(specOf(kind).name) + ": no such field");
    FieldEdit change;
    change.field = static_cast<std::uint8_t>(index);
    const auto value = json.find("value");
    if (value != json.end()) {
        YORISOI_ASSIGN(change.value,
                       valueFor(specOf(kind).fields[static_cast<std::size_t>(index)], *value));
    }
    YORISOI_ASSIGN(change.base.revision, integerMember(json, "base"));
    YORISOI_ASSIGN(change.base.afterOperation, idMember(json, "after"));
    return change;
}

base::Result<Edit> editFrom(const Json &json)
{
    if (!json.is_object())
        return fail(ErrorCode::InvalidInput, "command.edits: not an object");
    YORISOI_ASSIGN(const std::string kindName, textMember(json, "kind"));
    const auto kind = entityKindFromName(kindName);
    if (!kind)
        return fail(ErrorCode::Unsupported, "command.edits.kind: unknown");
    Edit edit;
    edit.kind = *kind;
    YORISOI_ASSIGN(edit.id, idMember(json, "id"));
    if (edit.id.isNull())
        return fail(ErrorCode::InvalidInput, "command.edits.id: missing");
    YORISOI_ASSIGN(edit.cluster, idMember(json, "cluster"));
    const auto create = json.find("create");
    edit.create = create != json.end() && create->is_boolean() && create->get<bool>();
    const auto fields = json.find("fields");
    if (fields == json.end() || !fields->is_array())
        return fail(ErrorCode::InvalidInput, "command.edits.fields: missing");
    for (const Json &item : *fields) {
        YORISOI_ASSIGN(auto change, fieldEditFrom(edit.kind, item));
        edit.fields.push_back(std::move(change));
    }
    return edit;
}

} // namespace

void appendInteger(std::string &out, std::int64_t number)
{
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    out.append(buffer, end);
}

void appendQuoted(std::string &out, std::string_view text)
{
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(text, copied, i - copied);
        copied = i + 1;
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += "\\u00";
            out += hex[c >> 4];
            out += hex[c & 0x0f];
        }
    }
    out.append(text, copied, std::string_view::npos);
    out += '"';
}

void appendValue(std::string &out, const Value &value)
{
    if (const auto *text = std::get_if<std::string>(&value))
        appendQuoted(out, *text);
    else if (const auto *number = std::get_if<std::int64_t>(&value))
        appendInteger(out, *number);
    else if (const auto *flag = std::get_if<bool>(&value))
        out += *flag ? "true" : "false";
    else if (const auto *id = std::get_if<base::Uuid>(&value))
        out.append("\"").append(id->toString()).append("\"");
    else
        out += "null";
}

void appendJson(std::string &out, const Row &row)
{
    const auto &spec = specOf(row.kind);
    out += "{\"kind\":\"";
    out += spec.name;
    out += "\",\"id\":\"";
    out += row.id.toString();
    out += "\",\"ward\":";
    appendQuoted(out, row.ward);
    out += ",\"rev\":";
    appendInteger(out, row.revision);
    bool uniform = true;
    for (const std::int64_t version : row.versions)
        uniform &= version == row.revision;
    if (!uniform) {
        out += ",\"ver\":[";
        for (std::size_t i = 0; i < row.versions.size(); ++i) {
            if (i > 0)
                out += ',';
            appendInteger(out, row.versions[i]);
        }
        out += ']';
    }
    out += ",\"v\":{";
    bool first = true;
    for (std::size_t i = 0; i < row.values.size() && i < spec.fields.size(); ++i) {
        if (std::holds_alternative<std::monostate>(row.values[i]))
            continue;
        out += first ? "\"" : ",\"";
        first = false;
        out += spec.fields[i].name;
        out += "\":";
        appendValue(out, row.values[i]);
    }
    out += "}}";
}

std::string toJson(const Row &row)
{
    std::string out;
    out.reserve(512);
    appendJson(out, row);
    return out;
}

std::string toJson(const Value &value)
{
    std::string out;
    appendValue(out, value);
    return out;
}

base::Result<Row> rowFromJson(std::string_view json)
{
    RowReader reader;
    Row row;
    YORISOI_TRY(reader.read(json, row));
    return row;
}

std::string toJson(const Command &command)
{
    std::string out = "{\"operation\":\"" + command.operation.toString() + "\"";
    appendMember(out, "device", command.device.toString());
    out += ",\"device_epoch\":";
    appendInteger(out, command.deviceEpoch);
    out += ",\"number\":";
    appendInteger(out, command.number);
    appendMember(out, "intent", toToken(command.intent));
    appendMember(out, "staff", command.staff);
    appendMember(out, "office", command.office);
    appendMember(out, "ward", command.ward);
    out += ",\"at\":";
    appendInteger(out, command.at.time_since_epoch().count());
    appendMember(out, "purpose", command.purpose);
    out += ",\"edits\":[";
    for (std::size_t i = 0; i < command.edits.size(); ++i) {
        if (i > 0)
            out += ',';
        appendEdit(out, command.edits[i]);
    }
    out += ']';
    if (!command.secondStaff.empty())
        appendMember(out, "second_staff", command.secondStaff);
    if (!command.toWard.empty())
        appendMember(out, "to_ward", command.toWard);
    out += '}';
    return out;
}

namespace {

/// Whose it is and which: enough to answer it.
base::Status readEnvelope(const Json &root, Command &command)
{
    if (!root.is_object())
        return fail(ErrorCode::InvalidInput, "command: not a JSON object");
    YORISOI_ASSIGN(command.operation, idMember(root, "operation"));
    YORISOI_ASSIGN(command.device, idMember(root, "device"));
    YORISOI_ASSIGN(command.deviceEpoch, integerMember(root, "device_epoch"));
    YORISOI_ASSIGN(command.number, integerMember(root, "number"));
    YORISOI_ASSIGN(command.staff, textMember(root, "staff"));
    YORISOI_ASSIGN(command.office, textMember(root, "office"));
    YORISOI_ASSIGN(command.ward, textMember(root, "ward"));
    YORISOI_ASSIGN(const std::int64_t at, integerMember(root, "at"));
    command.at = base::Instant(std::chrono::milliseconds(at));
    YORISOI_ASSIGN(command.purpose, textMember(root, "purpose"));
    YORISOI_ASSIGN(command.secondStaff, textMember(root, "second_staff"));
    YORISOI_ASSIGN(command.toWard, textMember(root, "to_ward"));
    if (command.operation.isNull() || command.device.isNull())
        return fail(ErrorCode::InvalidInput, "command: operation and device are required");
    return {};
}

base::Status readMeaning(const Json &root, Command &command)
{
    YORISOI_ASSIGN(const std::string intentToken, textMember(root, "intent"));
    const auto intent = intentFromToken(intentToken);
    if (!intent)
        return fail(ErrorCode::Unsupported, "command.intent: unknown");
    command.intent = *intent;
    const auto edits = root.find("edits");
    if (edits == root.end() || !edits->is_array())
        return fail(ErrorCode::InvalidInput, "command.edits: missing");
    for (const Json &item : *edits) {
        YORISOI_ASSIGN(auto edit, editFrom(item));
        command.edits.push_back(std::move(edit));
    }
    return {};
}

/// The reason token of what `readMeaning` found.
std::string reasonOf(const base::Error &error)
{
    if (error.code == ErrorCode::NotFound)
        return "unknown-field";
    if (error.code != ErrorCode::Unsupported)
        return "field-invalid";
    return error.detail.starts_with("command.intent") ? "unknown-operation" : "unknown-kind";
}

} // namespace

base::Result<Command> commandFromJson(std::string_view json)
{
    const Json root = Json::parse(json, nullptr, false);
    Command command;
    YORISOI_TRY(readEnvelope(root, command));
    if (const auto read = readMeaning(root, command); !read) {
        const base::Error &error = read.error();
        return fail(error.code == ErrorCode::NotFound ? ErrorCode::InvalidInput : error.code,
                    error.detail);
    }
    return command;
}

base::Result<Command> receivedCommandFromJson(std::string_view json)
{
    const Json root = Json::parse(json, nullptr, false);
    Command command;
    YORISOI_TRY(readEnvelope(root, command));
    if (const auto read = readMeaning(root, command); !read) {
        command.edits.clear();
        command.notUnderstood = reasonOf(read.error());
    }
    return command;
}

} // namespace yorisoi::records
