// SPDX-License-Identifier: GPL-3.0-or-later
// String functions (DMN 1.5, 10.3.4.3). Positions and lengths count characters (code points).
#include <algorithm>
#include <array>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "builtins.h"
#include "pattern.h"
#include "utf8.h"

namespace yorisoi::decision {
namespace {

using Arguments = std::span<Value>;

Value refused(Runtime &runtime, std::string_view reason)
{
    runtime.note(reason);
    return {};
}

Value made(Runtime &runtime, std::string_view text)
{
    return runtime.chargeItems(text.size() / 16) ? Value(text) : Value();
}

/// The integer part of a number argument.
std::optional<std::int64_t> truncated(const Value &value)
{
    return value.number().rounded(0, Rounding::Down).toInteger();
}

Value substring(Runtime &runtime, Arguments a)
{
    const std::string_view text = a[0].string();
    const auto length = static_cast<std::int64_t>(characterCount(text));
    const auto start = truncated(a[1]);
    if (!start || *start == 0 || *start > length || *start < -length)
        return refused(runtime, "a start position outside the text");
    const std::int64_t begin = *start > 0 ? *start - 1 : length + *start;
    std::int64_t count = length - begin;
    if (a.size() > 2) {
        const auto given = truncated(a[2]);
        if (!given || *given < 1)
            return refused(runtime, "a length below 1");
        count = std::min(count, *given);
    }
    const std::size_t first = characterOffset(text, static_cast<std::size_t>(begin));
    const std::string_view rest = text.substr(first);
    return made(runtime, rest.substr(0, characterOffset(rest, static_cast<std::size_t>(count))));
}

Value stringLength(Runtime &, Arguments a)
{
    return Value(static_cast<std::int64_t>(characterCount(a[0].string())));
}

template <bool upper>
Value changedCase(Runtime &runtime, Arguments a)
{
    auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(a[0].string().data(), static_cast<std::int32_t>(a[0].string().size())));
    if (upper)
        text.toUpper(icu::Locale::getRoot());
    else
        text.toLower(icu::Locale::getRoot());
    std::string out;
    text.toUTF8String(out);
    return made(runtime, out);
}

Value substringBefore(Runtime &runtime, Arguments a)
{
    const std::size_t position = a[0].string().find(a[1].string());
    return position == std::string_view::npos ? Value("")
                                              : made(runtime, a[0].string().substr(0, position));
}

Value substringAfter(Runtime &runtime, Arguments a)
{
    const std::size_t position = a[0].string().find(a[1].string());
    return position == std::string_view::npos
               ? Value("")
               : made(runtime, a[0].string().substr(position + a[1].string().size()));
}

Value contains(Runtime &, Arguments a)
{
    return Value(a[0].string().find(a[1].string()) != std::string_view::npos);
}

Value startsWith(Runtime &, Arguments a)
{
    return Value(a[0].string().starts_with(a[1].string()));
}

Value endsWith(Runtime &, Arguments a)
{
    return Value(a[0].string().ends_with(a[1].string()));
}

std::string_view flagsOf(Arguments a, std::size_t index)
{
    return a.size() > index && a[index].is(Kind::String) ? a[index].string() : std::string_view();
}

constexpr std::string_view kBadPattern = "no regular expression of XPath, or unknown flags";
constexpr std::string_view kTooSlow =
    "the regular expression takes too long, matches nothing at all, or the replacement is none";

Value matches(Runtime &runtime, Arguments a)
{
    const auto pattern = Pattern::compile(a[1].string(), flagsOf(a, 2));
    if (!pattern || !runtime.charge(a[0].string().size() + 1))
        return refused(runtime, kBadPattern);
    const auto result = pattern->matches(a[0].string());
    return result ? Value(*result) : refused(runtime, kTooSlow);
}

Value replace(Runtime &runtime, Arguments a)
{
    const auto pattern = Pattern::compile(a[1].string(), flagsOf(a, 3));
    if (!pattern || !runtime.charge(a[0].string().size() + 1))
        return refused(runtime, kBadPattern);
    const auto result = pattern->replace(a[0].string(), a[2].string());
    return result ? made(runtime, *result) : refused(runtime, kTooSlow);
}

Value split(Runtime &runtime, Arguments a)
{
    const auto pattern = Pattern::compile(a[1].string(), {});
    if (!pattern || !runtime.charge(a[0].string().size() + 1))
        return refused(runtime, kBadPattern);
    const auto parts = pattern->split(a[0].string());
    if (!parts)
        return refused(runtime, kTooSlow);
    if (!runtime.chargeItems(parts->size() + a[0].string().size() / 16))
        return {};
    List list;
    for (const auto &part : *parts)
        list.emplace_back(part);
    return Value(std::move(list));
}

Value stringJoin(Runtime &runtime, Arguments a)
{
    const std::string_view delimiter = flagsOf(a, 1);
    std::string out;
    bool first = true;
    for (const Value &item : a[0].list()) {
        if (item.isNull())
            continue;
        if (!item.is(Kind::String))
            return refused(runtime, "string join of something that is no text");
        if (!first)
            out += delimiter;
        first = false;
        out += item.string();
        if (!runtime.charge(1 + delimiter.size() / 16) ||
            !runtime.chargeItems((item.string().size() + delimiter.size()) / 16))
            return {};
    }
    return Value(out);
}

constexpr auto kString = Type::Base::String;
constexpr auto kBoolean = Type::Base::Boolean;

constexpr std::array<Builtin, 13> kBuiltins{{
    {"substring", "string:string, start position:number, length?:number", substring, kString},
    {"string length", "string:string", stringLength, Type::Base::Number},
    {"upper case", "string:string", changedCase<true>, kString},
    {"lower case", "string:string", changedCase<false>, kString},
    {"substring before", "string:string, match:string", substringBefore, kString},
    {"substring after", "string:string, match:string", substringAfter, kString},
    {"contains", "string:string, match:string", contains, kBoolean},
    {"starts with", "string:string, match:string", startsWith, kBoolean},
    {"ends with", "string:string, match:string", endsWith, kBoolean},
    {"matches", "input:string, pattern:string, flags?:string~", matches, kBoolean},
    {"replace", "input:string, pattern:string, replacement:string, flags?:string~", replace,
     kString},
    {"split", "string:string, delimiter:string", split},
    {"string join", "list:list, delimiter?:string~", stringJoin, kString},
}};

} // namespace

std::span<const Builtin> stringBuiltins()
{
    return kBuiltins;
}

} // namespace yorisoi::decision
