// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/id.h"

namespace yorisoi::central {

struct Session {
    base::Uuid device;
    std::string ward;
    std::string staff;
    std::string role;
};

/// Challenges that were given out and sessions that were opened, in memory alone: a restart asks
/// every device to sign in again. Times are the clock's monotonic ones, so that nobody's wall clock
/// lengthens a session. Both are bounded: the oldest make room. Thread-safe.
class Sessions {
public:
    static constexpr std::chrono::seconds kChallengeTime{60};
    static constexpr std::chrono::seconds kSessionTime{3600};

    explicit Sessions(const base::Clock &clock) : m_clock(clock) {}

    /// 32 random bytes as base64url, good for one try by this device within a minute.
    std::string challenge(const base::Uuid &device);
    /// Uses the challenge up, whatever comes of it. False when it is not one of this device's.
    bool takeChallenge(const base::Uuid &device, std::string_view challenge);

    /// A new bearer token for the session.
    std::string open(Session session);
    std::optional<Session> find(std::string_view token) const;
    /// Ends every session of the device.
    void endAll(const base::Uuid &device);

private:
    using Instant = std::chrono::nanoseconds;
    struct Challenge {
        std::string text;
        base::Uuid device;
        Instant until;
    };
    struct Held {
        Session session;
        Instant until;
    };
    void dropOld();

    const base::Clock &m_clock;
    mutable std::mutex m_mutex;
    std::deque<Challenge> m_challenges;                  ///< oldest first
    std::map<std::string, Held, std::less<>> m_sessions; ///< by the token's SHA-256
};

} // namespace yorisoi::central
