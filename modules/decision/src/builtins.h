// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "runtime.h"
#include "type.h"

namespace yorisoi::decision {

/// A signature of a built-in function (DMN 1.5, 10.3.4).
///
/// `parameters` is "name:kind, name?:kind, name..." - `?` may be left out, `...` takes all further
/// arguments as one list. The kind is one of any, boolean, number, string, list, context, range,
/// function, time, duration; a `~` behind it lets null in (any always does). Where null may not
/// come in, a null argument gives null. A singleton list stands for its element and an element for
/// its singleton list.
struct Builtin {
    std::string_view name;
    std::string_view parameters;
    Value (*function)(Runtime &runtime, std::span<Value> arguments);
    Type::Base result = Type::Base::Any;
    /// Depends on nothing but its arguments: a call with known arguments is computed once.
    bool pure = true;
};

std::span<const Builtin> conversionBuiltins();
std::span<const Builtin> stringBuiltins();
std::span<const Builtin> numberBuiltins();
std::span<const Builtin> listBuiltins();
std::span<const Builtin> contextBuiltins();
std::span<const Builtin> temporalBuiltins();
std::span<const Builtin> rangeBuiltins();

/// The longest name of a built-in function at `position` that ends behind `end`, which it then
/// moves; or "".
std::string_view matchBuiltin(std::string_view source, std::size_t position, std::size_t &end);
/// A date, time, date and time or duration from its text; null for any other text.
Value temporalFromText(std::string_view text);
/// An integer argument; nothing for other numbers.
std::optional<std::int64_t> integerOf(const Value &value);

} // namespace yorisoi::decision
