// SPDX-License-Identifier: GPL-3.0-or-later
#include <barrier>
#include <mutex>
#include <set>
#include <thread>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "certificates.h"
#include "fake_transport.h"
#include "raw_tls.h"
#include "yorisoi/crypto/encoding.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/sync/https_transport.h"
#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/wire/server.h"
#include "yorisoi/wire/zstd.h"

using namespace yorisoi;
using namespace yorisoi::sync;
using namespace yorisoi::test_support;
using base::ErrorCode;
using namespace std::chrono_literals;
using wire::Request;
using wire::Response;

namespace {

constexpr base::Instant kNow{1'700'000'000'000ms};
constexpr const char *kDevice = "0190f2c4-0000-7000-8000-00000000000d";
constexpr const char *kStaff = "S-0042";

QJsonObject jsonOf(const std::string &text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

std::string textOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

std::string hashOf(const std::string &bytes)
{
    return crypto::toHex(crypto::sha256(bytes));
}

/// The server's half of the session contract, and what it was asked.
class Doorkeeper {
public:
    explicit Doorkeeper(const crypto::VerifyKey &device) : m_device(device) {}

    std::atomic<int> sessions{0};
    std::atomic<bool> revoked{false};
    std::atomic<bool> forgetful{false}; ///< knows no session, however new

    void forgetAll()
    {
        const std::lock_guard lock(m_mutex);
        m_tokens.clear();
    }
    Response challenge(const Request &request)
    {
        const std::lock_guard lock(m_mutex);
        if (jsonOf(request.body)["device"].toString() != kDevice)
            return wire::toProblem({ErrorCode::InvalidInput, "device"});
        m_challenge = "challenge-" + std::to_string(++m_number);
        return Response::json(textOf({{"challenge", QString::fromStdString(m_challenge)}}));
    }
    Response session(const Request &request)
    {
        ++sessions;
        const std::lock_guard lock(m_mutex);
        const QJsonObject json = jsonOf(request.body);
        const std::string proved =
            std::string("yorisoi-session-v1\n") + kDevice + '\n' + kStaff + '\n' + m_challenge;
        const auto bytes = crypto::fromBase64Url(json["signature"].toString().toStdString());
        crypto::Signature signature{};
        if (!bytes || bytes->size() != signature.size())
            return wire::toProblem({ErrorCode::InvalidInput, "signature"});
        std::ranges::copy(*bytes, signature.begin());
        if (!m_device.verify(crypto::bytesOf(proved), signature))
            return wire::toProblem({ErrorCode::Unauthenticated, "signature"});
        if (revoked)
            return wire::toProblem({ErrorCode::Refused, "device"});
        const std::string token = "token-" + std::to_string(++m_number);
        m_tokens.insert(token);
        return Response::json(
            textOf({{"token", QString::fromStdString(token)}, {"expires_in", 3600}}));
    }
    bool knows(const std::string &token)
    {
        const std::lock_guard lock(m_mutex);
        return !forgetful && m_tokens.contains(token);
    }

private:
    crypto::VerifyKey m_device;
    std::mutex m_mutex;
    std::string m_challenge;
    std::set<std::string> m_tokens;
    int m_number = 0;
};

SnapshotManifest manifestOf(const std::vector<std::string> &chunks)
{
    SnapshotManifest manifest{"snap", someCursor(), {}};
    for (const auto &chunk : chunks)
        manifest.chunks.push_back({static_cast<std::int64_t>(chunk.size()), 1,
                                   records::hashFromHex(hashOf(chunk)).value()});
    return manifest;
}

} // namespace

class HttpsTransportTest : public QObject {
    Q_OBJECT

    TestAuthority m_authority;
    CertificateFiles m_files = m_authority.issue();
    crypto::SigningKey m_key = crypto::SigningKey::generate();
    FakeClock m_clock{kNow};
    std::unique_ptr<Doorkeeper> m_door;
    std::unique_ptr<wire::HttpsServer> m_server;
    std::unique_ptr<wire::HttpsClient> m_client;
    std::unique_ptr<HttpsTransport> m_transport;

    std::mutex m_mutex;
    Request m_asked;   ///< the last one within a session
    Response m_answer; ///< to it
    std::atomic<int> m_requests{0};
    std::string m_protocol = "1";
    std::int64_t m_serverTime = 0;

    void connectTo(const std::string &server)
    {
        wire::ClientOptions options;
        options.server = server;
        options.authority = m_authority.file();
        m_client = std::make_unique<wire::HttpsClient>(options);
        m_transport = std::make_unique<HttpsTransport>(
            *m_client, DeviceIdentity{base::Uuid::parse(kDevice).value(), kStaff, m_key}, m_clock);
    }
    void routeWithin(const std::string &method, const std::string &pattern)
    {
        m_server->route(method, pattern, [this](const Request &request) {
            if (!m_door->knows(request.bearer))
                return wire::toProblem({ErrorCode::Unauthenticated, "session"});
            const std::lock_guard lock(m_mutex);
            ++m_requests;
            m_asked = request;
            return m_answer;
        });
    }
    void answer(const Response &response)
    {
        const std::lock_guard lock(m_mutex);
        m_answer = response;
    }
    base::Result<records::FeedPage> pull() { return m_transport->pull(someCursor(), 0s, {}); }

private slots:
    void init()
    {
        m_requests = 0;
        m_protocol = "1";
        m_serverTime = kNow.time_since_epoch().count();
        m_door = std::make_unique<Doorkeeper>(m_key.verifyKey());
        wire::ServerOptions options;
        options.certificate = m_files.certificate;
        options.key = m_files.key;
        m_server = std::make_unique<wire::HttpsServer>(options);
        m_server->route("POST", "/v1/challenges",
                        [this](const Request &request) { return m_door->challenge(request); });
        m_server->route("POST", "/v1/sessions",
                        [this](const Request &request) { return m_door->session(request); });
        routeWithin("POST", "/v1/commands");
        routeWithin("GET", "/v1/changes");
        routeWithin("GET", "/v1/snapshot");
        routeWithin("GET", "/v1/snapshot/{id}/chunks/{index}");
        m_server->beforeSending([this](Response &response) {
            response.headers["Yorisoi-Protocol"] = m_protocol;
            response.headers["Yorisoi-Time"] = std::to_string(m_serverTime);
        });
        QVERIFY_RESULT(m_server->start());
        connectTo("https://localhost:" + std::to_string(m_server->port()));
        answer(Response::ndjson(records::toNdjson(pageAfter(someCursor(), 0))));
    }
    void cleanup()
    {
        m_transport.reset();
        m_client.reset();
        m_server.reset();
    }

    // --- the session ---
    void oneSessionServesManyRequests()
    {
        for (int i = 0; i < 3; ++i)
            QVERIFY_RESULT(pull());
        QCOMPARE(m_door->sessions.load(), 1);
        QCOMPARE(m_requests.load(), 3);
    }
    void twoThreadsOpenOneSession()
    {
        std::barrier together(2);
        std::atomic<int> right{0};
        const auto work = [&] {
            together.arrive_and_wait();
            right += pull().has_value() ? 1 : 0;
        };
        std::thread other(work);
        work();
        other.join();
        QCOMPARE(right.load(), 2);
        QCOMPARE(m_door->sessions.load(), 1);
    }
    void aSessionThatIsOverIsOpenedAnew()
    {
        QVERIFY_RESULT(pull());
        m_door->forgetAll();
        QVERIFY_RESULT(pull());
        QCOMPARE(m_door->sessions.load(), 2);
        QCOMPARE(m_requests.load(), 2);
    }
    void aServerThatForgetsAtOnceIsAskedOnlyTwice()
    {
        m_door->forgetful = true;
        QCOMPARE_ERROR(pull(), ErrorCode::Unauthenticated);
        QCOMPARE(m_door->sessions.load(), 2);
    }
    void aDeviceWithAnotherKeyIsNobody()
    {
        m_door = std::make_unique<Doorkeeper>(crypto::SigningKey::generate().verifyKey());
        QCOMPARE_ERROR(pull(), ErrorCode::Unauthenticated);
        QCOMPARE(m_door->sessions.load(), 1);
        QCOMPARE(m_requests.load(), 0);
    }
    void aRevokedDeviceIsRefused()
    {
        m_door->revoked = true;
        QCOMPARE_ERROR(pull(), ErrorCode::Refused);
        QCOMPARE(m_requests.load(), 0);
    }
    void aServerOneReleaseBehindIsSpokenWith()
    {
        for (const int protocol : {1, 2}) {
            m_protocol = std::to_string(protocol);
            QVERIFY_RESULT(pull());
            QCOMPARE(m_transport->protocol(), protocol);
        }
    }
    void anotherProtocolIsNotSupported()
    {
        for (const char *protocol : {"0", "3", "x"}) {
            m_protocol = protocol;
            QCOMPARE_ERROR(pull(), ErrorCode::Unsupported);
        }
    }
    void aClockThatIsOffIsToldNotRefused()
    {
        m_serverTime -= 86'400'000;
        QVERIFY_RESULT(pull());
        QCOMPARE(m_transport->clockAhead().count(), 86'400'000);
    }

    // --- commands ---
    void commandsAreSentLineByLine()
    {
        const std::vector<records::Command> commands{commandNumber(1), commandNumber(2)};
        const std::string lines = records::toJson(FakeTransport::resultOf(commands[1])) + '\n' +
                                  records::toJson(FakeTransport::resultOf(commands[0])) + '\n';
        answer(Response::ndjson(lines));
        const auto results = m_transport->push(commands, {});
        QVERIFY_RESULT(results);
        QCOMPARE(results->size(), std::size_t{2});
        QVERIFY((*results)[0] == FakeTransport::resultOf(commands[1]));
        QCOMPARE(QByteArray::fromStdString(m_asked.body),
                 QByteArray::fromStdString(records::toJson(commands[0]) + '\n' +
                                           records::toJson(commands[1]) + '\n'));
    }
    void aResultThatIsNoneIsAViolation()
    {
        answer(Response::ndjson("{\"outcome\":\"applied\"}\n"));
        QCOMPARE_ERROR(m_transport->push(std::vector{commandNumber(1)}, {}),
                       ErrorCode::ProtocolViolation);
    }
    void whatTheServerSaysOfABatchIsPassedOn_data()
    {
        QTest::addColumn<ErrorCode>("code");
        for (const ErrorCode code : {ErrorCode::InvalidInput, ErrorCode::TooLarge,
                                     ErrorCode::Overloaded, ErrorCode::Busy, ErrorCode::Refused})
            QTest::newRow(std::string(base::toToken(code)).c_str()) << code;
    }
    void whatTheServerSaysOfABatchIsPassedOn()
    {
        QFETCH(ErrorCode, code);
        answer(wire::toProblem({code, "line 1"}));
        QCOMPARE_ERROR(m_transport->push(std::vector{commandNumber(1)}, {}), code);
    }
    void moreThanTheLimitIsNotSent()
    {
        const std::vector<records::Command> many(501, commandNumber(1));
        QCOMPARE_ERROR(m_transport->push(many, {}), ErrorCode::TooLarge);
        QCOMPARE(m_requests.load(), 0);
    }

    // --- changes ---
    void thePlaceInTheFeedIsAskedFor()
    {
        answer(Response::ndjson(records::toNdjson(pageAfter(someCursor(), 40, 2))));
        const auto page = m_transport->pull(someCursor(), 25s, {});
        QVERIFY_RESULT(page);
        QCOMPARE(page->entries.size(), std::size_t{40});
        QVERIFY(page->from == someCursor());
        QVERIFY((m_asked.query ==
                 std::map<std::string, std::string>{{"epoch", someCursor().epoch.toString()},
                                                    {"after", "5"},
                                                    {"hash", std::string(64, '0')},
                                                    {"wait", "25"}}));
    }
    void noMoreWaitingThanTheServerAllowsIsAskedFor()
    {
        QVERIFY_RESULT(m_transport->pull(someCursor(), 1h, {}));
        QCOMPARE(QByteArray::fromStdString(m_asked.query["wait"]), "30");
    }
    void aStaleEpochIsToldApart()
    {
        answer(wire::toProblem({ErrorCode::StaleEpoch, {}}));
        QCOMPARE_ERROR(pull(), ErrorCode::StaleEpoch);
    }
    void aPageThatIsNoneIsAViolation()
    {
        answer(Response::ndjson("<html>"));
        QCOMPARE_ERROR(pull(), ErrorCode::ProtocolViolation);
        answer({502, {}, "<html>Bad Gateway</html>"});
        QCOMPARE_ERROR(pull(), ErrorCode::ProtocolViolation);
    }

    // --- the first load ---
    void theManifestIsRead()
    {
        const std::string hash = std::string(62, '0') + "ff";
        answer(Response::json(
            textOf({{"id", "s-1"},
                    {"epoch", QString::fromStdString(someCursor().epoch.toString())},
                    {"ward", "27127"},
                    {"seq", 5},
                    {"hash", QString(64, '0')},
                    {"chunks",
                     QJsonArray{QJsonObject{
                         {"bytes", 7}, {"rows", 3}, {"sha256", QString::fromStdString(hash)}}}}})));
        const auto manifest = m_transport->snapshot({});
        QVERIFY_RESULT(manifest);
        QCOMPARE(QByteArray::fromStdString(manifest->id), "s-1");
        QVERIFY(manifest->cursor == someCursor());
        QCOMPARE(manifest->chunks.size(), std::size_t{1});
        QCOMPARE(manifest->totalBytes(), std::int64_t{7});
        QCOMPARE(manifest->totalRows(), std::int64_t{3});
        QCOMPARE(manifest->chunks[0].sha256[31], 0xff);
    }
    void aManifestThatIsNoneIsAViolation_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto json = [](const char *text) { return QByteArray(text).replace('\'', '"'); };
        const QByteArray head =
            json("{'id':'s','epoch':'0190f2c4-0000-7000-8000-000000000001','ward':'27127',"
                 "'seq':5,'hash':'") +
            QByteArray(64, '0') + '"';
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a list") << json("[]");
        QTest::newRow("no chunks") << head + "}";
        QTest::newRow("chunks that are none") << head + json(",'chunks':[1]}");
        QTest::newRow("negative") << head + json(",'chunks':[{'bytes':-1,'rows':1,'sha256':'") +
                                         QByteArray(64, '0') + json("'}]}");
        QTest::newRow("a short hash")
            << head + json(",'chunks':[{'bytes':1,'rows':1,'sha256':'00'}]}");
        QTest::newRow("no epoch") << json("{'id':'s','chunks':[]}");
    }
    void aManifestThatIsNoneIsAViolation()
    {
        QFETCH(QByteArray, json);
        answer(Response::json(json.toStdString()));
        QCOMPARE_ERROR(m_transport->snapshot({}), ErrorCode::ProtocolViolation);
    }
    void aChunkIsHandedOnInWholeLines()
    {
        std::string rows;
        for (int i = 0; i < 20'000; ++i)
            rows += "{\"row\":" + std::to_string(i) + "}\n";
        const std::string chunk = wire::zstdCompress(rows).value();
        answer({200, {{"Content-Type", "application/zstd"}}, chunk});
        std::string seen;
        QVERIFY_RESULT(m_transport->chunk(manifestOf({"other", chunk}), 1,
                                          [&](std::string_view lines) {
                                              seen += lines;
                                              return lines.ends_with('\n')
                                                         ? base::Status()
                                                         : base::fail(ErrorCode::Internal);
                                          },
                                          {}));
        QVERIFY(seen == rows);
        QCOMPARE(QByteArray::fromStdString(m_asked.path), "/v1/snapshot/snap/chunks/1");
    }
    void nothingOfABrokenChunkIsHandedOn()
    {
        const std::string chunk = wire::zstdCompress("{\"row\":1}\n").value();
        std::string other = chunk;
        other.back() = static_cast<char>(other.back() ^ 1);
        answer({200, {{"Content-Type", "application/zstd"}}, other});
        int calls = 0;
        QCOMPARE_ERROR(m_transport->chunk(manifestOf({chunk}), 0,
                                          [&](std::string_view) {
                                              ++calls;
                                              return base::Status();
                                          },
                                          {}),
                       ErrorCode::Corrupt);
        QCOMPARE(calls, 0);
    }
    void aSnapshotThatIsGoneIsNotFound()
    {
        answer(wire::toProblem({ErrorCode::NotFound, {}}));
        const auto sink = [](std::string_view) { return base::Status(); };
        QCOMPARE_ERROR(m_transport->chunk(manifestOf({"x"}), 0, sink, {}), ErrorCode::NotFound);
    }
    void anErrorOfTheReceiverIsPassedOn()
    {
        const std::string chunk = wire::zstdCompress("{}\n").value();
        answer({200, {{"Content-Type", "application/zstd"}}, chunk});
        const auto sink = [](std::string_view) { return base::fail(ErrorCode::DiskFull); };
        QCOMPARE_ERROR(m_transport->chunk(manifestOf({chunk}), 0, sink, {}), ErrorCode::DiskFull);
    }

    void aChunkThatIsCutGoesOnWhereItWas_data()
    {
        QTest::addColumn<bool>("knowsRanges");
        QTest::newRow("by range") << true;
        QTest::newRow("from the start, where the server knows no ranges") << false;
    }
    void aChunkThatIsCutGoesOnWhereItWas()
    {
        QFETCH(bool, knowsRanges);
        std::string rows;
        for (int i = 0; i < 5'000; ++i)
            rows += "{\"row\":" + std::to_string(i * 7919 % 100003) + "}\n";
        const std::string chunk = wire::zstdCompress(rows).value();
        const std::size_t half = chunk.size() / 2;
        std::vector<std::string> ranges;
        const RawTlsServer raw(m_files, [&](RawTls &connection, int) {
            for (;;) {
                const std::string header = connection.receiveHeader();
                if (header.empty())
                    return;
                if (header.starts_with("POST")) {
                    const auto at = header.find("Content-Length: ") + 16;
                    connection.receive(std::stoul(header.substr(at)));
                    const std::string json = R"({"challenge":"c","token":"t"})";
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: " +
                                    std::to_string(json.size()) + "\r\n\r\n" + json);
                    continue;
                }
                const auto range = header.find("Range: ");
                ranges.push_back(range == std::string::npos
                                     ? ""
                                     : header.substr(range, header.find('\r', range) - range));
                const bool partial = knowsRanges && range != std::string::npos;
                const std::size_t from = partial ? half : 0;
                connection.send(
                    (partial ? "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " +
                                   std::to_string(from) + '-' + std::to_string(chunk.size() - 1) +
                                   '/' + std::to_string(chunk.size())
                             : std::string("HTTP/1.1 200 OK")) +
                    "\r\nContent-Length: " + std::to_string(chunk.size() - from) + "\r\n\r\n");
                if (ranges.size() == 1) {
                    connection.send(chunk.substr(0, half));
                    return;
                }
                connection.send(chunk.substr(from));
            }
        });
        connectTo(raw.address());
        std::string seen;
        QVERIFY_RESULT(m_transport->chunk(manifestOf({chunk}), 0,
                                          [&](std::string_view lines) {
                                              seen += lines;
                                              return base::Status();
                                          },
                                          {}));
        QVERIFY(seen == rows);
        QCOMPARE(ranges.size(), std::size_t{2});
        QVERIFY(ranges[0].empty());
        QCOMPARE(QByteArray::fromStdString(ranges[1]),
                 QByteArray::fromStdString("Range: bytes=" + std::to_string(half) + '-'));
        m_transport.reset();
        m_client.reset();
    }
    void aStopIsPassedOn()
    {
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE_ERROR(m_transport->pull(someCursor(), 25s, stop.get_token()),
                       ErrorCode::Cancelled);
        QCOMPARE(m_door->sessions.load(), 0);
    }
};

QTEST_GUILESS_MAIN(HttpsTransportTest)
#include "https_transport_test.moc"
