// SPDX-License-Identifier: GPL-3.0-or-later
#include "listener.h"

#include <cerrno>

#include <Poco/Net/SocketAddress.h>
#include <poll.h>
#include <sys/socket.h>

namespace yorisoi::wire {

Poco::Net::SocketImpl *TlsListener::acceptConnection(Poco::Net::SocketAddress &client)
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    int accepted = -1;
    do {
        accepted = ::accept4(sockfd(), reinterpret_cast<sockaddr *>(&address), &length,
                             SOCK_CLOEXEC | SOCK_NONBLOCK);
    } while (accepted < 0 && errno == EINTR);
    if (accepted < 0)
        error(errno); // Poco's: its accepting loop expects an exception
    client = Poco::Net::SocketAddress(reinterpret_cast<const sockaddr *>(&address), length);
    auto *socket = new TlsSocket(accepted, m_context, TlsSocket::Side::Server, m_bell);
    socket->setRequestAllowance(m_perRequest);
    return socket;
}

bool TlsListener::poll(const Poco::Timespan &timeout, int)
{
    pollfd waiting[2] = {{sockfd(), POLLIN, 0}, {m_bell->descriptor(), POLLIN, 0}};
    const int ready = ::poll(waiting, 2, static_cast<int>(timeout.totalMilliseconds()));
    return ready > 0 && waiting[1].revents == 0;
}

} // namespace yorisoi::wire
