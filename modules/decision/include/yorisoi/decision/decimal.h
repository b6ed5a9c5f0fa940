// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yorisoi::decision {

/// How `Decimal::rounded` treats the digits it drops.
enum class Rounding : std::uint8_t { HalfEven, HalfUp, HalfDown, Up, Down, Floor, Ceiling };

/// A number of FEEL: IEEE 754-2008 decimal128, 34 significant digits, half-even rounding
/// (DMN 1.5, 10.3.2.3.1). Arithmetic never fails; a result without a value (0/0, overflow) is not
/// `finite()`.
class Decimal {
public:
    constexpr Decimal() = default;
    constexpr explicit Decimal(std::int64_t value)
        : low_(value < 0 ? 0 - static_cast<std::uint64_t>(value)
                         : static_cast<std::uint64_t>(value)),
          high_(value < 0 ? kSign | kUnit : kUnit)
    {
    }
    /// Digits with an optional sign, point and exponent; nothing else.
    static std::optional<Decimal> parse(std::string_view text);
    /// The decimal that prints as the shortest text of this binary number.
    static Decimal fromDouble(double value);

    /// Plain notation without an exponent and without superfluous zeros: "-12.5".
    std::string toString() const;
    double toDouble() const;
    /// The value when it is an integer that fits.
    std::optional<std::int64_t> toInteger() const;

    bool finite() const { return (high_ & kSpecial) != kSpecial; }
    bool isZero() const;
    bool negative() const { return (high_ & kSign) != 0 && !isZero(); }
    bool integral() const;

    Decimal operator-() const { return Decimal(low_, high_ ^ kSign); }
    friend Decimal operator+(const Decimal &a, const Decimal &b)
    {
        if (sameSmall(a, b) && a.low_ <= kSmall && b.low_ <= kSmall)
            return Decimal(a.low_ + b.low_, a.high_);
        return add(a, b);
    }
    friend Decimal operator-(const Decimal &a, const Decimal &b) { return a + (-b); }
    friend Decimal operator*(const Decimal &a, const Decimal &b) { return multiply(a, b); }
    friend Decimal operator/(const Decimal &a, const Decimal &b) { return divide(a, b); }
    friend bool operator==(const Decimal &a, const Decimal &b)
    {
        if (sameSmall(a, b))
            return a.low_ == b.low_;
        return compare(a, b) == 0;
    }
    /// Negative, zero or positive as a is less than, equal to or greater than b.
    static int compare(const Decimal &a, const Decimal &b)
    {
        if (sameSmall(a, b) && (a.high_ & kSign) == 0)
            return a.low_ < b.low_ ? -1 : a.low_ > b.low_ ? 1 : 0;
        return compareSlow(a, b);
    }

    /// To `scale` digits after the point (before it when negative).
    Decimal rounded(int scale, Rounding mode) const;
    Decimal absolute() const { return Decimal(low_, high_ & ~kSign); }
    /// a - b * floor(a / b): the sign of the divisor, exact.
    static Decimal modulo(const Decimal &a, const Decimal &b);
    /// Exact while it fits for an integral exponent.
    static Decimal power(const Decimal &base, const Decimal &exponent);
    Decimal squareRoot() const;
    Decimal exponential() const;
    Decimal logarithm() const;

private:
    static constexpr std::uint64_t kSign = 0x8000000000000000ULL;
    static constexpr std::uint64_t kSpecial = 0x7800000000000000ULL;
    /// Exponent zero with an empty upper coefficient.
    static constexpr std::uint64_t kUnit = 0x3040000000000000ULL;
    static constexpr std::uint64_t kUpperCoefficient = 0x0001FFFFFFFFFFFFULL;
    static constexpr std::uint64_t kSmall = 0x3FFFFFFFFFFFFFFFULL;

    constexpr Decimal(std::uint64_t low, std::uint64_t high) : low_(low), high_(high) {}
    /// Same sign and exponent, and the coefficients are in the lower words alone.
    static bool sameSmall(const Decimal &a, const Decimal &b)
    {
        return a.high_ == b.high_ && (a.high_ & kUpperCoefficient) == 0 &&
               (a.high_ & 0x6000000000000000ULL) != 0x6000000000000000ULL;
    }
    static Decimal add(const Decimal &a, const Decimal &b);
    static Decimal multiply(const Decimal &a, const Decimal &b);
    static Decimal divide(const Decimal &a, const Decimal &b);
    static int compareSlow(const Decimal &a, const Decimal &b);
    friend struct DecimalAccess;

    // Binary integer decimal, least significant word first: the layout of Intel's library.
    std::uint64_t low_ = 0;
    std::uint64_t high_ = kUnit;
};

} // namespace yorisoi::decision
