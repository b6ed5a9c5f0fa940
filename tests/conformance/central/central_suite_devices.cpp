// SPDX-License-Identifier: GPL-3.0-or-later
#include "central_suite.h"
#include "yorisoi/crypto/encoding.h"

namespace yorisoi::central_suite {

void CentralSuite::anEnrolledDeviceIsKnownAndOnTheFeed()
{
    QVERIFY_RESULT(m_fixture->load(*m_store));
    const auto device = m_fixture->device();

    QVERIFY_RESULT(m_store->enrol(device));

    const auto known = m_store->device(device.id);
    QVERIFY_RESULT(known);
    QVERIFY(known->has_value());
    QCOMPARE((*known)->ward, device.ward);
    QCOMPARE((*known)->name, device.name);
    QCOMPARE((*known)->kind, device.kind);
    QCOMPARE((*known)->office, device.office);
    QCOMPARE((*known)->state, std::string("active"));
    QVERIFY((*known)->publicKey == device.publicKey);
    QCOMPARE(m_store->devices()->size(), 1u);
    const auto row = records::fromRow<records::Device>(rowOf(feedOf(kWard).back()));
    QCOMPARE(row.id, device.id);
    QCOMPARE(row.publicKey, crypto::toBase64Url(device.publicKey));
    QVERIFY(!m_store->device(m_fixture->newId())->has_value());
}

void CentralSuite::aDeviceIsEnrolledOnce()
{
    QVERIFY_RESULT(m_fixture->load(*m_store));
    const auto device = m_fixture->device();
    QVERIFY_RESULT(m_store->enrol(device));
    auto again = device;
    m_fixture->random.fill(again.publicKey);

    QCOMPARE_ERROR(m_store->enrol(again), ErrorCode::AlreadyExists);

    QVERIFY((*m_store->device(device.id))->publicKey == device.publicKey);
    QCOMPARE(feedOf(kWard).size(), 1u);
}

void CentralSuite::aChangedStateIsKnownAndOnTheFeed()
{
    QVERIFY_RESULT(m_fixture->load(*m_store));
    const auto device = m_fixture->device();
    QVERIFY_RESULT(m_store->enrol(device));

    QVERIFY_RESULT(m_store->setDeviceState(device.id, "revoked"));
    QVERIFY_RESULT(m_store->setDeviceState(device.id, "revoked"));

    QCOMPARE((*m_store->device(device.id))->state, std::string("revoked"));
    const auto feed = feedOf(kWard);
    QCOMPARE(feed.size(), 2u);
    const Row row = rowOf(feed.back());
    QCOMPARE(row.revision, 2);
    QCOMPARE(row.versionOf(records::fieldOf(&records::Device::state)), 2);
    QCOMPARE(row.versionOf(records::fieldOf(&records::Device::name)), 1);
    QCOMPARE(records::fromRow<records::Device>(row).state, std::string("revoked"));
    QCOMPARE(records::toJson(standing(row)), records::toJson(row));
}

void CentralSuite::unknownStatesAndDevicesAreRefused()
{
    QVERIFY_RESULT(m_fixture->load(*m_store));
    const auto device = m_fixture->device();
    QVERIFY_RESULT(m_store->enrol(device));

    QCOMPARE_ERROR(m_store->setDeviceState(device.id, "lost"), ErrorCode::InvalidInput);
    QCOMPARE_ERROR(m_store->setDeviceState(m_fixture->newId(), "revoked"), ErrorCode::NotFound);
    QCOMPARE((*m_store->device(device.id))->state, std::string("active"));
}

} // namespace yorisoi::central_suite
