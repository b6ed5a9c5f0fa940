// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "yorisoi/base/id.h"

namespace yorisoi::records {

/// What one field holds. Dates are ISO 8601 text (`1955-03-03`, or `1955-03` and `1955` where the
/// day is not known), times are milliseconds since 1970-01-01 UTC, `monostate` is 'not known'.
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, base::Uuid>;

enum class FieldType : std::uint8_t {
    Text,      ///< UTF-8, what a person wrote or reads; a std::string
    Token,     ///< lower-case ASCII of a known vocabulary; unknown tokens of newer releases survive
    Date,      ///< ISO 8601 text, see Value
    Flag,      ///< a bool
    Integer,   ///< a std::int64_t
    Time,      ///< a std::int64_t, milliseconds since 1970-01-01 UTC
    Reference, ///< a base::Uuid of another entity
    Json,      ///< a JSON document as text
};

/// How a field behaves when two people changed it without knowing of each other.
enum class MergeRule : std::uint8_t {
    Free,       ///< a clash keeps both values for a person to decide
    Fixed,      ///< set once at creation, never changed
    Protective, ///< the value that protects more wins (see `protectionRank`)
};

} // namespace yorisoi::records
