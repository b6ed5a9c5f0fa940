// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace yorisoi::base {

/// A point of civil time in UTC, millisecond resolution.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A calendar day without a time zone.
using Date = std::chrono::year_month_day;

/// Where the core gets the time from; a simulation passes its own. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    /// Wall clock. May jump in either direction.
    virtual Instant now() const = 0;
    /// Never goes back; its origin means nothing.
    virtual std::chrono::nanoseconds monotonic() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
    std::chrono::nanoseconds monotonic() const override;
};

} // namespace yorisoi::base
