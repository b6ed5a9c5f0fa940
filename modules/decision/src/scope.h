// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "node.h"

namespace yorisoi::decision {

/// Names are compared with runs of white space as one blank.
std::string normalizedName(std::string_view name);
/// Whether `name` stands at `position` of the source; the position after it, or npos.
std::size_t matchName(std::string_view source, std::size_t position, std::string_view name);
bool isSpaceAt(std::string_view source, std::size_t position, std::size_t &width);
std::size_t skipSpace(std::string_view source, std::size_t position);
/// Whether the character may stand inside a word of a name (letters, digits, `_`, `?`, anything
/// beyond ASCII).
bool isNamePart(char c);

/// What a name stands for.
struct Binding {
    enum class Form : std::uint8_t {
        Slot,      ///< a variable of the frame
        Global,    ///< a requirement
        Constant,  ///< a function of the model
        Namespace, ///< an import: `members` are its elements
    };
    std::string name;
    Form form = Form::Slot;
    unsigned index = 0;
    Value constant;
    TypePtr type;
    std::vector<Binding> members;
    mutable bool used = false;
};

/// What belongs to one run of code: a decision's logic, a function body.
struct CodeUnit {
    CodeUnit *parent = nullptr;
    unsigned slotCount = 0;
    struct Capture {
        const Binding *binding;
        unsigned slot;
        NodePtr outer;
    };
    std::vector<Capture> captures;

    unsigned newSlot() { return slotCount++; }
};

/// A block of names. Inner scopes hide outer ones, but the longest match wins.
struct Scope {
    Scope *parent = nullptr;
    CodeUnit *unit = nullptr;
    std::vector<std::unique_ptr<Binding>> bindings;
    /// A filter: names may be entries of the item.
    bool filter = false;
    const Binding *item = nullptr;
    bool itemUsed = false;

    Scope(Scope *p, CodeUnit *u) : parent(p), unit(u) {}
    Binding &declare(std::string_view name, unsigned slot, TypePtr type);
};

/// What an expression may refer to beside its scope.
struct Environment {
    /// Item definitions, by normalized name.
    std::map<std::string, TypePtr, std::less<>> types;
    /// Every name of an item component or context entry of the model: for paths into unknown
    /// values.
    std::vector<std::string> names;
};

} // namespace yorisoi::decision
