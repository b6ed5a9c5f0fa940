// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "fake_transport.h"
#include "yorisoi/sync/engine.h"
#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/recording_replica.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::sync;
using namespace yorisoi::test_support;
using base::ErrorCode;
using namespace std::chrono_literals;

namespace {

constexpr base::Instant kNow{1'700'000'000'000ms};

SnapshotManifest manifestOf(int chunks)
{
    SnapshotManifest manifest{"snapshot-1", someCursor(), {}};
    for (int i = 0; i < chunks; ++i)
        manifest.chunks.push_back({100, 1, {}});
    return manifest;
}

} // namespace

class EngineTest : public QObject {
    Q_OBJECT

    FakeClock m_clock{kNow};
    std::unique_ptr<RecordingReplica> m_replica;
    std::unique_ptr<FakeTransport> m_server;
    std::unique_ptr<Engine> m_engine;

    void record(int count)
    {
        for (int i = 1; i <= count; ++i)
            m_replica->record(commandNumber(i));
    }
    /// The server refuses a batch that holds one of these numbers.
    void refuse(std::set<std::int64_t> numbers, ErrorCode code)
    {
        m_server->onPush = [=](std::span<const records::Command> commands,
                               auto) -> base::Result<FakeTransport::Results> {
            for (const auto &command : commands)
                if (numbers.contains(command.number))
                    return base::fail(code, "line");
            return FakeTransport::applied(commands);
        };
    }

private slots:
    void init()
    {
        m_replica = std::make_unique<RecordingReplica>();
        m_server = std::make_unique<FakeTransport>();
        m_engine = std::make_unique<Engine>(*m_replica, *m_server, m_clock);
    }

    // --- sending ---
    void withAnEmptyOutboxNothingIsSent()
    {
        m_server->onPush = [](auto, auto) { return base::fail(ErrorCode::Internal, "asked"); };
        const auto pushed = m_engine->pushOnce({});
        QVERIFY_RESULT(pushed);
        QCOMPARE(*pushed, std::size_t{0});
    }
    void resultsAreStored()
    {
        record(3);
        const auto pushed = m_engine->pushOnce({});
        QVERIFY_RESULT(pushed);
        QCOMPARE(*pushed, std::size_t{3});
        const auto seen = m_replica->seen();
        QCOMPARE(seen.results.size(), std::size_t{3});
        QCOMPARE(seen.results[0].receipt, std::int64_t{1});
        QVERIFY(seen.unanswered.empty());
    }
    void theOldestGoFirstAndNoMoreThanTheLimit()
    {
        record(5);
        QCOMPARE(m_engine->pushOnce({}, 2).value(), std::size_t{2});
        QCOMPARE(m_replica->seen().unanswered.front().number, std::int64_t{3});
    }
    void whatIsNotAnsweredStays()
    {
        record(3);
        m_server->onPush = [](std::span<const records::Command> commands, auto) {
            return FakeTransport::applied(commands.first(1));
        };
        QCOMPARE(m_engine->pushOnce({}).value(), std::size_t{1});
        QCOMPARE(m_replica->seen().unanswered.size(), std::size_t{2});
        QCOMPARE(m_replica->seen().sent.size(), std::size_t{3});
    }
    void noAnswerAtAllIsAViolation()
    {
        record(1);
        m_server->onPush = [](auto, auto) { return FakeTransport::Results{}; };
        QCOMPARE_ERROR(m_engine->pushOnce({}), ErrorCode::ProtocolViolation);
        QCOMPARE(m_replica->seen().unanswered.size(), std::size_t{1});
    }
    void aResultForSomethingElseIsAViolation()
    {
        record(1);
        m_server->onPush = [](auto, auto) {
            return FakeTransport::Results{FakeTransport::resultOf(commandNumber(99))};
        };
        QCOMPARE_ERROR(m_engine->pushOnce({}), ErrorCode::ProtocolViolation);
        QVERIFY(m_replica->seen().results.empty());
    }
    void onlyWhatTheServerMayHaveIsCalledSent_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("sent");
        QTest::newRow("it was not reached") << ErrorCode::Unreachable << 0;
        QTest::newRow("it is not who it must be") << ErrorCode::CertificateInvalid << 0;
        QTest::newRow("it does not know us") << ErrorCode::Unauthenticated << 0;
        QTest::newRow("it may have it") << ErrorCode::TimedOut << 2;
    }
    void onlyWhatTheServerMayHaveIsCalledSent()
    {
        QFETCH(ErrorCode, code);
        QFETCH(int, sent);
        record(2);
        m_server->onPush = [code](auto, auto) { return base::fail(code); };
        QCOMPARE_ERROR(m_engine->pushOnce({}), code);
        QCOMPARE(m_replica->seen().sent.size(), static_cast<std::size_t>(sent));
        QCOMPARE(m_replica->seen().unanswered.size(), std::size_t{2});
    }

    void aPoisonedCommandParksOnlyItself_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("not understood") << ErrorCode::InvalidInput;
        QTest::newRow("too large") << ErrorCode::TooLarge;
    }
    void aPoisonedCommandParksOnlyItself()
    {
        QFETCH(ErrorCode, code);
        record(200);
        refuse({1, 77, 200}, code);
        QCOMPARE(m_engine->pushOnce({}).value(), std::size_t{200});
        const auto seen = m_replica->seen();
        QVERIFY(seen.unanswered.empty());
        std::set<base::Uuid> rejected;
        for (const auto &result : seen.results) {
            if (result.outcome != records::Outcome::Rejected)
                continue;
            rejected.insert(result.operation);
            QCOMPARE(QByteArray::fromStdString(result.reason), "not-understood");
            QCOMPARE(result.receipt, std::int64_t{0});
            QVERIFY(result.decidedAt == kNow);
        }
        QVERIFY(rejected ==
                (std::set<base::Uuid>{commandNumber(1).operation, commandNumber(77).operation,
                                      commandNumber(200).operation}));
    }
    void aSinglePoisonedCommandIsParkedToo()
    {
        record(1);
        refuse({1}, ErrorCode::InvalidInput);
        QCOMPARE(m_engine->pushOnce({}).value(), std::size_t{1});
        QCOMPARE(m_replica->seen().results.front().outcome, records::Outcome::Rejected);
    }
    void aServerThatUnderstandsNothingRejectsNothing()
    {
        record(4);
        refuse({1, 2, 3, 4}, ErrorCode::InvalidInput);
        QCOMPARE_ERROR(m_engine->pushOnce({}), ErrorCode::InvalidInput);
        QVERIFY(m_replica->seen().results.empty());
        QCOMPARE(m_replica->seen().unanswered.size(), std::size_t{4});
    }
    void aLinkThatFailsWhileTheOffenderIsSoughtRejectsNothing()
    {
        record(4);
        int asked = 0;
        m_server->onPush = [&](auto, auto) -> base::Result<FakeTransport::Results> {
            return base::fail(++asked < 3 ? ErrorCode::InvalidInput : ErrorCode::Unreachable);
        };
        QCOMPARE_ERROR(m_engine->pushOnce({}), ErrorCode::Unreachable);
        QVERIFY(m_replica->seen().results.empty());
    }
    void aStaleEpochLeavesTheOutboxAlone()
    {
        record(2);
        m_server->onPush = [](auto, auto) { return base::fail(ErrorCode::StaleEpoch); };
        QCOMPARE_ERROR(m_engine->pushOnce({}), ErrorCode::StaleEpoch);
        QCOMPARE(m_replica->seen().unanswered.size(), std::size_t{2});
        QVERIFY(m_replica->seen().results.empty());
    }

    // --- bringing ---
    void aPageIsAppliedAndLevelWhenItReachesTheHead()
    {
        m_replica->setCursor(someCursor());
        m_server->onPull = [](const records::Cursor &cursor, auto, auto) {
            return pageAfter(cursor, 3, cursor.seq == someCursor().seq ? 2 : 0);
        };
        const auto first = m_engine->pullOnce(0s, {});
        QVERIFY_RESULT(first);
        QCOMPARE(first->entries, std::size_t{3});
        QVERIFY(!first->level);
        QVERIFY(m_replica->seen().levels.empty());
        const auto second = m_engine->pullOnce(0s, {});
        QVERIFY_RESULT(second);
        QVERIFY(second->level);
        const auto seen = m_replica->seen();
        QCOMPARE(seen.cursor->seq, someCursor().seq + 6);
        QCOMPARE(seen.levels.size(), std::size_t{1});
        QVERIFY(seen.levels[0] == kNow);
    }
    void withSomethingOwnUnansweredNoLevelIsNoted()
    {
        m_replica->setCursor(someCursor());
        record(1);
        const auto pulled = m_engine->pullOnce(0s, {});
        QVERIFY_RESULT(pulled);
        QVERIFY(pulled->level);
        QVERIFY(m_replica->seen().levels.empty());
    }
    void theWaitIsHandedOn()
    {
        m_replica->setCursor(someCursor());
        std::chrono::seconds asked{0};
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds wait, auto) {
            asked = wait;
            return pageAfter(cursor, 0);
        };
        QVERIFY_RESULT(m_engine->pullOnce(25s, {}));
        QCOMPARE(asked.count(), std::chrono::seconds(25).count());
    }
    void aPageOfAnotherPlaceIsRefused()
    {
        m_replica->setCursor(someCursor());
        m_server->onPull = [](records::Cursor cursor, auto, auto) {
            ++cursor.seq;
            return pageAfter(cursor, 1);
        };
        QCOMPARE_ERROR(m_engine->pullOnce(0s, {}), ErrorCode::ProtocolViolation);
        QCOMPARE(m_replica->seen().cursor->seq, someCursor().seq);
    }

    // --- loading ---
    void anEmptyCopyIsLoadedFirst()
    {
        m_server->onSnapshot = [] { return manifestOf(3); };
        m_server->onChunk = [](std::size_t index, const Transport::Sink &sink) {
            return sink("row" + std::to_string(index) + '\n');
        };
        std::vector<std::int64_t> rows;
        m_engine->onLoad = [&](const LoadProgress &progress) {
            rows.push_back(progress.rows);
            QCOMPARE(progress.totalRows, std::int64_t{3});
            QCOMPARE(progress.totalBytes, std::int64_t{300});
        };
        std::chrono::seconds asked{-1};
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds wait, auto) {
            asked = wait;
            return pageAfter(cursor, 1);
        };
        const auto pulled = m_engine->pullOnce(25s, {});
        QVERIFY_RESULT(pulled);
        QVERIFY(pulled->level);
        QCOMPARE(asked.count(), std::chrono::seconds(0).count());
        QCOMPARE(QByteArray::fromStdString(m_replica->seen().loaded), "row0\nrow1\nrow2\n");
        QVERIFY((rows == std::vector<std::int64_t>{0, 1, 2, 3}));
    }
    void aLoadThatIsCutGoesOnWhereItWas_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("unreachable") << ErrorCode::Unreachable;
        QTest::newRow("timed out") << ErrorCode::TimedOut;
        QTest::newRow("session over") << ErrorCode::Unauthenticated;
    }
    void aLoadThatIsCutGoesOnWhereItWas()
    {
        QFETCH(ErrorCode, code);
        int manifests = 0;
        std::vector<std::size_t> asked;
        m_server->onSnapshot = [&] {
            ++manifests;
            return manifestOf(3);
        };
        m_server->onChunk = [&](std::size_t index, const Transport::Sink &sink) -> base::Status {
            asked.push_back(index);
            if (asked.size() == 2)
                return base::fail(code);
            return sink("row" + std::to_string(index) + '\n');
        };
        QCOMPARE_ERROR(m_engine->pullOnce(0s, {}), code);
        QVERIFY(!m_replica->seen().cursor);
        QVERIFY_RESULT(m_engine->pullOnce(0s, {}));
        QCOMPARE(manifests, 1);
        QVERIFY((asked == std::vector<std::size_t>{0, 1, 1, 2}));
        QCOMPARE(QByteArray::fromStdString(m_replica->seen().loaded), "row0\nrow1\nrow2\n");
    }
    void aBrokenChunkBeginsTheLoadAnew()
    {
        int manifests = 0;
        m_server->onSnapshot = [&] {
            ++manifests;
            return manifestOf(2);
        };
        m_server->onChunk = [&](std::size_t index, const Transport::Sink &sink) -> base::Status {
            if (manifests == 1 && index == 1)
                return base::fail(ErrorCode::Corrupt);
            return sink("row" + std::to_string(index) + '\n');
        };
        QCOMPARE_ERROR(m_engine->pullOnce(0s, {}), ErrorCode::Corrupt);
        QVERIFY_RESULT(m_engine->pullOnce(0s, {}));
        QCOMPARE(manifests, 2);
        QCOMPARE(QByteArray::fromStdString(m_replica->seen().loaded), "row0\nrow1\n");
    }
    void aChunkThatCameInPartIsNeverAddedTwice()
    {
        int tries = 0;
        m_server->onSnapshot = [] { return manifestOf(1); };
        m_server->onChunk = [&](std::size_t, const Transport::Sink &sink) -> base::Status {
            const auto added = sink("row0\n");
            if (++tries == 1)
                return base::fail(ErrorCode::Unreachable);
            return added;
        };
        QCOMPARE_ERROR(m_engine->pullOnce(0s, {}), ErrorCode::Corrupt);
        QVERIFY_RESULT(m_engine->pullOnce(0s, {}));
        QCOMPARE(QByteArray::fromStdString(m_replica->seen().loaded), "row0\n");
    }
    void aFullDiskEndsTheLoadAndSaysSo()
    {
        m_replica->addFailure = base::fail(ErrorCode::DiskFull);
        m_server->onSnapshot = [] { return manifestOf(1); };
        m_server->onChunk = [](std::size_t, const Transport::Sink &sink) { return sink("row\n"); };
        QCOMPARE_ERROR(m_engine->pullOnce(0s, {}), ErrorCode::DiskFull);
        QVERIFY(!m_replica->seen().cursor);
        m_replica->addFailure = {};
        QVERIFY_RESULT(m_engine->pullOnce(0s, {}));
        QCOMPARE(QByteArray::fromStdString(m_replica->seen().loaded), "row\n");
    }
    void aStopEndsALoadBetweenChunks()
    {
        std::stop_source stop;
        m_server->onSnapshot = [] { return manifestOf(3); };
        m_server->onChunk = [&](std::size_t, const Transport::Sink &sink) {
            stop.request_stop();
            return sink("row\n");
        };
        QCOMPARE_ERROR(m_engine->pullOnce(0s, stop.get_token()), ErrorCode::Cancelled);
        QVERIFY(!m_replica->seen().cursor);
    }
    void anotherEpochIsLoadedBesideAndKeepsTheOutbox()
    {
        auto old = someCursor();
        old.epoch = {};
        m_replica->setCursor(old);
        record(2);
        m_server->onSnapshot = [] { return manifestOf(1); };
        m_server->onChunk = [](std::size_t, const Transport::Sink &sink) { return sink("new\n"); };
        m_server->onPull = [&](const records::Cursor &cursor, auto,
                               auto) -> base::Result<records::FeedPage> {
            if (cursor == old)
                return base::fail(ErrorCode::StaleEpoch);
            return pageAfter(cursor, 0);
        };
        const auto pulled = m_engine->pullOnce(25s, {});
        QVERIFY_RESULT(pulled);
        QVERIFY(!pulled->level);
        QCOMPARE(QByteArray::fromStdString(m_replica->seen().loaded), "new\n");
        QCOMPARE(m_replica->seen().unanswered.size(), std::size_t{2});
        QVERIFY(m_engine->pullOnce(25s, {})->level);
    }
    void aCopyIsLoadedAnewWhenThatIsAskedForAndKeepsTheOutbox()
    {
        m_replica->setCursor(someCursor());
        record(2);
        m_server->onSnapshot = [] { return base::fail(ErrorCode::Unreachable); };
        m_server->onChunk = [](std::size_t, const Transport::Sink &sink) { return sink("new\n"); };
        m_engine->requestLoad();
        // The wish outlives a server that is away.
        QCOMPARE_ERROR(m_engine->pullOnce(0s, {}), ErrorCode::Unreachable);
        m_server->onSnapshot = [] { return manifestOf(1); };
        QVERIFY_RESULT(m_engine->pullOnce(0s, {}));
        QCOMPARE(QByteArray::fromStdString(m_replica->seen().loaded), "new\n");
        QCOMPARE(m_replica->seen().unanswered.size(), std::size_t{2});
        QVERIFY_RESULT(m_engine->pullOnce(0s, {}));
        QCOMPARE(m_replica->seen().loadsBegun, 1);
    }
    void aServerThatIsStaleForEverIsAnErrorNotALoop()
    {
        m_replica->setCursor(someCursor());
        m_server->onSnapshot = [] { return manifestOf(0); };
        m_server->onPull = [](auto, auto, auto) { return base::fail(ErrorCode::StaleEpoch); };
        QVERIFY_RESULT(m_engine->pullOnce(0s, {}));
        QCOMPARE_ERROR(m_engine->pullOnce(0s, {}), ErrorCode::StaleEpoch);
        QCOMPARE(m_replica->seen().loadsBegun, 1);
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "engine_test.moc"
