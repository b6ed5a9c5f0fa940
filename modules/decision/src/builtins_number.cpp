// SPDX-License-Identifier: GPL-3.0-or-later
// Numeric functions (DMN 1.5, 10.3.4.5).
#include <array>

#include "builtins.h"

namespace yorisoi::decision {
namespace {

using Arguments = std::span<Value>;

Value finite(Runtime &runtime, const Decimal &number)
{
    if (number.finite())
        return Value(number);
    runtime.note("a number without a value");
    return {};
}

template <Rounding mode>
Value rounded(Runtime &runtime, Arguments a)
{
    std::int64_t scale = 0;
    if (a.size() > 1) {
        // A scale of 2.7 means 2, as a conversion to an integer does.
        const auto given = a[1].number().rounded(0, Rounding::Down).toInteger();
        if (!given || *given < -6111 || *given > 6176) {
            runtime.note("a scale outside -6111 to 6176");
            return {};
        }
        scale = *given;
    }
    return finite(runtime, a[0].number().rounded(static_cast<int>(scale), mode));
}

Value absolute(Runtime &runtime, Arguments a)
{
    switch (a[0].kind()) {
    case Kind::Number:
        return Value(a[0].number().absolute());
    case Kind::DayTimeDuration: {
        const auto size =
            a[0].dayTime().seconds < 0 ? negated(a[0].dayTime()) : std::optional(a[0].dayTime());
        return size ? Value(*size) : Value();
    }
    case Kind::YearMonthDuration: {
        const auto months = a[0].yearMonth().months;
        return Value(YearMonthDuration{months < 0 ? -months : months});
    }
    case Kind::List:
        if (a[0].list().size() == 1 && !a[0].list().front().is(Kind::List)) {
            Value only = a[0].list().front();
            return absolute(runtime, Arguments(&only, 1));
        }
        [[fallthrough]];
    default:
        runtime.note("abs of something that is neither number nor duration");
        return {};
    }
}

Value modulo(Runtime &runtime, Arguments a)
{
    return finite(runtime, Decimal::modulo(a[0].number(), a[1].number()));
}

Value squareRoot(Runtime &runtime, Arguments a)
{
    return finite(runtime, a[0].number().squareRoot());
}

Value logarithm(Runtime &runtime, Arguments a)
{
    return finite(runtime, a[0].number().logarithm());
}

Value exponential(Runtime &runtime, Arguments a)
{
    return finite(runtime, a[0].number().exponential());
}

template <bool wantOdd>
Value parity(Runtime &, Arguments a)
{
    const Decimal number = a[0].number();
    if (!number.integral())
        return Value(false);
    const bool odd = !Decimal::modulo(number, Decimal(std::int64_t{2})).isZero();
    return Value(odd == wantOdd);
}

constexpr auto kNumber = Type::Base::Number;
constexpr auto kBoolean = Type::Base::Boolean;

constexpr std::array<Builtin, 14> kBuiltins{{
    {"decimal", "n:number, scale:number", rounded<Rounding::HalfEven>, kNumber},
    {"floor", "n:number, scale?:number", rounded<Rounding::Floor>, kNumber},
    {"ceiling", "n:number, scale?:number", rounded<Rounding::Ceiling>, kNumber},
    {"round up", "n:number, scale:number", rounded<Rounding::Up>, kNumber},
    {"round down", "n:number, scale:number", rounded<Rounding::Down>, kNumber},
    {"round half up", "n:number, scale:number", rounded<Rounding::HalfUp>, kNumber},
    {"round half down", "n:number, scale:number", rounded<Rounding::HalfDown>, kNumber},
    {"abs", "n:any", absolute},
    {"modulo", "dividend:number, divisor:number", modulo, kNumber},
    {"sqrt", "number:number", squareRoot, kNumber},
    {"log", "number:number", logarithm, kNumber},
    {"exp", "number:number", exponential, kNumber},
    {"odd", "number:number", parity<true>, kBoolean},
    {"even", "number:number", parity<false>, kBoolean},
}};

} // namespace

std::span<const Builtin> numberBuiltins()
{
    return kBuiltins;
}

} // namespace yorisoi::decision
