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

void CentralSuite::aDeviceThatIsNotActiveIsNotHeard()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    QVERIFY_RESULT(m_store->enrol(device));
    QVERIFY_RESULT(m_store->setDeviceState(device.id, "revoked"));
    const Command contact = m_fixture->contact(device, people->front().id);

    const auto said = m_store->execute(device, {&contact, 1});

    QCOMPARE_ERROR(said, ErrorCode::Refused);
    QCOMPARE(said.error().detail, std::string("device-revoked"));
    QCOMPARE_ERROR(m_store->releaseDevice(device.id), ErrorCode::InvalidInput);
    QCOMPARE_ERROR(m_store->releaseDevice(m_fixture->newId()), ErrorCode::NotFound);
}

void CentralSuite::aCopyThatWentBackIsQuarantinedWhenItChecksIn()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    QVERIFY_RESULT(m_store->enrol(device));
    for (int i = 0; i < 3; ++i)
        decide(device, m_fixture->contact(device, people->front().id));
    QVERIFY_RESULT(m_store->checkIn(device.id, 1, 3));
    QVERIFY_RESULT(m_store->checkIn(device.id, 1, 7));

    const auto said = m_store->checkIn(device.id, 1, 2);

    QCOMPARE_ERROR(said, ErrorCode::Refused);
    QCOMPARE(said.error().detail, std::string("device-quarantined"));
    QCOMPARE((*m_store->device(device.id))->why, std::string("numbers-went-back"));
    QCOMPARE_ERROR(m_store->checkIn(device.id, 1, 7), ErrorCode::Refused);
}

void CentralSuite::aReleasedDeviceGoesOnUnderANewEpoch()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    QVERIFY_RESULT(m_store->enrol(device));
    const Command known = m_fixture->contact(device, people->front().id);
    decide(device, known);
    decide(device, m_fixture->contact(device, people->front().id));
    QCOMPARE_ERROR(m_store->checkIn(device.id, 1, 1), ErrorCode::Refused);

    QVERIFY_RESULT(m_store->releaseDevice(device.id));

    QCOMPARE((*m_store->device(device.id))->state, std::string("active"));
    QCOMPARE((*m_store->device(device.id))->leastEpoch, 2);
    const auto old = m_store->checkIn(device.id, 1, 9);
    QCOMPARE_ERROR(old, ErrorCode::Refused);
    QCOMPARE(old.error().detail, std::string("device-epoch 2"));
    QVERIFY_RESULT(m_store->checkIn(device.id, 2, 1));
    // What the image still had in its outbox and had been sent before is known by its id.
    Command again = known;
    again.deviceEpoch = 2;
    Command fresh = m_fixture->contact(device, people->front().id);
    fresh.deviceEpoch = 2;
    const std::vector<Command> batch{again, fresh};
    const auto results = m_store->execute(device, batch);
    QVERIFY_RESULT(results);
    QVERIFY(results->at(0).duplicate);
    QCOMPARE(results->at(1).outcome, Outcome::Applied);
}

void CentralSuite::manyWithdrawalsAreHeldUntilTheDeviceIsReleased()
{
    QVERIFY_RESULT(m_fixture->load(*m_store));
    const auto device = m_fixture->device();
    QVERIFY_RESULT(m_store->enrol(device));
    std::vector<Row> consents;
    {
        auto writer = m_store->beginBulk(kWard, BulkMode::Append);
        QVERIFY_RESULT(writer);
        for (int i = 0; i < 52; ++i) {
            records::Consent consent;
            consent.id = m_fixture->newId();
            consent.ward = kWard;
            consent.citizen = m_fixture->newId();
            consent.scope = "sms";
            consents.push_back(records::toRow(consent));
            QVERIFY_RESULT((*writer)->add(consents.back()));
        }
        QVERIFY_RESULT((*writer)->commit());
    }
    std::vector<Command> withdrawals;
    for (const Row &row : consents) {
        Command command = m_fixture->command(device, records::Intent::SetConsent);
        Row after = row;
        after.values[records::fieldOf(&records::Consent::state)] = std::string("withdrawn");
        command.edits.push_back(records::amendEdit(row, after));
        withdrawals.push_back(command);
    }
    const std::span all(withdrawals);
    QVERIFY_RESULT(m_store->execute(device, all.first(50)));

    QCOMPARE_ERROR(m_store->execute(device, all.subspan(50)), ErrorCode::Refused);

    QCOMPARE((*m_store->device(device.id))->why, std::string("many-withdrawals"));
    QCOMPARE(records::fromRow<records::Consent>(standing(consents.back())).state,
             std::string("given"));
    QVERIFY_RESULT(m_store->releaseDevice(device.id));
    QCOMPARE((*m_store->device(device.id))->leastEpoch, 1);
    const auto released = m_store->execute(device, all.subspan(50));
    QVERIFY_RESULT(released);
    QCOMPARE(released->back().outcome, Outcome::Applied);
}

} // namespace yorisoi::central_suite
