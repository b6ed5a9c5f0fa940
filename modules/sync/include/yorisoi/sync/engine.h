// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

#include "yorisoi/base/clock.h"
#include "yorisoi/crypto/signature.h"
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

    /// From now on a result counts only when this key has signed it. A receipt that is forged is
    /// not believed: the operation stays unanswered, and a note says so (`receipt-forged`). Before
    /// the first call of `pushOnce`.
    void trustReceiptsOf(const crypto::VerifyKey &server) { m_receipts = server; }

    struct Pulled {
        std::size_t entries = 0;
        bool level = false;  ///< the copy holds all that the server had when it answered
        bool proved = false; ///< and digests have proved it, now or within ten minutes
    };
    /// Brings protective flags first, then one page, waiting up to `wait` for the first change. An
    /// empty copy is loaded first. A copy of another epoch is compared by digests and only what
    /// differs is brought; it is loaded anew, keeping what was not sent, where that is too much or
    /// the server keeps no digests. A load that is cut by a passing failure goes on with the next
    /// chunk at the next call, and at the next start.
    ///
    /// Once level, digests are compared: at the first time, every ten minutes, and under another
    /// epoch. What differs is mended. Level is noted only when they agree; a server without digests
    /// is believed.
    base::Result<Pulled> pullOnce(std::chrono::seconds wait, std::stop_token stop);

    struct Proof {
        bool compared = false; ///< the two stood at the same place, so that they could be
        bool mended = false;   ///< something differed, and was mended
        replica::RepairReport report;
    };
    /// Counts every row of the copy as it lies on the disk and compares with the server. Takes some
    /// seconds for a large ward. Pulls nothing: of a copy that is not level nothing is compared.
    /// Not while a pull runs.
    base::Result<Proof> proveNow(std::stop_token stop);

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
    bool isGenuine(const records::OperationResult &result) const;
    base::Status noteForged(const records::OperationResult &result);
    /// Takes a new epoch where that is what the server refused for.
    base::Error heeded(const base::Error &error);
    base::Result<std::size_t> push(std::stop_token stop, std::size_t limit);
    base::Result<Pulled> pull(std::chrono::seconds wait, std::stop_token stop);
    base::Status followProtections(std::stop_token stop);
    base::Result<Proof> compare(std::stop_token stop);
    base::Result<replica::RepairReport> mend(std::stop_token stop);
    base::Result<bool> proveByTurns(const records::Cursor &at, std::stop_token stop);
    base::Status noteLevel();

    // load.cpp
    base::Status load(std::stop_token stop);
    base::Status beginLoad(std::stop_token stop);
    base::Status loadRest(std::stop_token stop);
    base::Status loadChunk(std::stop_token stop);
    base::Result<std::string> chunkBytes(bool &kept, std::stop_token stop);
    void keepChunk(const std::string &bytes);
    void forgetParts();

    replica::Replica &m_replica;
    Transport &m_transport;
    base::Clock &m_clock;
    std::unique_ptr<Load> m_load; ///< under way; touched by pulls only
    std::atomic<bool> m_loadWanted{false};
    bool m_justLoaded = false; ///< no page has followed the last load yet
    std::optional<crypto::VerifyKey> m_receipts;
    bool m_withoutLane = false;    ///< the server has no lane of protective flags
    bool m_withoutDigests = false; ///< the server keeps no digests
    base::Uuid m_provedEpoch;      ///< null: nothing was proved since the start
    std::chrono::nanoseconds m_provedUntil{0};
    std::size_t m_nextKind = 0; ///< whose rows are counted next
};

} // namespace yorisoi::sync
