// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls_socket.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/x509_vfy.h>
#include <poll.h>
#include <sys/socket.h>

namespace yorisoi::wire {
namespace {

using base::ErrorCode;
using base::fail;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr std::size_t kSlowestBytesPerSecond = 8 * 1024;
constexpr auto kGrace = 2s;
constexpr std::size_t kMostDiscarded = 256U * 1024 * 1024;
constexpr int kPiece = 16 * 1024;

int pollMilliseconds(Steady::duration left)
{
    const auto count = std::chrono::ceil<std::chrono::milliseconds>(left).count();
    return static_cast<int>(std::clamp<decltype(count)>(count, 0, INT_MAX));
}

base::Error verificationError(long result)
{
    const bool time =
        result == X509_V_ERR_CERT_HAS_EXPIRED || result == X509_V_ERR_CERT_NOT_YET_VALID;
    return {time ? ErrorCode::CertificateExpired : ErrorCode::CertificateInvalid,
            std::string("certificate: ") + X509_verify_cert_error_string(result)};
}

} // namespace

TlsSocket::TlsSocket(int socket, SSL_CTX &context, Side side, std::shared_ptr<const Bell> bell)
    : StreamSocketImpl(socket),
      m_session(sessionOver(context, socket)),
      m_side(side),
      m_bell(std::move(bell))
{
    if (side == Side::Client)
        SSL_set_connect_state(m_session.get());
    else
        SSL_set_accept_state(m_session.get());
}

void TlsSocket::allow(const Allowance &allowance)
{
    m_allowance = allowance;
    m_deadline = Steady::now() + allowance.untilFirst;
    m_received = 0;
    m_begun = false;
    m_beginning.clear();
    m_failure.reset();
}

bool TlsSocket::failed(ErrorCode code, std::string detail)
{
    if (!m_failure)
        m_failure = base::Error{code, std::move(detail)};
    return false;
}

void TlsSocket::noteEnd(Doing doing, bool cleanly)
{
    // Where writing fails there may still be an answer to read.
    m_ended = m_ended || doing == Doing::Reading;
    m_endedCleanly = m_ended && cleanly;
}

void TlsSocket::setServerName(const std::string &host)
{
    in6_addr address{};
    if (::inet_pton(AF_INET, host.c_str(), &address) != 1 &&
        ::inet_pton(AF_INET6, host.c_str(), &address) != 1)
        // What OpenSSL's macro for this says, without its old cast.
        SSL_ctrl(m_session.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                 const_cast<char *>(host.c_str()));
}

void TlsSocket::progress(std::size_t bytes)
{
    const auto now = Steady::now();
    if (!m_begun) {
        m_begun = true;
        m_deadline = now + m_allowance.stall;
        return;
    }
    const auto earned = std::chrono::microseconds(bytes * 1'000'000 / kSlowestBytesPerSecond);
    m_deadline = std::min<Time>(m_deadline + earned, now + m_allowance.stall);
}

bool TlsSocket::waitFor(short events)
{
    for (;;) {
        const auto now = Steady::now();
        if (now >= m_deadline)
            return failed(ErrorCode::TimedOut, "no progress within the budget");
        std::array<pollfd, 2> waiting{
            {{sockfd(), events, 0}, {m_grace ? -1 : m_bell->descriptor(), POLLIN, 0}}};
        const int ready =
            ::poll(waiting.data(), waiting.size(), pollMilliseconds(m_deadline - now));
        if (ready < 0 && errno != EINTR)
            return failed(ErrorCode::IoFailed, "poll: system error " + std::to_string(errno));
        if (ready <= 0)
            continue;
        if (waiting[1].revents == 0)
            return true;
        if (m_side == Side::Client || events == POLLIN)
            return failed(ErrorCode::Cancelled, "called away");
        m_grace = true;
        m_deadline = std::min<Time>(m_deadline, Steady::now() + kGrace);
    }
}

bool TlsSocket::goOn(int result, Doing doing)
{
    const int systemError = errno;
    switch (SSL_get_error(m_session.get(), result)) {
    case SSL_ERROR_WANT_READ:
        return waitFor(POLLIN);
    case SSL_ERROR_WANT_WRITE:
        return waitFor(POLLOUT);
    case SSL_ERROR_ZERO_RETURN:
        noteEnd(doing, true);
        return false;
    case SSL_ERROR_SYSCALL:
        noteEnd(doing, false);
        return failed(ErrorCode::Unreachable,
                      "the connection was cut: system error " + std::to_string(systemError));
    default:
        break;
    }
    noteEnd(doing, false);
    if (ERR_GET_REASON(ERR_peek_last_error()) == SSL_R_UNEXPECTED_EOF_WHILE_READING) {
        ERR_clear_error();
        return failed(ErrorCode::Unreachable, "the connection was cut");
    }
    const std::string reason = takeOpenSslError();
    if (const long verified = SSL_get_verify_result(m_session.get()); verified != X509_V_OK) {
        const base::Error error = verificationError(verified);
        return failed(error.code, error.detail);
    }
    return failed(ErrorCode::ProtocolViolation, "TLS: " + reason);
}

base::Status TlsSocket::handshake()
{
    while (!m_handshaken) {
        if (m_failure)
            return tl::unexpected(*m_failure);
        ERR_clear_error();
        const int result = SSL_do_handshake(m_session.get());
        m_handshaken = result == 1;
        if (!m_handshaken && !goOn(result, Doing::Reading))
            failed(ErrorCode::Unreachable, "closed in the handshake");
    }
    return {};
}

int TlsSocket::sendBytes(const void *buffer, int length, int)
{
    if (!initialized() || m_failure || !handshake())
        return -1;
    int sent = 0;
    while (sent < length) {
        ERR_clear_error();
        const int result = SSL_write(m_session.get(), static_cast<const char *>(buffer) + sent,
                                     std::min(length - sent, kPiece));
        if (result > 0) {
            sent += result;
            progress(static_cast<std::size_t>(result));
        } else if (!goOn(result, Doing::Writing)) {
            failed(ErrorCode::Unreachable, "closed by the other side");
            return -1;
        }
    }
    return sent;
}

int TlsSocket::receiveBytes(void *buffer, int length, int)
{
    if (!initialized() || m_failure || m_ended || length <= 0 || !handshake())
        return 0;
    for (;;) {
        ERR_clear_error();
        const int result = SSL_read(m_session.get(), buffer, length);
        if (result > 0) {
            const auto bytes = static_cast<std::size_t>(result);
            if (m_beginning.size() < 5)
                m_beginning.append(static_cast<const char *>(buffer),
                                   std::min(bytes, 5 - m_beginning.size()));
            m_received += bytes;
            if (m_received > m_allowance.mostBytes) {
                failed(ErrorCode::TooLarge, "more bytes than allowed");
                return 0;
            }
            progress(bytes);
            return result;
        }
        if (!goOn(result, Doing::Reading))
            return 0;
    }
}

bool TlsSocket::isReadable()
{
    if (!initialized() || SSL_pending(m_session.get()) > 0)
        return true;
    pollfd waiting{sockfd(), POLLIN, 0};
    return ::poll(&waiting, 1, 0) != 0;
}

bool TlsSocket::poll(const Poco::Timespan &timeout, int)
{
    if (!initialized() || m_ended)
        return false;
    allow(m_perRequest.value_or(m_allowance));
    if (SSL_pending(m_session.get()) > 0)
        return true;
    m_deadline = Steady::now() + std::chrono::microseconds(timeout.totalMicroseconds());
    const bool ready = !m_bell->isRung() && waitFor(POLLIN);
    allow(m_perRequest.value_or(m_allowance));
    return ready;
}

int TlsSocket::available()
{
    return SSL_pending(m_session.get());
}

void TlsSocket::shutdown()
{
    if (!initialized() || m_shutDown)
        return;
    m_shutDown = true;
    // After a failure OpenSSL must not be asked to say goodbye.
    if (m_handshaken && !m_failure) {
        ERR_clear_error();
        SSL_shutdown(m_session.get());
        ERR_clear_error();
        if (m_side == Side::Server && !m_ended)
            discardRest();
    }
    ::shutdown(sockfd(), SHUT_RDWR);
}

void TlsSocket::discardRest()
{
    ::shutdown(sockfd(), SHUT_WR);
    allow({kGrace, kGrace, kMostDiscarded});
    const auto end = m_deadline;
    std::array<char, 64 * 1024> nobodyWants{};
    std::size_t discarded = 0;
    while (discarded < kMostDiscarded && Steady::now() < end && waitFor(POLLIN)) {
        const ssize_t got = ::recv(sockfd(), nobodyWants.data(), nobodyWants.size(), 0);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
            break;
        discarded += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
}

} // namespace yorisoi::wire
