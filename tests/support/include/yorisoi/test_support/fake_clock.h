// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/base/clock.h"

namespace yorisoi::test_support {

/// Stands still until it is told otherwise.
class FakeClock final : public base::Clock {
public:
    explicit FakeClock(base::Instant start) : m_now(start) {}
    base::Instant now() const override { return m_now; }
    std::chrono::nanoseconds monotonic() const override { return m_monotonic; }
    void advance(std::chrono::milliseconds by)
    {
        m_now += by;
        m_monotonic += by;
    }
    /// The wall clock alone jumps.
    void setWall(base::Instant to) { m_now = to; }

private:
    base::Instant m_now;
    std::chrono::nanoseconds m_monotonic{0};
};

} // namespace yorisoi::test_support
