// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "yorisoi/records/value.h"

namespace yorisoi::records {

enum class EntityKind : std::uint8_t {
    Citizen,       ///< 利用者: a resident, a business or a visitor
    Household,     ///< 世帯
    Relation,      ///< guardian (後見), power of attorney (代理), family
    Event,         ///< one entry on the timeline; never edited
    Case,          ///< 案内→申請→審査→結果通知・交付→フォロー
    ChecklistItem, ///< one thing to do in a case
    Suggestion,    ///< a service offered, and the reaction to it
    Consent,       ///< 同意
    Restriction,   ///< 支援措置 and other protections; protective merge
    Document,      ///< what was printed or handed in
    Opinion,       ///< 評価・意見
    Article,       ///< knowledge and work instructions
    Staff,
    Office,
    Device,
    ChannelStatus, ///< up to when a channel's events are complete, and what is missing
    Conflict,      ///< two values of one field, both kept until a person decides
};
inline constexpr std::size_t kEntityKinds = 17;

struct FieldSpec {
    std::string_view name; ///< snake_case: the JSON member and the SQL column
    FieldType type = FieldType::Text;
    MergeRule merge = MergeRule::Free;
    bool required = false;           ///< must be there at creation
    std::uint32_t maxCharacters = 0; ///< of Text and Json, in code points; 0 = 200
};

struct EntitySpec {
    EntityKind kind;
    std::string_view name; ///< snake_case: JSON `kind` and the SQL table
    std::span<const FieldSpec> fields;
    /// Index of the Reference field by which stores keep rows together (an event's citizen); -1 =
    /// none.
    int clusterField;
    /// Rows are created and never amended.
    bool appendOnly;
};

const EntitySpec &specOf(EntityKind kind);
std::span<const EntityKind> allEntityKinds();
std::optional<EntityKind> entityKindFromName(std::string_view name);
/// Index of a field by its name; -1 when the entity has none.
int fieldIndex(EntityKind kind, std::string_view name);

} // namespace yorisoi::records
