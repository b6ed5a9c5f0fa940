// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "sessions.h"
#include "yorisoi/central/service.h"

namespace yorisoi::central {

/// The protocol that this release speaks, and the earliest that it still does. A device says in
/// `Yorisoi-Protocol` which it speaks at most (none: 1) and is answered in the newest that both do.
inline constexpr int kProtocol = 2;
inline constexpr int kOldestProtocol = 1;

struct Service::State {
    State(CentralStore &record, wire::HttpsServer &http, base::Clock &time)
        : store(record),
          server(http),
          clock(time),
          sessions(time)
    {
    }
    using Answer = base::Result<wire::Response>;

    // service.cpp
    Answer health() const;
    Answer giveChallenge(const wire::Request &request);
    Answer openSession(const wire::Request &request);
    Answer decide(const wire::Request &request);

    // service_copies.cpp: what keeps copies level
    Answer giveChanges(const wire::Request &request);
    Answer giveSnapshot(const wire::Request &request);
    Answer giveChunk(const wire::Request &request);
    Answer giveDigests(const wire::Request &request);
    Answer giveRepair(const wire::Request &request);
    Answer giveProtections(const wire::Request &request);

    /// The device when its proof is right; Unauthenticated says nothing about what was wrong.
    base::Result<EnrolledDevice> prove(const nlohmann::json &asked);
    /// The role of an active member of the ward's staff.
    base::Result<std::string> roleOf(const std::string &ward, std::string_view staff);
    /// Who asks. Looks the device up each time: a revoked one's sessions end at once.
    base::Result<EnrolledDevice> authenticate(const wire::Request &request);

    CentralStore &store;
    wire::HttpsServer &server;
    base::Clock &clock;
    Sessions sessions;
};

base::Result<std::string> parameter(const wire::Request &request, const char *name);
/// InvalidInput unless it is a number from 0 to `most`.
base::Result<std::int64_t> numberOf(std::string_view digits, const char *name, std::int64_t most);

} // namespace yorisoi::central
