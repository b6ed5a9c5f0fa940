// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/wire/retry.h"

#include <algorithm>

namespace yorisoi::wire {

std::chrono::milliseconds retryDelay(const RetryPolicy &policy, std::size_t attempt,
                                     base::Random &random)
{
    auto bound = policy.first;
    for (std::size_t i = 0; i < attempt && bound < policy.longest; ++i)
        bound *= 2;
    bound = std::min(bound, policy.longest);
    return std::chrono::milliseconds(random.below(static_cast<std::uint64_t>(bound.count()) + 1));
}

bool isPassing(base::ErrorCode code)
{
    using enum base::ErrorCode;
    return code == Unreachable || code == TimedOut || code == Overloaded || code == Busy;
}

} // namespace yorisoi::wire
