// SPDX-License-Identifier: GPL-3.0-or-later
// List functions (DMN 1.5, 10.3.4.4).
#include <algorithm>
#include <array>

#include "builtins.h"
#include "yorisoi/decision/callable.h"

namespace yorisoi::decision {
namespace {

using Arguments = std::span<Value>;

Value refused(Runtime &runtime, std::string_view reason)
{
    runtime.note(reason);
    return {};
}

Value made(Runtime &runtime, List items)
{
    if (!runtime.charge(items.size()) || !runtime.chargeItems(items.size()))
        return {};
    return Value(std::move(items));
}

Value listContains(Runtime &runtime, Arguments a)
{
    if (!runtime.charge(a[0].list().size()))
        return {};
    const List &items = a[0].list();
    return Value(std::any_of(items.begin(), items.end(),
                             [&](const Value &item) { return same(item, a[1]); }));
}

Value count(Runtime &, Arguments a)
{
    return Value(static_cast<std::int64_t>(a[0].list().size()));
}

template <int sign>
Value extreme(Runtime &runtime, Arguments a)
{
    const List &items = a[0].list();
    if (items.empty() || !runtime.charge(items.size()))
        return {};
    const Value *best = &items.front();
    for (const Value &item : items) {
        const auto order = compare(item, *best);
        if (!order)
            return refused(runtime, "minimum or maximum of values that have no order");
        if (*order * sign > 0)
            best = &item;
    }
    return *best;
}

/// The numbers of a list; nothing when one is none.
std::optional<std::vector<Decimal>> numbersOf(Runtime &runtime, const Value &list)
{
    std::vector<Decimal> numbers;
    if (!runtime.charge(list.list().size()))
        return std::nullopt;
    numbers.reserve(list.list().size());
    for (const Value &item : list.list()) {
        if (!item.is(Kind::Number)) {
            runtime.note("a list function on something that is no number");
            return std::nullopt;
        }
        numbers.push_back(item.number());
    }
    return numbers;
}

Value finite(Runtime &runtime, const Decimal &number)
{
    return number.finite() ? Value(number) : refused(runtime, "a number out of range");
}

Decimal total(const std::vector<Decimal> &numbers)
{
    Decimal result;
    for (const Decimal &number : numbers)
        result = result + number;
    return result;
}

Value sum(Runtime &runtime, Arguments a)
{
    const auto numbers = numbersOf(runtime, a[0]);
    return numbers && !numbers->empty() ? finite(runtime, total(*numbers)) : Value();
}

Value product(Runtime &runtime, Arguments a)
{
    const auto numbers = numbersOf(runtime, a[0]);
    if (!numbers || numbers->empty())
        return {};
    Decimal result(std::int64_t{1});
    for (const Decimal &number : *numbers)
        result = result * number;
    return finite(runtime, result);
}

Decimal size(const std::vector<Decimal> &numbers)
{
    return Decimal(static_cast<std::int64_t>(numbers.size()));
}

Value mean(Runtime &runtime, Arguments a)
{
    const auto numbers = numbersOf(runtime, a[0]);
    return numbers && !numbers->empty() ? finite(runtime, total(*numbers) / size(*numbers))
                                        : Value();
}

Value median(Runtime &runtime, Arguments a)
{
    auto numbers = numbersOf(runtime, a[0]);
    if (!numbers || numbers->empty())
        return {};
    std::sort(numbers->begin(), numbers->end(),
              [](const Decimal &x, const Decimal &y) { return Decimal::compare(x, y) < 0; });
    const std::size_t middle = numbers->size() / 2;
    if (numbers->size() % 2 == 1)
        return Value((*numbers)[middle]);
    return finite(runtime,
                  ((*numbers)[middle - 1] + (*numbers)[middle]) / Decimal(std::int64_t{2}));
}

Value standardDeviation(Runtime &runtime, Arguments a)
{
    const auto numbers = numbersOf(runtime, a[0]);
    if (!numbers || numbers->size() < 2)
        return refused(runtime, "stddev of fewer than two numbers");
    const Decimal average = total(*numbers) / size(*numbers);
    Decimal squares;
    for (const Decimal &number : *numbers)
        squares = squares + (number - average) * (number - average);
    return finite(runtime, (squares / (size(*numbers) - Decimal(std::int64_t{1}))).squareRoot());
}

Value mode(Runtime &runtime, Arguments a)
{
    auto numbers = numbersOf(runtime, a[0]);
    if (!numbers)
        return {};
    std::sort(numbers->begin(), numbers->end(),
              [](const Decimal &x, const Decimal &y) { return Decimal::compare(x, y) < 0; });
    List modes;
    std::size_t most = 0;
    for (std::size_t i = 0; i < numbers->size();) {
        std::size_t j = i;
        while (j < numbers->size() && (*numbers)[j] == (*numbers)[i])
            ++j;
        if (j - i > most) {
            modes.clear();
            most = j - i;
        }
        if (j - i == most)
            modes.emplace_back((*numbers)[i]);
        i = j;
    }
    return made(runtime, std::move(modes));
}

template <bool conjunction>
Value quantified(Runtime &runtime, Arguments a)
{
    if (!runtime.charge(a[0].list().size()))
        return {};
    const Truth decisive = conjunction ? Truth::No : Truth::Yes;
    bool unknown = false;
    for (const Value &item : a[0].list()) {
        if (item.truth() == decisive)
            return Value::of(decisive);
        unknown = unknown || item.truth() == Truth::Unknown;
    }
    return unknown ? Value() : Value(conjunction);
}

/// The index from 0 of a position from 1, or from the end when negative.
std::optional<std::size_t> indexOf(const Value &position, std::size_t length)
{
    const auto n = integerOf(position);
    const auto end = static_cast<std::int64_t>(length);
    if (!n || *n == 0 || *n > end || *n < -end)
        return std::nullopt;
    return static_cast<std::size_t>(*n > 0 ? *n - 1 : end + *n);
}

Value sublist(Runtime &runtime, Arguments a)
{
    const List &items = a[0].list();
    const auto start = indexOf(a[1], items.size());
    if (!start)
        return refused(runtime, "a start position outside the list");
    std::size_t length = items.size() - *start;
    if (a.size() > 2) {
        const auto given = integerOf(a[2]);
        if (!given || *given < 0 || static_cast<std::size_t>(*given) > length)
            return refused(runtime, "a length outside the list");
        length = static_cast<std::size_t>(*given);
    }
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(*start);
    return made(runtime, List(begin, begin + static_cast<std::ptrdiff_t>(length)));
}

Value append(Runtime &runtime, Arguments a)
{
    List items = a[0].list();
    items.insert(items.end(), a[1].list().begin(), a[1].list().end());
    return made(runtime, std::move(items));
}

Value appendOne(Runtime &runtime, Arguments a)
{
    List items = a[0].list();
    items.push_back(a[1]);
    return made(runtime, std::move(items));
}

Value concatenate(Runtime &runtime, Arguments a)
{
    List items;
    for (const Value &list : a[0].list()) {
        if (list.isNull())
            return refused(runtime, "concatenate with null");
        if (list.is(Kind::List))
            items.insert(items.end(), list.list().begin(), list.list().end());
        else
            items.push_back(list);
    }
    return made(runtime, std::move(items));
}

Value insertBefore(Runtime &runtime, Arguments a)
{
    List items = a[0].list();
    const auto index = indexOf(a[1], items.size());
    if (!index)
        return refused(runtime, "a position outside the list");
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(*index), a[2]);
    return made(runtime, std::move(items));
}

Value removeAt(Runtime &runtime, Arguments a)
{
    List items = a[0].list();
    const auto index = indexOf(a[1], items.size());
    if (!index)
        return refused(runtime, "a position outside the list");
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(*index));
    return made(runtime, std::move(items));
}

Value reversed(Runtime &runtime, Arguments a)
{
    return made(runtime, List(a[0].list().rbegin(), a[0].list().rend()));
}

Value positionsOf(Runtime &runtime, Arguments a)
{
    List positions;
    const List &items = a[0].list();
    for (std::size_t i = 0; i < items.size(); ++i)
        if (same(items[i], a[1]))
            positions.emplace_back(static_cast<std::int64_t>(i + 1));
    return made(runtime, std::move(positions));
}

bool addDistinct(Runtime &runtime, List &kept, const List &items)
{
    for (const Value &item : items) {
        if (!runtime.charge(kept.size() + 1))
            return false;
        if (std::none_of(kept.begin(), kept.end(),
                         [&](const Value &other) { return same(item, other); }))
            kept.push_back(item);
    }
    return true;
}

Value distinctValues(Runtime &runtime, Arguments a)
{
    List kept;
    return addDistinct(runtime, kept, a[0].list()) ? made(runtime, std::move(kept)) : Value();
}

Value unionOf(Runtime &runtime, Arguments a)
{
    List kept;
    for (const Value &list : a[0].list()) {
        if (list.isNull())
            return refused(runtime, "union with null");
        if (!addDistinct(runtime, kept, list.is(Kind::List) ? list.list() : List{list}))
            return {};
    }
    return made(runtime, std::move(kept));
}

bool addFlat(Runtime &runtime, List &flat, const List &items)
{
    for (const Value &item : items) {
        if (!runtime.charge(1))
            return false;
        if (!item.is(Kind::List))
            flat.push_back(item);
        else if (!addFlat(runtime, flat, item.list()))
            return false;
    }
    return true;
}

Value flatten(Runtime &runtime, Arguments a)
{
    List flat;
    return addFlat(runtime, flat, a[0].list()) ? made(runtime, std::move(flat)) : Value();
}

Value replaceAt(Runtime &runtime, Arguments a)
{
    List items = a[0].list();
    const auto index = indexOf(a[1], items.size());
    if (!index)
        return refused(runtime, "a position outside the list");
    items[*index] = a[2];
    return made(runtime, std::move(items));
}

Value replaceMatching(Runtime &runtime, Arguments a)
{
    List items = a[0].list();
    for (Value &item : items) {
        std::array<Value, 2> arguments{item, a[2]};
        const Value matches = a[1].callable().call(runtime, arguments);
        if (!matches.is(Kind::Boolean))
            return refused(runtime, "the match of list replace gave no boolean");
        if (matches.boolean())
            item = a[2];
    }
    return made(runtime, std::move(items));
}

/// Merge sort: a comparison function of the model's author may be inconsistent, which must do no
/// harm.
bool sortBy(Runtime &runtime, const Callable &precedes, std::span<Value> items,
            std::span<Value> buffer)
{
    if (items.size() < 2)
        return true;
    const std::size_t middle = items.size() / 2;
    if (!sortBy(runtime, precedes, items.first(middle), buffer.first(middle)) ||
        !sortBy(runtime, precedes, items.subspan(middle), buffer.subspan(middle)))
        return false;
    std::size_t left = 0;
    std::size_t right = middle;
    for (Value &out : buffer) {
        bool takeRight = left == middle;
        if (!takeRight && right < items.size()) {
            std::array<Value, 2> arguments{items[right], items[left]};
            const Value before = precedes.call(runtime, arguments);
            if (!before.is(Kind::Boolean))
                return false;
            takeRight = before.boolean();
        }
        out = std::move(items[takeRight ? right++ : left++]);
    }
    std::move(buffer.begin(), buffer.end(), items.begin());
    return true;
}

Value sorted(Runtime &runtime, Arguments a)
{
    List items = a[0].list();
    List buffer(items.size());
    if (!sortBy(runtime, a[1].callable(), items, buffer))
        return refused(runtime, "the comparison of sort gave no boolean");
    return made(runtime, std::move(items));
}

Value sortedNaturally(Runtime &runtime, Arguments a)
{
    List items = a[0].list();
    for (const Value &item : items)
        if (!compare(item, items.front()))
            return refused(runtime, "sort of values that have no order");
    std::stable_sort(items.begin(), items.end(),
                     [](const Value &x, const Value &y) { return compare(x, y).value_or(0) < 0; });
    return made(runtime, std::move(items));
}

constexpr auto kNumber = Type::Base::Number;
constexpr auto kBoolean = Type::Base::Boolean;
constexpr auto kList = Type::Base::List;

constexpr std::array<Builtin, 37> kBuiltins{{
    {"list contains", "list:list, element:any", listContains, kBoolean},
    {"count", "list:list", count, kNumber},
    {"min", "list:list", extreme<-1>},
    {"min", "c...", extreme<-1>},
    {"max", "list:list", extreme<1>},
    {"max", "c...", extreme<1>},
    {"sum", "list:list", sum, kNumber},
    {"sum", "n...", sum, kNumber},
    {"product", "list:list", product, kNumber},
    {"product", "n...", product, kNumber},
    {"mean", "list:list", mean, kNumber},
    {"mean", "n...", mean, kNumber},
    {"median", "list:list", median, kNumber},
    {"median", "n...", median, kNumber},
    {"stddev", "list:list", standardDeviation, kNumber},
    {"stddev", "n...", standardDeviation, kNumber},
    {"mode", "list:list", mode},
    {"mode", "n...", mode},
    {"all", "list:list", quantified<true>, kBoolean},
    {"all", "b...", quantified<true>, kBoolean},
    {"any", "list:list", quantified<false>, kBoolean},
    {"any", "b...", quantified<false>, kBoolean},
    {"sublist", "list:list, start position:number, length?:number", sublist, kList},
    {"append", "list:list, item:any", appendOne},
    {"append", "list:list, item...", append},
    {"concatenate", "list...", concatenate, kList},
    {"insert before", "list:list, position:number, newItem:any", insertBefore, kList},
    {"remove", "list:list, position:number", removeAt, kList},
    {"reverse", "list:list", reversed, kList},
    {"index of", "list:list, match:any", positionsOf},
    {"distinct values", "list:list", distinctValues, kList},
    {"union", "list...", unionOf, kList},
    {"flatten", "list:list", flatten},
    {"list replace", "list:list, position:number, newItem:any", replaceAt, kList},
    {"list replace", "list:list, match:function, newItem:any", replaceMatching, kList},
    {"sort", "list:list, precedes:function", sorted, kList},
    {"sort", "list:list", sortedNaturally, kList},
}};

} // namespace

std::span<const Builtin> listBuiltins()
{
    return kBuiltins;
}

} // namespace yorisoi::decision
