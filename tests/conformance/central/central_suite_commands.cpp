// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "central_suite.h"

namespace yorisoi::central_suite {

using records::Citizen;

void CentralSuite::anAppliedCommandIsInTheRecordAndOnTheFeed()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const Command contact = m_fixture->contact(device, people->front().id, 2);

    const auto result = decide(device, contact);

    QCOMPARE(result.outcome, Outcome::Applied);
    QCOMPARE(result.receipt, 1);
    QCOMPARE(result.seq, 2);
    QVERIFY(!result.duplicate);
    QCOMPARE(result.decidedAt, m_fixture->clock.now());
    QCOMPARE(result.effects.size(), 2u);
    const auto feed = feedOf(kWard);
    QCOMPARE(feed.size(), 2u);
    for (std::size_t i = 0; i < 2; ++i) {
        const Row row = rowOf(feed[i]);
        QCOMPARE(row.id, contact.edits[i].id);
        QCOMPARE(feed[i].operation, contact.operation);
        QCOMPARE(feed[i].payload, records::toJson(standing(row)));
        QCOMPARE(result.effects[i], (records::Effect{EntityKind::Event, row.id, 1}));
    }
    QVERIFY(!feed[0].endsTransaction);
    QVERIFY(feed[1].endsTransaction);
}

void CentralSuite::aRepeatGetsTheStoredResultAndChangesNothing()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const Command contact = m_fixture->contact(device, people->front().id);
    auto first = decide(device, contact);
    m_fixture->clock.advance(std::chrono::minutes(5));

    const auto second = decide(device, contact);

    QVERIFY(second.duplicate);
    first.duplicate = true;
    QCOMPARE(second, first);
    QCOMPARE(feedOf(kWard).size(), 1u);
}

void CentralSuite::aRepeatInTheSameBatchIsDecidedOnce()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const Command contact = m_fixture->contact(device, people->front().id);
    const std::vector<Command> batch{contact, contact};

    const auto results = m_store->execute(device, batch);

    QVERIFY_RESULT(results);
    QVERIFY(!results->at(0).duplicate);
    QVERIFY(results->at(1).duplicate);
    QCOMPARE(results->at(1).receipt, results->at(0).receipt);
    QCOMPARE(feedOf(kWard).size(), 1u);
}

void CentralSuite::receiptsAreUniqueAcrossWards()
{
    const auto here = m_fixture->load(*m_store, 1, kWard);
    const auto there = m_fixture->load(*m_store, 1, kOtherWard);
    QVERIFY_RESULT(here);
    QVERIFY_RESULT(there);
    const auto device = m_fixture->device(kWard);
    const auto other = m_fixture->device(kOtherWard);

    std::set<std::int64_t> receipts;
    for (int i = 0; i < 3; ++i) {
        receipts.insert(decide(device, m_fixture->contact(device, here->front().id)).receipt);
        receipts.insert(decide(other, m_fixture->contact(other, there->front().id)).receipt);
    }

    QCOMPARE(receipts.size(), 6u);
    QCOMPARE(*receipts.begin(), 1);
}

void CentralSuite::changesOfDifferentFieldsMerge()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const Row &seen = people->front();
    const auto here = m_fixture->device();
    const auto van = m_fixture->device();

    QCOMPARE(decide(here, m_fixture->amend(here, seen, &Citizen::phone, "06-1111-1111")).outcome,
             Outcome::Applied);
    const auto second = decide(van, m_fixture->amend(van, seen, &Citizen::email, "a@example.jp"));

    QCOMPARE(second.outcome, Outcome::Merged);
    const auto now = records::fromRow<Citizen>(standing(seen));
    QCOMPARE(now.phone, std::string("06-1111-1111"));
    QCOMPARE(now.email, std::string("a@example.jp"));
    QCOMPARE(now.revision, 3);
}

void CentralSuite::aClashKeepsBothValuesAndTheirAuthors()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const Row &seen = people->front();
    const auto here = m_fixture->device();
    const auto van = m_fixture->device();
    Command first = m_fixture->amend(here, seen, &Citizen::phone, "06-1111-1111");
    first.staff = kSupervisor;
    QCOMPARE(decide(here, first).outcome, Outcome::Applied);

    const auto result = decide(van, m_fixture->amend(van, seen, &Citizen::phone, "06-2222-2222"));

    QCOMPARE(result.outcome, Outcome::Conflict);
    QCOMPARE(records::fromRow<Citizen>(standing(seen)).phone, std::string("06-1111-1111"));
    const auto conflict = records::fromRow<records::Conflict>(rowOf(feedOf(kWard).back()));
    QCOMPARE(conflict.citizen, seen.id);
    QCOMPARE(conflict.keptValue, std::string("\"06-1111-1111\""));
    QCOMPARE(conflict.otherValue, std::string("\"06-2222-2222\""));
    QCOMPARE(conflict.keptBy, std::string(kSupervisor));
    QCOMPARE(conflict.otherBy, std::string(kClerk));
}

void CentralSuite::anEditOnTopOfAnOwnUnseenEditIsNoClash()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const Row &seen = people->front();
    const auto device = m_fixture->device();
    const Command first = m_fixture->amend(device, seen, &Citizen::phone, "06-1111-1111");
    Command second = m_fixture->amend(device, seen, &Citizen::phone, "06-2222-2222");
    second.edits.front().fields.front().base.afterOperation = first.operation;

    QCOMPARE(decide(device, first).outcome, Outcome::Applied);
    QCOMPARE(decide(device, second).outcome, Outcome::Applied);

    QCOMPARE(records::fromRow<Citizen>(standing(seen)).phone, std::string("06-2222-2222"));
}

void CentralSuite::afterAClashAnOwnEditOfTheSameRowIsJudgedByWhatWasSeen()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const Row &seen = people->front();
    const auto here = m_fixture->device();
    const auto van = m_fixture->device();
    decide(here, m_fixture->amend(here, seen, &Citizen::phone, "06-1111-1111"));
    const Command clashing = m_fixture->amend(van, seen, &Citizen::phone, "06-2222-2222");
    Command onTop = m_fixture->amend(van, seen, &Citizen::phone, "06-3333-3333");
    onTop.edits.front().fields.front().base.afterOperation = clashing.operation;
    QCOMPARE(decide(van, clashing).outcome, Outcome::Conflict);

    QCOMPARE(decide(van, onTop).outcome, Outcome::Conflict);

    QCOMPARE(records::fromRow<Citizen>(standing(seen)).phone, std::string("06-1111-1111"));
}

void CentralSuite::aRejectedCommandLeavesOnlyItsResult()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const std::string before = rowsOf(kWard);
    Command command = m_fixture->contact(device, people->front().id, 2);
    command.edits[1].fields.clear();

    const auto result = decide(device, command);

    QCOMPARE(result.outcome, Outcome::Rejected);
    QCOMPARE(result.reason, std::string("field-missing"));
    QCOMPARE(result.seq, 0);
    QVERIFY(result.effects.empty());
    QCOMPARE(rowsOf(kWard), before);
    QVERIFY(feedOf(kWard).empty());
    QVERIFY(decide(device, command).duplicate);
}

void CentralSuite::aCommandOfAnotherWardIsRejectedAndThatIsStored()
{
    const auto here = m_fixture->load(*m_store, 1, kWard);
    const auto there = m_fixture->load(*m_store, 1, kOtherWard);
    QVERIFY_RESULT(here);
    QVERIFY_RESULT(there);
    const auto device = m_fixture->device(kWard);
    Command command = m_fixture->contact(device, there->front().id);
    command.ward = kOtherWard;

    const auto result = decide(device, command);

    QCOMPARE(result.outcome, Outcome::Rejected);
    QCOMPARE(result.reason, std::string("not-permitted"));
    QVERIFY(decide(device, command).duplicate);
    QVERIFY(feedOf(kWard).empty());
    QVERIFY(feedOf(kOtherWard).empty());
}

void CentralSuite::aCommandInTheNameOfAnotherDeviceIsRejected()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const auto other = m_fixture->device();
    const Command command = m_fixture->contact(other, people->front().id);

    const auto result = decide(device, command);

    QCOMPARE(result.outcome, Outcome::Rejected);
    QCOMPARE(result.reason, std::string("not-permitted"));
    // The other device's numbers are untouched: its own first command is in order.
    Command own = m_fixture->contact(other, people->front().id);
    own.number = 1;
    QCOMPARE(decide(other, own).outcome, Outcome::Applied);
}

void CentralSuite::anOperationIdOfAnotherDeviceTellsNothing()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const auto other = m_fixture->device();
    const Command command = m_fixture->contact(device, people->front().id);
    const auto decided = decide(device, command);
    Command stolen = m_fixture->contact(other, people->front().id);
    stolen.operation = command.operation;

    const auto result = decide(other, stolen);

    QCOMPARE(result.outcome, Outcome::Rejected);
    QCOMPARE(result.reason, std::string("not-permitted"));
    QCOMPARE(result.receipt, 0);
    QVERIFY(result.effects.empty());
    QCOMPARE(decide(device, command).receipt, decided.receipt);
}

void CentralSuite::unknownAndInactiveStaffAreRejected()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    for (const char *staff : {"no-such-number", kRetired, ""}) {
        Command command = m_fixture->contact(device, people->front().id);
        command.staff = staff;
        const auto result = decide(device, command);
        QCOMPARE(result.outcome, Outcome::Rejected);
        QCOMPARE(result.reason, std::string("not-permitted"));
    }
    QVERIFY(feedOf(kWard).empty());
}

void CentralSuite::noCommandChangesStaffOrDevices()
{
    QVERIFY_RESULT(m_fixture->load(*m_store));
    const auto device = m_fixture->device();
    records::Device terminal;
    terminal.id = m_fixture->newId();
    terminal.ward = kWard;
    terminal.name = "窓口";
    for (const Row &row : {m_fixture->staff("3001", "operator"), records::toRow(terminal)}) {
        Command command = m_fixture->command(device, records::Intent::ResolveConflict);
        command.edits.push_back(records::createEdit(row));
        const auto result = decide(device, command);
        QCOMPARE(result.outcome, Outcome::Rejected);
        QCOMPARE(result.reason, std::string("not-permitted"));
    }
}

void CentralSuite::anIdThatStandsForAnotherPersonsRowIsRejected()
{
    const auto people = m_fixture->load(*m_store, 2);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const Command first = m_fixture->contact(device, people->at(0).id);
    Command sameIdOfAnother = m_fixture->contact(device, people->at(1).id);
    sameIdOfAnother.edits.front().id = first.edits.front().id;
    // Says that the row is where it is not.
    Command sameIdElsewhere = m_fixture->contact(device, people->at(0).id);
    sameIdElsewhere.edits.front().id = first.edits.front().id;
    sameIdElsewhere.edits.front().cluster = m_fixture->newId();
    const std::vector<Command> batch{first, sameIdOfAnother, sameIdElsewhere,
                                     m_fixture->contact(device, people->at(1).id)};

    const auto results = m_store->execute(device, batch);

    QVERIFY_RESULT(results);
    QCOMPARE(results->at(0).outcome, Outcome::Applied);
    for (const std::size_t i : {1u, 2u}) {
        QCOMPARE(results->at(i).outcome, Outcome::Rejected);
        QCOMPARE(results->at(i).reason, std::string("already-exists"));
    }
    QCOMPARE(results->at(3).outcome, Outcome::Applied);
    QCOMPARE(feedOf(kWard).size(), 2u);
}

void CentralSuite::aPurposeThatHoldsAnIndividualNumberIsRejected()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    Command command = m_fixture->contact(device, people->front().id);
    command.purpose = "確認 1234 5678 9018";
    QVERIFY(records::holdsIndividualNumber(command.purpose));

    const auto result = decide(device, command);

    QCOMPARE(result.outcome, Outcome::Rejected);
    QCOMPARE(result.reason, std::string("individual-number"));
    QVERIFY(feedOf(kWard).empty());
}

void CentralSuite::aNumberUsedTwiceQuarantinesTheDevice()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    QVERIFY_RESULT(m_store->enrol(device));
    const Command first = m_fixture->contact(device, people->front().id);
    QCOMPARE(decide(device, first).outcome, Outcome::Applied);
    const Command next = m_fixture->contact(device, people->front().id);
    Command other = m_fixture->contact(device, people->front().id);
    other.number = first.number;
    const std::vector<Command> batch{next, other};

    QCOMPARE_ERROR(m_store->execute(device, batch), ErrorCode::Refused);

    QCOMPARE((*m_store->device(device.id))->state, std::string("quarantined"));
    QCOMPARE((*m_store->device(device.id))->why, std::string("numbers-went-back"));
    // Nothing of the call was decided, and nothing more is: the outbox keeps it all.
    QCOMPARE_ERROR(m_store->execute(device, {&next, 1}), ErrorCode::Refused);
    const auto feed = feedOf(kWard);
    QCOMPARE(feed.size(), 3u);
    QCOMPARE(records::fromRow<records::Device>(rowOf(feed.back())).state,
             std::string("quarantined"));
}

void CentralSuite::aHoleInTheNumbersStopsNothingAndIsNeverFilled()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    const Uuid citizen = people->front().id;
    QCOMPARE(decide(device, m_fixture->contact(device, citizen)).outcome, Outcome::Applied);
    const Command left = m_fixture->contact(device, citizen);

    QCOMPARE(decide(device, m_fixture->contact(device, citizen)).outcome, Outcome::Applied);

    QCOMPARE_ERROR(m_store->execute(device, {&left, 1}), ErrorCode::Refused);
}

void CentralSuite::anotherEpochOfTheDeviceCountsFromOne()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    QCOMPARE(decide(device, m_fixture->contact(device, people->front().id)).outcome,
             Outcome::Applied);
    Command anew = m_fixture->contact(device, people->front().id);
    anew.deviceEpoch = 2;
    anew.number = 1;

    QCOMPARE(decide(device, anew).outcome, Outcome::Applied);
}

void CentralSuite::commandsNeedAFilledWard()
{
    const auto device = m_fixture->device();
    const Command command = m_fixture->contact(device, m_fixture->newId());

    QCOMPARE_ERROR(m_store->execute(device, {&command, 1}), ErrorCode::NotFound);
}

} // namespace yorisoi::central_suite
