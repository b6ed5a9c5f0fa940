// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/wire/client.h"

#include <mutex>
#include <vector>

#include <Poco/URI.h>

#include "connection.h"
#include "http_text.h"

namespace yorisoi::wire {
namespace {

using base::ErrorCode;
using base::fail;

/// More would lie idle: a device has one request under way in each direction.
constexpr std::size_t kMostIdle = 4;

bool isSendable(const Request &request)
{
    for (const auto &[name, value] : request.headers)
        if (!isHeaderText(name) || !isHeaderText(value))
            return false;
    return request.path.starts_with('/') && isHeaderText(request.bearer);
}

} // namespace

struct HttpsClient::State {
    using Connection = std::unique_ptr<ClientConnection>;

    ClientOptions options;
    base::Status valid; ///< whether `options.server` is an address
    std::string host;
    std::string authority; ///< `host:port`
    std::uint16_t port = 0;
    std::mutex mutex;
    TlsContext context;           ///< guarded by mutex, as are the idle connections
    std::vector<Connection> idle; ///< the one used last is at the end

    void readServer();
    base::Result<SSL_CTX *> trust();
    Connection takeIdle();
    void keep(Connection connection);
    base::Result<Connection> open(SSL_CTX &tls, std::stop_token stop) const;
};

void HttpsClient::State::readServer()
{
    try {
        const Poco::URI uri(options.server);
        host = uri.getHost();
        if (host.starts_with('[') && host.ends_with(']'))
            host = host.substr(1, host.size() - 2);
        port = uri.getPort();
        const bool bare = uri.getPathEtc().empty() || uri.getPathEtc() == "/";
        if (uri.getScheme() != "https" || host.empty() || port == 0 || !bare)
            valid = fail(ErrorCode::InvalidInput, "the server must be https://host:port");
    } catch (const Poco::Exception &) {
        valid = fail(ErrorCode::InvalidInput, "the server's address cannot be read");
    }
    authority = (host.find(':') == std::string::npos ? host : '[' + host + ']') + ':' +
                std::to_string(port);
}

base::Result<SSL_CTX *> HttpsClient::State::trust()
{
    const std::lock_guard lock(mutex);
    // Not at construction: the authority's file may come later, at enrolment.
    if (!context) {
        YORISOI_ASSIGN(context, clientContext(options.authority, host));
    }
    return context.get();
}

HttpsClient::State::Connection HttpsClient::State::takeIdle()
{
    const std::lock_guard lock(mutex);
    while (!idle.empty()) {
        Connection last = std::move(idle.back());
        idle.pop_back();
        if (last->isReusable())
            return last;
    }
    return nullptr;
}

void HttpsClient::State::keep(Connection connection)
{
    const std::lock_guard lock(mutex);
    if (idle.size() < kMostIdle)
        idle.push_back(std::move(connection));
}

base::Result<HttpsClient::State::Connection> HttpsClient::State::open(SSL_CTX &tls,
                                                                      std::stop_token stop) const
{
    const auto bell = std::make_shared<Bell>();
    const std::stop_callback cut(stop, [bell] { bell->ring(); });
    return ClientConnection::open(host, port, tls, options.connectTimeout, bell);
}

HttpsClient::HttpsClient(ClientOptions options) : m_state(std::make_unique<State>())
{
    m_state->options = std::move(options);
    m_state->readServer();
}

HttpsClient::~HttpsClient() = default;

base::Result<Response> HttpsClient::send(const Request &request, std::stop_token stop,
                                         std::chrono::milliseconds wait)
{
    return exchange(request, wait, nullptr, std::move(stop));
}

base::Result<Response> HttpsClient::download(const Request &request, std::string &body,
                                             std::stop_token stop)
{
    Request ranged = request;
    if (!body.empty())
        ranged.headers["Range"] = "bytes=" + std::to_string(body.size()) + '-';
    return exchange(ranged, {}, &body, std::move(stop));
}

base::Result<Response> HttpsClient::exchange(const Request &request, std::chrono::milliseconds wait,
                                             std::string *download, std::stop_token stop)
{
    State &state = *m_state;
    YORISOI_TRY(state.valid);
    if (!isSendable(request))
        return fail(ErrorCode::InvalidInput, "a request that cannot be written");
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "called away");
    const ExchangePlan plan{state.options.answerTimeout, wait, state.options.mostBodyBytes,
                            download};
    if (auto kept = state.takeIdle()) {
        auto response = kept->exchange(request, state.authority, plan, stop);
        // A connection that the server had given up meanwhile is no reason to fail.
        const bool stale =
            !response && response.error().code == ErrorCode::Unreachable && !kept->hasHeard();
        if (!stale) {
            if (response && kept->isReusable())
                state.keep(std::move(kept));
            return response;
        }
    }
    YORISOI_ASSIGN(SSL_CTX *const context, state.trust());
    YORISOI_ASSIGN(auto connection, state.open(*context, stop));
    auto response = connection->exchange(request, state.authority, plan, stop);
    if (response && connection->isReusable())
        state.keep(std::move(connection));
    return response;
}

} // namespace yorisoi::wire
