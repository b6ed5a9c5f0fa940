// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "yorisoi/wire/http_types.h"

namespace yorisoi::wire {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;            ///< 0: any free one
    std::filesystem::path certificate; ///< PEM chain
    std::filesystem::path key;         ///< PEM
    std::size_t mostBodyBytes = 16U * 1024 * 1024;
    /// Connections at a time; one more waits until another ends. A connection holds a thread, which
    /// costs about 50 KiB while it waits.
    int threads = 64;
    std::chrono::seconds idleTimeout{60};
};

/// An HTTPS server over Poco. Handlers run on its threads, one per connection; one that waits for
/// something must give up when `stopping` is requested.
///
/// Answers by itself, as problem+json: 404 and 405, 413 for a body over the limit (before reading
/// it), 411 for a body without its length, 500 when a handler throws. A request that does not come
/// within 30 s, or comes slower than 8 KiB/s, is cut. JSON bodies over 4 KiB are sent as zstd to
/// who accepts it. Everything is `Cache-Control: no-store` unless the handler says otherwise.
class HttpsServer {
public:
    using Handler = std::function<Response(const Request &)>;

    explicit HttpsServer(ServerOptions options);
    /// Stops.
    ~HttpsServer();
    HttpsServer(const HttpsServer &) = delete;
    HttpsServer &operator=(const HttpsServer &) = delete;

    /// `pattern` like `/v1/wards/{ward}/changes`. Before `start`.
    void route(std::string method, std::string pattern, Handler handler);
    /// Called with every response just before it is sent, those that the server gives itself (404,
    /// 405, 413, 500 …) among them: for headers that all of them carry. Any thread. Before `start`.
    void beforeSending(std::function<void(Response &)> finish);
    /// The registered routes as `GET /v1/health`, in the order of registration.
    std::vector<std::string> routes() const;
    /// CertificateInvalid, Busy (the port is taken, or it runs already), IoFailed.
    base::Status start();
    /// Idle connections are closed, what is being answered may be written for 2 s; waits for all of
    /// that. May be started again.
    void stop();
    /// The port in use after `start`.
    std::uint16_t port() const;
    std::stop_token stopping() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace yorisoi::wire
