// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>

#include "routes.h"
#include "tls_socket.h"

namespace yorisoi::wire {

/// What every exchange of a server shares; it outlives them.
struct ExchangeSetup {
    const Routes *routes = nullptr;
    const std::function<void(Response &)> *finish = nullptr;
    std::size_t mostBodyBytes = 0;
};

/// One request and its answer, whatever happens in between.
class Exchange final : public Poco::Net::HTTPRequestHandler {
public:
    explicit Exchange(const ExchangeSetup &setup) : m_setup(setup) {}
    void handleRequest(Poco::Net::HTTPServerRequest &request,
                       Poco::Net::HTTPServerResponse &response) override;

private:
    Response answer(Poco::Net::HTTPServerRequest &asked, TlsSocket *socket);
    Response call(const Routes::Found &found, const Request &request) const;
    void send(Response answer, Poco::Net::HTTPServerRequest &asked,
              Poco::Net::HTTPServerResponse &out, TlsSocket *socket) const;

    ExchangeSetup m_setup;
    bool m_bodyLeftUnread = false;
};

class ExchangeFactory final : public Poco::Net::HTTPRequestHandlerFactory {
public:
    explicit ExchangeFactory(const ExchangeSetup &setup) : m_setup(setup) {}
    Poco::Net::HTTPRequestHandler *
    createRequestHandler(const Poco::Net::HTTPServerRequest &) override
    {
        return new Exchange(m_setup);
    }

private:
    ExchangeSetup m_setup;
};

} // namespace yorisoi::wire
