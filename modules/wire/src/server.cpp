// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/wire/server.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/NetException.h>
#include <Poco/ThreadPool.h>

#include "exchange.h"
#include "listener.h"
#include "yorisoi/base/log.h"

namespace yorisoi::wire {
namespace {

using base::ErrorCode;
using base::fail;
using namespace std::chrono_literals;

constexpr auto kRequestTime = 30s;
constexpr std::size_t kMostHeaderBytes = 1024 * 1024;
// Far above what a handler needs; small enough that thousands of threads fit the address space.
constexpr int kStackBytes = 512 * 1024;
constexpr int kIdleThreadSeconds = 60;

} // namespace

struct HttpsServer::State {
    ServerOptions options;
    Routes routes;
    std::function<void(Response &)> finish;
    std::stop_source stopping;
    std::shared_ptr<Bell> bell;
    TlsContext context;
    std::unique_ptr<Poco::ThreadPool> threads;
    std::unique_ptr<Poco::Net::HTTPServer> server;
    std::uint16_t port = 0;

    base::Status start();
    void stop();
};

base::Status HttpsServer::State::start()
{
    if (server)
        return fail(ErrorCode::Busy, "the server has been started");
    YORISOI_ASSIGN(context, serverContext(options.certificate, options.key));
    bell = std::make_shared<Bell>();
    stopping = std::stop_source();
    try {
        const Allowance perRequest{kRequestTime, kRequestTime,
                                   options.mostBodyBytes + kMostHeaderBytes};
        const ListenerHandle listener(new TlsListener(*context, bell, perRequest));
        listener.impl()->bind(Poco::Net::SocketAddress(options.address, options.port), true, false);
        listener.impl()->listen(128);
        port = listener.address().port();

        Poco::Net::HTTPServerParams::Ptr params = new Poco::Net::HTTPServerParams;
        const Poco::Timespan idle(static_cast<long>(options.idleTimeout.count()), 0);
        params->setTimeout(idle);
        params->setKeepAliveTimeout(idle);
        params->setMaxKeepAliveRequests(0);
        params->setMaxThreads(options.threads);
        params->setMaxQueued(options.threads);
        threads = std::make_unique<Poco::ThreadPool>("wire", 2, options.threads + 1,
                                                     kIdleThreadSeconds, kStackBytes);
        const ExchangeSetup setup{&routes, &finish, options.mostBodyBytes};
        server = std::make_unique<Poco::Net::HTTPServer>(new ExchangeFactory(setup), *threads,
                                                         listener, params);
        server->start();
    } catch (const Poco::Exception &exception) {
        server.reset();
        threads.reset();
        const bool taken = exception.code() == POCO_EADDRINUSE;
        return fail(taken ? ErrorCode::Busy : ErrorCode::IoFailed,
                    "listen: " + exception.displayText());
    }
    base::log("wire").info("listening on {}:{}", options.address, port);
    return {};
}

void HttpsServer::State::stop()
{
    if (!server)
        return;
    stopping.request_stop();
    bell->ring();
    server->stop();
    threads->joinAll();
    server.reset();
    threads.reset();
    base::log("wire").info("no longer listening on port {}", port);
}

HttpsServer::HttpsServer(ServerOptions options) : m_state(std::make_unique<State>())
{
    m_state->options = std::move(options);
}

HttpsServer::~HttpsServer()
{
    stop();
}

void HttpsServer::route(std::string method, std::string pattern, Handler handler)
{
    m_state->routes.add(std::move(method), std::move(pattern), std::move(handler));
}

void HttpsServer::beforeSending(std::function<void(Response &)> finish)
{
    m_state->finish = std::move(finish);
}

std::vector<std::string> HttpsServer::routes() const
{
    return m_state->routes.names();
}

base::Status HttpsServer::start()
{
    return m_state->start();
}

void HttpsServer::stop()
{
    m_state->stop();
}

std::uint16_t HttpsServer::port() const
{
    return m_state->port;
}

std::stop_token HttpsServer::stopping() const
{
    return m_state->stopping.get_token();
}

} // namespace yorisoi::wire
