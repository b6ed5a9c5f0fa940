// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

#include "yorisoi/base/random.h"
#include "yorisoi/base/result.h"

namespace yorisoi::wire {

struct RetryPolicy {
    std::chrono::milliseconds first{500};
    std::chrono::milliseconds longest{60'000};
};

/// 'Full jitter': uniform between 0 and first · 2^attempt, at most `longest`. `attempt` counts from
/// 0.
std::chrono::milliseconds retryDelay(const RetryPolicy &policy, std::size_t attempt,
                                     base::Random &random);

/// Whether the same request may succeed later without anybody doing anything.
bool isPassing(base::ErrorCode code);

} // namespace yorisoi::wire
