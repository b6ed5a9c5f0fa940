// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/base/clock.h"

namespace yorisoi::base {

Instant SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::chrono::nanoseconds SystemClock::monotonic() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace yorisoi::base
