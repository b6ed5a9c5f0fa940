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
    std::string server;                              ///< `https://host:port`
    std::filesystem::path authority;                 ///< PEM of the only authority that is trusted
    std::chrono::milliseconds connectTimeout{3'000}; ///< name look-up, TCP and handshake together
    /// Until the answer begins, and how long it may then make no progress. Less than 8 KiB/s uses
    /// this up little by little: a link so slow counts as none.
    std::chrono::milliseconds answerTimeout{15'000};
    std::size_t mostBodyBytes = 64U * 1024 * 1024; ///< as received, and once more when decoded
};

/// HTTPS to one server whose authority is pinned; the host name is checked. Connections are kept
/// and reused, one for each request under way. Thread-safe, blocking.
///
/// A request on a kept connection that turns out closed, before a byte of the answer was read, is
/// sent once more on a new one; so a request should be one that may come twice. Bodies with
/// `Content-Encoding: zstd` are decoded.
///
/// Unreachable, TimedOut, Cancelled, CertificateInvalid (also: no authority file),
/// CertificateExpired (or not valid yet), ProtocolViolation (no TLS, no HTTP), TooLarge,
/// InvalidInput (the options or a header). A response of any status is a success here: see
/// `fromProblem`.
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

    /// Fetches a body that never changes, going on after what `body` holds (RFC 9110 §14, `Range`):
    /// what arrived before a failure stays in `body`, so calling again brings the rest. A server
    /// that knows no ranges sends everything, which replaces `body`. The response's own body is
    /// that of a problem; with any other status than 200 and 206 `body` is left alone.
    base::Result<Response> download(const Request &request, std::string &body,
                                    std::stop_token stop);

private:
    base::Result<Response> exchange(const Request &request, std::chrono::milliseconds wait,
                                    std::string *download, std::stop_token stop);

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace yorisoi::wire
