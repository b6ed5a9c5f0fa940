// SPDX-License-Identifier: GPL-3.0-or-later
#include <latch>
#include <thread>

#include "central_suite.h"

namespace yorisoi::central_suite {
namespace {

/// Long enough that only a wake-up ends it; a lost one fails by the test's own limit.
constexpr std::chrono::milliseconds kLongWait = std::chrono::minutes(4);

} // namespace

void CentralSuite::aWardNeverFilledIsNotFound()
{
    QCOMPARE_ERROR(m_store->head(kWard), ErrorCode::NotFound);
    QCOMPARE_ERROR(m_store->changes({m_fixture->newId(), kWard, 0, {}}, 1000), ErrorCode::NotFound);
    QCOMPARE_ERROR(m_store->snapshot(kWard), ErrorCode::NotFound);
    QCOMPARE_ERROR(m_store->find(kWard, EntityKind::Citizen, m_fixture->newId(), {}),
                   ErrorCode::NotFound);
    QCOMPARE_ERROR(m_store->enrol(m_fixture->device()), ErrorCode::NotFound);
    QCOMPARE_ERROR(m_store->waitForChange(kWard, 0, kLongWait, {}), ErrorCode::NotFound);
    QVERIFY(m_store->wards()->empty());
}

void CentralSuite::feedsOfWardsAreIndependent()
{
    const auto here = m_fixture->load(*m_store, 1, kWard);
    const auto there = m_fixture->load(*m_store, 1, kOtherWard);
    QVERIFY_RESULT(here);
    QVERIFY_RESULT(there);
    const auto device = m_fixture->device(kWard);
    const auto other = m_fixture->device(kOtherWard);
    for (int i = 0; i < 3; ++i) {
        decide(device, m_fixture->contact(device, here->front().id));
        decide(other, m_fixture->contact(other, there->front().id, 2));
    }

    QCOMPARE(feedOf(kWard).size(), 3u);
    QCOMPARE(feedOf(kOtherWard).size(), 6u);
    QCOMPARE(*m_store->wards(), (std::vector<std::string>{kOtherWard, kWard}));
    records::Cursor crossed = start(kWard);
    crossed.ward = kOtherWard;
    QCOMPARE_ERROR(m_store->changes(crossed, 1000), ErrorCode::StaleEpoch);
}

void CentralSuite::aPageNeverSplitsATransaction()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    for (const int events : {3, 1, 4})
        decide(device, m_fixture->contact(device, people->front().id, events));

    records::Cursor at = start();
    std::vector<std::size_t> sizes;
    for (int pages = 0; pages < 3; ++pages) {
        const auto page = m_store->changes(at, 1);
        QVERIFY_RESULT(page);
        QCOMPARE(page->head, 8);
        QVERIFY(page->entries.back().endsTransaction);
        sizes.push_back(page->entries.size());
        at.seq = page->entries.back().seq;
        at.hash = page->entries.back().hash;
    }

    QCOMPARE(sizes, (std::vector<std::size_t>{3, 1, 4}));
    const auto last = m_store->changes(at, 1);
    QVERIFY_RESULT(last);
    QVERIFY(last->entries.empty());
    QCOMPARE(m_store->changes(start(), 1 << 20)->entries.size(), 8u);
}

void CentralSuite::cursorsThatAreNotOnTheFeedAreStale()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    decide(device, m_fixture->contact(device, people->front().id));
    decide(device, m_fixture->contact(device, people->front().id));
    const auto head = m_store->head(kWard);
    QVERIFY_RESULT(head);
    QVERIFY_RESULT(m_store->changes(*head, 1000));

    records::Cursor otherEpoch = *head;
    otherEpoch.epoch = m_fixture->newId();
    records::Cursor beyond = *head;
    ++beyond.seq;
    records::Cursor otherHash = *head;
    otherHash.hash[0] ^= 1;
    records::Cursor otherPast = *head;
    --otherPast.seq;
    records::Cursor startWithHash = start();
    startWithHash.hash[31] = 1;

    for (const auto &cursor : {otherEpoch, beyond, otherHash, otherPast, startWithHash})
        QCOMPARE_ERROR(m_store->changes(cursor, 1000), ErrorCode::StaleEpoch);
}

void CentralSuite::manyThreadsLeaveOneGapFreeChain()
{
    constexpr int threads = 6;
    constexpr int batches = 10;
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    std::vector<EnrolledDevice> devices;
    std::vector<std::vector<std::vector<Command>>> work(threads);
    for (auto &mine : work) {
        devices.push_back(m_fixture->device());
        for (int b = 0; b < batches; ++b)
            mine.push_back({m_fixture->contact(devices.back(), people->front().id, 1 + b % 3),
                            m_fixture->contact(devices.back(), people->front().id)});
    }

    std::atomic<int> applied = 0;
    std::vector<std::thread> running;
    for (std::size_t t = 0; t < work.size(); ++t)
        running.emplace_back([&, t] {
            for (const auto &batch : work[t]) {
                const auto results = m_store->execute(devices[t], batch);
                if (!results)
                    continue;
                for (const auto &result : *results)
                    applied += result.outcome == Outcome::Applied;
            }
        });
    for (auto &thread : running)
        thread.join();

    QCOMPARE(applied.load(), threads * batches * 2);
    // Contiguity and chain are checked by the decoder; here: order of each device, and nothing
    // torn.
    const auto feed = feedOf(kWard);
    std::map<Uuid, std::int64_t> last;
    std::map<Uuid, std::pair<Uuid, std::int64_t>> known;
    std::map<Uuid, std::size_t> rows;
    for (std::size_t t = 0; t < work.size(); ++t)
        for (const auto &batch : work[t])
            for (const Command &command : batch) {
                known[command.operation] = {devices[t].id, command.number};
                rows[command.operation] = command.edits.size();
            }
    std::size_t total = 0;
    for (std::size_t i = 0; i < feed.size(); ++i) {
        const auto &[device, number] = known.at(feed[i].operation);
        if (i == 0 || feed[i].operation != feed[i - 1].operation) {
            QCOMPARE(number, last[device] + 1);
            last[device] = number;
            total += rows[feed[i].operation];
        }
        QCOMPARE(feed[i].endsTransaction,
                 i + 1 == feed.size() || feed[i + 1].operation != feed[i].operation);
    }
    QCOMPARE(feed.size(), total);
}

void CentralSuite::waitingEndsWhenTheWardChanges()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const Command contact = m_fixture->contact(device, people->front().id);
    std::latch waiting(1);
    base::Status waited = base::fail(ErrorCode::Internal);
    std::thread waiter([&] {
        waiting.count_down();
        waited = m_store->waitForChange(kWard, 0, kLongWait, {});
    });
    waiting.wait();

    decide(device, contact);

    waiter.join();
    QVERIFY_RESULT(waited);
    QCOMPARE(m_store->head(kWard)->seq, 1);
}

void CentralSuite::waitingEndsOnAStop()
{
    QVERIFY_RESULT(m_fixture->load(*m_store));
    std::stop_source stop;
    base::Status waited = base::fail(ErrorCode::Internal);
    std::thread waiter(
        [&] { waited = m_store->waitForChange(kWard, 0, kLongWait, stop.get_token()); });

    stop.request_stop();

    waiter.join();
    QVERIFY_RESULT(waited);
}

void CentralSuite::waitingForWhatIsThereReturnsAtOnce()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    decide(device, m_fixture->contact(device, people->front().id));

    QVERIFY_RESULT(m_store->waitForChange(kWard, 0, kLongWait, {}));
    // And one that nothing ends but its time.
    QVERIFY_RESULT(m_store->waitForChange(kWard, 1, std::chrono::milliseconds(1), {}));
}

} // namespace yorisoi::central_suite
