// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yorisoi/decision/decimal.h"
#include "yorisoi/decision/temporal.h"

namespace yorisoi::decision {

enum class Kind : std::uint8_t {
    Null,
    Boolean,
    Number,
    String,
    Date,
    Time,
    DateTime,
    DayTimeDuration,
    YearMonthDuration,
    List,
    Context,
    Range,
    Function,
};

/// What a declared type is made of; the kinds of values and Any.
enum class TypeBase : std::uint8_t {
    Any,
    Null,
    Boolean,
    Number,
    String,
    Date,
    Time,
    DateTime,
    DayTimeDuration,
    YearMonthDuration,
    List,
    Context,
    Range,
    Function,
};

/// True, false, or FEEL's null of the logical operators.
enum class Truth : std::uint8_t { No, Yes, Unknown };

namespace detail {
/// What does not fit into a value is shared and never changes after it was built.
struct Shared {
    std::atomic<std::uint32_t> references{0};
    Kind kind;
    /// Levels of lists and contexts below this one; bounds every recursion over values.
    std::uint16_t depth = 0;
    explicit Shared(Kind k) : kind(k) {}
};
void destroy(Shared *object);
} // namespace detail

class Value;
struct RangeData;
class Callable;
using List = std::vector<Value>;

/// The keys of a context in their order, shared by the contexts that have the same.
class Shape {
public:
    explicit Shape(std::vector<std::string> keys);
    const std::vector<std::string> &keys() const { return keys_; }
    /// The position of a key, or -1.
    int find(std::string_view key) const;

private:
    std::vector<std::string> keys_;
    std::vector<std::uint32_t> sorted_;
};
using ShapePtr = std::shared_ptr<const Shape>;

/// A value of FEEL. 24 bytes; numbers, temporal values and strings up to 22 bytes live inside,
/// everything else is shared and immutable, so a copy is cheap and values may be used from several
/// threads. Limit: lists and contexts nest at most `kMaximumDepth` levels; building a deeper one
/// gives null.
class Value {
public:
    static constexpr std::uint16_t kMaximumDepth = 1000;

    Value() noexcept : kind_(Kind::Null), length_(0) {}
    explicit Value(bool b) noexcept : kind_(Kind::Boolean), length_(b ? 1 : 0) {}
    explicit Value(const Decimal &number) noexcept : Value(Kind::Number) { store(6, number); }
    explicit Value(std::int64_t number) noexcept : Value(Decimal(number)) {}
    explicit Value(std::string_view text);
    explicit Value(const char *text) : Value(std::string_view(text)) {}
    explicit Value(const std::string &text) : Value(std::string_view(text)) {}
    explicit Value(const Date &v) noexcept : Value(Kind::Date) { store(2, v); }
    explicit Value(const Time &v) noexcept : Value(Kind::Time) { store(2, v); }
    explicit Value(const DateTime &v) noexcept;
    explicit Value(const DayTimeDuration &v) noexcept : Value(Kind::DayTimeDuration)
    {
        store(6, v);
    }
    explicit Value(const YearMonthDuration &v) noexcept : Value(Kind::YearMonthDuration)
    {
        store(6, v);
    }
    explicit Value(List items);
    /// As many values as the shape has keys.
    Value(ShapePtr shape, std::vector<Value> values);
    explicit Value(RangeData range);
    explicit Value(std::shared_ptr<const Callable> function);
    static Value context(std::vector<std::pair<std::string, Value>> entries);
    static Value of(Truth truth)
    {
        return truth == Truth::Unknown ? Value() : Value(truth == Truth::Yes);
    }

    Value(const Value &other) noexcept { copyFrom(other); }
    Value(Value &&other) noexcept
    {
        std::memcpy(static_cast<void *>(this), static_cast<const void *>(&other), sizeof(Value));
        other.kind_ = Kind::Null;
        other.length_ = 0;
    }
    Value &operator=(const Value &other) noexcept
    {
        Value copy(other);
        swap(copy);
        return *this;
    }
    Value &operator=(Value &&other) noexcept
    {
        Value moved(std::move(other));
        swap(moved);
        return *this;
    }
    ~Value()
    {
        if (shared())
            release();
    }
    /// Becomes null.
    void clear() noexcept
    {
        if (shared())
            release();
        kind_ = Kind::Null;
        length_ = 0;
    }
    void swap(Value &other) noexcept
    {
        std::array<unsigned char, 24> temporary;
        std::memcpy(temporary.data(), static_cast<const void *>(this), sizeof(Value));
        std::memcpy(static_cast<void *>(this), static_cast<const void *>(&other), sizeof(Value));
        std::memcpy(static_cast<void *>(&other), temporary.data(), sizeof(Value));
    }

    Kind kind() const { return kind_; }
    bool is(Kind kind) const { return kind_ == kind; }
    bool isNull() const { return kind_ == Kind::Null; }
    bool isTrue() const { return kind_ == Kind::Boolean && length_ == 1; }
    bool isFalse() const { return kind_ == Kind::Boolean && length_ == 0; }
    Truth truth() const
    {
        return kind_ != Kind::Boolean ? Truth::Unknown : length_ ? Truth::Yes : Truth::No;
    }

    // Each of these needs a value of its kind.
    bool boolean() const { return length_ != 0; }
    Decimal number() const { return load<Decimal>(6); }
    std::string_view string() const
    {
        return length_ == kLong
                   ? longString()
                   : std::string_view(reinterpret_cast<const char *>(bytes_.data()), length_);
    }
    Date date() const { return load<Date>(2); }
    Time time() const { return load<Time>(2); }
    DateTime dateTime() const;
    DayTimeDuration dayTime() const { return load<DayTimeDuration>(6); }
    YearMonthDuration yearMonth() const { return load<YearMonthDuration>(6); }
    const List &list() const;
    const Shape &shape() const;
    const ShapePtr &shapePtr() const;
    const std::vector<Value> &values() const;
    const RangeData &range() const;
    const Callable &callable() const;
    const std::shared_ptr<const Callable> &callablePtr() const;

    /// The entry of a context, or nothing; nothing for other kinds.
    const Value *find(std::string_view key) const;
    /// Tells apart the objects that values share; null for what lives inside the value.
    const void *identity() const { return shared() ? pointer() : nullptr; }
    std::uint16_t depth() const { return shared() ? pointer()->depth : std::uint16_t{0}; }

private:
    static constexpr std::uint8_t kLong = 0xFF;

    explicit Value(Kind kind) noexcept : kind_(kind), length_(0) {}
    template <typename T>
    void store(std::size_t offset, const T &value) noexcept
    {
        static_assert(std::is_trivially_copyable_v<T>);
        std::memcpy(bytes_.data() + offset, &value, sizeof(T));
    }
    // GCC 12 does not see that only what was stored is loaded: `length_` says which form it has.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
    template <typename T>
    T load(std::size_t offset) const noexcept
    {
        T value;
        std::memcpy(static_cast<void *>(&value), bytes_.data() + offset, sizeof(T));
        return value;
    }
#pragma GCC diagnostic pop
    bool shared() const noexcept
    {
        return length_ == kLong;
    }
    detail::Shared *pointer() const noexcept
    {
        return load<detail::Shared *>(6);
    }
    void adopt(detail::Shared *object) noexcept
    {
        object->references.store(1, std::memory_order_relaxed);
        kind_ = object->kind;
        length_ = kLong;
        store(6, object);
    }
    void copyFrom(const Value &other) noexcept
    {
        std::memcpy(static_cast<void *>(this), static_cast<const void *>(&other), sizeof(Value));
        if (shared())
            pointer()->references.fetch_add(1, std::memory_order_relaxed);
    }
    void release() noexcept
    {
        detail::Shared *object = pointer();
        if (object->references.fetch_sub(1, std::memory_order_acq_rel) == 1)
            detail::destroy(object);
    }
    std::string_view longString() const;

    Kind kind_;
    /// Of a short string; `kLong` says that the payload is a pointer.
    std::uint8_t length_;
    alignas(2) std::array<unsigned char, 22> bytes_;
};

/// An interval, or a comparison with one end ("< 10") as a value.
struct RangeData {
    enum class Form : std::uint8_t {
        Interval,
        Less,
        LessEqual,
        Greater,
        GreaterEqual,
        Equal,
        NotEqual
    };
    Form form = Form::Interval;
    bool startIncluded = false;
    bool endIncluded = false;
    Value start;
    Value end;
};

/// FEEL's `=`: nothing (null) for kinds that cannot be compared.
Truth equal(const Value &a, const Value &b);
/// Same as `equal`, with null equal to null only, and different kinds different.
bool same(const Value &a, const Value &b);
/// Negative, zero or positive; nothing where FEEL has no order.
std::optional<int> compare(const Value &a, const Value &b);
/// FEEL's `is`: the same value in the same domain, time zones included.
bool identical(const Value &a, const Value &b);
/// Whether a value lies in a range; unknown when kinds do not fit.
Truth contains(const RangeData &range, const Value &value);

/// What FEEL's `string()` gives; a text stays itself, null is "null".
std::string toText(const Value &value);
/// As a FEEL expression where there is one: texts quoted, temporal values as at-literals.
std::string toFeel(const Value &value);
std::string_view nameOf(Kind kind);

} // namespace yorisoi::decision
