// SPDX-License-Identifier: GPL-3.0-or-later
// Context functions (DMN 1.5, 10.3.4.11).
#include <algorithm>
#include <array>

#include "builtins.h"

namespace yorisoi::decision {
namespace {

using Arguments = std::span<Value>;
using Entries = std::vector<std::pair<std::string, Value>>;

Entries entriesOf(const Value &context)
{
    Entries entries;
    const auto &keys = context.shape().keys();
    for (std::size_t i = 0; i < keys.size(); ++i)
        entries.emplace_back(keys[i], context.values()[i]);
    return entries;
}

Value with(const Value &context, std::string_view key, Value value)
{
    const int position = context.shape().find(key);
    if (position >= 0) {
        auto values = context.values();
        values[static_cast<std::size_t>(position)] = std::move(value);
        // A shape of its own: the shape of a type says that the entries fit the type.
        return Value(std::make_shared<const Shape>(context.shape().keys()), std::move(values));
    }
    auto entries = entriesOf(context);
    entries.emplace_back(std::string(key), std::move(value));
    return Value::context(std::move(entries));
}

Value getValue(Runtime &, Arguments a)
{
    const Value *found = a[0].find(a[1].string());
    return found ? *found : Value();
}

Value getValueByPath(Runtime &runtime, Arguments a)
{
    Value current = a[0];
    for (const Value &key : a[1].list()) {
        const Value *next = key.is(Kind::String) ? current.find(key.string()) : nullptr;
        if (!next) {
            runtime.note("a path to an entry that the context does not have");
            return {};
        }
        Value following = *next;
        current = std::move(following);
    }
    return current;
}

Value getEntries(Runtime &runtime, Arguments a)
{
    static const auto shape =
        std::make_shared<const Shape>(std::vector<std::string>{"key", "value"});
    const auto &keys = a[0].shape().keys();
    if (!runtime.chargeItems(keys.size() * 3))
        return {};
    List entries;
    for (std::size_t i = 0; i < keys.size(); ++i)
        entries.push_back(Value(shape, {Value(keys[i]), a[0].values()[i]}));
    return Value(std::move(entries));
}

Value makeContextOf(Runtime &runtime, Arguments a)
{
    Entries entries;
    for (const Value &entry : a[0].list()) {
        const Value *key = entry.find("key");
        const Value *value = entry.find("value");
        if (!key || !value || !key->is(Kind::String) || !runtime.charge(entries.size() + 1)) {
            runtime.note("an entry of context() without a key and a value");
            return {};
        }
        const bool twice = std::any_of(entries.begin(), entries.end(),
                                       [&](const auto &e) { return e.first == key->string(); });
        if (twice) {
            runtime.note("context() with the same key twice");
            return {};
        }
        entries.emplace_back(std::string(key->string()), *value);
    }
    return runtime.chargeItems(entries.size()) ? Value::context(std::move(entries)) : Value();
}

Value put(Runtime &runtime, Arguments a)
{
    if (!runtime.chargeItems(a[0].values().size() + 1))
        return {};
    return with(a[0], a[1].string(), a[2]);
}

Value putAt(Runtime &runtime, const Value &context, std::span<const Value> keys, const Value &value)
{
    if (keys.empty() || !keys.front().is(Kind::String) || !context.is(Kind::Context)) {
        runtime.note("context put along keys that do not lead through contexts");
        return {};
    }
    const std::string_view key = keys.front().string();
    if (keys.size() == 1)
        return with(context, key, value);
    const Value *inner = context.find(key);
    Value changed = inner ? putAt(runtime, *inner, keys.subspan(1), value) : Value();
    return changed.isNull() ? Value() : with(context, key, std::move(changed));
}

Value putPath(Runtime &runtime, Arguments a)
{
    const List &keys = a[1].list();
    if (keys.size() > Value::kMaximumDepth ||
        !runtime.chargeItems(keys.size() + a[0].values().size()))
        return {};
    return putAt(runtime, a[0], keys, a[2]);
}

Value merge(Runtime &runtime, Arguments a)
{
    Value merged = Value::context({});
    for (const Value &context : a[0].list()) {
        if (!context.is(Kind::Context)) {
            runtime.note("context merge of something that is no context");
            return {};
        }
        const auto &keys = context.shape().keys();
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (!runtime.charge(merged.values().size() + 1))
                return {};
            merged = with(merged, keys[i], context.values()[i]);
        }
    }
    return runtime.chargeItems(merged.values().size()) ? merged : Value();
}

constexpr auto kContext = Type::Base::Any;

constexpr std::array<Builtin, 7> kBuiltins{{
    {"get value", "m:context, key:string", getValue},
    {"get value", "m:context, keys:list", getValueByPath},
    {"get entries", "m:context", getEntries},
    {"context", "entries:list", makeContextOf, kContext},
    {"context put", "context:context, key:string, value:any", put, kContext},
    {"context put", "context:context, keys:list, value:any", putPath, kContext},
    {"context merge", "contexts:list", merge, kContext},
}};

} // namespace

std::span<const Builtin> contextBuiltins()
{
    return kBuiltins;
}

} // namespace yorisoi::decision
