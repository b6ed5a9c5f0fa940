// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "yorisoi/wire/http_types.h"

namespace yorisoi::wire {

struct ClientOptions {
    std::string server;              ///< `https://host:port`
    std::filesystem::path authority; ///< PEM of the only authority that is trusted
    std::chrono::milliseconds connectTimeout{3'000};
    std::chrono::milliseconds answerTimeout{15'000};
    std::size_t mostBodyBytes = 64U * 1024 * 1024;
};

/// HTTPS to one server whose authority is pinned; the host name is checked. Connections are kept
/// and reused, one for each request under way. Thread-safe, blocking.
///
/// Unreachable, TimedOut, Cancelled, CertificateInvalid, CertificateExpired, ProtocolViolation (no
/// HTTP), TooLarge. A response of any status is a success here: see `fromProblem`.
class HttpsClient {
public:
    explicit HttpsClient(ClientOptions options);
    ~HttpsClient();
    HttpsClient(const HttpsClient &) = delete;
    HttpsClient &operator=(const HttpsClient &) = delete;

    /// `wait` is how much longer than usual the answer may take (a long poll). A stop cuts the
    /// connection at once.
    base::Result<Response> send(const Request &request, std::stop_token stop,
                                std::chrono::milliseconds wait = {});

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace yorisoi::wire
