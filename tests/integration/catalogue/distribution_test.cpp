// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include <QTemporaryDir>

#include "yorisoi/catalogue/pack_store.h"
#include "yorisoi/central/directory.h"
#include "yorisoi/central/service.h"
#include "yorisoi/sync/https_transport.h"
#include "yorisoi/test_support/central_fixture.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/wire/client.h"
#include "yorisoi/wire/demo_authority.h"

using namespace yorisoi;
using namespace yorisoi::test_support;
using base::ErrorCode;

namespace {

std::string packOf(int version, const crypto::SigningKey &key)
{
    auto files = catalogue::readFolder(YORISOI_SOURCE_DIR "/tests/unit/catalogue/fixtures/good");
    std::string &cover = files.value().at("catalogue.yaml");
    cover.replace(cover.find("version: 3"), 10, "version: " + std::to_string(version));
    return catalogue::makePack(*files, key, base::Instant(std::chrono::milliseconds(0))).value();
}

} // namespace

/// A catalogue from the CRM to a device, over TLS.
class DistributionTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const central::Directory directory{m_folder->filePath("crm").toStdString()};
        m_fixture = std::make_unique<CentralFixture>();
        std::filesystem::create_directories(directory.path);
        auto store = central::openEmbeddedStore(directory, m_fixture->clock, m_random);
        QVERIFY_RESULT(store);
        m_store = *std::move(store);
        QVERIFY_RESULT(m_fixture->load(*m_store));
        m_device = m_fixture->device();
        m_device.publicKey = m_deviceKey.verifyKey().bytes();
        QVERIFY_RESULT(m_store->enrol(m_device));
        const auto authority = wire::ensureDemoAuthority(directory.tls(), m_clock);
        QVERIFY_RESULT(authority);
        wire::ServerOptions options;
        options.certificate = authority->certificate;
        options.key = authority->key;
        m_server = std::make_unique<wire::HttpsServer>(options);
        m_service = std::make_unique<central::Service>(*m_store, *m_server, m_fixture->clock);
        m_client.authority = authority->authority;
    }
    void cleanup()
    {
        m_service.reset();
        m_server.reset();
        m_store.reset();
    }

    void aDeviceIsToldOfTheNewestCatalogueAndGetsIt()
    {
        offer({packOf(4, m_cityKey), packOf(12, m_cityKey)});
        wire::HttpsClient client(m_client);
        sync::HttpsTransport transport(client, identity(), m_clock);
        QVERIFY_RESULT(transport.snapshot({}));
        QCOMPARE(transport.catalogueVersion(), 12);
        const auto pack = transport.catalogue({});
        QVERIFY_RESULT(pack);
        catalogue::PackStore packs(m_folder->filePath("device").toStdString(),
                                   m_cityKey.verifyKey());
        QVERIFY_RESULT(packs.install(*pack));
        QCOMPARE(packs.newest(), 12);
    }

    void aServerWithoutACatalogueNamesNone()
    {
        start();
        wire::HttpsClient client(m_client);
        sync::HttpsTransport transport(client, identity(), m_clock);
        QVERIFY_RESULT(transport.snapshot({}));
        QCOMPARE(transport.catalogueVersion(), 0);
        QCOMPARE_ERROR(transport.catalogue({}), ErrorCode::NotFound);
    }

    void onlyWhoIsSignedInGetsOne()
    {
        offer({packOf(4, m_cityKey)});
        wire::HttpsClient client(m_client);
        wire::Request request;
        request.path = "/v1/catalogue";
        const auto response = client.send(request, {});
        QVERIFY_RESULT(response);
        QCOMPARE(response->status, 401);
    }

    void aPackOfAnotherKeyDoesNotGetIn()
    {
        offer({packOf(4, crypto::SigningKey::generate())});
        wire::HttpsClient client(m_client);
        sync::HttpsTransport transport(client, identity(), m_clock);
        const auto pack = transport.catalogue({});
        QVERIFY_RESULT(pack);
        catalogue::PackStore packs(m_folder->filePath("device").toStdString(),
                                   m_cityKey.verifyKey());
        QCOMPARE_ERROR(packs.install(*pack), ErrorCode::Refused);
        QCOMPARE(packs.newest(), 0);
    }

private:
    sync::DeviceIdentity identity() const { return {m_device.id, kClerk, m_deviceKey}; }
    void start()
    {
        QVERIFY_RESULT(m_server->start());
        m_client.server = "https://localhost:" + std::to_string(m_server->port());
    }
    void offer(const std::vector<std::string> &packs)
    {
        const QString folder = m_folder->filePath("packs");
        std::filesystem::create_directories(folder.toStdString());
        int number = 0;
        for (const std::string &pack : packs)
            std::ofstream(folder.toStdString() + '/' + std::to_string(++number) + ".pack") << pack;
        const auto shelf = catalogue::PackShelf::open(folder.toStdString());
        QVERIFY_RESULT(shelf);
        m_service->offer(*shelf);
        start();
    }

    base::SystemClock m_clock;
    base::SystemRandom m_random;
    const crypto::SigningKey m_cityKey = crypto::SigningKey::generate();
    const crypto::SigningKey m_deviceKey = crypto::SigningKey::generate();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CentralFixture> m_fixture;
    std::unique_ptr<central::CentralStore> m_store;
    central::EnrolledDevice m_device;
    std::unique_ptr<wire::HttpsServer> m_server;
    std::unique_ptr<central::Service> m_service;
    wire::ClientOptions m_client;
};

QTEST_GUILESS_MAIN(DistributionTest)
#include "distribution_test.moc"
