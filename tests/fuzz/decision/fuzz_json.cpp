// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

using namespace yorisoi::decision;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto value = valueFromJson(fuzz::text(data, size));
    if (value && toJson(*value).empty())
        __builtin_trap();
    return 0;
}
