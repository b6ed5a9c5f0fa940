// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "certificates.h"

namespace yorisoi::test_support {

/// One end of a TLS connection that sends any bytes it is told to.
class RawTls {
public:
    ~RawTls();
    RawTls(const RawTls &) = delete;
    RawTls &operator=(const RawTls &) = delete;

    /// To 127.0.0.1, believing any certificate; null when it fails.
    static std::unique_ptr<RawTls> connect(std::uint16_t port);
    /// The other end of an accepted socket, which it takes over; null when the handshake fails.
    static std::unique_ptr<RawTls> accept(int socket, const CertificateFiles &files);

    /// False once the other side has gone.
    bool send(std::string_view bytes);
    /// Up to and including the empty line after a header; shorter when the other side has gone.
    std::string receiveHeader();
    /// So many bytes; fewer when the other side has gone.
    std::string receive(std::size_t bytes);
    /// Everything until the other side has gone.
    std::string receiveAll();
    /// Reads and discards until the other side has gone.
    void hold() { receiveAll(); }

private:
    struct State;
    explicit RawTls(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Listens on 127.0.0.1 and runs a script for each connection, one after another, with the number
/// of the connection (from 1). The connection is closed when the script returns, and cut when the
/// server goes.
class RawTlsServer {
public:
    using Script = std::function<void(RawTls &, int number)>;
    RawTlsServer(CertificateFiles files, Script script);
    /// For servers that speak no TLS: gets the accepted socket, which is closed afterwards.
    explicit RawTlsServer(std::function<void(int socket)> plain);
    ~RawTlsServer();
    RawTlsServer(const RawTlsServer &) = delete;
    RawTlsServer &operator=(const RawTlsServer &) = delete;

    std::uint16_t port() const { return m_port; }
    std::string address() const { return "https://localhost:" + std::to_string(m_port); }
    int connections() const { return m_connections; }

private:
    void listen();
    void run(const std::function<void(int)> &serve);

    int m_listening = -1;
    std::uint16_t m_port = 0;
    std::atomic<int> m_connections{0};
    std::atomic<int> m_current{-1};
    std::atomic<bool> m_over{false};
    std::thread m_thread;
};

} // namespace yorisoi::test_support
