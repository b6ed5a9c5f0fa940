// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>

#include "yorisoi/base/clock.h"
#include "yorisoi/replica/replica.h"
#include "yorisoi/sync/transport.h"

namespace yorisoi::sync {

struct LoadProgress {
    std::int64_t rows = 0;
    std::int64_t totalRows = 0;
    std::int64_t bytes = 0;
    std::int64_t totalBytes = 0;
};

/// The steps by which a device's copy and the central server come level. Each step is synchronous
/// and leaves the copy whole whatever happens; who calls it decides when and on which thread.
/// One push and one pull may run at the same time.
class Engine {
public:
    /// The replica, the transport and the clock must outlive the engine.
    Engine(replica::Replica &replica, Transport &transport, base::Clock &clock);

    /// Sends up to `limit` unanswered operations, oldest first, and stores their results.
    /// Returns how many were answered.
    base::Result<std::size_t> pushOnce(std::stop_token stop, std::size_t limit = 200);

    struct Pulled {
        std::size_t entries = 0;
        bool level = false; ///< the copy holds all that the server had when it answered
    };
    /// Brings one page, waiting up to `wait` for the first change. An empty copy is loaded first; a
    /// copy of another epoch is loaded anew, keeping what was not sent.
    base::Result<Pulled> pullOnce(std::chrono::seconds wait, std::stop_token stop);

    /// Called during a first load, on the pulling thread.
    std::function<void(const LoadProgress &)> onLoad;

private:
    base::Status load(std::stop_token stop);
    base::Status noteLevel();

    replica::Replica &m_replica;
    Transport &m_transport;
    base::Clock &m_clock;
};

} // namespace yorisoi::sync
