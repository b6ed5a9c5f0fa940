// SPDX-License-Identifier: GPL-3.0-or-later
// number(), string(), range() and not() (DMN 1.5, 10.3.4.1 and 10.3.4.2).
#include <algorithm>
#include <array>

#include "builtins.h"
#include "parser.h"

namespace yorisoi::decision {
namespace {

using Arguments = std::span<Value>;

Value refused(Runtime &runtime, std::string_view reason)
{
    runtime.note(reason);
    return {};
}

Value number(Runtime &runtime, Arguments a)
{
    const auto grouping = a[1].isNull() ? std::string_view() : a[1].string();
    const auto decimal = a[2].isNull() ? std::string_view(".") : a[2].string();
    const bool separators =
        (grouping.empty() ? a[1].isNull()
                          : grouping == " " || grouping == "." || grouping == ",") &&
        (decimal == "." || decimal == ",") && (a[2].isNull() || grouping != decimal);
    if (!separators)
        return refused(runtime, "number() with separators that are none");
    std::string text(a[0].string());
    if (!grouping.empty())
        std::erase(text, grouping[0]);
    if (decimal == ",") {
        if (text.find('.') != std::string::npos)
            return refused(runtime, "number() of a text that is none");
        std::replace(text.begin(), text.end(), ',', '.');
    }
    const auto value = Decimal::parse(text);
    return value ? Value(*value) : refused(runtime, "number() of a text that is none");
}

Value plainNumber(Runtime &runtime, Arguments a)
{
    if (a[0].is(Kind::Number))
        return a[0];
    const auto value = a[0].is(Kind::String) ? Decimal::parse(a[0].string()) : std::nullopt;
    return value ? Value(*value) : refused(runtime, "number() of something that is none");
}

Value string(Runtime &runtime, Arguments a)
{
    if (a[0].isNull())
        return {};
    const std::string text = toText(a[0]);
    return runtime.charge(text.size() / 16 + 1) && runtime.chargeItems(text.size() / 16)
               ? Value(text)
               : Value();
}

Value negation(Runtime &, Arguments a)
{
    return Value(!a[0].boolean());
}

Value range(Runtime &runtime, Arguments a)
{
    if (!runtime.enter(64) || !runtime.charge(a[0].string().size() + 1))
        return {};
    static const Environment nothing;
    CodeUnit unit;
    Scope scope(nullptr, &unit);
    Parser parser(a[0].string(), scope, nothing);
    const auto node = parser.literalRange();
    Value value;
    if (node) {
        Frame frame{runtime, nullptr, nullptr};
        value = node->evaluate(frame);
    }
    runtime.leave(64);
    if (!value.is(Kind::Range) || value.range().form != RangeData::Form::Interval)
        return refused(runtime, "range() of a text that is no range of literals");
    const auto &data = value.range();
    if (data.start.isNull() && data.end.isNull())
        return refused(runtime, "range() without ends");
    if (!data.start.isNull() && !data.end.isNull() && compare(data.start, data.end).value_or(1) > 0)
        return refused(runtime, "range() with its ends in the wrong order");
    return value;
}

constexpr std::array<Builtin, 5> kBuiltins{{
    {"number", "from:any", plainNumber, Type::Base::Number},
    {"number", "from:string, grouping separator:string~, decimal separator:string~", number,
     Type::Base::Number},
    {"string", "from:any", string, Type::Base::String},
    {"not", "negand:boolean", negation, Type::Base::Boolean},
    {"range", "from:string", range},
}};

} // namespace

std::span<const Builtin> conversionBuiltins()
{
    return kBuiltins;
}

} // namespace yorisoi::decision
