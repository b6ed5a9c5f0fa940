// SPDX-License-Identifier: GPL-3.0-or-later
#include "central_suite.h"

namespace yorisoi::central_suite {

using records::Citizen;
using records::Intent;

namespace {

/// A case of the person, and a thing to do in it.
std::vector<Row> caseOf(CentralFixture &fixture, const Uuid &citizen)
{
    records::Case file;
    file.id = fixture.newId();
    file.ward = kWard;
    file.number = "R8-1";
    file.citizen = citizen;
    file.title = "児童手当の認定請求";
    file.stage = "application";
    file.openedAt = fixture.clock.now();
    records::ChecklistItem item;
    item.id = fixture.newId();
    item.ward = kWard;
    item.caseId = file.id;
    item.citizen = citizen;
    item.title = "本人確認";
    return {records::toRow(file), records::toRow(item)};
}

} // namespace

void CentralSuite::aMoveTakesEverythingOfAPersonToTheOtherWard()
{
    const auto people = m_fixture->load(*m_store, 2, kWard);
    QVERIFY_RESULT(people);
    QVERIFY_RESULT(m_fixture->load(*m_store, 1, kOtherWard));
    const auto device = m_fixture->device();
    const Uuid mover = people->front().id;
    decide(device, m_fixture->contact(device, mover, 3));
    decide(device, m_fixture->contact(device, people->back().id));
    Command open = m_fixture->command(device, Intent::OpenCase);
    for (const Row &row : caseOf(*m_fixture, mover))
        open.edits.push_back(records::createEdit(row));
    QCOMPARE(decide(device, open).outcome, Outcome::Applied);
    const std::int64_t seqThere = m_store->head(kOtherWard)->seq;

    const Command command = move(device, mover, kOtherWard);
    const auto result = decide(device, command);

    QCOMPARE(result.outcome, Outcome::Applied);
    QCOMPARE(result.seq, m_store->head(kWard)->seq);
    QVERIFY(rowsOf(kWard).find(mover.toString()) == std::string::npos);
    // A person, three contacts, a case and what is to do in it; all as they were but for the ward.
    const auto there = feedOf(kOtherWard);
    QCOMPARE(there.size() - static_cast<std::size_t>(seqThere), 6u);
    for (std::size_t i = static_cast<std::size_t>(seqThere); i < there.size(); ++i) {
        QCOMPARE(there[i].operation, command.operation);
        QCOMPARE(there[i].endsTransaction, i + 1 == there.size());
        const Row row = rowOf(there[i]);
        QCOMPARE(row.ward, std::string(kOtherWard));
        QCOMPARE(records::toJson(standing(row)), there[i].payload);
    }
    const auto here = feedOf(kWard);
    for (std::size_t i = here.size() - 6; i < here.size(); ++i) {
        const auto removal = records::removalFromJson(here[i].payload);
        QVERIFY_RESULT(removal);
        QCOMPARE((*removal)->reason, std::string("moved"));
        QCOMPARE((*removal)->toWard, std::string(kOtherWard));
        QCOMPARE(here[i].endsTransaction, i + 1 == here.size());
    }
    for (const char *ward : {kWard, kOtherWard})
        QVERIFY(records::differingKinds(*m_store->digests(ward), counted(ward)).empty());
}

void CentralSuite::afterAMoveCommandsOfTheOldWardAreRejectedByName()
{
    const auto people = m_fixture->load(*m_store, 1, kWard);
    QVERIFY_RESULT(people);
    QVERIFY_RESULT(m_fixture->load(*m_store, 1, kOtherWard));
    const auto device = m_fixture->device();
    const Row &seen = people->front();
    const auto files = caseOf(*m_fixture, seen.id);
    Command open = m_fixture->command(device, Intent::OpenCase);
    for (const Row &row : files)
        open.edits.push_back(records::createEdit(row));
    decide(device, open);
    decide(device, move(device, seen.id, kOtherWard));

    Row closed = files.front();
    closed.values[records::fieldOf(&records::Case::status)] = std::string("closed");
    Command advance = m_fixture->command(device, Intent::AdvanceCase);
    advance.edits.push_back(records::amendEdit(files.front(), closed));
    const std::vector<Command> late{
        advance, m_fixture->contact(device, seen.id),
        m_fixture->amend(device, seen, &Citizen::phone, "06-1111-1111")};
    const auto results = m_store->execute(device, late);

    QVERIFY_RESULT(results);
    for (const auto &result : *results) {
        QCOMPARE(result.outcome, Outcome::Rejected);
        QCOMPARE(result.reason, std::string("moved"));
        QCOMPARE(result.detail, std::string(kOtherWard));
    }
    QVERIFY(rowsOf(kWard).find(seen.id.toString()) == std::string::npos);
}

void CentralSuite::whoComesBackIsKnownAgain()
{
    const auto people = m_fixture->load(*m_store, 1, kWard);
    QVERIFY_RESULT(people);
    QVERIFY_RESULT(m_fixture->load(*m_store, 1, kOtherWard));
    const auto here = m_fixture->device(kWard);
    const auto there = m_fixture->device(kOtherWard);
    const Uuid mover = people->front().id;
    decide(here, move(here, mover, kOtherWard));

    QCOMPARE(decide(there, move(there, mover, kWard)).outcome, Outcome::Applied);

    QCOMPARE(decide(here, m_fixture->contact(here, mover)).outcome, Outcome::Applied);
    QCOMPARE(decide(there, m_fixture->contact(there, mover)).reason, std::string("moved"));
}

void CentralSuite::aMoveNeedsASupervisorAPersonAndAnotherWard()
{
    const auto people = m_fixture->load(*m_store, 1, kWard);
    QVERIFY_RESULT(people);
    QVERIFY_RESULT(m_fixture->load(*m_store, 1, kOtherWard));
    const auto device = m_fixture->device();
    Command byClerk = move(device, people->front().id, kOtherWard);
    byClerk.staff = kClerk;

    QCOMPARE(decide(device, byClerk).reason, std::string("not-permitted"));
    QCOMPARE(decide(device, move(device, m_fixture->newId(), kOtherWard)).reason,
             std::string("unknown-entity"));
    QCOMPARE(decide(device, move(device, people->front().id, kWard)).reason,
             std::string("field-invalid"));
    QCOMPARE(decide(device, move(device, people->front().id, "99999")).reason,
             std::string("field-invalid"));
    QVERIFY(feedOf(kWard).empty());
}

void CentralSuite::aHouseholdStaysWithThoseWhoStay()
{
    const auto people = m_fixture->load(*m_store, 2, kWard);
    QVERIFY_RESULT(people);
    QVERIFY_RESULT(m_fixture->load(*m_store, 1, kOtherWard));
    const auto device = m_fixture->device();
    records::Household home;
    home.id = m_fixture->newId();
    home.ward = kWard;
    home.number = "H-1";
    home.address = "試験町一丁目";
    for (const Row &person : *people) {
        Command join = m_fixture->command(device, Intent::AmendCitizen);
        Row after = person;
        after.values[static_cast<std::size_t>(
            records::fieldIndex(EntityKind::Citizen, "household"))] = home.id;
        if (&person == &people->front())
            join.edits.push_back(records::createEdit(records::toRow(home)));
        join.edits.push_back(records::amendEdit(person, after));
        QCOMPARE(decide(device, join).outcome, Outcome::Applied);
    }

    decide(device, move(device, people->at(0).id, kOtherWard));

    Row moved = people->at(0);
    moved.ward = kOtherWard;
    QVERIFY(records::fromRow<Citizen>(standing(moved)).household.isNull());
    QCOMPARE(records::fromRow<records::Household>(standing(records::toRow(home))).number,
             std::string("H-1"));
    // The last one takes it along.
    decide(device, move(device, people->at(1).id, kOtherWard));
    home.ward = kOtherWard;
    QCOMPARE(records::fromRow<records::Household>(standing(records::toRow(home))).number,
             std::string("H-1"));
}

} // namespace yorisoi::central_suite
