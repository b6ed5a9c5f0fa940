// SPDX-License-Identifier: GPL-3.0-or-later
#include "type.h"

#include <algorithm>
#include <array>

#include "builtins.h"
#include "facts.h"
#include "node.h"

namespace yorisoi::decision {
namespace {

struct Named {
    std::string_view name;
    Type::Base base;
};
constexpr std::array<Named, 17> kNames{
    {{"Any", Type::Base::Any},
     {"Null", Type::Base::Null},
     {"boolean", Type::Base::Boolean},
     {"number", Type::Base::Number},
     {"string", Type::Base::String},
     {"date", Type::Base::Date},
     {"time", Type::Base::Time},
     {"date and time", Type::Base::DateTime},
     {"days and time duration", Type::Base::DayTimeDuration},
     {"years and months duration", Type::Base::YearMonthDuration},
     {"list", Type::Base::List},
     {"context", Type::Base::Context},
     {"range", Type::Base::Range},
     {"function", Type::Base::Function},
     {"dateTime", Type::Base::DateTime},
     {"dayTimeDuration", Type::Base::DayTimeDuration},
     {"yearMonthDuration", Type::Base::YearMonthDuration}}};

std::shared_ptr<Type> make(Type::Base base)
{
    auto type = std::make_shared<Type>();
    type->base = base;
    type->name = kNames[static_cast<std::size_t>(base)].name;
    return type;
}

Kind kindOf(Type::Base base)
{
    static constexpr std::array<Kind, 14> kinds{
        Kind::Null, Kind::Null,    Kind::Boolean,  Kind::Number,          Kind::String,
        Kind::Date, Kind::Time,    Kind::DateTime, Kind::DayTimeDuration, Kind::YearMonthDuration,
        Kind::List, Kind::Context, Kind::Range,    Kind::Function};
    return kinds[static_cast<std::size_t>(base)];
}

bool conformsFunction(const Callable &function, const Type &type)
{
    if (function.parameters().size() != type.parameters.size())
        return false;
    const Type *own = function.type();
    return !own || conforms(*own, type);
}

} // namespace

const Type::Field *Type::field(std::string_view key) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field &f) { return f.name == key; });
    return found == fields.end() ? nullptr : &*found;
}

TypePtr Type::of(Base base)
{
    static const auto all = [] {
        std::array<TypePtr, 14> types;
        for (std::size_t i = 0; i < types.size(); ++i) {
            auto type = make(static_cast<Base>(i));
            types[i] = type;
        }
        return types;
    }();
    return all[static_cast<std::size_t>(base)];
}

TypePtr Type::any()
{
    return of(Base::Any);
}

TypePtr Type::builtin(std::string_view name)
{
    if (name == "duration")
        return any();
    for (const auto &[known, base] : kNames)
        if (known == name)
            return of(base);
    return nullptr;
}

TypePtr Type::listOf(TypePtr element)
{
    auto type = make(Base::List);
    if (element)
        type->name = "list<" + element->name + ">";
    type->element = std::move(element);
    return type;
}

TypePtr Type::rangeOf(TypePtr element)
{
    auto type = make(Base::Range);
    if (element)
        type->name = "range<" + element->name + ">";
    type->element = std::move(element);
    return type;
}

TypePtr Type::context(std::vector<Field> fields)
{
    auto type = make(Base::Context);
    std::vector<std::string> keys;
    for (const auto &field : fields)
        keys.push_back(field.name);
    type->shape = std::make_shared<const Shape>(std::move(keys));
    type->fields = std::move(fields);
    return type;
}

bool conforms(const Value &value, const Type &type)
{
    if (type.base == Type::Base::Any)
        return !value.isNull();
    if (value.kind() != kindOf(type.base))
        return false;
    switch (type.base) {
    case Type::Base::List:
        return !type.element || type.element->base == Type::Base::Any ||
               std::all_of(value.list().begin(), value.list().end(), [&](const Value &item) {
                   return item.isNull() || conforms(item, *type.element);
               });
    case Type::Base::Context:
        return std::all_of(type.fields.begin(), type.fields.end(), [&](const Type::Field &field) {
            const Value *entry = value.find(field.name);
            return entry && (entry->isNull() || !field.type || conforms(*entry, *field.type));
        });
    case Type::Base::Range: {
        const auto fits = [&](const Value &end) {
            return end.isNull() || conforms(end, *type.element);
        };
        return !type.element || (fits(value.range().start) && fits(value.range().end));
    }
    case Type::Base::Function:
        return !type.element || conformsFunction(value.callable(), type);
    default:
        return true;
    }
}

bool conforms(const Type &type, const Type &target)
{
    if (target.base == Type::Base::Any || type.base == Type::Base::Null || &type == &target)
        return true;
    if (type.base != target.base)
        return false;
    switch (type.base) {
    case Type::Base::List:
    case Type::Base::Range:
        return !target.element || (type.element && conforms(*type.element, *target.element)) ||
               target.element->base == Type::Base::Any;
    case Type::Base::Context:
        return std::all_of(target.fields.begin(), target.fields.end(),
                           [&](const Type::Field &field) {
                               const auto *own = type.field(field.name);
                               return own && own->type && conforms(*own->type, *field.type);
                           });
    case Type::Base::Function: {
        if (type.parameters.size() != target.parameters.size())
            return false;
        for (std::size_t i = 0; i < type.parameters.size(); ++i)
            if (type.parameters[i]->base != Type::Base::Any &&
                !conforms(*target.parameters[i], *type.parameters[i]))
                return false;
        return !target.element || target.element->base == Type::Base::Any || !type.element ||
               type.element->base == Type::Base::Any || conforms(*type.element, *target.element);
    }
    default:
        return true;
    }
}

namespace {

enum class Fit { Yes, Changed, No };

bool isTemporal(Type::Base base)
{
    return base >= Type::Base::Date && base <= Type::Base::YearMonthDuration;
}

Fit fit(Runtime &runtime, const Value &value, const Type &type, Missing missing, Value &out);

bool allowed(Runtime &runtime, const Type &type, const Value &value)
{
    if (type.parent && !allowed(runtime, *type.parent, value))
        return false;
    if (!type.constraint)
        return true;
    const Slots slots(runtime, type.constraint->slotCount);
    Frame frame{runtime, slots.data(), nullptr};
    if (type.constraint->test(frame, value) == Truth::Yes)
        return true;
    runtime.note("a value outside the allowed values of its type");
    return false;
}

Fit fitList(Runtime &runtime, const Value &value, const Type &type, Missing missing, Value &out)
{
    if (!type.element || (type.element->base == Type::Base::Any && !type.element->constrained()))
        return Fit::Yes;
    const List &items = value.list();
    List changed;
    for (std::size_t i = 0; i < items.size(); ++i) {
        Value item;
        const Fit one = fit(runtime, items[i], *type.element, missing, item);
        if (one == Fit::No)
            return Fit::No;
        if (one == Fit::Changed && changed.empty())
            changed = items;
        if (one == Fit::Changed)
            changed[i] = std::move(item);
    }
    if (changed.empty())
        return Fit::Yes;
    out = Value(std::move(changed));
    return Fit::Changed;
}

Fit fitContext(Runtime &runtime, const Value &value, const Type &type, Missing missing, Value &out)
{
    std::vector<Value> values;
    if (type.fields.empty())
        return Fit::Yes;
    // Only conversion to this type makes contexts of its own shape, so the entries fit already.
    if (value.shapePtr() == type.shape)
        return Fit::Yes;
    bool changed = false;
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const auto &field = type.fields[i];
        const Value *entry = value.find(field.name);
        if (!entry && missing == Missing::Refused)
            return Fit::No;
        Value item;
        Fit one = Fit::Yes;
        if (entry && field.type)
            one = fit(runtime, *entry, *field.type, missing, item);
        if (one == Fit::No)
            return Fit::No;
        if (missing != Missing::Refused) {
            // The entries of the type come first and in its order, so paths find them by position.
            values.push_back(one == Fit::Changed ? std::move(item) : entry ? *entry : Value());
        } else if (one == Fit::Changed) {
            if (values.empty())
                values = value.values();
            values[static_cast<std::size_t>(value.shape().find(field.name))] = std::move(item);
            changed = true;
        }
    }
    if (missing == Missing::Refused) {
        if (!changed)
            return Fit::Yes;
        out = Value(value.shapePtr(), std::move(values));
        return Fit::Changed;
    }
    std::vector<std::pair<std::string, Value>> entries;
    const auto &keys = value.shape().keys();
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (!type.field(keys[i]))
            entries.emplace_back(keys[i], value.values()[i]);
    if (entries.empty()) {
        out = Value(type.shape, std::move(values));
    } else {
        std::vector<std::pair<std::string, Value>> all;
        for (std::size_t i = 0; i < values.size(); ++i)
            all.emplace_back(type.fields[i].name, std::move(values[i]));
        std::move(entries.begin(), entries.end(), std::back_inserter(all));
        out = Value::context(std::move(all));
    }
    return Fit::Changed;
}

Fit fit(Runtime &runtime, const Value &value, const Type &type, Missing missing, Value &out)
{
    if (value.isNull())
        return Fit::Yes;
    if (type.base == Type::Base::Any)
        return allowed(runtime, type, value) ? Fit::Yes : Fit::No;
    Fit result = Fit::Yes;
    if (value.kind() != kindOf(type.base)) {
        if (type.base == Type::Base::List) {
            result = Fit::Changed;
            out = Value(List{value});
            Value inner;
            const Fit one = fitList(runtime, out, type, missing, inner);
            if (one == Fit::No)
                return Fit::No;
            if (one == Fit::Changed)
                out = std::move(inner);
        } else if (value.is(Kind::List) && value.list().size() == 1) {
            const Value only = value.list().front();
            const Fit one = fit(runtime, only, type, missing, out);
            if (one == Fit::Yes)
                out = only;
            return one == Fit::No ? Fit::No : Fit::Changed;
        } else if (missing == Missing::TextToo && value.is(Kind::String) && isTemporal(type.base)) {
            const Value temporal = temporalFromText(value.string());
            if (temporal.isNull())
                return Fit::No;
            const Fit one = fit(runtime, temporal, type, missing, out);
            if (one == Fit::Yes)
                out = temporal;
            return one == Fit::No ? Fit::No : Fit::Changed;
        } else if (type.base == Type::Base::DateTime && value.is(Kind::Date)) {
            result = Fit::Changed;
            out = Value(DateTime{value.date(), Time{0, 0, 0, 0, Zone::utc()}});
        } else {
            return Fit::No;
        }
    } else if (type.base == Type::Base::List) {
        result = fitList(runtime, value, type, missing, out);
    } else if (type.base == Type::Base::Context) {
        result = fitContext(runtime, value, type, missing, out);
        if (result == Fit::Changed && runtime.facts())
            runtime.facts()->transfer(value, out);
    } else if (type.base == Type::Base::Range || type.base == Type::Base::Function) {
        result = conforms(value, type) ? Fit::Yes : Fit::No;
    }
    if (result == Fit::No || !allowed(runtime, type, result == Fit::Changed ? out : value))
        return Fit::No;
    return result;
}

} // namespace

Value coerce(Runtime &runtime, const Value &value, const Type &type, Missing missing)
{
    Value out;
    switch (fit(runtime, value, type, missing, out)) {
    case Fit::Yes:
        return value;
    case Fit::Changed:
        return out;
    case Fit::No:
        break;
    }
    runtime.note("a value that does not conform to the type of its place");
    return {};
}

bool coerceArgument(Runtime &runtime, Value &value, const Type &type)
{
    Value out;
    const Fit result = fit(runtime, value, type, Missing::Refused, out);
    if (result == Fit::Changed)
        value = std::move(out);
    if (result == Fit::No)
        runtime.note("a call with an argument that does not conform to the type of its parameter");
    return result != Fit::No;
}

namespace {

TypePtr typeOfValue(const Value &value, int levels)
{
    switch (value.kind()) {
    case Kind::Null:
        return nullptr;
    case Kind::List:
        if (levels == 0 || value.list().empty())
            return Type::listOf(nullptr);
        return Type::listOf(typeOfValue(value.list().front(), levels - 1));
    case Kind::Context: {
        if (levels == 0)
            return Type::of(Type::Base::Context);
        std::vector<Type::Field> fields;
        for (std::size_t i = 0; i < value.values().size(); ++i)
            fields.push_back({value.shape().keys()[i], typeOfValue(value.values()[i], levels - 1)});
        return Type::context(std::move(fields));
    }
    case Kind::Range:
        return Type::rangeOf(typeOfValue(
            value.range().start.isNull() ? value.range().end : value.range().start, levels));
    default:
        for (std::size_t i = 2; i < 14; ++i)
            if (kindOf(static_cast<Type::Base>(i)) == value.kind())
                return Type::of(static_cast<Type::Base>(i));
        return nullptr;
    }
}

} // namespace

TypePtr typeOf(const Value &value)
{
    return typeOfValue(value, 8);
}

} // namespace yorisoi::decision
