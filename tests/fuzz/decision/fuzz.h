// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "yorisoi/decision/expression.h"
#include "yorisoi/decision/value_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace fuzz {

inline std::string_view text(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

/// Small enough that a run takes milliseconds.
inline yorisoi::decision::EvaluateOptions options()
{
    yorisoi::decision::EvaluateOptions options;
    options.trace = true;
    options.budget = yorisoi::decision::Budget{20'000, 2'000, 20'000};
    return options;
}

inline yorisoi::decision::Value variables()
{
    using yorisoi::decision::List;
    using yorisoi::decision::Value;
    return Value::context({{"x", Value(std::int64_t{3})},
                           {"a b", Value(List{Value("p"), Value()})},
                           {"?", Value("p")}});
}

} // namespace fuzz
