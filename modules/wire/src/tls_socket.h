// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include <Poco/Net/StreamSocketImpl.h>

#include "bell.h"
#include "tls.h"

namespace yorisoi::wire {

/// What one exchange may cost. Time runs by deadlines, not by single reads, so that a side that
/// sends a byte now and then cannot hold a thread; every 8 KiB that pass earn a second, up to
/// `stall`.
struct Allowance {
    std::chrono::milliseconds untilFirst; ///< until the first byte comes or goes
    std::chrono::milliseconds stall;      ///< without progress after that
    std::size_t mostBytes;                ///< that may be received
};

/// TLS under Poco's HTTP. Poco 1.11's own NetSSL checks no host name on `localhost`, ignores
/// addresses in certificates, and can neither be cut in a handshake nor be held to a deadline;
/// hence this. Used by one thread at a time; another may ring the bell.
///
/// Instead of an exception a failure is kept in `failure()`, and Poco sees an end of the stream.
class TlsSocket final : public Poco::Net::StreamSocketImpl {
public:
    enum class Side {
        Client, ///< the bell ends whatever is under way
        Server, ///< the bell ends reading; what is being answered may still be written for 2 s
    };

    /// Takes over a connected socket.
    TlsSocket(int socket, SSL_CTX &context, Side side, std::shared_ptr<const Bell> bell);

    /// Begins a new count of time and bytes and forgets an earlier failure.
    void allow(const Allowance &allowance);
    /// On the client, before the handshake: which of a machine's servers is meant (SNI). Addresses
    /// are not sent.
    void setServerName(const std::string &host);
    base::Status handshake();
    const std::optional<base::Error> &failure() const { return m_failure; }
    /// The other side has closed its direction.
    bool hasEnded() const { return m_ended; }
    /// It said so, rather than being cut.
    bool hasEndedCleanly() const { return m_endedCleanly; }
    /// Bytes received since `allow`.
    std::size_t received() const { return m_received; }
    /// The first bytes since `allow`, at most five.
    const std::string &beginning() const { return m_beginning; }
    /// Whether something, be it the end, waits to be read now.
    bool isReadable();

    // Poco::Net::SocketImpl
    using Poco::Net::StreamSocketImpl::receiveBytes;
    using Poco::Net::StreamSocketImpl::sendBytes;
    int sendBytes(const void *buffer, int length, int flags) override;
    int receiveBytes(void *buffer, int length, int flags) override;
    /// On the server: waits for a next request, and begins its allowance.
    bool poll(const Poco::Timespan &timeout, int mode) override;
    int available() override;
    /// Says goodbye. The server then discards what the client still sends until that closes too, 2
    /// s or 256 MiB pass, or the bell rings: closing at once would destroy an answer not read yet.
    void shutdown() override;
    /// The same: it is how Poco's sessions close.
    void shutdownSend() override { shutdown(); }
    bool secure() const override { return true; }
    /// The server's allowance for each request.
    void setRequestAllowance(const Allowance &allowance) { m_perRequest = allowance; }

protected:
    ~TlsSocket() override = default;

private:
    using Time = std::chrono::steady_clock::time_point;

    enum class Doing {
        Reading,
        Writing,
    };
    bool goOn(int result, Doing doing);
    bool waitFor(short events);
    void progress(std::size_t bytes);
    void discardRest();
    bool failed(base::ErrorCode code, std::string detail);
    void noteEnd(Doing doing, bool cleanly);

    TlsSession m_session;
    Side m_side;
    std::shared_ptr<const Bell> m_bell;
    bool m_handshaken = false;
    Allowance m_allowance{};
    std::optional<Allowance> m_perRequest;
    Time m_deadline{};
    std::size_t m_received = 0;
    bool m_begun = false;
    bool m_ended = false;
    bool m_endedCleanly = false;
    bool m_grace = false;
    bool m_shutDown = false;
    std::string m_beginning;
    std::optional<base::Error> m_failure;
};

} // namespace yorisoi::wire
