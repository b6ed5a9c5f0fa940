// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/decision/value.h"

#include <algorithm>
#include <numeric>

#include "yorisoi/decision/callable.h"

namespace yorisoi::decision {
namespace {

struct LongString : detail::Shared {
    std::string text;
    explicit LongString(std::string_view t) : Shared(Kind::String), text(t) {}
};

struct SharedList : detail::Shared {
    List items;
    explicit SharedList(List i) : Shared(Kind::List), items(std::move(i)) {}
};

struct SharedContext : detail::Shared {
    ShapePtr shape;
    std::vector<Value> values;
    SharedContext(ShapePtr s, std::vector<Value> v)
        : Shared(Kind::Context),
          shape(std::move(s)),
          values(std::move(v))
    {
    }
};

struct SharedRange : detail::Shared {
    RangeData range;
    explicit SharedRange(RangeData r) : Shared(Kind::Range), range(std::move(r)) {}
};

struct SharedFunction : detail::Shared {
    std::shared_ptr<const Callable> function;
    explicit SharedFunction(std::shared_ptr<const Callable> f)
        : Shared(Kind::Function),
          function(std::move(f))
    {
    }
};

std::uint16_t deepest(const std::vector<Value> &values)
{
    std::uint16_t depth = 0;
    for (const Value &value : values)
        depth = std::max(depth, value.depth());
    return static_cast<std::uint16_t>(depth + 1);
}

/// Contexts with more keys than this are searched by bisection.
constexpr std::size_t kLinearKeys = 12;

} // namespace

void detail::destroy(Shared *object)
{
    switch (object->kind) {
    case Kind::String:
        delete static_cast<LongString *>(object);
        break;
    case Kind::List:
        delete static_cast<SharedList *>(object);
        break;
    case Kind::Context:
        delete static_cast<SharedContext *>(object);
        break;
    case Kind::Range:
        delete static_cast<SharedRange *>(object);
        break;
    default:
        delete static_cast<SharedFunction *>(object);
        break;
    }
}

Shape::Shape(std::vector<std::string> keys) : keys_(std::move(keys))
{
    if (keys_.size() <= kLinearKeys)
        return;
    sorted_.resize(keys_.size());
    std::iota(sorted_.begin(), sorted_.end(), 0U);
    std::sort(sorted_.begin(), sorted_.end(),
              [this](auto a, auto b) { return keys_[a] < keys_[b]; });
}

int Shape::find(std::string_view key) const
{
    if (sorted_.empty()) {
        for (std::size_t i = 0; i < keys_.size(); ++i)
            if (keys_[i] == key)
                return static_cast<int>(i);
        return -1;
    }
    const auto found =
        std::lower_bound(sorted_.begin(), sorted_.end(), key,
                         [this](auto i, std::string_view k) { return keys_[i] < k; });
    return found != sorted_.end() && keys_[*found] == key ? static_cast<int>(*found) : -1;
}

static_assert(sizeof(Value) == 24);

Value::Value(std::string_view text) : Value(Kind::String)
{
    if (text.size() <= bytes_.size()) {
        length_ = static_cast<std::uint8_t>(text.size());
        std::copy(text.begin(), text.end(), bytes_.begin());
    } else {
        adopt(new LongString(text));
    }
}

// Year, month and day with the time behind them: 18 bytes without the padding of the two
// structures.
Value::Value(const DateTime &v) noexcept : Value(Kind::DateTime)
{
    store(0, v.date.year);
    bytes_[4] = v.date.month;
    bytes_[5] = v.date.day;
    store(6, v.time);
}

DateTime Value::dateTime() const
{
    return DateTime{Date{load<std::int32_t>(0), bytes_[4], bytes_[5]}, load<Time>(6)};
}

Value::Value(List items) : Value(Kind::Null)
{
    const std::uint16_t depth = deepest(items);
    if (depth > kMaximumDepth)
        return;
    auto *object = new SharedList(std::move(items));
    object->depth = depth;
    adopt(object);
}

Value::Value(ShapePtr shape, std::vector<Value> values) : Value(Kind::Null)
{
    const std::uint16_t depth = deepest(values);
    if (depth > kMaximumDepth)
        return;
    auto *object = new SharedContext(std::move(shape), std::move(values));
    object->depth = depth;
    adopt(object);
}

Value::Value(RangeData range) : Value(Kind::Null)
{
    adopt(new SharedRange(std::move(range)));
}

Value::Value(std::shared_ptr<const Callable> function) : Value(Kind::Null)
{
    if (function)
        adopt(new SharedFunction(std::move(function)));
}

Value Value::context(std::vector<std::pair<std::string, Value>> entries)
{
    std::vector<std::string> keys;
    std::vector<Value> values;
    keys.reserve(entries.size());
    values.reserve(entries.size());
    for (auto &[key, value] : entries) {
        keys.push_back(std::move(key));
        values.push_back(std::move(value));
    }
    return Value(std::make_shared<const Shape>(std::move(keys)), std::move(values));
}

std::string_view Value::longString() const
{
    return static_cast<const LongString *>(pointer())->text;
}

const List &Value::list() const
{
    return static_cast<const SharedList *>(pointer())->items;
}

const Shape &Value::shape() const
{
    return *static_cast<const SharedContext *>(pointer())->shape;
}

const ShapePtr &Value::shapePtr() const
{
    return static_cast<const SharedContext *>(pointer())->shape;
}

const std::vector<Value> &Value::values() const
{
    return static_cast<const SharedContext *>(pointer())->values;
}

const RangeData &Value::range() const
{
    return static_cast<const SharedRange *>(pointer())->range;
}

const Callable &Value::callable() const
{
    return *static_cast<const SharedFunction *>(pointer())->function;
}

const std::shared_ptr<const Callable> &Value::callablePtr() const
{
    return static_cast<const SharedFunction *>(pointer())->function;
}

const Value *Value::find(std::string_view key) const
{
    if (kind_ != Kind::Context)
        return nullptr;
    const auto *context = static_cast<const SharedContext *>(pointer());
    const int position = context->shape->find(key);
    return position < 0 ? nullptr : &context->values[static_cast<std::size_t>(position)];
}

std::string_view nameOf(Kind kind)
{
    static constexpr std::array<std::string_view, 13> names{"null",
                                                            "boolean",
                                                            "number",
                                                            "string",
                                                            "date",
                                                            "time",
                                                            "date and time",
                                                            "days and time duration",
                                                            "years and months duration",
                                                            "list",
                                                            "context",
                                                            "range",
                                                            "function"};
    return names[static_cast<std::size_t>(kind)];
}

} // namespace yorisoi::decision
