// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "fake_transport.h"
#include "yorisoi/sync/service.h"
#include "yorisoi/test_support/recording_replica.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::sync;
using namespace yorisoi::test_support;
using base::ErrorCode;
using namespace std::chrono_literals;

namespace {

/// Fails the test rather than hanging it; nothing waits for this to pass.
constexpr auto kPatience = 20s;

/// What a service told, to wait for.
class StatusLog {
public:
    void add(const ServiceStatus &status)
    {
        const std::lock_guard lock(m_mutex);
        m_all.push_back(status);
        m_changed.notify_all();
    }
    /// Waits until the newest status is as wished.
    bool waitFor(const std::function<bool(const ServiceStatus &)> &wished)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, kPatience,
                                  [&] { return !m_all.empty() && wished(m_all.back()); });
    }
    bool waitFor(Phase phase)
    {
        return waitFor([phase](const ServiceStatus &status) { return status.phase == phase; });
    }
    std::vector<ServiceStatus> all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_all;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<ServiceStatus> m_all;
};

/// A number that other threads change and a test waits for.
class Counter {
public:
    int add()
    {
        const std::lock_guard lock(m_mutex);
        m_changed.notify_all();
        return ++m_value;
    }
    bool reaches(int value)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, kPatience, [&] { return m_value >= value; });
    }
    int value() const
    {
        const std::lock_guard lock(m_mutex);
        return m_value;
    }
    void reset()
    {
        const std::lock_guard lock(m_mutex);
        m_value = 0;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_value = 0;
};

/// Draws so that the first `quick` waits are none and each later one the longest possible.
class QuickThenSlow final : public base::Random {
public:
    explicit QuickThenSlow(int quick) : m_quick(quick) {}
    std::uint64_t next() override
    {
        const int drawn = m_drawn++;
        std::uint64_t longest = 500;
        for (int i = 0; i < drawn && longest < 60'000; ++i)
            longest *= 2;
        const std::uint64_t bound = std::min<std::uint64_t>(longest, 60'000) + 1;
        return bound * 1'000 + (drawn < m_quick ? 0 : bound - 1);
    }

private:
    int m_quick;
    int m_drawn = 0;
};

} // namespace

class ServiceTest : public QObject {
    Q_OBJECT

    base::SystemClock m_clock;
    std::unique_ptr<base::Random> m_random;
    std::unique_ptr<RecordingReplica> m_replica;
    std::unique_ptr<FakeTransport> m_server;
    std::unique_ptr<StatusLog> m_log;
    std::unique_ptr<Service> m_service;
    Counter m_asked;
    Counter m_installs;
    std::string m_installed;
    bool m_refuse = false;

    /// Stops the service when it goes, before what the server's answers refer to.
    class Running {
    public:
        explicit Running(const std::unique_ptr<Service> &service) : m_service(service) {}
        ~Running()
        {
            if (m_service)
                m_service->stop();
        }
        Running(const Running &) = delete;
        Running &operator=(const Running &) = delete;

    private:
        const std::unique_ptr<Service> &m_service;
    };
    [[nodiscard]] Running start()
    {
        m_service = std::make_unique<Service>(*m_replica, *m_server, m_clock, *m_random);
        m_service->onStatus = [this](const ServiceStatus &status) { m_log->add(status); };
        m_service->start();
        return Running(m_service);
    }
    /// With a keeper that has this version.
    [[nodiscard]] Running startWithCatalogue(std::int64_t newest)
    {
        m_service = std::make_unique<Service>(*m_replica, *m_server, m_clock, *m_random);
        m_service->onStatus = [this](const ServiceStatus &status) { m_log->add(status); };
        m_service->catalogues.newest = [this, newest] {
            m_asked.add();
            return newest;
        };
        m_service->catalogues.install = [this](std::string_view pack) -> base::Status {
            m_installed = pack;
            m_installs.add();
            if (m_refuse)
                return base::fail(ErrorCode::Refused);
            return {};
        };
        m_service->start();
        return Running(m_service);
    }
    bool isAnswered(std::size_t count)
    {
        return m_replica->waitFor([=](const auto &seen) { return seen.results.size() == count; });
    }

private slots:
    void init()
    {
        m_random = std::make_unique<QuickThenSlow>(1'000);
        m_replica = std::make_unique<RecordingReplica>();
        m_replica->setCursor(someCursor());
        m_server = std::make_unique<FakeTransport>();
        m_log = std::make_unique<StatusLog>();
        m_asked.reset();
        m_installs.reset();
        m_refuse = false;
    }
    void cleanup()
    {
        m_service.reset();
        m_server.reset();
        m_replica.reset();
    }

    void itConnectsAndIsOnline()
    {
        const auto running = start();
        QVERIFY(m_log->waitFor(Phase::Online));
        QCOMPARE(m_log->all().front().phase, Phase::Connecting);
        QVERIFY(!m_service->status().reason);
        m_service->stop();
        QCOMPARE(m_service->status().phase, Phase::Stopped);
    }
    void whatIsRecordedIsSentAtOnce()
    {
        const auto running = start();
        QVERIFY(m_log->waitFor(Phase::Online));
        Counter pushes;
        m_service->stop();
        m_server->onPush = [&](std::span<const records::Command> commands, auto) {
            auto results = FakeTransport::applied(commands);
            pushes.add();
            return base::Result<FakeTransport::Results>(std::move(results));
        };
        const auto again = start();
        QVERIFY(m_log->waitFor(Phase::Online));
        for (int i = 1; i <= 3; ++i) {
            m_replica->record(commandNumber(i));
            QVERIFY(pushes.reaches(i));
        }
        m_service->stop();
        QCOMPARE(m_replica->seen().results.size(), std::size_t{3});
    }
    void whatWasRecordedBeforeTheStartIsSentToo()
    {
        m_replica->record(commandNumber(1));
        const auto running = start();
        QVERIFY(isAnswered(1));
    }
    void whatIsRecordedWhileSendingIsNotForgotten()
    {
        Counter pushes;
        m_server->onPush = [&](std::span<const records::Command> commands, auto) {
            if (pushes.add() == 1)
                m_replica->record(commandNumber(2));
            return base::Result<FakeTransport::Results>(FakeTransport::applied(commands));
        };
        const auto running = start();
        m_replica->record(commandNumber(1));
        QVERIFY(pushes.reaches(2));
        m_service->stop();
        QCOMPARE(m_replica->seen().results.size(), std::size_t{2});
    }
    void changesFromElsewhereArriveByLongPoll()
    {
        Counter polls;
        std::mutex mutex;
        std::condition_variable_any colleague;
        bool hasRecorded = false;
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds wait,
                               std::stop_token stop) -> base::Result<records::FeedPage> {
            if (wait == 0s || cursor.seq > someCursor().seq)
                return FakeTransport::nothingNew(cursor, wait, stop);
            polls.add();
            std::unique_lock lock(mutex);
            colleague.wait(lock, stop, [&] { return hasRecorded; });
            if (stop.stop_requested())
                return base::fail(ErrorCode::Cancelled);
            return pageAfter(cursor, 1);
        };
        const auto running = start();
        QVERIFY(polls.reaches(1));
        QCOMPARE(m_replica->seen().cursor->seq, someCursor().seq);
        {
            const std::lock_guard lock(mutex);
            hasRecorded = true;
        }
        colleague.notify_all();
        QVERIFY(m_replica->waitFor(
            [](const auto &seen) { return seen.cursor->seq == someCursor().seq + 1; }));
        m_service->stop();
        QCOMPARE(polls.value(), 1);
    }
    void aNewerCatalogueIsFetchedAndInstalledOnce()
    {
        m_server->offered = 7;
        m_server->onCatalogue = [] { return base::Result<std::string>("pack 7"); };
        const auto running = startWithCatalogue(5);
        QVERIFY(m_installs.reaches(1));
        QCOMPARE(m_installed, std::string("pack 7"));
        m_service->stop();
        QCOMPARE(m_installs.value(), 1);
    }
    void aCatalogueThatIsThereIsNotFetched()
    {
        m_server->offered = 5;
        Counter fetches;
        m_server->onCatalogue = [&] {
            fetches.add();
            return base::Result<std::string>("pack 5");
        };
        const auto running = startWithCatalogue(5);
        QVERIFY(m_log->waitFor(Phase::Online));
        QVERIFY(m_asked.reaches(1));
        m_service->stop();
        QCOMPARE(fetches.value(), 0);
    }
    void aCatalogueThatIsRefusedIsNotFetchedAgain()
    {
        m_server->offered = 7;
        Counter fetches;
        m_server->onCatalogue = [&] {
            fetches.add();
            return base::Result<std::string>("pack 7");
        };
        Counter pulls;
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds,
                               std::stop_token stop) {
            if (pulls.add() < 4)
                return base::Result<records::FeedPage>(records::FeedPage{cursor, cursor.seq, {}});
            return FakeTransport::nothingNew(cursor, 25s, stop);
        };
        m_refuse = true;
        const auto running = startWithCatalogue(5);
        QVERIFY(pulls.reaches(4));
        m_service->stop();
        QCOMPARE(fetches.value(), 1);
        QCOMPARE(m_installs.value(), 1);
    }
    void aCatalogueThatDoesNotArriveIsTriedAfterTheNextPull()
    {
        m_server->offered = 7;
        Counter fetches;
        m_server->onCatalogue = [&]() -> base::Result<std::string> {
            if (fetches.add() == 1)
                return base::fail(ErrorCode::TimedOut);
            return "pack 7";
        };
        Counter pulls;
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds,
                               std::stop_token stop) {
            if (pulls.add() < 3)
                return base::Result<records::FeedPage>(records::FeedPage{cursor, cursor.seq, {}});
            return FakeTransport::nothingNew(cursor, 25s, stop);
        };
        const auto running = startWithCatalogue(5);
        QVERIFY(m_installs.reaches(1));
        QVERIFY(m_log->waitFor(Phase::Online));
        m_service->stop();
        QCOMPARE(fetches.value(), 2);
    }
    void itLoadsFirstAndSaysHowFar()
    {
        m_replica = std::make_unique<RecordingReplica>();
        m_server->onSnapshot = [] {
            return SnapshotManifest{"s", someCursor(), {{10, 2, {}}, {20, 3, {}}}};
        };
        m_server->onChunk = [](std::size_t, const Transport::Sink &sink) { return sink("row\n"); };
        const auto running = start();
        QVERIFY(m_log->waitFor(Phase::Online));
        std::vector<std::int64_t> rows;
        for (const auto &status : m_log->all())
            if (status.phase == Phase::Loading)
                rows.push_back(status.load.rows);
        QVERIFY((rows == std::vector<std::int64_t>{0, 2, 5}));
    }

    void aFailureIsToldWithItsReasonAndTheNextTry()
    {
        m_random = std::make_unique<QuickThenSlow>(0);
        m_server->onPull = [](auto, auto, auto) {
            return base::fail(ErrorCode::CertificateExpired, "certificate");
        };
        const auto before = m_clock.now();
        const auto running = start();
        QVERIFY(m_log->waitFor(Phase::Offline));
        const ServiceStatus status = m_log->all().back();
        QVERIFY(status.reason);
        QCOMPARE(status.reason->code, ErrorCode::CertificateExpired);
        QVERIFY(status.nextTry >= before + 500ms);
        QVERIFY(status.since >= before);
    }
    void itTriesAgainByItselfAndRecovers()
    {
        Counter tries;
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds wait,
                               std::stop_token stop) -> base::Result<records::FeedPage> {
            if (tries.add() <= 5)
                return base::fail(ErrorCode::Unreachable);
            return FakeTransport::nothingNew(cursor, wait, stop);
        };
        const auto running = start();
        QVERIFY(m_log->waitFor(Phase::Online));
        const ServiceStatus status = m_log->all().back();
        QVERIFY(!status.reason);
        QVERIFY(status.nextTry == base::Instant());
    }
    void aReloadEndsTheLongPollAndLoadsTheCopyAnew()
    {
        m_server->onSnapshot = [] {
            sync::SnapshotManifest manifest;
            manifest.id = "s";
            manifest.cursor = someCursor();
            manifest.chunks.resize(1);
            return manifest;
        };
        m_server->onChunk = [](std::size_t, const Transport::Sink &sink) { return sink("new\n"); };
        Counter polls;
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds wait,
                               std::stop_token stop) {
            polls.add();
            // For ever, unless it is cut off.
            return FakeTransport::nothingNew(cursor, wait > 0s ? 3'600s : wait, stop);
        };
        const auto running = start();
        QVERIFY(m_log->waitFor(Phase::Online));
        QTRY_VERIFY(polls.value() >= 2);
        m_service->reload();
        QVERIFY(m_log->waitFor(Phase::Loading));
        QTRY_COMPARE(QByteArray::fromStdString(m_replica->seen().loaded), QByteArray("new\n"));
        QTRY_COMPARE(m_log->all().back().phase, Phase::Online);
        QVERIFY(!m_log->all().back().reason);
    }
    void aWakeEndsALongWait()
    {
        m_random = std::make_unique<QuickThenSlow>(7);
        Counter tries;
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds wait,
                               std::stop_token stop) -> base::Result<records::FeedPage> {
            if (tries.add() <= 8)
                return base::fail(ErrorCode::Unreachable);
            return FakeTransport::nothingNew(cursor, wait, stop);
        };
        const auto running = start();
        QVERIFY(m_log->waitFor(
            [this](const ServiceStatus &status) { return status.nextTry > m_clock.now() + 30s; }));
        QCOMPARE(tries.value(), 8);
        m_service->wake();
        QVERIFY(m_log->waitFor(Phase::Online));
    }
    void aWakeDuringATryThatFailsIsNotLost()
    {
        m_random = std::make_unique<QuickThenSlow>(7);
        Counter tries;
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds wait,
                               std::stop_token stop) -> base::Result<records::FeedPage> {
            const int number = tries.add();
            if (number == 8)
                m_service->wake();
            if (number <= 8)
                return base::fail(ErrorCode::Unreachable);
            return FakeTransport::nothingNew(cursor, wait, stop);
        };
        const auto running = start();
        QVERIFY(m_log->waitFor(Phase::Online));
    }
    void recordingEndsALongWaitOfTheSender()
    {
        m_random = std::make_unique<QuickThenSlow>(7);
        Counter tries;
        m_server->onPush = [&](std::span<const records::Command> commands,
                               auto) -> base::Result<FakeTransport::Results> {
            if (tries.add() <= 8)
                return base::fail(ErrorCode::Unreachable);
            return FakeTransport::applied(commands);
        };
        m_replica->record(commandNumber(1));
        const auto running = start();
        QVERIFY(m_log->waitFor(
            [this](const ServiceStatus &status) { return status.nextTry > m_clock.now() + 30s; }));
        m_replica->record(commandNumber(2));
        QVERIFY(m_log->waitFor(Phase::Online));
        QVERIFY(isAnswered(2));
    }
    void aTimedOutSendingIsNotRepeatedBecauseOfItsOwnMark()
    {
        // Marking operations as sent changes the outbox too, and must not end the wait.
        m_random = std::make_unique<QuickThenSlow>(0);
        Counter tries;
        m_server->onPush = [&](auto, auto) -> base::Result<FakeTransport::Results> {
            tries.add();
            return base::fail(ErrorCode::TimedOut);
        };
        m_replica->record(commandNumber(1));
        const auto running = start();
        QVERIFY(m_log->waitFor(Phase::Offline));
        QCOMPARE(m_log->all().back().reason->code, ErrorCode::TimedOut);
        m_service->stop();
        QCOMPARE(tries.value(), 1);
    }
    void oneDirectionThatRecoversWakesTheOther()
    {
        m_random = std::make_unique<QuickThenSlow>(0);
        std::atomic<bool> up{false};
        Counter pulls;
        Counter pushes;
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds wait,
                               std::stop_token stop) -> base::Result<records::FeedPage> {
            pulls.add();
            if (!up)
                return base::fail(ErrorCode::Unreachable);
            return FakeTransport::nothingNew(cursor, wait, stop);
        };
        m_server->onPush = [&](std::span<const records::Command> commands,
                               auto) -> base::Result<FakeTransport::Results> {
            pushes.add();
            if (!up)
                return base::fail(ErrorCode::Unreachable);
            return FakeTransport::applied(commands);
        };
        m_replica->record(commandNumber(1));
        const auto running = start();
        QVERIFY(pulls.reaches(1) && pushes.reaches(1));
        up = true;
        QVERIFY(m_log->waitFor(Phase::Online));
        QVERIFY(isAnswered(1));
    }
    void aRefusedUploadIsNotHiddenByAPullThatWorks()
    {
        m_random = std::make_unique<QuickThenSlow>(0);
        m_server->onPush = [](auto, auto) { return base::fail(ErrorCode::Refused); };
        m_replica->record(commandNumber(1));
        Counter pulls;
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds wait,
                               std::stop_token stop) -> base::Result<records::FeedPage> {
            if (pulls.add() <= 5)
                return pageAfter(cursor, 1, 1);
            return FakeTransport::nothingNew(cursor, wait, stop);
        };
        const auto running = start();
        QVERIFY(pulls.reaches(6));
        QVERIFY(m_log->waitFor([](const ServiceStatus &status) {
            return status.reason && status.reason->code == ErrorCode::Refused;
        }));
        QCOMPARE(m_service->status().phase, Phase::Offline);
    }
    void whatWaitsTooLongWhileTheServerIsHeardIsFlagged()
    {
        replica::SyncCounts counts;
        counts.oldestUnsentAt = m_clock.now() - 11min;
        m_replica->counts = counts;
        const auto running = start();
        QVERIFY(m_log->waitFor([](const ServiceStatus &status) { return status.oldestOverdue; }));
        m_service->stop();

        m_log = std::make_unique<StatusLog>();
        m_server->onPull = [](auto, auto, auto) { return base::fail(ErrorCode::Unreachable); };
        m_random = std::make_unique<QuickThenSlow>(0);
        const auto again = start();
        QVERIFY(m_log->waitFor(Phase::Offline));
        QVERIFY(!m_service->status().oldestOverdue);
    }
    void aClockThatIsOffIsToldAndIsNoFailure()
    {
        m_server->aheadMilliseconds = 86'400'000;
        const auto running = start();
        QVERIFY(m_log->waitFor([](const ServiceStatus &status) {
            return status.phase == Phase::Online && status.clockAhead == 24h;
        }));
    }

    void aStopCutsALongPoll()
    {
        Counter polls;
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds wait,
                               std::stop_token stop) {
            if (wait > 0s)
                polls.add();
            return FakeTransport::nothingNew(cursor, wait > 0s ? 24h : 0s, stop);
        };
        const auto running = start();
        QVERIFY(polls.reaches(1));
        m_service->stop();
        QCOMPARE(m_service->status().phase, Phase::Stopped);
    }
    void aStopCutsALongWait()
    {
        m_random = std::make_unique<QuickThenSlow>(0);
        m_server->onPull = [](auto, auto, auto) { return base::fail(ErrorCode::Unreachable); };
        m_server->onPush = [](auto, auto) { return base::fail(ErrorCode::Unreachable); };
        m_replica->record(commandNumber(1));
        const auto running = start();
        QVERIFY(m_log->waitFor(Phase::Offline));
        m_service->stop();
        QCOMPARE(m_service->status().phase, Phase::Stopped);
    }
    void itMayStartAgain()
    {
        const auto running = start();
        QVERIFY(m_log->waitFor(Phase::Online));
        m_service->stop();
        m_service->stop();
        const std::size_t told = m_log->all().size();
        m_service->start();
        QVERIFY(m_log->waitFor(
            [&](const ServiceStatus &status) { return status.phase == Phase::Online; }));
        QVERIFY(m_log->all().size() > told);
        m_replica->record(commandNumber(1));
        QVERIFY(isAnswered(1));
    }
    void aWriterThatIsStillTellingOutlivesTheService()
    {
        const auto running = start();
        QVERIFY(m_log->waitFor(Phase::Online));
        m_service.reset();
        m_replica->record(commandNumber(1));
        QCOMPARE(m_replica->seen().unanswered.size(), std::size_t{1});
    }
    void anOlderStatusNeverComesAfterANewerOne()
    {
        std::atomic<int> aheadBySeconds{0};
        Counter pulls;
        m_server->onPull = [&](const records::Cursor &cursor, std::chrono::seconds wait,
                               std::stop_token stop) -> base::Result<records::FeedPage> {
            if (pulls.add() > 300)
                return FakeTransport::nothingNew(cursor, wait, stop);
            m_server->aheadMilliseconds = ++aheadBySeconds * 1'000;
            return pageAfter(cursor, 1, 1);
        };
        m_server->onPush = [&](std::span<const records::Command> commands, auto) {
            m_server->aheadMilliseconds = ++aheadBySeconds * 1'000;
            return base::Result<FakeTransport::Results>(FakeTransport::applied(commands.first(1)));
        };
        for (int i = 1; i <= 300; ++i)
            m_replica->record(commandNumber(i));
        const auto running = start();
        QVERIFY(pulls.reaches(301));
        QVERIFY(isAnswered(300));
        QVERIFY(m_log->waitFor([this](const ServiceStatus &told) {
            return told.clockAhead == m_service->status().clockAhead;
        }));
    }
};

QTEST_GUILESS_MAIN(ServiceTest)
#include "service_test.moc"
