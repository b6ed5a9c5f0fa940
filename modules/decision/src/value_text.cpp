// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope.h"
#include "yorisoi/decision/callable.h"
#include "yorisoi/decision/value.h"

namespace yorisoi::decision {
namespace {

enum class Style { Text, Feel };

void append(std::string &out, const Value &value, Style style, bool nested);

void appendQuoted(std::string &out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
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
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += c;
        }
    }
    out += '"';
}

bool plainName(std::string_view key)
{
    // White space that reading would change needs the quotation marks.
    if (key.empty() || (key[0] >= '0' && key[0] <= '9') || normalizedName(key) != key)
        return false;
    for (const char c : key)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              c == '_' || c == ' ' || static_cast<unsigned char>(c) >= 0x80))
            return false;
    return true;
}

void appendKey(std::string &out, std::string_view key)
{
    if (plainName(key))
        out += key;
    else
        appendQuoted(out, key);
}

void appendRange(std::string &out, const RangeData &range, Style style)
{
    using Form = RangeData::Form;
    const auto end = [&](std::string_view sign, const Value &value) {
        out += '(';
        out += sign;
        append(out, value, style, true);
        out += ')';
    };
    switch (range.form) {
    case Form::Less:
        return end("< ", range.end);
    case Form::LessEqual:
        return end("<= ", range.end);
    case Form::Greater:
        return end("> ", range.start);
    case Form::GreaterEqual:
        return end(">= ", range.start);
    case Form::Equal:
        return end("= ", range.start);
    case Form::NotEqual:
        return end("!= ", range.start);
    case Form::Interval:
        break;
    }
    out += range.startIncluded ? '[' : '(';
    append(out, range.start, style, true);
    out += "..";
    append(out, range.end, style, true);
    out += range.endIncluded ? ']' : ')';
}

void appendTemporal(std::string &out, const std::string &text, Style style)
{
    if (style == Style::Feel)
        out += "@\"" + text + '"';
    else
        out += text;
}

void append(std::string &out, const Value &value, Style style, bool nested)
{
    switch (value.kind()) {
    case Kind::Null:
        out += "null";
        break;
    case Kind::Boolean:
        out += value.boolean() ? "true" : "false";
        break;
    case Kind::Number:
        out += value.number().toString();
        break;
    case Kind::String:
        if (nested || style == Style::Feel)
            appendQuoted(out, value.string());
        else
            out += value.string();
        break;
    case Kind::Date:
        appendTemporal(out, value.date().toString(), style);
        break;
    case Kind::Time:
        appendTemporal(out, value.time().toString(), style);
        break;
    case Kind::DateTime:
        appendTemporal(out, value.dateTime().toString(), style);
        break;
    case Kind::DayTimeDuration:
        appendTemporal(out, value.dayTime().toString(), style);
        break;
    case Kind::YearMonthDuration:
        appendTemporal(out, value.yearMonth().toString(), style);
        break;
    case Kind::List: {
        out += '[';
        bool first = true;
        for (const Value &item : value.list()) {
            if (!first)
                out += ", ";
            first = false;
            append(out, item, style, true);
        }
        out += ']';
        break;
    }
    case Kind::Context: {
        out += '{';
        const auto &keys = value.shape().keys();
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (i != 0)
                out += ", ";
            appendKey(out, keys[i]);
            out += ": ";
            append(out, value.values()[i], style, true);
        }
        out += '}';
        break;
    }
    case Kind::Range:
        appendRange(out, value.range(), style);
        break;
    case Kind::Function: {
        out += "function(";
        bool first = true;
        for (const auto &parameter : value.callable().parameters()) {
            if (!first)
                out += ", ";
            first = false;
            out += parameter;
        }
        out += ')';
        break;
    }
    }
}

} // namespace

std::string toText(const Value &value)
{
    std::string out;
    append(out, value, Style::Text, false);
    return out;
}

std::string toFeel(const Value &value)
{
    std::string out;
    append(out, value, Style::Feel, false);
    return out;
}

} // namespace yorisoi::decision
