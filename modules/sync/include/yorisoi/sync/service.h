// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "yorisoi/base/random.h"
#include "yorisoi/sync/engine.h"

namespace yorisoi::sync {

enum class Phase : std::uint8_t {
    Stopped,
    Connecting, ///< nothing heard yet since the start
    Loading,    ///< first load; `load` says how far
    Online,     ///< the last exchange in either direction went well
    Offline, ///< the last one of a direction failed; `reason` says why, `nextTry` when it is tried
};

struct ServiceStatus {
    Phase phase = Phase::Stopped;
    std::optional<base::Error> reason;
    base::Instant since{};   ///< of the phase
    base::Instant nextTry{}; ///< 0 = now or not at all
    LoadProgress load;
    std::chrono::milliseconds clockAhead{0}; ///< positive: this machine is ahead of the server
    /// The server is heard, and yet an operation has waited for more than 10 minutes.
    bool oldestOverdue = false;
};

/// Keeps a copy level in the background: one thread sends as soon as something was recorded, one
/// waits at the server for changes (long poll; nothing is polled in a loop). After a failure each
/// waits with full jitter, and tries at once on `wake` and when the other has got through again;
/// the sending one also when something was recorded. Every state has a timed exit. Start and stop
/// from one thread, the rest is thread-safe.
class Service {
public:
    Service(replica::Replica &replica, Transport &transport, base::Clock &clock,
            base::Random &random);
    /// Stops and joins; a running exchange is cut off.
    ~Service();

    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;

    /// Called after each change of status, on a background thread (the first time within `start`).
    /// Never with an older status after a newer one, and never by `stop`. Hand it to your own
    /// thread and return at once; do not call `start` or `stop`. Set before `start`.
    std::function<void(const ServiceStatus &)> onStatus;

    /// What keeps the catalogues of this device (catalogue::PackStore stands behind it). When the
    /// server names a newer version than `newest`, its pack is fetched and handed to `install`; one
    /// that was refused is not fetched again before the next start. Both are called on the pulling
    /// thread. Set before `start`.
    struct CatalogueKeeper {
        std::function<std::int64_t()> newest;
        std::function<base::Status(std::string_view pack)> install;
    };
    CatalogueKeeper catalogues;

    /// See Engine. Before `start`.
    void trustReceiptsOf(const crypto::VerifyKey &server);
    void start();
    /// Cuts a running exchange off and waits for both threads; then the phase is Stopped.
    void stop();
    /// Something suggests that the server can be reached now: try at once.
    void wake();
    /// Loads the copy anew as soon as the server can be reached, keeping what was not sent.
    void reload();
    ServiceStatus status() const;

private:
    struct State;
    std::shared_ptr<State> m_state; ///< shared with an observer of the copy that is just running
};

} // namespace yorisoi::sync
