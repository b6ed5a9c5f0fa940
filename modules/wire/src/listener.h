// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/ServerSocketImpl.h>

#include "tls_socket.h"

namespace yorisoi::wire {

/// Accepts connections as `TlsSocket`s, whose handshake runs on the thread that serves them.
class TlsListener final : public Poco::Net::ServerSocketImpl {
public:
    /// `context` must outlive every accepted connection's creation.
    TlsListener(SSL_CTX &context, std::shared_ptr<const Bell> bell, const Allowance &perRequest)
        : m_context(context),
          m_bell(std::move(bell)),
          m_perRequest(perRequest)
    {
    }
    SocketImpl *acceptConnection(Poco::Net::SocketAddress &client) override;
    bool poll(const Poco::Timespan &timeout, int mode) override;

protected:
    ~TlsListener() override = default;

private:
    SSL_CTX &m_context;
    std::shared_ptr<const Bell> m_bell;
    Allowance m_perRequest;
};

/// Poco's handle of a listener of ours.
class ListenerHandle : public Poco::Net::ServerSocket {
public:
    explicit ListenerHandle(TlsListener *listener) : ServerSocket(listener, true) {}
};

} // namespace yorisoi::wire
