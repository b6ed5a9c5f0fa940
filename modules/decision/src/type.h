// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "yorisoi/decision/value.h"

namespace yorisoi::decision {

class Runtime;
class UnaryTests;
struct Type;
using TypePtr = std::shared_ptr<const Type>;

/// A type of FEEL or an item definition. Immutable after compilation.
struct Type {
    using Base = TypeBase;
    struct Field {
        std::string name;
        TypePtr type;
    };

    Base base = Base::Any;
    /// As written: for messages.
    std::string name;
    /// Of a list or range; the result of a function.
    TypePtr element;
    std::vector<Field> fields;
    /// The keys of `fields`.
    ShapePtr shape;
    std::vector<TypePtr> parameters;
    /// Allowed values or the type constraint; checked after the kind.
    std::shared_ptr<const UnaryTests> constraint;
    /// The type that an item definition narrows; its constraint holds as well.
    TypePtr parent;
    bool constrained() const { return constraint || (parent && parent->constrained()); }

    const Field *field(std::string_view key) const;

    static TypePtr any();
    /// A built-in type by its FEEL name or one of the older aliases; nothing for other names.
    static TypePtr builtin(std::string_view name);
    static TypePtr listOf(TypePtr element);
    static TypePtr rangeOf(TypePtr element);
    static TypePtr context(std::vector<Field> fields);
    static TypePtr of(Base base);
};

/// FEEL's `instance of`: constraints are no part of it, null is an instance of Null alone.
bool conforms(const Value &value, const Type &type);
/// Whether every value of `type` is one of `target` (DMN 1.5, 10.3.2.9).
bool conforms(const Type &type, const Type &target);

/// Missing entries of a context refuse it (Refused) or become null; TextToo also reads a text where
/// a temporal value is declared, as JSON has no other form of it.
enum class Missing : std::uint8_t { Refused, BecomesNull, TextToo };
/// The value at a place of this type: itself, implicitly converted (a singleton list and its
/// element, a date and its midnight), or null with a diagnostic. Missing entries of a context
/// refuse it or become null.
Value coerce(Runtime &runtime, const Value &value, const Type &type,
             Missing missing = Missing::Refused);
/// The same for an argument: false when it does not fit, which makes the whole call null.
bool coerceArgument(Runtime &runtime, Value &value, const Type &type);
/// The type that a value shows, to depth 8; lists go by their first element.
TypePtr typeOf(const Value &value);

} // namespace yorisoi::decision
