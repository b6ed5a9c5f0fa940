// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <span>
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
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    /// Sends up to `limit` unanswered operations, oldest first, and stores their results.
    /// Returns how many were answered. An operation is marked as sent once it is known, or
    /// possible, that the server has it: not when the server could not be reached.
    ///
    /// A server refuses a batch whole when it cannot read one of its commands (InvalidInput,
    /// TooLarge). Then the batch is halved until the offender is alone, and that one is rejected
    /// here with reason `not-understood` and no receipt. Only when every one of several commands is
    /// refused is it not they that are at fault, and the error is returned.
    base::Result<std::size_t> pushOnce(std::stop_token stop, std::size_t limit = 200);

    struct Pulled {
        std::size_t entries = 0;
        bool level = false; ///< the copy holds all that the server had when it answered
    };
    /// Brings one page, waiting up to `wait` for the first change. An empty copy is loaded first; a
    /// copy of another epoch is loaded anew, keeping what was not sent. A load that is cut by a
    /// passing failure goes on with the next chunk at the next call.
    base::Result<Pulled> pullOnce(std::chrono::seconds wait, std::stop_token stop);

    /// The next pulls load the copy anew, keeping what was not sent, until that has been done once:
    /// for a copy that is damaged. Any thread.
    void requestLoad() { m_loadWanted = true; }

    /// Called during a load, on the pulling thread. Set before the first call.
    std::function<void(const LoadProgress &)> onLoad;

private:
    struct Load;
    struct Sending;

    base::Status send(std::span<const records::Command> commands, Sending &sending,
                      std::stop_token stop);
    base::Status store(std::span<const records::Command> commands,
                       std::span<const records::OperationResult> results, Sending &sending);
    base::Status rejectRefused(const Sending &sending);
    base::Status load(std::stop_token stop);
    base::Status loadRest(std::stop_token stop);
    base::Status noteLevel();

    replica::Replica &m_replica;
    Transport &m_transport;
    base::Clock &m_clock;
    std::unique_ptr<Load> m_load; ///< under way; touched by pulls only
    std::atomic<bool> m_loadWanted{false};
    bool m_justLoaded = false; ///< no page has followed the last load yet
};

} // namespace yorisoi::sync
