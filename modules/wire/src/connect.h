// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "bell.h"
#include "yorisoi/base/result.h"

namespace yorisoi::wire {

/// A connected, non-blocking TCP socket, which is then the caller's. Tries the addresses of `host`
/// one after another until `deadline`; a ring of the bell ends it at once, in a name look-up too.
/// Unreachable, TimedOut, Cancelled.
base::Result<int> connectTcp(const std::string &host, std::uint16_t port,
                             std::chrono::steady_clock::time_point deadline, const Bell &bell);

} // namespace yorisoi::wire
