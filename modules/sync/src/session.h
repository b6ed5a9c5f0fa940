// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>

#include "yorisoi/sync/https_transport.h"

namespace yorisoi::sync {

/// A device's standing with the server: the bearer token, and what each answer tells of the
/// server's clock. Thread-safe.
class Session {
public:
    Session(wire::HttpsClient &client, DeviceIdentity identity, const base::Clock &clock)
        : m_client(client),
          m_identity(std::move(identity)),
          m_clock(clock)
    {
    }

    /// One try of an authenticated request, whose bearer is set already.
    using Send = std::function<base::Result<wire::Response>(const wire::Request &)>;

    /// Sends within a session, which is opened when there is none, and anew once when the server
    /// does not know it any more. An answer other than 2xx is returned as the error that it stands
    /// for.
    base::Result<wire::Response> ask(wire::Request request, std::stop_token stop,
                                     std::chrono::milliseconds wait = {});
    /// The same for a body that goes on after what `body` holds: see HttpsClient::download.
    base::Result<wire::Response> download(wire::Request request, std::string &body,
                                          std::stop_token stop);
    std::chrono::milliseconds clockAhead() const;
    std::int64_t catalogueVersion() const { return m_catalogueVersion; }
    /// The protocol of the last answer; 1 before there was one.
    int protocol() const { return m_protocol; }

private:
    base::Result<wire::Response> within(wire::Request request, const Send &send,
                                        std::stop_token stop);
    /// The token in use, or a new one when that is `refused` or there is none.
    base::Result<std::string> token(const std::string &refused, std::stop_token stop);
    base::Result<std::string> open(std::stop_token stop);
    base::Result<wire::Response> timed(wire::Request request, const Send &send);
    base::Status noteProtocol(const wire::Response &response);
    void noteTime(const wire::Response &response, std::chrono::nanoseconds trip);
    void noteCatalogue(const wire::Response &response);

    wire::HttpsClient &m_client;
    DeviceIdentity m_identity;
    const base::Clock &m_clock;

    std::mutex m_opening; ///< held while a session is opened, so that two threads open one
    mutable std::mutex m_mutex;
    std::string m_token;
    std::atomic<std::int64_t> m_catalogueVersion{0};
    std::atomic<int> m_protocol{1};
    std::chrono::milliseconds m_clockAhead{0};
    std::chrono::nanoseconds m_shortestTrip = std::chrono::nanoseconds::max();
};

} // namespace yorisoi::sync
