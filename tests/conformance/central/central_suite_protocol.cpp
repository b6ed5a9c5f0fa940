// SPDX-License-Identifier: GPL-3.0-or-later
#include "central_suite.h"
#include "yorisoi/crypto/encoding.h"
#include "yorisoi/crypto/signature.h"

namespace yorisoi::central_suite {

using records::Citizen;
using records::Intent;
using records::Restriction;

namespace {

bool isSigned(const CentralStore &store, const records::OperationResult &result)
{
    const auto bytes = crypto::fromBase64Url(result.signature);
    crypto::Signature signature{};
    if (!bytes || bytes->size() != signature.size())
        return false;
    std::ranges::copy(*bytes, signature.begin());
    return crypto::VerifyKey(store.receiptKey())
        .verify(crypto::bytesOf(records::receiptText(result)), signature);
}

Row protect(CentralFixture &fixture, const Uuid &citizen, const std::string &ward = kWard)
{
    Restriction restriction;
    restriction.id = fixture.newId();
    restriction.ward = ward;
    restriction.citizen = citizen;
    restriction.kind = "support-measure";
    restriction.source = "住民基本台帳事務";
    restriction.note = "試験";
    restriction.asOf = fixture.clock.now();
    return records::toRow(restriction);
}

Row lifted(const Row &row)
{
    Row after = row;
    after.values[records::fieldOf(&Restriction::state)] = std::string("lifted");
    return after;
}

} // namespace

void CentralSuite::everyResultIsSignedAndARepeatHasTheSameSignature()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const Command contact = m_fixture->contact(device, people->front().id);

    auto result = decide(device, contact);

    QVERIFY(isSigned(*m_store, result));
    QCOMPARE(decide(device, contact).signature, result.signature);
    result.receipt += 1;
    QVERIFY(!isSigned(*m_store, result));
}

void CentralSuite::aRejectionIsSignedToo()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    Command command = m_fixture->contact(device, people->front().id);
    command.staff = "no-such-number";

    auto result = decide(device, command);

    QCOMPARE(result.outcome, Outcome::Rejected);
    QVERIFY(isSigned(*m_store, result));
    result.outcome = Outcome::Applied;
    QVERIFY(!isSigned(*m_store, result));
}

void CentralSuite::whatIsNotUnderstoodIsRejectedByNameAndStored()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    Command newer = m_fixture->command(device, Intent::RecordContact);
    newer.notUnderstood = "unknown-operation";
    const std::vector<Command> batch{newer, m_fixture->contact(device, people->front().id)};

    const auto results = m_store->execute(device, batch);

    QVERIFY_RESULT(results);
    QCOMPARE(results->at(0).outcome, Outcome::Rejected);
    QCOMPARE(results->at(0).reason, std::string("unknown-operation"));
    QVERIFY(results->at(0).receipt > 0);
    QCOMPARE(results->at(1).outcome, Outcome::Applied);
    QVERIFY(decide(device, newer).duplicate);
}

void CentralSuite::aBaseThatNeverWasIsRejectedByName()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    Row dreamt = people->front();
    dreamt.revision = 7;
    const std::string before = rowsOf(kWard);

    const auto result =
        decide(device, m_fixture->amend(device, dreamt, &Citizen::phone, "06-1111-1111"));

    QCOMPARE(result.outcome, Outcome::Rejected);
    QCOMPARE(result.reason, std::string("base-from-the-future"));
    QVERIFY(result.receipt > 0);
    QCOMPARE(rowsOf(kWard), before);
}

void CentralSuite::anEditOfAnotherFieldAfterAClashIsNoConflict()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const Row &seen = people->front();
    const auto here = m_fixture->device();
    const auto van = m_fixture->device();
    decide(here, m_fixture->amend(here, seen, &Citizen::phone, "06-1111-1111"));
    // One edit of two fields, of which one clashes …
    Command both = m_fixture->amend(van, seen, &Citizen::phone, "06-2222-2222");
    both.edits.front().fields.push_back(
        {static_cast<std::uint8_t>(records::fieldOf(&Citizen::email)),
         std::string("a@example.jp"),
         {seen.revision, {}}});
    QCOMPARE(decide(van, both).outcome, Outcome::Conflict);
    // … and a further one of the field that did not, by who had seen it only so.
    Command further = m_fixture->amend(van, seen, &Citizen::email, "b@example.jp");
    further.edits.front().fields.front().base.afterOperation = both.operation;

    const auto result = decide(van, further);

    QVERIFY(result.outcome != Outcome::Conflict);
    QCOMPARE(records::fromRow<Citizen>(standing(seen)).email, std::string("b@example.jp"));
}

void CentralSuite::aRestrictionIsLiftedByTwoPeopleAlone()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const Row row = protect(*m_fixture, people->front().id);
    Command set = m_fixture->command(device, Intent::SetRestriction);
    set.edits.push_back(records::createEdit(row));
    QCOMPARE(decide(device, set).outcome, Outcome::Applied);

    for (const char *second : {"", kClerk, kRetired, "no-such-number"}) {
        Command alone = m_fixture->command(device, Intent::LiftRestriction);
        alone.edits.push_back(records::amendEdit(row, lifted(row)));
        alone.secondStaff = second;
        QCOMPARE(decide(device, alone).reason, std::string("needs-second-person"));
    }
    Command together = m_fixture->command(device, Intent::LiftRestriction);
    together.edits.push_back(records::amendEdit(row, lifted(row)));
    together.secondStaff = kSupervisor;
    const auto result = decide(device, together);

    QCOMPARE(result.outcome, Outcome::Applied);
    QCOMPARE(records::fromRow<Restriction>(standing(row)).state, std::string("lifted"));
}

void CentralSuite::restrictionsOfAllWardsAreOnTheLane()
{
    const auto here = m_fixture->load(*m_store, 1, kWard);
    const auto there = m_fixture->load(*m_store, 1, kOtherWard);
    QVERIFY_RESULT(here);
    QVERIFY_RESULT(there);
    QCOMPARE(m_store->protectiveChanges(0, 10)->head, 0);
    for (const char *ward : {kWard, kOtherWard}) {
        const auto device = m_fixture->device(ward);
        Command set = m_fixture->command(device, Intent::SetRestriction);
        set.edits.push_back(records::createEdit(
            protect(*m_fixture, (ward == kWard ? here : there)->front().id, ward)));
        QCOMPARE(decide(device, set).outcome, Outcome::Applied);
    }

    const auto first = m_store->protectiveChanges(0, 1);
    QVERIFY_RESULT(first);
    QCOMPARE(first->entries.size(), 1u);
    const auto rest = m_store->protectiveChanges(first->entries.front().number, 10);

    QVERIFY_RESULT(rest);
    QCOMPARE(rest->entries.size(), 1u);
    QCOMPARE(rest->entries.front().number, rest->head);
    const auto restriction =
        records::fromRow<Restriction>(records::rowFromJson(rest->entries.front().payload).value());
    QCOMPARE(restriction.citizen, there->front().id);
    QCOMPARE(restriction.state, std::string("active"));
    // What only its ward has to know stays there.
    QVERIFY(restriction.source.empty());
    QVERIFY(restriction.note.empty());
    QVERIFY(m_store->protectiveChanges(rest->head, 10)->entries.empty());
}

void CentralSuite::afterARestoreWardsHaveNewEpochsAndReceiptsLeap()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const auto before = decide(device, m_fixture->contact(device, people->front().id));
    const auto cursor = m_store->head(kWard);
    QVERIFY_RESULT(cursor);

    QVERIFY_RESULT(m_store->noteRestored());

    QCOMPARE_ERROR(m_store->changes(*cursor, 4096), ErrorCode::StaleEpoch);
    QCOMPARE(m_store->head(kWard)->seq, cursor->seq);
    QVERIFY(records::differingKinds(*m_store->digests(kWard), counted(kWard)).empty());
    const auto after = decide(device, m_fixture->contact(device, people->front().id));
    QCOMPARE(after.outcome, Outcome::Applied);
    QVERIFY(after.receipt > before.receipt + 100'000);
}

void CentralSuite::afterARestoreLostNumbersMayComeAgainAndKnownOnesMayNot()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const Uuid citizen = people->front().id;
    const Command known = m_fixture->contact(device, citizen);
    decide(device, known);
    const Command lost = m_fixture->contact(device, citizen);
    QVERIFY_RESULT(m_store->noteRestored());
    // The device has gone on before it noticed.
    QCOMPARE(decide(device, m_fixture->contact(device, citizen)).outcome, Outcome::Applied);

    QCOMPARE(decide(device, lost).outcome, Outcome::Applied);

    QVERIFY(decide(device, lost).duplicate);
    for (const std::int64_t number : {known.number, lost.number}) {
        Command again = m_fixture->contact(device, citizen);
        again.number = number;
        QCOMPARE_ERROR(m_store->execute(device, {&again, 1}), ErrorCode::Refused);
    }
}

} // namespace yorisoi::central_suite
