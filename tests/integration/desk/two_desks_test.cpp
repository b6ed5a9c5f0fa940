// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <set>

#include <QTemporaryDir>
#include <QtTest>

#include "change_waiter.h"
#include "small_ward.h"
#include "yorisoi/central/directory.h"
#include "yorisoi/central/service.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/wire/demo_authority.h"

namespace {

using namespace yorisoi;
using replica::ItemState;
using test_support::ChangeWaiter;
using test_support::HeadlessDesk;

constexpr const char *kOtherWard = "27128";

/// The CRM of one machine, which can go away and come back at the same port.
class Crm {
public:
    Crm(central::CentralStore &store, const wire::DemoAuthority &authority, base::Clock &clock)
        : m_store(store),
          m_authority(authority),
          m_clock(clock)
    {
    }
    base::Status start()
    {
        wire::ServerOptions options;
        options.port = m_port;
        options.certificate = m_authority.certificate;
        options.key = m_authority.key;
        m_server = std::make_unique<wire::HttpsServer>(options);
        m_service = std::make_unique<central::Service>(m_store, *m_server, m_clock);
        YORISOI_TRY(m_server->start());
        m_port = m_server->port();
        return {};
    }
    void stop()
    {
        m_server->stop();
        m_service.reset();
        m_server.reset();
    }
    std::string address() const { return "https://localhost:" + std::to_string(m_port); }

private:
    central::CentralStore &m_store;
    wire::DemoAuthority m_authority;
    base::Clock &m_clock;
    std::uint16_t m_port = 0;
    std::unique_ptr<wire::HttpsServer> m_server;
    std::unique_ptr<central::Service> m_service;
};

} // namespace

/// Two workstations' cores and a CRM over real HTTPS.
class TwoDesksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aContactOfOneDeskIsOnTheOthersTimeline();
    void whatIsRecordedWithoutANetworkArrivesLater();
    void aClashOfOneFieldKeepsBothValuesOnBothDesks();
    void aDeskOfAnotherWardSeesNothingOfThisOne();
    void aRevokedDeskIsRefusedAndKeepsItsUnsentWork();

private:
    std::unique_ptr<HeadlessDesk> openDesk(const char *name);
    static bool loaded(HeadlessDesk &desk);
    static std::optional<replica::TimelineEntry>
    entry(HeadlessDesk &desk, const base::Uuid &citizen, const base::Uuid &event);
    replica::CommandDraft contact(HeadlessDesk &desk, const std::string &title) const
    {
        return test_support::contactDraft(m_citizens.front(), test_support::kSmallWard, title,
                                          desk.clock(), desk.random());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    central::Directory m_central;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<central::CentralStore> m_store;
    std::unique_ptr<Crm> m_crm;
    std::filesystem::path m_authority;
    std::vector<base::Uuid> m_citizens;
    std::vector<base::Uuid> m_devices;
};

void TwoDesksTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_central.path = m_directory->path().toStdString() + "/crm";
    auto store = central::openEmbeddedStore(m_central, m_clock, m_random);
    QVERIFY_RESULT(store);
    m_store = *std::move(store);
    const auto citizens = test_support::fillSmallWard(*m_store, 20);
    QVERIFY_RESULT(citizens);
    m_citizens = *citizens;
    const auto authority = wire::ensureDemoAuthority(m_central.tls(), m_clock);
    QVERIFY_RESULT(authority);
    m_authority = authority->authority;
    m_crm = std::make_unique<Crm>(*m_store, *authority, m_clock);
    QVERIFY_RESULT(m_crm->start());
    m_devices.clear();
}

void TwoDesksTest::cleanup()
{
    m_crm->stop();
    m_crm.reset();
    m_store.reset();
    m_directory.reset();
}

std::unique_ptr<HeadlessDesk> TwoDesksTest::openDesk(const char *name)
{
    const HeadlessDesk::Folder folder{m_directory->path().toStdString() + "/" + name};
    const auto identity = HeadlessDesk::makeFolder(folder);
    if (!identity || !test_support::enrolDesk(*m_store, *identity))
        return nullptr;
    m_devices.push_back(identity->device);
    auto desk = HeadlessDesk::open(folder, m_crm->address(), m_authority, "demo");
    return desk ? *std::move(desk) : nullptr;
}

bool TwoDesksTest::loaded(HeadlessDesk &desk)
{
    ChangeWaiter waiter(desk.replica());
    desk.service().start();
    return waiter.until([&] {
        const auto cursor = desk.replica().cursor();
        return cursor && cursor->has_value();
    });
}

std::optional<replica::TimelineEntry>
TwoDesksTest::entry(HeadlessDesk &desk, const base::Uuid &citizen, const base::Uuid &event)
{
    replica::TimelineQuery query;
    query.citizen = citizen;
    const auto page = desk.replica().timeline(query);
    if (page)
        for (const auto &each : page->entries)
            if (each.event.id == event)
                return each;
    return std::nullopt;
}

void TwoDesksTest::aContactOfOneDeskIsOnTheOthersTimeline()
{
    const auto north = openDesk("north");
    const auto south = openDesk("south");
    QVERIFY(north && south);
    QVERIFY(loaded(*north));
    QVERIFY(loaded(*south));

    ChangeWaiter northWaiter(north->replica());
    ChangeWaiter southWaiter(south->replica());
    const auto draft = contact(*north, "保育所の入所について");
    const auto event = draft.edits.front().id;
    const auto began = std::chrono::steady_clock::now();
    QVERIFY_RESULT(north->replica().submit(draft));
    QVERIFY(entry(*north, m_citizens.front(), event).has_value());

    QVERIFY(
        southWaiter.until([&] { return entry(*south, m_citizens.front(), event).has_value(); }));
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    qInfo("recorded at one desk and on the other's timeline: %.0f ms", took.count());
    QCOMPARE(entry(*south, m_citizens.front(), event)->event.title,
             std::string("保育所の入所について"));
    QVERIFY(northWaiter.until([&] {
        const auto own = entry(*north, m_citizens.front(), event);
        return own && own->state == ItemState::Applied && own->receipt > 0;
    }));
    const auto row = m_store->find(test_support::kSmallWard, records::EntityKind::Event, event,
                                   m_citizens.front());
    QVERIFY_RESULT(row);
    QVERIFY(row->has_value());
}

void TwoDesksTest::whatIsRecordedWithoutANetworkArrivesLater()
{
    const auto desk = openDesk("van");
    QVERIFY(desk);
    QVERIFY(loaded(*desk));
    m_crm->stop();

    std::vector<base::Uuid> events;
    for (int i = 0; i < 30; ++i) {
        const auto draft = contact(*desk, "巡回窓口での相談 " + std::to_string(i));
        events.push_back(draft.edits.front().id);
        QVERIFY_RESULT(desk->replica().submit(draft));
    }
    const auto counts = desk->replica().syncCounts();
    QVERIFY_RESULT(counts);
    QCOMPARE(counts->onDevice + counts->sent, std::size_t{30});

    ChangeWaiter waiter(desk->replica());
    QVERIFY_RESULT(m_crm->start());
    desk->service().wake();
    QVERIFY(waiter.until([&] {
        const auto now = desk->replica().syncCounts();
        return now && now->onDevice + now->sent + now->accepted == 0;
    }));
    for (const auto &event : events) {
        const auto row = m_store->find(test_support::kSmallWard, records::EntityKind::Event, event,
                                       m_citizens.front());
        QVERIFY_RESULT(row);
        QVERIFY(row->has_value());
    }
}

void TwoDesksTest::aClashOfOneFieldKeepsBothValuesOnBothDesks()
{
    const auto north = openDesk("north");
    const auto south = openDesk("south");
    QVERIFY(north && south);
    QVERIFY(loaded(*north));
    QVERIFY(loaded(*south));
    m_crm->stop();

    const auto amend = [&](HeadlessDesk &desk, const std::string &phone) {
        const auto before =
            desk.replica().find(records::EntityKind::Citizen, m_citizens.front(), {}).value();
        auto citizen = records::fromRow<records::Citizen>(*before);
        citizen.phone = phone;
        replica::CommandDraft draft;
        draft.intent = records::Intent::AmendCitizen;
        draft.staff = "demo";
        draft.ward = test_support::kSmallWard;
        draft.purpose = "changed at the counter";
        draft.edits.push_back(records::amendEdit(*before, records::toRow(citizen)));
        return desk.replica().submit(draft);
    };
    QVERIFY_RESULT(amend(*north, "06-0000-0001"));
    QVERIFY_RESULT(amend(*south, "06-0000-0002"));
    ChangeWaiter northWaiter(north->replica());
    ChangeWaiter southWaiter(south->replica());
    QVERIFY_RESULT(m_crm->start());
    north->service().wake();
    south->service().wake();

    const auto clashed = [&](HeadlessDesk &desk) {
        const auto card = desk.replica().citizen(m_citizens.front());
        return card && card->conflicts.size() == 1 && card->pending == 0;
    };
    QVERIFY(northWaiter.until([&] { return clashed(*north); }));
    QVERIFY(southWaiter.until([&] { return clashed(*south); }));
    const auto card = north->replica().citizen(m_citizens.front());
    const auto other = south->replica().citizen(m_citizens.front());
    QCOMPARE(card->citizen.phone, other->citizen.phone);
    QCOMPARE(card->conflicts.front().field, std::string("phone"));
    const std::set<std::string> both{card->conflicts.front().keptValue,
                                     card->conflicts.front().otherValue};
    QCOMPARE(both, (std::set<std::string>{"\"06-0000-0001\"", "\"06-0000-0002\""}));
}

void TwoDesksTest::aDeskOfAnotherWardSeesNothingOfThisOne()
{
    auto writer = m_store->beginBulk(kOtherWard, central::BulkMode::Load);
    QVERIFY_RESULT(writer);
    records::Office office;
    office.id = base::newUuidV4(m_random);
    office.ward = kOtherWard;
    office.code = "27128-01";
    office.name = "中央区役所（架空）";
    QVERIFY_RESULT((*writer)->add(records::toRow(office)));
    QVERIFY_RESULT((*writer)->commit());
    writer->reset();
    const HeadlessDesk::Folder folder{m_directory->path().toStdString() + "/elsewhere"};
    const auto identity = HeadlessDesk::makeFolder(folder);
    QVERIFY_RESULT(identity);
    central::EnrolledDevice device;
    device.id = identity->device;
    device.ward = kOtherWard;
    device.kind = "counter";
    device.name = "別の区の端末";
    device.publicKey = identity->publicKey.bytes();
    QVERIFY_RESULT(m_store->enrol(device));
    const auto desk = HeadlessDesk::open(folder, m_crm->address(), m_authority, "demo");
    QVERIFY_RESULT(desk);

    sync::Engine engine((*desk)->replica(), (*desk)->transport(), m_clock);
    const auto pulled = engine.pullOnce(std::chrono::seconds(0), {});

    QCOMPARE_ERROR(pulled, base::ErrorCode::Refused);
    QVERIFY(!(*desk)->replica().cursor().value().has_value());
}

void TwoDesksTest::aRevokedDeskIsRefusedAndKeepsItsUnsentWork()
{
    const auto desk = openDesk("lost");
    QVERIFY(desk);
    QVERIFY(loaded(*desk));
    desk->service().stop();
    QVERIFY_RESULT(m_store->setDeviceState(m_devices.front(), "revoked"));
    QVERIFY_RESULT(desk->replica().submit(contact(*desk, "失効後の記録")));

    sync::Engine engine(desk->replica(), desk->transport(), m_clock);
    QCOMPARE_ERROR(engine.pushOnce({}), base::ErrorCode::Refused);

    const auto unsent = desk->replica().unanswered(10);
    QVERIFY_RESULT(unsent);
    QCOMPARE(unsent->size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TwoDesksTest)
#include "two_desks_test.moc"
