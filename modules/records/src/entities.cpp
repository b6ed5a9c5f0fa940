// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/records/entities.h"

#include <array>
#include <type_traits>

#include "field_tables.h"

namespace yorisoi::records {
namespace {

template <typename T>
auto specsOf()
{
    return std::apply([](const auto &...fields) { return std::array{fields.spec...}; },
                      Table<T>::fields());
}

Value toValue(const std::string &member)
{
    return member.empty() ? Value{} : Value{member};
}
Value toValue(bool member)
{
    return Value{member};
}
Value toValue(std::int64_t member)
{
    return member == 0 ? Value{} : Value{member};
}
Value toValue(const Uuid &member)
{
    return member.isNull() ? Value{} : Value{member};
}
Value toValue(Instant member)
{
    return toValue(std::int64_t{member.time_since_epoch().count()});
}

template <typename M>
void fromValue(const Value &value, M &member)
{
    if constexpr (std::is_same_v<M, Instant>) {
        const auto *time = std::get_if<std::int64_t>(&value);
        member = Instant(std::chrono::milliseconds(time ? *time : 0));
    } else {
        const auto *held = std::get_if<M>(&value);
        member = held ? *held : M{};
    }
}

} // namespace

template <typename T>
Row toRow(const T &entity)
{
    Row row{Table<T>::kind, entity.id, entity.ward, entity.revision, {}, {}};
    std::apply(
        [&](const auto &...fields) {
            row.values.reserve(sizeof...(fields));
            (row.values.push_back(toValue(entity.*fields.member)), ...);
        },
        Table<T>::fields());
    return row;
}

template <typename T>
T fromRow(const Row &row)
{
    T entity;
    entity.id = row.id;
    entity.ward = row.ward;
    entity.revision = row.revision;
    std::size_t index = 0;
    std::apply(
        [&](const auto &...fields) {
            ((index < row.values.size() ? fromValue(row.values[index], entity.*fields.member)
                                        : void(),
              ++index),
             ...);
        },
        Table<T>::fields());
    return entity;
}

template <typename T, typename M>
std::size_t fieldOf(M T::*member)
{
    std::size_t index = 0;
    std::size_t found = 0;
    std::apply(
        [&](const auto &...fields) {
            const auto look = [&](const auto &candidate) {
                if constexpr (std::is_same_v<decltype(candidate.member), M T::*>) {
                    if (candidate.member == member)
                        found = index;
                }
                ++index;
            };
            (look(fields), ...);
        },
        Table<T>::fields());
    return found;
}

#define YORISOI_INSTANTIATE(T)                                                                     \
    template Row toRow<T>(const T &);                                                              \
    template T fromRow<T>(const Row &);                                                            \
    template std::size_t fieldOf<T, std::string>(std::string T::*);                                \
    template std::size_t fieldOf<T, Uuid>(Uuid T::*);                                              \
    template std::size_t fieldOf<T, Instant>(Instant T::*);                                        \
    template std::size_t fieldOf<T, bool>(bool T::*);                                              \
    template std::size_t fieldOf<T, std::int64_t>(std::int64_t T::*);
YORISOI_ENTITIES(YORISOI_INSTANTIATE)
#undef YORISOI_INSTANTIATE

const EntitySpec &specOf(EntityKind kind)
{
#define YORISOI_FIELDS(T) static const auto fields##T = specsOf<T>();
    YORISOI_ENTITIES(YORISOI_FIELDS)
#undef YORISOI_FIELDS
#define YORISOI_SPEC(T)                                                                            \
    EntitySpec{Table<T>::kind, Table<T>::name, fields##T, Table<T>::cluster, Table<T>::appendOnly},
    static const std::array<EntitySpec, kEntityKinds> specs{{YORISOI_ENTITIES(YORISOI_SPEC)}};
#undef YORISOI_SPEC
    return specs[static_cast<std::size_t>(kind)];
}

std::span<const EntityKind> allEntityKinds()
{
    static constexpr auto kinds = [] {
        std::array<EntityKind, kEntityKinds> all{};
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = static_cast<EntityKind>(i);
        return all;
    }();
    return kinds;
}

std::optional<EntityKind> entityKindFromName(std::string_view name)
{
    for (const EntityKind kind : allEntityKinds())
        if (specOf(kind).name == name)
            return kind;
    return std::nullopt;
}

int fieldIndex(EntityKind kind, std::string_view name)
{
    const auto fields = specOf(kind).fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == name)
            return static_cast<int>(i);
    return -1;
}

base::Uuid Row::cluster() const
{
    const int index = specOf(kind).clusterField;
    if (index < 0 || static_cast<std::size_t>(index) >= values.size())
        return {};
    const auto *held = std::get_if<base::Uuid>(&values[static_cast<std::size_t>(index)]);
    return held ? *held : base::Uuid{};
}

} // namespace yorisoi::records
