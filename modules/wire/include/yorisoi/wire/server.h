// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "yorisoi/wire/http_types.h"

namespace yorisoi::wire {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;            ///< 0: any free one
    std::filesystem::path certificate; ///< PEM chain
    std::filesystem::path key;         ///< PEM
    std::size_t mostBodyBytes = 16U * 1024 * 1024;
    int threads = 64;
    std::chrono::seconds idleTimeout{60};
};

/// An HTTPS server over Poco. Handlers run on its threads, one per connection; one that waits for
/// something must give up when `stopping` is requested.
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
    /// The registered routes as `GET /v1/health`, in the order of registration.
    std::vector<std::string> routes() const;
    base::Status start();
    void stop();
    /// The port in use after `start`.
    std::uint16_t port() const;
    std::stop_token stopping() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace yorisoi::wire
