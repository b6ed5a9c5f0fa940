// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

using namespace yorisoi::decision;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Value variables = fuzz::variables();
    const auto compiled = Expression::compileTests(fuzz::text(data, size), variables);
    if (!compiled)
        return 0;
    const auto result = (*compiled)->evaluate(variables, fuzz::options());
    if (result)
        toFeel(result->value);
    return 0;
}
