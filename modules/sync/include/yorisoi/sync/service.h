// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "yorisoi/base/random.h"
#include "yorisoi/sync/engine.h"

namespace yorisoi::sync {

enum class Phase : std::uint8_t {
    Stopped,
    Connecting, ///< nothing heard yet since the start
    Loading,    ///< first load; `load` says how far
    Online,     ///< the last exchange went well
    Offline,    ///< the last exchange failed; `reason` says why, `nextTry` when it is tried again
};

struct ServiceStatus {
    Phase phase = Phase::Stopped;
    std::optional<base::Error> reason;
    base::Instant since{};   ///< of the phase
    base::Instant nextTry{}; ///< 0 = now or not at all
    LoadProgress load;
    std::chrono::milliseconds clockAhead{0}; ///< positive: this machine is ahead of the server
    bool oldestOverdue = false; ///< online, and an operation has waited for more than 10 minutes
};

/// Keeps a copy level in the background: one thread sends as soon as something was recorded, one
/// waits at the server for changes (long poll; nothing is polled in a loop). After a failure both
/// wait with full jitter, and try at once on `wake`. Every state has a timed exit.
class Service {
public:
    Service(replica::Replica &replica, Transport &transport, base::Clock &clock,
            base::Random &random);
    /// Stops and joins; a running exchange is cut off.
    ~Service();

    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;

    /// Called on a background thread after each change of status. Set before `start`.
    std::function<void(const ServiceStatus &)> onStatus;

    void start();
    void stop();
    /// Something suggests that the server can be reached now: try at once.
    void wake();
    ServiceStatus status() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace yorisoi::sync
