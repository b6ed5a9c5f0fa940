// SPDX-License-Identifier: GPL-3.0-or-later
#include <condition_variable>
#include <mutex>
#include <semaphore>
#include <thread>

#include <sys/socket.h>

#include "certificates.h"
#include "raw_tls.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/wire/client.h"
#include "yorisoi/wire/server.h"
#include "yorisoi/wire/zstd.h"

using namespace yorisoi;
using namespace yorisoi::wire;
using base::ErrorCode;
using test_support::RawTls;
using test_support::RawTlsServer;
using namespace std::chrono_literals;

namespace {

constexpr const char *kAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

Request get(const std::string &path)
{
    Request request;
    request.path = path;
    return request;
}

} // namespace

class ClientTest : public QObject {
    Q_OBJECT

    test_support::TestAuthority m_authority;
    test_support::CertificateFiles m_files = m_authority.issue();

    ClientOptions optionsFor(const std::string &server) const
    {
        ClientOptions options;
        options.server = server;
        options.authority = m_authority.file();
        return options;
    }
    std::unique_ptr<HttpsServer> serverOn(std::uint16_t port) const
    {
        ServerOptions options;
        options.certificate = m_files.certificate;
        options.key = m_files.key;
        options.port = port;
        auto server = std::make_unique<HttpsServer>(options);
        server->route("GET", "/echo/{word}", [](const Request &request) {
            return Response::json(request.captures.at("word"));
        });
        return server;
    }
    std::string addressOf(const HttpsServer &server) const
    {
        return "https://localhost:" + std::to_string(server.port());
    }

private slots:
    void whereNobodyListensIsUnreachable()
    {
        std::uint16_t port = 0;
        {
            const RawTlsServer gone([](int) {});
            port = gone.port();
        }
        HttpsClient client(optionsFor("https://localhost:" + std::to_string(port)));
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::Unreachable);
    }
    void aNameThatIsNoneIsUnreachable()
    {
        HttpsClient client(optionsFor("https://nobody.invalid:1"));
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::Unreachable);
    }
    void anAddressThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("server");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not encrypted") << QByteArray("http://localhost:80");
        QTest::newRow("with a path") << QByteArray("https://localhost:80/crm");
        QTest::newRow("words") << QByteArray("the server in the cellar");
    }
    void anAddressThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, server);
        HttpsClient client(optionsFor(server.toStdString()));
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::InvalidInput);
    }
    void aLineBreakInAHeaderIsRefused()
    {
        const auto server = serverOn(0);
        QVERIFY_RESULT(server->start());
        HttpsClient client(optionsFor(addressOf(*server)));
        Request request = get("/echo/a");
        request.bearer = "token\r\nX-Injected: yes";
        QCOMPARE_ERROR(client.send(request, {}), ErrorCode::InvalidInput);
    }

    void nonsenseIsAProtocolViolation_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("no HTTP") << QByteArray("\x01\x02nonsense\r\n\r\n");
        QTest::newRow("another protocol") << QByteArray("220 mail.example ESMTP\r\n");
        QTest::newRow("no length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{}");
        QTest::newRow("a negative length")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}");
        QTest::newRow("a chunk without a length")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n");
        QTest::newRow("a chunk longer than it says") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n");
        QTest::newRow("an encoding nobody asked for")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}");
        QTest::newRow("zstd that is none") << QByteArray(
            "HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: 2\r\n\r\n{}");
        QTest::newRow("a thousand fields")
            << "HTTP/1.1 200 OK\r\n" + QByteArray("A: b\r\n").repeated(1000) + "\r\n";
    }
    void nonsenseIsAProtocolViolation()
    {
        QFETCH(QByteArray, answer);
        const RawTlsServer server(m_files, [&](RawTls &connection, int) {
            connection.receiveHeader();
            connection.send(answer.toStdString());
        });
        HttpsClient client(optionsFor(server.address()));
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::ProtocolViolation);
    }
    void aServerWithoutTlsIsAProtocolViolation()
    {
        const RawTlsServer server([](int socket) {
            const std::string_view text = "HTTP/1.1 400 Bad Request\r\n\r\n";
            ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
            char nobodyWants = 0;
            while (::recv(socket, &nobodyWants, 1, 0) > 0) {
            }
        });
        HttpsClient client(optionsFor(server.address()));
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::ProtocolViolation);
    }
    void anAnswerThatIsCutIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("before it begins") << QByteArray();
        QTest::newRow("in the first word") << QByteArray("HT");
        QTest::newRow("in the header") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
        QTest::newRow("after the header")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
        QTest::newRow("in the body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\"");
        QTest::newRow("in a chunk")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"a\"");
        QTest::newRow("before the last chunk")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n");
        QTest::newRow("a body without a length, whose end nobody said")
            << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}");
    }
    void anAnswerThatIsCutIsNoAnswer()
    {
        QFETCH(QByteArray, answer);
        const RawTlsServer server(m_files, [&](RawTls &connection, int) {
            connection.receiveHeader();
            connection.send(answer.toStdString());
        });
        HttpsClient client(optionsFor(server.address()));
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::Unreachable);
    }
    void chunksAreRead()
    {
        const RawTlsServer server(m_files, [](RawTls &connection, int) {
            connection.receiveHeader();
            connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "5;x=1\r\nwindo\r\n1\r\nw\r\n0\r\nTrailer: x\r\n\r\n");
            connection.hold();
        });
        HttpsClient client(optionsFor(server.address()));
        const auto response = client.send(get("/"), {});
        QVERIFY_RESULT(response);
        QCOMPARE(QByteArray::fromStdString(response->body), "window");
    }
    void aServerThatHangsRunsOutOfTime_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("before the answer") << QByteArray();
        QTest::newRow("in the header") << QByteArray("HTTP/1.1 200");
        QTest::newRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{");
    }
    void aServerThatHangsRunsOutOfTime()
    {
        QFETCH(QByteArray, answer);
        const RawTlsServer server(m_files, [&](RawTls &connection, int) {
            connection.receiveHeader();
            connection.send(answer.toStdString());
            connection.hold();
        });
        auto options = optionsFor(server.address());
        options.answerTimeout = 200ms;
        HttpsClient client(options);
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::TimedOut);
    }
    void aServerThatDripsRunsOutOfTimeToo()
    {
        const RawTlsServer server(m_files, [](RawTls &connection, int) {
            connection.receiveHeader();
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n");
            std::binary_semaphore never(0); // paces the dripping; nothing waits for it
            while (connection.send("x"))
                static_cast<void>(never.try_acquire_for(20ms));
        });
        auto options = optionsFor(server.address());
        options.answerTimeout = 200ms;
        HttpsClient client(options);
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::TimedOut);
    }
    void aHandshakeThatHangsRunsOutOfTime()
    {
        const RawTlsServer server([](int socket) {
            char nobodyWants = 0;
            while (::recv(socket, &nobodyWants, 1, 0) > 0) {
            }
        });
        auto options = optionsFor(server.address());
        options.connectTimeout = 200ms;
        HttpsClient client(options);
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::TimedOut);
    }

    void aHugeAnswerIsRefusedUnread_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("with its length") << QByteArray("Content-Length: 104857600\r\n");
        QTest::newRow("in chunks") << QByteArray("Transfer-Encoding: chunked\r\n");
        QTest::newRow("until it closes") << QByteArray("Connection: close\r\n");
        QTest::newRow("all in the header") << QByteArray("A: ");
    }
    void aHugeAnswerIsRefusedUnread()
    {
        QFETCH(QByteArray, header);
        std::atomic<std::size_t> taken{0};
        const RawTlsServer server(m_files, [&](RawTls &connection, int) {
            connection.receiveHeader();
            connection.send("HTTP/1.1 200 OK\r\n" + header.toStdString() + "\r\n");
            const bool chunked = header.startsWith("Transfer");
            const std::string block = (chunked ? "100000\r\n" : "") + std::string(0x100000, '0') +
                                      (chunked ? "\r\n" : "");
            for (int i = 0; i < 100 && connection.send(block); ++i)
                taken += block.size();
        });
        auto options = optionsFor(server.address());
        options.mostBodyBytes = 1024 * 1024;
        HttpsClient client(options);
        const auto response = client.send(get("/"), {});
        QVERIFY(!response);
        if (header != "A: ")
            QCOMPARE_ERROR(response, ErrorCode::TooLarge);
        // What was sent lies in the buffers of two sockets, not with the client.
        QVERIFY(taken < 32U * 1024 * 1024);
    }
    void aBodyIsDecodedWithinTheLimit()
    {
        const std::string text(300'000, 'x');
        const auto compressed = zstdCompress(text);
        QVERIFY_RESULT(compressed);
        const RawTlsServer server(m_files, [&](RawTls &connection, int) {
            connection.receiveHeader();
            connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: " +
                            std::to_string(compressed->size()) + "\r\n\r\n" + *compressed);
            connection.hold();
        });
        auto options = optionsFor(server.address());
        options.mostBodyBytes = text.size();
        {
            HttpsClient client(options);
            const auto response = client.send(get("/"), {});
            QVERIFY_RESULT(response);
            QVERIFY(response->body == text);
            QVERIFY(!response->headers.contains("Content-Encoding"));
        }
        --options.mostBodyBytes;
        HttpsClient client(options);
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::TooLarge);
    }

    void aStopCutsALongPollAtOnce()
    {
        std::binary_semaphore waiting(0);
        const auto server = serverOn(0);
        server->route("GET", "/poll", [&](const Request &) {
            waiting.release();
            std::mutex mutex;
            std::unique_lock lock(mutex);
            std::condition_variable_any never;
            never.wait(lock, server->stopping(), [] { return false; });
            return Response::json("{}");
        });
        QVERIFY_RESULT(server->start());
        HttpsClient client(optionsFor(addressOf(*server)));
        std::stop_source stop;
        std::thread stopper([&] {
            waiting.acquire();
            stop.request_stop();
        });
        const auto response = client.send(get("/poll"), stop.get_token(), 1h);
        stopper.join();
        QCOMPARE_ERROR(response, ErrorCode::Cancelled);
        QVERIFY_RESULT(client.send(get("/echo/again"), {}));
    }
    void aStopCutsAHandshakeAtOnce()
    {
        std::stop_source stop;
        const RawTlsServer server([&](int socket) {
            char first = 0;
            ::recv(socket, &first, 1, 0); // the client has begun to greet
            stop.request_stop();
            while (::recv(socket, &first, 1, 0) > 0) {
            }
        });
        auto options = optionsFor(server.address());
        options.connectTimeout = 1h;
        HttpsClient client(options);
        QCOMPARE_ERROR(client.send(get("/"), stop.get_token()), ErrorCode::Cancelled);
    }
    void aStopThatCameBeforeSendsNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        const RawTlsServer server(m_files, [](RawTls &, int) {});
        HttpsClient client(optionsFor(server.address()));
        QCOMPARE_ERROR(client.send(get("/"), stop.get_token()), ErrorCode::Cancelled);
        QCOMPARE(server.connections(), 0);
    }

    void aConnectionIsUsedAgain()
    {
        const RawTlsServer server(m_files, [](RawTls &connection, int) {
            while (!connection.receiveHeader().empty())
                connection.send(kAnswer);
        });
        HttpsClient client(optionsFor(server.address()));
        for (int i = 0; i < 5; ++i)
            QVERIFY_RESULT(client.send(get("/"), {}));
        QCOMPARE(server.connections(), 1);
    }
    void aConnectionThatTheServerGaveUpIsReplaced()
    {
        // The first connection answers once and goes when it is asked again.
        const RawTlsServer server(m_files, [](RawTls &connection, int number) {
            connection.receiveHeader();
            connection.send(kAnswer);
            connection.receiveHeader();
            if (number > 1)
                connection.send(kAnswer);
        });
        HttpsClient client(optionsFor(server.address()));
        QVERIFY_RESULT(client.send(get("/"), {}));
        QVERIFY_RESULT(client.send(get("/"), {}));
        QCOMPARE(server.connections(), 2);
    }
    void whatWasAnsweredInPartIsNotSentAgain()
    {
        const RawTlsServer server(m_files, [](RawTls &connection, int) {
            connection.receiveHeader();
            connection.send(kAnswer);
            connection.receiveHeader();
            connection.send("HTTP/1.1 2");
        });
        HttpsClient client(optionsFor(server.address()));
        QVERIFY_RESULT(client.send(get("/"), {}));
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::Unreachable);
        QCOMPARE(server.connections(), 1);
    }
    void aNewConnectionIsNotTriedTwice()
    {
        const RawTlsServer server(m_files,
                                  [](RawTls &connection, int) { connection.receiveHeader(); });
        HttpsClient client(optionsFor(server.address()));
        QCOMPARE_ERROR(client.send(get("/"), {}), ErrorCode::Unreachable);
        QCOMPARE(server.connections(), 1);
    }
    void aRestartOfTheServerGoesUnnoticed()
    {
        auto server = serverOn(0);
        QVERIFY_RESULT(server->start());
        HttpsClient client(optionsFor(addressOf(*server)));
        QVERIFY_RESULT(client.send(get("/echo/before"), {}));
        const std::uint16_t port = server->port();
        server->stop();
        QCOMPARE_ERROR(client.send(get("/echo/between"), {}), ErrorCode::Unreachable);
        server = serverOn(port);
        QVERIFY_RESULT(server->start());
        const auto after = client.send(get("/echo/after"), {});
        QVERIFY_RESULT(after);
        QCOMPARE(QByteArray::fromStdString(after->body), "after");
    }
    void manyMayAskAtOnce()
    {
        const auto server = serverOn(0);
        QVERIFY_RESULT(server->start());
        HttpsClient client(optionsFor(addressOf(*server)));
        std::atomic<int> right{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 12; ++i)
            threads.emplace_back([&, i] {
                for (int n = 0; n < 25; ++n) {
                    const std::string word = std::to_string(i) + '-' + std::to_string(n);
                    const auto response = client.send(get("/echo/" + word), {});
                    right += response && response->body == word ? 1 : 0;
                }
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(right.load(), 12 * 25);
    }
};

QTEST_GUILESS_MAIN(ClientTest)
#include "client_test.moc"
