// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/decision/decimal.h"

#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#include <bid_conf.h>

#include <bid_functions.h>

#include <array>
#include <charconv>
#include <cmath>

namespace yorisoi::decision {

struct DecimalAccess {
    static BID_UINT128 raw(const Decimal &value)
    {
        BID_UINT128 raw;
        raw.w[0] = value.low_;
        raw.w[1] = value.high_;
        return raw;
    }
    static Decimal wrap(const BID_UINT128 &raw) { return Decimal(raw.w[0], raw.w[1]); }
};

namespace {

constexpr unsigned kNearest = BID_ROUNDING_TO_NEAREST;
constexpr int kMinimumExponent = -6176;

BID_UINT128 raw(const Decimal &value)
{
    return DecimalAccess::raw(value);
}
Decimal wrap(const BID_UINT128 &value)
{
    return DecimalAccess::wrap(value);
}

/// 1E-scale, whose exponent is what `bid128_quantize` goes by.
Decimal unitOfScale(int scale)
{
    std::uint64_t biased = static_cast<std::uint64_t>(-scale - kMinimumExponent);
    BID_UINT128 unit;
    unit.w[0] = 1;
    unit.w[1] = biased << 49U;
    return wrap(unit);
}

int exponentOf(const Decimal &value)
{
    return static_cast<int>((raw(value).w[1] >> 49U) & 0x3FFFU) + kMinimumExponent;
}

Decimal quantized(const Decimal &value, int scale, unsigned mode)
{
    unsigned flags = 0;
    return wrap(bid128_quantize(raw(value), raw(unitOfScale(scale)), mode, &flags));
}

} // namespace

std::optional<Decimal> Decimal::parse(std::string_view text)
{
    std::size_t i = 0;
    if (i < text.size() && (text[i] == '-' || text[i] == '+'))
        ++i;
    std::size_t digits = 0;
    const auto skipDigits = [&] {
        while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
            ++i;
            ++digits;
        }
    };
    skipDigits();
    if (i < text.size() && text[i] == '.') {
        ++i;
        skipDigits();
    }
    if (digits == 0)
        return std::nullopt;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '-' || text[i] == '+'))
            ++i;
        digits = 0;
        skipDigits();
        if (digits == 0)
            return std::nullopt;
    }
    if (i != text.size() || text.size() > 10000)
        return std::nullopt;
    std::string terminated(text);
    unsigned flags = 0;
    const Decimal value = wrap(bid128_from_string(terminated.data(), kNearest, &flags));
    if (!value.finite())
        return std::nullopt;
    return value;
}

Decimal Decimal::fromDouble(double value)
{
    std::array<char, 64> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{})
        return {};
    return parse(std::string_view(text.data(), static_cast<std::size_t>(end - text.data())))
        .value_or(Decimal());
}

std::string Decimal::toString() const
{
    std::array<char, 64> buffer{};
    unsigned flags = 0;
    bid128_to_string(buffer.data(), raw(*this), &flags);
    const std::string_view text(buffer.data());
    const std::size_t e = text.find('E');
    if (e == std::string_view::npos)
        return std::string(text);
    std::string digits(text.substr(1, e - 1));
    int exponent = 0;
    const char *begin = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
    std::from_chars(begin, text.data() + text.size(), exponent);
    while (exponent < 0 && digits.size() > 1 && digits.back() == '0') {
        digits.pop_back();
        ++exponent;
    }
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    if (digits == "0")
        return digits;
    if (exponent > 0) {
        digits.append(static_cast<std::size_t>(exponent), '0');
    } else if (exponent < 0) {
        const auto places = static_cast<std::size_t>(-exponent);
        if (digits.size() <= places)
            digits.insert(0, places - digits.size() + 1, '0');
        digits.insert(digits.size() - places, 1, '.');
    }
    return text[0] == '-' ? "-" + digits : digits;
}

double Decimal::toDouble() const
{
    unsigned flags = 0;
    return bid128_to_binary64(raw(*this), kNearest, &flags);
}

std::optional<std::int64_t> Decimal::toInteger() const
{
    if ((high_ & ~kSign) == kUnit && low_ <= kSmall)
        return high_ & kSign ? -static_cast<std::int64_t>(low_) : static_cast<std::int64_t>(low_);
    if (!finite() || !integral())
        return std::nullopt;
    unsigned flags = 0;
    const long long value = bid128_to_int64_int(raw(*this), &flags);
    if (flags & BID_INVALID_EXCEPTION)
        return std::nullopt;
    return value;
}

bool Decimal::isZero() const
{
    return bid128_isZero(raw(*this)) != 0;
}

bool Decimal::integral() const
{
    if ((high_ & ~kSign) == kUnit)
        return true;
    unsigned flags = 0;
    const Decimal whole = wrap(bid128_round_integral_zero(raw(*this), &flags));
    return compare(whole, *this) == 0;
}

Decimal Decimal::add(const Decimal &a, const Decimal &b)
{
    // Whole numbers of opposite signs are the second most frequent pair after those of the header.
    constexpr std::uint64_t small = kSmall;
    if ((a.high_ & ~kSign) == kUnit && (b.high_ & ~kSign) == kUnit && a.low_ <= small &&
        b.low_ <= small) {
        const auto left = static_cast<std::int64_t>(a.low_);
        const auto right = static_cast<std::int64_t>(b.low_);
        return Decimal((a.high_ & kSign ? -left : left) + (b.high_ & kSign ? -right : right));
    }
    unsigned flags = 0;
    return wrap(bid128_add(raw(a), raw(b), kNearest, &flags));
}

Decimal Decimal::multiply(const Decimal &a, const Decimal &b)
{
    if ((a.high_ & ~kSign) == kUnit && (b.high_ & kUpperCoefficient) == 0 && b.finite() &&
        (b.high_ & 0x6000000000000000ULL) != 0x6000000000000000ULL && (a.low_ >> 32U) == 0 &&
        (b.low_ >> 32U) == 0)
        return Decimal(a.low_ * b.low_, b.high_ ^ (a.high_ & kSign));
    unsigned flags = 0;
    return wrap(bid128_mul(raw(a), raw(b), kNearest, &flags));
}

Decimal Decimal::divide(const Decimal &a, const Decimal &b)
{
    if ((a.high_ & ~kSign) == kUnit && (b.high_ & ~kSign) == kUnit && b.low_ != 0 &&
        a.low_ % b.low_ == 0)
        return Decimal(a.low_ / b.low_, kUnit | ((a.high_ ^ b.high_) & kSign));
    unsigned flags = 0;
    return wrap(bid128_div(raw(a), raw(b), kNearest, &flags));
}

int Decimal::compareSlow(const Decimal &a, const Decimal &b)
{
    unsigned flags = 0;
    if (bid128_quiet_less(raw(a), raw(b), &flags))
        return -1;
    return bid128_quiet_greater(raw(a), raw(b), &flags) ? 1 : 0;
}

Decimal Decimal::rounded(int scale, Rounding mode) const
{
    if (!finite() || exponentOf(*this) >= -scale)
        return *this;
    switch (mode) {
    case Rounding::HalfEven:
        return quantized(*this, scale, BID_ROUNDING_TO_NEAREST);
    case Rounding::HalfUp:
        return quantized(*this, scale, BID_ROUNDING_TIES_AWAY);
    case Rounding::Down:
        return quantized(*this, scale, BID_ROUNDING_TO_ZERO);
    case Rounding::Floor:
        return quantized(*this, scale, BID_ROUNDING_DOWN);
    case Rounding::Ceiling:
        return quantized(*this, scale, BID_ROUNDING_UP);
    case Rounding::Up:
        return quantized(*this, scale, negative() ? BID_ROUNDING_DOWN : BID_ROUNDING_UP);
    case Rounding::HalfDown:
        break;
    }
    const Decimal truncated = quantized(*this, scale, BID_ROUNDING_TO_ZERO);
    const Decimal half =
        scale >= 6175 ? Decimal() : unitOfScale(scale + 1) * Decimal(std::int64_t{5});
    if (compare((*this - truncated).absolute(), half) > 0)
        return quantized(*this, scale, negative() ? BID_ROUNDING_DOWN : BID_ROUNDING_UP);
    return truncated;
}

Decimal Decimal::modulo(const Decimal &a, const Decimal &b)
{
    unsigned flags = 0;
    const Decimal remainder = wrap(bid128_fmod(raw(a), raw(b), &flags));
    if (!remainder.finite() || remainder.isZero() || remainder.negative() == b.negative())
        return remainder;
    return remainder + b;
}

Decimal Decimal::power(const Decimal &base, const Decimal &exponent)
{
    const auto whole = exponent.toInteger();
    if (whole && *whole >= -9999 && *whole <= 9999) {
        Decimal result(std::int64_t{1});
        Decimal factor = base;
        for (auto n = static_cast<unsigned>(std::abs(*whole)); n != 0; n >>= 1U) {
            if (n & 1U)
                result = result * factor;
            if (n > 1)
                factor = factor * factor;
        }
        return *whole < 0 ? Decimal(std::int64_t{1}) / result : result;
    }
    unsigned flags = 0;
    return wrap(bid128_pow(raw(base), raw(exponent), kNearest, &flags));
}

Decimal Decimal::squareRoot() const
{
    unsigned flags = 0;
    return wrap(bid128_sqrt(raw(*this), kNearest, &flags));
}

Decimal Decimal::exponential() const
{
    unsigned flags = 0;
    return wrap(bid128_exp(raw(*this), kNearest, &flags));
}

Decimal Decimal::logarithm() const
{
    unsigned flags = 0;
    return wrap(bid128_log(raw(*this), kNearest, &flags));
}

} // namespace yorisoi::decision
