// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

using namespace yorisoi::decision;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto model = Model::compile(fuzz::text(data, size));
    if (!model)
        return 0;
    for (const auto &element : (*model)->elements()) {
        const auto result = (*model)->evaluate(element.name, fuzz::variables(), fuzz::options());
        if (result)
            toJson(result->value, result->diagnostics, &result->trace);
    }
    return 0;
}
