// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/decision/value_json.h"

#include <nlohmann/json.hpp>

#include "builtins.h"

namespace yorisoi::decision {

using base::ErrorCode;

namespace {

constexpr std::size_t kMaximumBytes = std::size_t{64} << 20U;
constexpr std::size_t kMaximumLevels = 500;

/// Builds values without a document in between, so that numbers keep their text.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return add(Value()); }
    bool boolean(bool value) override { return add(Value(value)); }
    bool number_integer(number_integer_t value) override { return add(Value(std::int64_t{value})); }
    bool number_unsigned(number_unsigned_t value) override
    {
        return add(decimal(std::to_string(value)));
    }
    bool number_float(number_float_t, const string_t &text) override { return add(decimal(text)); }
    bool string(string_t &text) override
    {
        if (text.size() > 3 && text.starts_with("@\"") && text.ends_with('"')) {
            const Value temporal =
                temporalFromText(std::string_view(text).substr(2, text.size() - 3));
            if (!temporal.isNull())
                return add(temporal);
        }
        return add(Value(text));
    }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override { return open(true); }
    bool end_object() override
    {
        Level level = std::move(levels_.back());
        levels_.pop_back();
        return add(Value::context(std::move(level.entries)));
    }
    bool start_array(std::size_t) override { return open(false); }
    bool end_array() override
    {
        Level level = std::move(levels_.back());
        levels_.pop_back();
        return add(Value(std::move(level.items)));
    }
    bool key(string_t &text) override
    {
        levels_.back().key = text;
        return true;
    }
    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::detail::exception &) override
    {
        error = base::Error{ErrorCode::InvalidInput,
                            "JSON: not well formed at byte " + std::to_string(position)};
        return false;
    }

    Value result;
    base::Error error{ErrorCode::InvalidInput, "JSON: no value"};

private:
    struct Level {
        bool object = false;
        std::string key;
        List items;
        std::vector<std::pair<std::string, Value>> entries;
    };

    static Value decimal(const std::string &text)
    {
        const auto number = Decimal::parse(text);
        return number ? Value(*number) : Value();
    }
    bool open(bool object)
    {
        if (levels_.size() >= kMaximumLevels) {
            error = base::Error{ErrorCode::TooLarge, "JSON: nested too deeply"};
            return false;
        }
        levels_.push_back({object, {}, {}, {}});
        return true;
    }
    bool add(Value value)
    {
        if (levels_.empty()) {
            result = std::move(value);
            return true;
        }
        Level &level = levels_.back();
        if (!level.object) {
            level.items.push_back(std::move(value));
            return true;
        }
        // The last of equal keys counts, as JSON parsers agree; short objects are the rule.
        for (auto &[known, old] : level.entries) {
            if (level.entries.size() <= 64 && known == level.key) {
                old = std::move(value);
                return true;
            }
        }
        level.entries.emplace_back(std::move(level.key), std::move(value));
        return true;
    }

    std::vector<Level> levels_;
};

void append(std::string &out, const Value &value);

void appendText(std::string &out, std::string_view text)
{
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append(std::string &out, const Value &value)
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
    case Kind::List: {
        out += '[';
        bool first = true;
        for (const Value &item : value.list()) {
            if (!first)
                out += ',';
            first = false;
            append(out, item);
        }
        out += ']';
        break;
    }
    case Kind::Context: {
        out += '{';
        const auto &keys = value.shape().keys();
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (i != 0)
                out += ',';
            appendText(out, keys[i]);
            out += ':';
            append(out, value.values()[i]);
        }
        out += '}';
        break;
    }
    default:
        appendText(out, toText(value));
    }
}

std::string_view nameOf(Truth truth)
{
    return truth == Truth::Yes ? "true" : truth == Truth::No ? "false" : "unknown";
}

template <typename Items, typename F>
void appendArray(std::string &out, const Items &items, F &&f)
{
    out += '[';
    bool first = true;
    for (const auto &item : items) {
        if (!first)
            out += ',';
        first = false;
        f(item);
    }
    out += ']';
}

class TraceWriter {
public:
    explicit TraceWriter(std::string &out) : out_(out) {}

    void write(const Trace &trace)
    {
        out_ += "{\"elements\":";
        appendArray(out_, trace.elements, [this](const TraceElement &element) { write(element); });
        out_ += ",\"unknownInputs\":";
        appendArray(out_, trace.unknownInputs,
                    [this](const std::string &name) { appendText(out_, name); });
        out_ += ",\"unknownFacts\":";
        appendArray(out_, trace.unknownFacts, [this](const UnknownFact &fact) {
            out_ += '{';
            text("path", fact.path);
            out_ += ',';
            text("decision", fact.decision);
            out_ += ',';
            text("entry", fact.entry);
            out_ += '}';
        });
        out_ += '}';
    }

private:
    void text(std::string_view key, std::string_view value)
    {
        out_ += '"';
        out_ += key;
        out_ += "\":";
        appendText(out_, value);
    }
    void value(std::string_view key, const Value &value1)
    {
        out_ += ",\"";
        out_ += key;
        out_ += "\":";
        append(out_, value1);
    }
    void write(const TraceElement &element)
    {
        out_ += '{';
        text("name", element.name);
        out_ += ',';
        text("id", element.id);
        out_ += ',';
        text("kind", element.kind);
        out_ += ",\"subjects\":";
        appendArray(out_, element.subjects,
                    [this](const std::string &path) { appendText(out_, path); });
        value("result", element.result);
        out_ += ",\"tables\":";
        appendArray(out_, element.tables, [this](const TraceTable &table) { write(table); });
        out_ += '}';
    }
    void write(const TraceTable &table)
    {
        out_ += '{';
        text("id", table.id);
        out_ += ',';
        text("hitPolicy", table.hitPolicy);
        out_ += ",\"inputs\":";
        appendArray(out_, table.inputs, [this](const TraceInput &input) {
            out_ += '{';
            text("expression", input.expression);
            value("value", input.value);
            out_ += '}';
        });
        out_ += ",\"rules\":";
        appendArray(out_, table.rules, [this](const TraceRule &rule) { write(rule); });
        value("result", table.result);
        out_ += '}';
    }
    void write(const TraceRule &rule)
    {
        out_ += "{\"number\":" + std::to_string(rule.number) +
                ",\"fired\":" + (rule.fired ? "true" : "false") + ',';
        text("id", rule.id);
        out_ += ',';
        text("description", rule.description);
        out_ += ",\"conditions\":";
        appendArray(out_, rule.conditions, [this](const TraceCondition &condition) {
            out_ += "{\"column\":" + std::to_string(condition.column) + ',';
            text("test", condition.test);
            value("actual", condition.actual);
            out_ += ',';
            text("outcome", nameOf(condition.outcome));
            out_ += '}';
        });
        out_ += ",\"annotations\":";
        appendArray(out_, rule.annotations, [this](const TraceAnnotation &annotation) {
            out_ += '{';
            text("column", annotation.column);
            out_ += ',';
            text("text", annotation.text());
            out_ += '}';
        });
        out_ += '}';
    }

    std::string &out_;
};

} // namespace

base::Result<Value> valueFromJson(std::string_view json)
{
    if (json.size() > kMaximumBytes)
        return base::fail(ErrorCode::TooLarge, "JSON: more than 64 MiB");
    Builder builder;
    if (!nlohmann::json::sax_parse(json, &builder))
        return base::fail(builder.error.code, builder.error.detail);
    return builder.result;
}

std::string toJson(const Value &value)
{
    std::string out;
    append(out, value);
    return out;
}

std::string toJson(const Value &result, const std::vector<Diagnostic> &diagnostics,
                   const Trace *trace)
{
    std::string out = "{\"result\":";
    append(out, result);
    out += ",\"diagnostics\":";
    appendArray(out, diagnostics, [&out](const Diagnostic &diagnostic) {
        out += "{\"element\":";
        appendText(out, diagnostic.element);
        out += ",\"message\":";
        appendText(out, diagnostic.message);
        out += '}';
    });
    if (trace) {
        out += ",\"trace\":";
        TraceWriter(out).write(*trace);
    }
    out += '}';
    return out;
}

} // namespace yorisoi::decision
