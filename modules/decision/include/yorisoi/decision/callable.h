// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "yorisoi/decision/value.h"

namespace yorisoi::decision {

class Runtime;
struct Type;

/// What the value of a function is made of. Immutable.
class Callable {
public:
    virtual ~Callable() = default;
    /// Parameter names in order; empty for a function that takes any number.
    virtual const std::vector<std::string> &parameters() const = 0;
    /// What is declared about parameters and result; null when nothing is.
    virtual const Type *type() const { return nullptr; }
    /// Arguments in the order of the parameters. A wrong number or kind gives null with a
    /// diagnostic.
    virtual Value call(Runtime &runtime, std::span<Value> arguments) const = 0;
    /// By name; names that are no parameters give null.
    virtual Value callNamed(Runtime &runtime, std::span<const std::string> names,
                            std::span<Value> arguments) const;
};

} // namespace yorisoi::decision
