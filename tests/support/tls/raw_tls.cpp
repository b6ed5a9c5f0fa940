// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_tls.h"

#include <array>
#include <csignal>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace yorisoi::test_support {
namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

/// Only for the calling thread: the code under test must do without.
void blockBrokenPipes()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

} // namespace

struct RawTls::State {
    SSL_CTX *context = nullptr;
    SSL *session = nullptr;
    int socket = -1;
    bool owns = false;

    ~State()
    {
        SSL_free(session);
        SSL_CTX_free(context);
        if (owns)
            ::close(socket);
    }
};

RawTls::RawTls(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RawTls::~RawTls() = default;

std::unique_ptr<RawTls> RawTls::connect(std::uint16_t port)
{
    blockBrokenPipes();
    auto state = std::make_unique<State>();
    state->socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    state->owns = true;
    const sockaddr_in address = loopback(port);
    if (::connect(state->socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return nullptr;
    state->context = SSL_CTX_new(TLS_client_method());
    state->session = SSL_new(state->context);
    SSL_set_fd(state->session, state->socket);
    if (SSL_connect(state->session) != 1)
        return nullptr;
    return std::unique_ptr<RawTls>(new RawTls(std::move(state)));
}

std::unique_ptr<RawTls> RawTls::accept(int socket, const CertificateFiles &files)
{
    auto state = std::make_unique<State>();
    state->socket = socket;
    state->context = SSL_CTX_new(TLS_server_method());
    SSL_CTX_use_certificate_chain_file(state->context, files.certificate.c_str());
    SSL_CTX_use_PrivateKey_file(state->context, files.key.c_str(), SSL_FILETYPE_PEM);
    state->session = SSL_new(state->context);
    SSL_set_fd(state->session, socket);
    if (SSL_accept(state->session) != 1)
        return nullptr;
    return std::unique_ptr<RawTls>(new RawTls(std::move(state)));
}

bool RawTls::send(std::string_view bytes)
{
    return bytes.empty() ||
           SSL_write(m_state->session, bytes.data(), static_cast<int>(bytes.size())) > 0;
}

std::string RawTls::receiveHeader()
{
    std::string header;
    char next = 0;
    while (!header.ends_with("\r\n\r\n") && SSL_read(m_state->session, &next, 1) == 1)
        header += next;
    return header;
}

std::string RawTls::receive(std::size_t bytes)
{
    std::string got;
    char next = 0;
    while (got.size() < bytes && SSL_read(m_state->session, &next, 1) == 1)
        got += next;
    return got;
}

std::string RawTls::receiveAll()
{
    std::string all;
    std::array<char, 16 * 1024> piece{};
    for (;;) {
        const int got = SSL_read(m_state->session, piece.data(), static_cast<int>(piece.size()));
        if (got <= 0)
            return all;
        all.append(piece.data(), static_cast<std::size_t>(got));
    }
}

RawTlsServer::RawTlsServer(CertificateFiles files, Script script)
{
    listen();
    m_thread = std::thread([this, files = std::move(files), script = std::move(script)] {
        run([&](int socket) {
            if (const auto connection = RawTls::accept(socket, files))
                script(*connection, m_connections);
        });
    });
}

RawTlsServer::RawTlsServer(std::function<void(int socket)> plain)
{
    listen();
    m_thread = std::thread([this, plain = std::move(plain)] { run(plain); });
}

RawTlsServer::~RawTlsServer()
{
    m_over = true;
    ::shutdown(m_listening, SHUT_RDWR);
    ::shutdown(m_current, SHUT_RDWR);
    m_thread.join();
    ::close(m_listening);
}

void RawTlsServer::listen()
{
    m_listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(m_listening, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    ::listen(m_listening, 16);
    ::getsockname(m_listening, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
}

void RawTlsServer::run(const std::function<void(int)> &serve)
{
    blockBrokenPipes();
    for (;;) {
        const int accepted = ::accept4(m_listening, nullptr, nullptr, SOCK_CLOEXEC);
        if (accepted < 0)
            return;
        ++m_connections;
        m_current = accepted;
        if (m_over) // it may have gone before it could see this one
            ::shutdown(accepted, SHUT_RDWR);
        serve(accepted);
        m_current = -1;
        ::close(accepted);
    }
}

} // namespace yorisoi::test_support
