// SPDX-License-Identifier: GPL-3.0-or-later
#include <future>
#include <set>

#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include "yorisoi/central/directory.h"
#include "yorisoi/central/service.h"
#include "yorisoi/crypto/encoding.h"
#include "yorisoi/crypto/signature.h"
#include "yorisoi/records/json.h"
#include "yorisoi/test_support/central_fixture.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/wire/client.h"
#include "yorisoi/wire/demo_authority.h"
#include "yorisoi/wire/zstd.h"

using namespace yorisoi;
using namespace yorisoi::central;
using namespace yorisoi::test_support;
using base::ErrorCode;
using Json = nlohmann::json;

namespace {

/// Asks once; what goes wrong on the way shows as status 0 with its error as the body.
wire::Response ask(wire::HttpsClient &client, const wire::Request &request,
                   std::chrono::milliseconds wait = {})
{
    auto response = client.send(request, {}, wait);
    if (!response)
        return {
            0, {}, std::string(toToken(response.error().code)) + ": " + response.error().detail};
    return *std::move(response);
}

std::string codeOf(const wire::Response &response)
{
    return std::string(toToken(wire::fromProblem(response).code));
}

std::string lines(std::span<const records::Command> commands)
{
    std::string body;
    for (const auto &command : commands)
        body += records::toJson(command) + "\n";
    return body;
}

std::vector<records::OperationResult> resultsIn(std::string_view body)
{
    std::vector<records::OperationResult> results;
    while (!body.empty()) {
        const auto result = records::operationResultFromJson(body.substr(0, body.find('\n')));
        if (result)
            results.push_back(*result);
        body.remove_prefix(std::min(body.size(), body.find('\n') + 1));
    }
    return results;
}

} // namespace

/// The service as a workstation meets it: over TLS, with keys, sessions and wrong input.
class ServiceTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const Directory directory{m_folder->path().toStdString()};
        m_fixture = std::make_unique<CentralFixture>();
        auto store = openEmbeddedStore(directory, m_fixture->clock, m_random);
        QVERIFY_RESULT(store);
        m_store = *std::move(store);
        const auto people = m_fixture->load(*m_store);
        QVERIFY_RESULT(people);
        m_citizen = people->front();
        m_device = enrol(m_key);

        // TLS lives on the machine's time, not on the test's.
        const auto authority = wire::ensureDemoAuthority(directory.tls(), m_systemClock);
        QVERIFY_RESULT(authority);
        wire::ServerOptions options;
        options.certificate = authority->certificate;
        options.key = authority->key;
        m_server = std::make_unique<wire::HttpsServer>(options);
        m_service = std::make_unique<Service>(*m_store, *m_server, m_fixture->clock);
        QVERIFY_RESULT(m_server->start());
        wire::ClientOptions client;
        client.server = "https://localhost:" + std::to_string(m_server->port());
        client.authority = authority->authority;
        m_client = std::make_unique<wire::HttpsClient>(client);
    }

    void cleanup()
    {
        m_client.reset();
        m_service.reset();
        m_server.reset();
        m_store.reset();
        m_fixture.reset();
    }

    void everyAnswerTellsTimeAndProtocol()
    {
        const std::string now = std::to_string(m_fixture->clock.now().time_since_epoch().count());
        for (const char *path : {"/v1/health", "/v1/snapshot", "/no/such/path"}) {
            const auto response = ask(*m_client, get(path, {}));
            QCOMPARE(response.headers.at("Yorisoi-Time"), now);
            QCOMPARE(response.headers.at("Yorisoi-Protocol"), std::string("1"));
        }
        for (const auto &[said, answered] :
             {std::pair("1", "1"), std::pair("2", "2"), std::pair("3", "2")}) {
            wire::Request request = get("/v1/health", {});
            request.headers["Yorisoi-Protocol"] = said;
            const auto response = ask(*m_client, request);
            QCOMPARE(response.status, 200);
            QCOMPARE(response.headers.at("Yorisoi-Protocol"), std::string(answered));
        }
        const auto health = ask(*m_client, get("/v1/health", {}));
        QCOMPARE(health.status, 200);
        QCOMPARE(Json::parse(health.body)["status"], Json("ok"));
    }

    void aCopyThatWentBackGetsANamedRefusalUntilItIsReleased()
    {
        const std::string token = session();
        QCOMPARE(push(token, {m_fixture->contact(m_device, m_citizen.id),
                              m_fixture->contact(m_device, m_citizen.id)})
                     .status,
                 200);
        QCOMPARE(checkIn(1, 2).status, 200);

        const auto refused = checkIn(1, 1);

        QCOMPARE(refused.status, 403);
        QVERIFY(refused.body.find("device-quarantined") != std::string::npos);
        // Its other sessions end as well, and later truth does not help.
        QCOMPARE(push(token, {m_fixture->contact(m_device, m_citizen.id)}).status, 401);
        QCOMPARE(checkIn(1, 2).status, 403);
        QVERIFY_RESULT(m_store->releaseDevice(m_device.id));
        QVERIFY(checkIn(1, 2).body.find("device-epoch 2") != std::string::npos);
        QCOMPARE(checkIn(2, 2).status, 200);
        // A device of an earlier release, that says nothing of it, is heard as before.
        QCOMPARE(signIn(m_device.id, kClerk, m_key).status, 200);
    }

    void digestsAndRepairsAreThoseOfTheSessionsWard()
    {
        QVERIFY_RESULT(m_fixture->load(*m_store, 3, kOtherWard));
        const std::string token = session();
        const auto said = ask(*m_client, get("/v1/digests", token));
        QCOMPARE(said.status, 200);
        const auto totals = records::digestSheetFromJson(said.body);
        QVERIFY_RESULT(totals);
        QVERIFY(totals->at == *m_store->head(kWard));
        QVERIFY(records::differingKinds(*totals, *m_store->digests(kWard)).empty());
        // Naming another ward changes nothing.
        auto nothing = *totals;
        nothing.at.ward = kOtherWard;
        nothing.kinds.clear();
        wire::Request request = post("/v1/repair", token);
        request.body = records::toJson(nothing, true);
        const auto repair = records::repairFromNdjson(ask(*m_client, request).body);
        QVERIFY_RESULT(repair);
        QCOMPARE(repair->at.ward, std::string(kWard));
        for (const std::string &row : repair->rows)
            QCOMPARE(records::rowFromJson(row)->ward, std::string(kWard));
        request.body = "{}";
        QCOMPARE(codeOf(ask(*m_client, request)), std::string("invalid-input"));
    }

    void aProtocolThatNobodySpeaksAnyMoreIsRefusedByName()
    {
        wire::Request request = get("/v1/changes", session());
        request.headers["Yorisoi-Protocol"] = "0";

        const auto response = ask(*m_client, request);

        QCOMPARE(response.status, 422);
        QCOMPARE(codeOf(response), std::string("unsupported"));
        QVERIFY(response.body.find("protocol") != std::string::npos);
    }

    void whatANewerDeviceSaysIsAnsweredByNameAndTheRestGoesOn_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("by");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("an operation")
            << QByteArray("\"intent\":\"record-contact\"") << QByteArray("\"intent\":\"foresee\"")
            << QByteArray("unknown-operation");
        QTest::newRow("a kind") << QByteArray("\"kind\":\"event\"")
                                << QByteArray("\"kind\":\"omen\"") << QByteArray("unknown-kind");
        QTest::newRow("a field") << QByteArray("\"field\":\"title\"")
                                 << QByteArray("\"field\":\"mood\"") << QByteArray("unknown-field");
        QTest::newRow("an impossible value")
            << QByteArray("\"value\":\"counter\"") << QByteArray("\"value\":true")
            << QByteArray("field-invalid");
    }

    void whatANewerDeviceSaysIsAnsweredByNameAndTheRestGoesOn()
    {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, by);
        QFETCH(QByteArray, reason);
        const std::string token = session();
        const std::vector<records::Command> batch{m_fixture->contact(m_device, m_citizen.id),
                                                  m_fixture->contact(m_device, m_citizen.id)};
        QByteArray body = QByteArray::fromStdString(lines(batch));
        const auto at = body.indexOf(what);
        QVERIFY(at > 0);
        body.replace(at, what.size(), by);
        wire::Request request = post("/v1/commands", token);
        request.headers["Yorisoi-Protocol"] = "3";
        request.body = body.toStdString();

        const auto results = resultsIn(ask(*m_client, request).body);

        QCOMPARE(results.size(), 2u);
        QCOMPARE(results[0].outcome, records::Outcome::Rejected);
        QCOMPARE(results[0].reason, reason.toStdString());
        QVERIFY(results[0].receipt > 0);
        QCOMPARE(results[1].outcome, records::Outcome::Applied);
    }

    void nothingButSigningInWorksWithoutASession()
    {
        const std::set<std::string> open{"GET /v1/health", "POST /v1/challenges",
                                         "POST /v1/sessions"};
        int tried = 0;
        for (const std::string &route : m_server->routes()) {
            if (open.contains(route))
                continue;
            wire::Request request;
            request.method = route.substr(0, route.find(' '));
            request.path = route.substr(route.find(' ') + 1);
            for (const char *bearer : {"", "x", "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg"}) {
                request.bearer = bearer;
                const auto response = ask(*m_client, request);
                QCOMPARE(response.status, 401);
                QCOMPARE(codeOf(response), std::string("unauthenticated"));
                ++tried;
            }
        }
        QCOMPARE(tried, 24);
    }

    void theRightKeyOpensASession()
    {
        const auto response = signIn(m_device.id, kClerk, m_key);

        QCOMPARE(response.status, 200);
        const Json session = Json::parse(response.body);
        QCOMPARE(session["ward"], Json(kWard));
        QCOMPARE(session["role"], Json("clerk"));
        QCOMPARE(session["expires_in"], Json(3600));
        QCOMPARE(ask(*m_client, get("/v1/snapshot", session["token"].get<std::string>())).status,
                 200);
        QCOMPARE(Json::parse(signIn(m_device.id, kSupervisor, m_key).body)["role"],
                 Json("supervisor"));
    }

    void anotherKeyAnotherDeviceOrAnotherTextDoesNot()
    {
        const auto other = crypto::SigningKey::generate();
        QCOMPARE(signIn(m_device.id, kClerk, other).status, 401);
        QCOMPARE(signIn(m_fixture->newId(), kClerk, m_key).status, 401);
        const std::string challenge = challengeFor(m_device.id);
        QCOMPARE(openSession(m_device.id, kSupervisor, challenge,
                             sign(m_key, m_device.id, kClerk, challenge))
                     .status,
                 401);
        for (const std::string &signature :
             {std::string(), std::string("not base64!"), std::string("AAAA")})
            QCOMPARE(openSession(m_device.id, kClerk, challengeFor(m_device.id), signature).status,
                     401);
    }

    void aChallengeIsGoodForOneTryOfItsDeviceWithinAMinute()
    {
        const std::string used = challengeFor(m_device.id);
        const std::string signature = sign(m_key, m_device.id, kClerk, used);
        QCOMPARE(openSession(m_device.id, kClerk, used, signature).status, 200);
        QCOMPARE(openSession(m_device.id, kClerk, used, signature).status, 401);

        const auto otherKey = crypto::SigningKey::generate();
        const EnrolledDevice other = enrol(otherKey);
        const std::string foreign = challengeFor(other.id);
        QCOMPARE(
            openSession(m_device.id, kClerk, foreign, sign(m_key, m_device.id, kClerk, foreign))
                .status,
            401);

        const std::string late = challengeFor(m_device.id);
        m_fixture->clock.advance(std::chrono::seconds(60));
        QCOMPARE(
            openSession(m_device.id, kClerk, late, sign(m_key, m_device.id, kClerk, late)).status,
            401);
    }

    void staffUnknownToTheWardOrInactiveIsRefused()
    {
        for (const char *staff : {"4711", kRetired, ""}) {
            const auto response = signIn(m_device.id, staff, m_key);
            QCOMPARE(response.status, 403);
            QCOMPARE(codeOf(response), std::string("refused"));
        }
    }

    void aRevokedDevicesSessionsEndAtOnceAndItGetsNoNewOne()
    {
        const std::string token = session();
        QCOMPARE(ask(*m_client, get("/v1/snapshot", token)).status, 200);

        QVERIFY_RESULT(m_store->setDeviceState(m_device.id, "revoked"));

        QCOMPARE(ask(*m_client, get("/v1/snapshot", token)).status, 401);
        QCOMPARE(push(token, {m_fixture->contact(m_device, m_citizen.id)}).status, 401);
        QCOMPARE(signIn(m_device.id, kClerk, m_key).status, 403);
        // A session that ended does not come back with the device.
        QVERIFY_RESULT(m_store->setDeviceState(m_device.id, "active"));
        QCOMPARE(ask(*m_client, get("/v1/snapshot", token)).status, 401);
    }

    void aSessionEndsAfterAnHour()
    {
        const std::string token = session();
        m_fixture->clock.advance(std::chrono::minutes(59));
        QCOMPARE(ask(*m_client, get("/v1/snapshot", token)).status, 200);

        m_fixture->clock.advance(std::chrono::minutes(1));

        const auto response = ask(*m_client, get("/v1/snapshot", token));
        QCOMPARE(response.status, 401);
        QCOMPARE(codeOf(response), std::string("unauthenticated"));
    }

    void aJumpOfTheWallClockEndsNoSession()
    {
        const std::string token = session();
        m_fixture->clock.setWall(m_fixture->clock.now() + std::chrono::hours(48));
        QCOMPARE(ask(*m_client, get("/v1/snapshot", token)).status, 200);
    }

    void commandsAreAnsweredInOrderAndRepeatsGetTheStoredResult()
    {
        const std::string token = session();
        std::vector<records::Command> batch;
        for (int i = 0; i < 20; ++i)
            batch.push_back(m_fixture->contact(m_device, m_citizen.id));

        const auto first = push(token, batch);
        const auto second = push(token, batch);

        QCOMPARE(first.status, 200);
        QCOMPARE(first.headers.at("Content-Type"), std::string("application/x-ndjson"));
        const auto decided = resultsIn(first.body);
        const auto repeated = resultsIn(second.body);
        QCOMPARE(decided.size(), batch.size());
        QCOMPARE(repeated.size(), batch.size());
        for (std::size_t i = 0; i < batch.size(); ++i) {
            QCOMPARE(decided[i].operation, batch[i].operation);
            QCOMPARE(decided[i].outcome, records::Outcome::Applied);
            QVERIFY(!decided[i].duplicate);
            QVERIFY(repeated[i].duplicate);
            QCOMPARE(repeated[i].receipt, decided[i].receipt);
        }
        QCOMPARE(m_store->head(kWard)->seq, 21); // and the device's own row
    }

    void anotherWardCannotBeReachedByNamingIt()
    {
        const auto there = m_fixture->load(*m_store, 1, kOtherWard);
        QVERIFY_RESULT(there);
        const std::string token = session();
        auto command = m_fixture->contact(m_device, there->front().id);
        command.ward = kOtherWard;

        const auto response = push(token, {command});
        auto changes = changesRequest(token, *m_store->head(kOtherWard));
        changes.query["ward"] = kOtherWard;

        QCOMPARE(response.status, 200);
        QCOMPARE(resultsIn(response.body).front().reason, std::string("not-permitted"));
        QCOMPARE(ask(*m_client, changes).status, 409);
        const auto snapshot = m_store->snapshot(kOtherWard);
        QVERIFY_RESULT(snapshot);
        QCOMPARE(ask(*m_client, get("/v1/snapshot/" + snapshot->id + "/chunks/0", token)).status,
                 404);
    }

    void nonsenseRefusesTheWholeRequest_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("status");
        QTest::newRow("empty") << QByteArray() << 400;
        QTest::newRow("no JSON") << QByteArray("hello") << 400;
        QTest::newRow("an array") << QByteArray("[]") << 400;
        QTest::newRow("an object") << QByteArray("{}") << 400;
        QTest::newRow("deep") << QByteArray(1'000'000, '[') << 400;
        QTest::newRow("bytes") << QByteArray("\xff\xfe\x00\x01", 4) << 400;
        QTest::newRow("8 MiB") << QByteArray(8 * 1024 * 1024, 'x') << 413;
        QTest::newRow("501 lines") << QByteArray("\n").repeated(501) << 400;
    }

    void nonsenseRefusesTheWholeRequest()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, status);
        const std::string token = session();
        wire::Request request = post("/v1/commands", token);
        const std::vector<records::Command> good{m_fixture->contact(m_device, m_citizen.id)};
        request.body = lines(good) + line.toStdString() + "\n";
        const auto before = m_store->head(kWard)->seq;

        const auto response = ask(*m_client, request);

        QCOMPARE(response.status, status);
        QCOMPARE(codeOf(response), std::string(status == 413 ? "too-large" : "invalid-input"));
        QCOMPARE(m_store->head(kWard)->seq, before);
        QVERIFY(!resultsIn(push(token, good).body).front().duplicate);
    }

    void batchesAreLimited()
    {
        const std::string token = session();
        std::vector<records::Command> batch;
        for (int i = 0; i < 501; ++i)
            batch.push_back(m_fixture->contact(m_device, m_citizen.id));

        QCOMPARE(push(token, batch).status, 413);
        QCOMPARE(push(token, {}).status, 400);
        batch.pop_back();
        QCOMPARE(resultsIn(push(token, batch).body).size(), 500u);
    }

    void aHundredMegabytesOfJsonAreRefusedAndTheServiceGoesOn()
    {
        const std::string token = session();
        wire::Request request = post("/v1/commands", token);
        request.body = "{\"a\":\"" + std::string(100'000'000, 'x') + "\"}\n";

        const auto response = ask(*m_client, request);

        QVERIFY2(response.status == 413, response.body.c_str());
        QCOMPARE(codeOf(response), std::string("too-large"));
        QCOMPARE(push(token, {m_fixture->contact(m_device, m_citizen.id)}).status, 200);
    }

    void malformedSignInsAreNamed()
    {
        for (const char *path : {"/v1/challenges", "/v1/sessions"})
            for (const char *body : {"", "x", "[]", "{}", R"({"device":5})", R"({"device":"x"})",
                                     R"({"device":"00000000-0000-0000-0000-000000000000"})"}) {
                wire::Request request = post(path, {});
                request.body = body;
                const auto response = ask(*m_client, request);
                QCOMPARE(response.status, 400);
                QCOMPARE(codeOf(response), std::string("invalid-input"));
            }
    }

    void changesComeAsAPageThatChecksOut()
    {
        const std::string token = session();
        records::Cursor start = *m_store->head(kWard);
        for (int i = 0; i < 50; ++i)
            push(token, {m_fixture->contact(m_device, m_citizen.id)});

        const auto response = ask(*m_client, changesRequest(token, start));

        QCOMPARE(response.status, 200);
        const auto page = records::feedPageFromNdjson(response.body);
        QVERIFY_RESULT(page);
        QCOMPARE(page->entries.size(), 50u);
        QCOMPARE(page->entries.back().hash, m_store->head(kWard)->hash);
    }

    void aCursorOfAnotherFeedIsStale()
    {
        records::Cursor cursor = *m_store->head(kWard);
        cursor.epoch = m_fixture->newId();
        const auto response = ask(*m_client, changesRequest(session(), cursor));
        QCOMPARE(response.status, 409);
        QCOMPARE(codeOf(response), std::string("stale-epoch"));
    }

    void malformedCursorsAreNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const std::vector<std::pair<const char *, const char *>> flaws{
            {"epoch", ""},   {"epoch", "x"}, {"after", ""},    {"after", "-1"},
            {"after", "1x"}, {"hash", ""},   {"hash", "00"},   {"after", "99999999999999999999"},
            {"wait", "31"},  {"wait", "-1"}, {"wait", "soon"}, {"wait", ""},
        };
        for (const auto &[name, value] : flaws)
            QTest::addRow("%s=%s", name, value) << name << value;
    }

    void malformedCursorsAreNamed()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        auto request = changesRequest(session(), *m_store->head(kWard));
        request.query[name.toStdString()] = value.toStdString();
        QCOMPARE(ask(*m_client, request).status, 400);
        if (name != "wait") {
            request.query.erase(name.toStdString());
            QCOMPARE(ask(*m_client, request).status, 400);
        }
    }

    void aLongPollWakesWhenAnotherClientWrites()
    {
        const std::string token = session();
        auto request = changesRequest(token, *m_store->head(kWard));
        request.query["wait"] = "30";
        auto polled = std::async(std::launch::async,
                                 [&] { return ask(*m_client, request, std::chrono::seconds(30)); });

        const auto written = push(token, {m_fixture->contact(m_device, m_citizen.id)});

        QCOMPARE(written.status, 200);
        const auto page = records::feedPageFromNdjson(polled.get().body);
        QVERIFY_RESULT(page);
        QCOMPARE(page->entries.size(), 1u);
        QCOMPARE(page->entries.front().operation, resultsIn(written.body).front().operation);
    }

    void aLongPollOfADeviceThatIsRevokedMeanwhileGetsNothing()
    {
        auto request = changesRequest(session(), *m_store->head(kWard));
        request.query["wait"] = "30";
        auto polled = std::async(std::launch::async,
                                 [&] { return ask(*m_client, request, std::chrono::seconds(30)); });

        QVERIFY_RESULT(m_store->setDeviceState(m_device.id, "revoked"));

        QCOMPARE(polled.get().status, 401);
    }

    void stoppingTheServerEndsLongPolls()
    {
        auto request = changesRequest(session(), *m_store->head(kWard));
        request.query["wait"] = "30";
        auto polled = std::async(std::launch::async,
                                 [&] { return ask(*m_client, request, std::chrono::seconds(30)); });

        m_server->stop();

        // Whether it was under way already decides between an empty page and a cut line.
        const auto response = polled.get();
        QVERIFY2(response.status == 200 || response.status == 0, response.body.c_str());
        if (response.status == 200)
            QVERIFY(records::feedPageFromNdjson(response.body)->entries.empty());
    }

    void aSnapshotCanBeLoadedAndResumed()
    {
        const std::string token = session();
        const auto manifest = ask(*m_client, get("/v1/snapshot", token));
        QCOMPARE(manifest.status, 200);
        const Json snapshot = Json::parse(manifest.body);
        QCOMPARE(snapshot["seq"], Json(1));
        QCOMPARE(snapshot["chunks"].size(), 1u);
        const std::string path = "/v1/snapshot/" + snapshot["id"].get<std::string>() + "/chunks/0";

        const auto whole = ask(*m_client, get(path, token));
        auto rest = get(path, token);
        rest.headers["Range"] = "bytes=100-";
        const auto resumed = ask(*m_client, rest);

        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.headers.at("Content-Type"), std::string("application/zstd"));
        QCOMPARE(Json(whole.body.size()), snapshot["chunks"][0]["bytes"]);
        QCOMPARE(resumed.status, 206);
        QCOMPARE(resumed.headers.at("Content-Range"), "bytes 100-" +
                                                          std::to_string(whole.body.size() - 1) +
                                                          "/" + std::to_string(whole.body.size()));
        QCOMPARE(whole.body.substr(0, 100) + resumed.body, whole.body);
        const auto text = wire::zstdDecompress(whole.body, 1U << 20);
        QVERIFY_RESULT(text);
        QCOMPARE(std::count(text->begin(), text->end(), '\n'),
                 snapshot["chunks"][0]["rows"].get<std::ptrdiff_t>());
        QVERIFY(text->find(m_citizen.id.toString()) != std::string::npos);

        for (const auto &[range, status] :
             {std::pair("bytes=0-9", 206), std::pair("bytes=999999999-", 416),
              std::pair("bytes=5-1", 200), std::pair("rows=1-2", 200)}) {
            auto request = get(path, token);
            request.headers["Range"] = range;
            QCOMPARE(ask(*m_client, request).status, status);
        }
        for (const char *missing : {"/chunks/1", "/chunks/x", "/chunks/-1"}) {
            const auto response =
                ask(*m_client,
                    get("/v1/snapshot/" + snapshot["id"].get<std::string>() + missing, token));
            QVERIFY(response.status == 404 || response.status == 400);
        }
    }

private:
    EnrolledDevice enrol(const crypto::SigningKey &key)
    {
        EnrolledDevice device = m_fixture->device();
        device.publicKey = key.verifyKey().bytes();
        const auto added = m_store->enrol(device);
        if (!added)
            QTest::qFail(describe(added).constData(), __FILE__, __LINE__);
        return device;
    }
    static wire::Request get(const std::string &path, const std::string &token)
    {
        wire::Request request;
        request.path = path;
        request.bearer = token;
        return request;
    }
    static wire::Request post(const std::string &path, const std::string &token)
    {
        wire::Request request = get(path, token);
        request.method = "POST";
        return request;
    }
    static wire::Request changesRequest(const std::string &token, const records::Cursor &after)
    {
        wire::Request request = get("/v1/changes", token);
        request.query = {{"epoch", after.epoch.toString()},
                         {"after", std::to_string(after.seq)},
                         {"hash", records::toHex(after.hash)}};
        return request;
    }
    wire::Response push(const std::string &token, std::span<const records::Command> commands)
    {
        wire::Request request = post("/v1/commands", token);
        request.body = lines(commands);
        return ask(*m_client, request);
    }
    wire::Response push(const std::string &token, std::initializer_list<records::Command> commands)
    {
        return push(token, std::span(commands.begin(), commands.size()));
    }
    std::string challengeFor(const base::Uuid &device)
    {
        wire::Request request = post("/v1/challenges", {});
        request.body = Json{{"device", device.toString()}}.dump();
        const auto response = ask(*m_client, request);
        const Json json = Json::parse(response.body, nullptr, false);
        return json.is_object() ? json.value("challenge", std::string()) : std::string();
    }
    static std::string sign(const crypto::SigningKey &key, const base::Uuid &device,
                            const std::string &staff, const std::string &challenge)
    {
        return crypto::toBase64Url(key.sign(crypto::bytesOf(
            "yorisoi-session-v1\n" + device.toString() + "\n" + staff + "\n" + challenge)));
    }
    wire::Response openSession(const base::Uuid &device, const std::string &staff,
                               const std::string &challenge, const std::string &signature)
    {
        wire::Request request = post("/v1/sessions", {});
        request.body = Json{
            {"device", device.toString()},
            {"staff", staff},
            {"challenge", challenge},
            {"signature",
             signature}}.dump();
        return ask(*m_client, request);
    }
    /// Signs in as a copy that stands there.
    wire::Response checkIn(std::int64_t epoch, std::int64_t lastNumber)
    {
        const std::string challenge = challengeFor(m_device.id);
        wire::Request request = post("/v1/sessions", {});
        request.body = Json{
            {"device", m_device.id.toString()},
            {"staff", kClerk},
            {"challenge", challenge},
            {"signature", sign(m_key, m_device.id, kClerk, challenge)},
            {"device_epoch", epoch},
            {"last_number",
             lastNumber}}.dump();
        return ask(*m_client, request);
    }
    wire::Response signIn(const base::Uuid &device, const std::string &staff,
                          const crypto::SigningKey &key)
    {
        const std::string challenge = challengeFor(device);
        return openSession(device, staff, challenge, sign(key, device, staff, challenge));
    }
    std::string session()
    {
        const auto response = signIn(m_device.id, kClerk, m_key);
        if (response.status != 200) {
            QTest::qFail(response.body.c_str(), __FILE__, __LINE__);
            return {};
        }
        return Json::parse(response.body)["token"].get<std::string>();
    }

    base::SystemClock m_systemClock;
    base::SystemRandom m_random;
    const crypto::SigningKey m_key = crypto::SigningKey::generate();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CentralFixture> m_fixture;
    std::unique_ptr<CentralStore> m_store;
    records::Row m_citizen;
    EnrolledDevice m_device;
    std::unique_ptr<wire::HttpsServer> m_server;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<wire::HttpsClient> m_client;
};

QTEST_GUILESS_MAIN(ServiceTest)
#include "service_test.moc"
