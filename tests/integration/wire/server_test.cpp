// SPDX-License-Identifier: GPL-3.0-or-later
#include <condition_variable>
#include <mutex>
#include <semaphore>
#include <stdexcept>
#include <thread>

#include <QJsonDocument>
#include <QJsonObject>

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
using namespace std::chrono_literals;

namespace {

QJsonObject jsonOf(const Response &response)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object();
}

} // namespace

class ServerTest : public QObject {
    Q_OBJECT

    test_support::TestAuthority m_authority;
    test_support::CertificateFiles m_files = m_authority.issue();
    std::unique_ptr<HttpsServer> m_server;
    std::unique_ptr<HttpsClient> m_client;
    std::atomic<int> m_calls{0};
    std::binary_semaphore m_entered{0};

    base::Result<Response> ask(const std::string &method, const std::string &path,
                               std::string body = {})
    {
        Request request;
        request.method = method;
        request.path = path;
        request.body = std::move(body);
        return m_client->send(request, {});
    }
    std::string askRaw(const std::string &text) const
    {
        const auto raw = RawTls::connect(m_server->port());
        if (!raw || !raw->send(text))
            return {};
        return raw->receiveAll();
    }

private slots:
    void init()
    {
        m_calls = 0;
        ServerOptions options;
        options.certificate = m_files.certificate;
        options.key = m_files.key;
        options.mostBodyBytes = 1024 * 1024;
        m_server = std::make_unique<HttpsServer>(options);
        m_server->route("GET", "/v1/health", [](const Request &) { return Response::json("{}"); });
        m_server->route("POST", "/v1/commands", [this](const Request &request) {
            ++m_calls;
            return Response::ndjson(request.body);
        });
        m_server->route("GET", "/v1/snapshot/{id}/chunks/{index}", [](const Request &request) {
            return Response::json(request.captures.at("id") + '|' + request.captures.at("index"));
        });
        m_server->route("GET", "/v1/lines", [](const Request &request) {
            return Response::ndjson(std::string(std::stoul(request.query.at("bytes")), '\n'));
        });
        m_server->route("GET", "/v1/zstd", [](const Request &) {
            return Response{200, {{"Content-Type", "application/zstd"}}, std::string(9'000, 'z')};
        });
        m_server->route("GET", "/v1/throws", [](const Request &) -> Response {
            throw std::runtime_error("山田花子 is not to be told");
        });
        m_server->route("GET", "/v1/poll", [this](const Request &) {
            m_entered.release();
            std::mutex mutex;
            std::unique_lock lock(mutex);
            std::condition_variable_any never;
            never.wait(lock, m_server->stopping(), [] { return false; });
            return Response::json("{\"stopped\":true}");
        });
        m_server->route("GET", "/v1/bearer",
                        [](const Request &request) { return Response::json(request.bearer); });
        m_server->beforeSending(
            [](Response &response) { response.headers["Yorisoi-Protocol"] = "1"; });
        QVERIFY_RESULT(m_server->start());
        ClientOptions client;
        client.server = "https://localhost:" + std::to_string(m_server->port());
        client.authority = m_authority.file();
        m_client = std::make_unique<HttpsClient>(client);
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void routesAreListedInTheirOrder()
    {
        const auto routes = m_server->routes();
        QCOMPARE(routes.size(), std::size_t{8});
        QCOMPARE(QByteArray::fromStdString(routes[0]), "GET /v1/health");
        QCOMPARE(QByteArray::fromStdString(routes[2]), "GET /v1/snapshot/{id}/chunks/{index}");
    }
    void partsOfThePathAreCaptured()
    {
        const auto response = ask("GET", "/v1/snapshot/住之江 %&+/chunks/7");
        QVERIFY_RESULT(response);
        QCOMPARE(QByteArray::fromStdString(response->body), "住之江 %&+|7");
    }
    void anUnknownPathIsNotFound_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("root") << QByteArray("/");
        QTest::newRow("another") << QByteArray("/v2/health");
        QTest::newRow("longer") << QByteArray("/v1/health/of");
        QTest::newRow("shorter") << QByteArray("/v1");
        QTest::newRow("an empty capture") << QByteArray("/v1/snapshot//chunks/7");
        QTest::newRow("another case") << QByteArray("/v1/Health");
    }
    void anUnknownPathIsNotFound()
    {
        QFETCH(QByteArray, path);
        const auto response = ask("GET", path.toStdString());
        QVERIFY_RESULT(response);
        QCOMPARE(response->status, 404);
        QCOMPARE(fromProblem(*response).code, ErrorCode::NotFound);
        QCOMPARE(QByteArray::fromStdString(response->headers.at("Content-Type")),
                 "application/problem+json");
    }
    void anotherMethodIsRefusedWithThoseThatWork()
    {
        const auto response = ask("DELETE", "/v1/commands");
        QVERIFY_RESULT(response);
        QCOMPARE(response->status, 405);
        QCOMPARE(QByteArray::fromStdString(response->headers.at("Allow")), "POST");
        QCOMPARE(jsonOf(*response)["status"].toInt(), 405);
    }
    void everyAnswerCarriesTheCommonHeaders()
    {
        for (const std::string path : {"/v1/health", "/nowhere", "/v1/throws"}) {
            const auto response = ask("GET", path);
            QVERIFY_RESULT(response);
            QCOMPARE(QByteArray::fromStdString(response->headers.at("Yorisoi-Protocol")), "1");
            QCOMPARE(QByteArray::fromStdString(response->headers.at("Cache-Control")), "no-store");
        }
    }
    void aThrowingHandlerIsAProblemThatTellsNothing()
    {
        const auto response = ask("GET", "/v1/throws");
        QVERIFY_RESULT(response);
        QCOMPARE(response->status, 500);
        QCOMPARE(fromProblem(*response).code, ErrorCode::Internal);
        QVERIFY(response->body.find("山田") == std::string::npos);
        QVERIFY_RESULT(ask("GET", "/v1/health"));
    }
    void aBodyComesWhole()
    {
        std::string body(1024 * 1024, '\0');
        for (std::size_t i = 0; i < body.size(); ++i)
            body[i] = static_cast<char>(i * 31 + i / 256);
        const auto response = ask("POST", "/v1/commands", body);
        QVERIFY_RESULT(response);
        QCOMPARE(response->status, 200);
        QVERIFY(response->body == body);
    }
    void aBodyOverTheLimitIsRefusedBeforeItIsRead()
    {
        const auto response = ask("POST", "/v1/commands", std::string(100U * 1024 * 1024, 'x'));
        QVERIFY_RESULT(response);
        QCOMPARE(response->status, 413);
        QCOMPARE(fromProblem(*response).code, ErrorCode::TooLarge);
        QCOMPARE(m_calls.load(), 0);
        QVERIFY_RESULT(ask("GET", "/v1/health"));
    }
    void aBodyNeedsItsLengthBeforehand()
    {
        const std::string answer =
            askRaw("POST /v1/commands HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                   "chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
        QVERIFY(answer.starts_with("HTTP/1.1 411 "));
        QCOMPARE(m_calls.load(), 0);
    }
    void aBodyThatIsCutIsNotHandled()
    {
        {
            const auto raw = RawTls::connect(m_server->port());
            QVERIFY(raw);
            raw->send("POST /v1/commands HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{\"a\"");
        }
        m_server->stop(); // by then every exchange has ended
        QCOMPARE(m_calls.load(), 0);
    }
    void anEncodedBodyIsRefused()
    {
        Request request;
        request.method = "POST";
        request.path = "/v1/commands";
        request.headers["Content-Encoding"] = "zstd";
        request.body = *zstdCompress("{}");
        const auto response = m_client->send(request, {});
        QVERIFY_RESULT(response);
        QCOMPARE(response->status, 415);
        QCOMPARE(m_calls.load(), 0);
    }
    void nonsenseIsNotHandled_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no HTTP") << QByteArray("\x16\x03 what?\r\n\r\n");
        QTest::newRow("no length")
            << QByteArray("POST /v1/commands HTTP/1.1\r\nContent-Length: x\r\n\r\n");
        QTest::newRow("a negative length")
            << QByteArray("POST /v1/commands HTTP/1.1\r\nContent-Length: -5\r\n\r\n12345");
        QTest::newRow("an escape that is none")
            << QByteArray("POST /v1/commands?x=%zz HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("a thousand fields")
            << "POST /v1/commands HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(1000) + "\r\n";
    }
    void nonsenseIsNotHandled()
    {
        QFETCH(QByteArray, text);
        const auto raw = RawTls::connect(m_server->port());
        QVERIFY(raw);
        raw->send(text.toStdString());
        m_server->stop();
        QVERIFY(!raw->receiveAll().starts_with("HTTP/1.1 2"));
        QCOMPARE(m_calls.load(), 0);
        QVERIFY_RESULT(m_server->start());
    }
    void aTargetThatIsTooLongIsRefusedWithAnAnswer()
    {
        const auto fits = ask("GET", '/' + std::string(16'000, 'x'));
        QVERIFY_RESULT(fits);
        QCOMPARE(fits->status, 404);
        const auto over = ask("GET", '/' + std::string(40'000, 'x'));
        QVERIFY_RESULT(over);
        QCOMPARE(over->status, 400);
        QVERIFY_RESULT(ask("GET", "/v1/health"));
    }
    void whoeverSpeaksNoTlsDisturbsNobody()
    {
        ClientOptions plain;
        plain.server = "https://localhost:" + std::to_string(m_server->port());
        const test_support::TestAuthority other;
        plain.authority = other.file();
        HttpsClient distrustful(plain);
        QCOMPARE_ERROR(distrustful.send({}, {}), ErrorCode::InvalidInput); // no path
        Request request;
        request.path = "/v1/health";
        QCOMPARE_ERROR(distrustful.send(request, {}), ErrorCode::CertificateInvalid);
        QVERIFY_RESULT(ask("GET", "/v1/health"));
    }
    void longTextIsCompressedForWhoAsks_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<bool>("compressed");
        QTest::newRow("long") << QByteArray("/v1/lines?bytes=4097") << QByteArray("zstd") << true;
        QTest::newRow("among others")
            << QByteArray("/v1/lines?bytes=4097") << QByteArray("gzip, zstd;q=0.5") << true;
        QTest::newRow("short") << QByteArray("/v1/lines?bytes=4096") << QByteArray("zstd") << false;
        QTest::newRow("not asked")
            << QByteArray("/v1/lines?bytes=4097") << QByteArray("gzip") << false;
        QTest::newRow("refused") << QByteArray("/v1/lines?bytes=4097") << QByteArray("zstd;q=0")
                                 << false;
        QTest::newRow("zstd already") << QByteArray("/v1/zstd") << QByteArray("zstd") << false;
    }
    void longTextIsCompressedForWhoAsks()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, accept);
        QFETCH(bool, compressed);
        const std::string answer =
            askRaw("GET " + target.toStdString() + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: " +
                   accept.toStdString() + "\r\nConnection: close\r\n\r\n");
        QVERIFY(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        QCOMPARE(answer.find("Content-Encoding: zstd") != std::string::npos, compressed);
    }
    void theBearerIsRead()
    {
        Request request;
        request.path = "/v1/bearer";
        request.bearer = "abc_-123";
        const auto response = m_client->send(request, {});
        QVERIFY_RESULT(response);
        QCOMPARE(QByteArray::fromStdString(response->body), "abc_-123");
    }
    void stoppingEndsWhoWaits()
    {
        base::Result<Response> response = base::fail(ErrorCode::Internal);
        std::thread client([&] { response = ask("GET", "/v1/poll"); });
        m_entered.acquire();
        m_server->stop();
        client.join();
        QVERIFY_RESULT(response);
        QCOMPARE(QByteArray::fromStdString(response->body), "{\"stopped\":true}");
        QCOMPARE_ERROR(ask("GET", "/v1/health"), ErrorCode::Unreachable);
    }
    void aServerMayStartAgain()
    {
        m_server->stop();
        QVERIFY_RESULT(m_server->start());
        QVERIFY(!m_server->stopping().stop_requested());
        QCOMPARE_ERROR(m_server->start(), ErrorCode::Busy);
    }
    void aPortThatIsTakenIsBusy()
    {
        ServerOptions options;
        options.certificate = m_files.certificate;
        options.key = m_files.key;
        options.port = m_server->port();
        HttpsServer second(options);
        QCOMPARE_ERROR(second.start(), ErrorCode::Busy);
    }
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server_test.moc"
