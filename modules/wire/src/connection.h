// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPResponse.h>

#include "tls_socket.h"
#include "yorisoi/wire/http_types.h"

namespace yorisoi::wire {

struct ExchangePlan {
    std::chrono::milliseconds answer; ///< until the answer begins, and without progress after that
    std::chrono::milliseconds wait;   ///< that the answer may begin later
    std::size_t mostBodyBytes;
    /// Where not null, gets the body of a 200, or at its end that of a 206, as it comes.
    std::string *download;
};

/// A connection on which one request at a time is sent.
class ClientConnection {
public:
    /// Name look-up, TCP and handshake together within `budget`.
    static base::Result<std::unique_ptr<ClientConnection>>
    open(const std::string &host, std::uint16_t port, SSL_CTX &context,
         std::chrono::milliseconds budget, std::shared_ptr<const Bell> bell);

    /// `authority` is what the `Host` header says. A stop cuts it, and the connection is then
    /// spent.
    base::Result<Response> exchange(const Request &request, const std::string &authority,
                                    const ExchangePlan &plan, std::stop_token stop);
    /// Whether another request may follow: the last answer was read whole and the other side wants
    /// to go on.
    bool isReusable() const { return m_reusable && !m_bell->isRung() && !m_socket->isReadable(); }
    /// Whether any byte of the last answer was read.
    bool hasHeard() const { return m_socket->received() > 0; }

private:
    /// Poco's HTTP, with chunked bodies read by ourselves: Poco 1.11 takes a broken chunk for the
    /// end of the body.
    class Http final : public Poco::Net::HTTPClientSession {
    public:
        explicit Http(const Poco::Net::StreamSocket &socket) : HTTPClientSession(socket) {}
        base::Status readChunked(std::string &body, std::size_t most);

    private:
        bool readLine(std::string &line);
        bool readBytes(std::string &body, std::size_t count);
    };

    ClientConnection(TlsSocket *socket, std::shared_ptr<const Bell> bell);
    base::Result<Response> run(const Request &request, const std::string &authority,
                               const ExchangePlan &plan);
    base::Result<Response> receive(const ExchangePlan &plan);
    base::Result<std::string *> placeFor(Response &response, const ExchangePlan &plan) const;
    base::Status readBody(std::istream &in, const Poco::Net::HTTPResponse &head, std::size_t most,
                          std::string &body);
    base::Error whatWentWrong(std::string inPocosWords) const;

    TlsSocket *m_socket; ///< owned by m_http
    std::shared_ptr<const Bell> m_bell;
    std::unique_ptr<Http> m_http;
    bool m_reusable = false;
};

} // namespace yorisoi::wire
