// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

namespace {

Citizen memberOf(const base::Uuid &household, std::uint64_t number, const std::string &role,
                 const std::string &born)
{
    Citizen citizen = person(number, "高橋　" + role, "タカハシ");
    citizen.household = household;
    citizen.householdRole = role;
    citizen.birthDate = born;
    return citizen;
}

Relation relationTo(std::uint64_t other, const std::string &kind)
{
    Relation relation;
    relation.id = idOf(500 + other);
    relation.ward = kWard;
    relation.citizen = idOf(1);
    relation.other = idOf(other);
    relation.kind = kind;
    return relation;
}

} // namespace

class CardTest : public QObject {
    Q_OBJECT
private slots:
    void aHouseholdShowsItsHeadFirstThenByAge()
    {
        Desk desk;
        Household household;
        household.id = idOf(900);
        household.ward = kWard;
        household.number = "H-1";
        household.head = idOf(3);
        desk.has({toRow(household), toRow(memberOf(household.id, 1, "child", "2010-05-05")),
                  toRow(memberOf(household.id, 2, "parent", "1940-01-01")),
                  toRow(memberOf(household.id, 3, "head", "1975-01-01")), toRow(person(4))});
        const auto card = desk.copy->citizen(idOf(1));
        QVERIFY_RESULT(card);
        QVERIFY(card->household && card->household->number == "H-1");
        QCOMPARE(card->members.size(), std::size_t{3});
        QVERIFY(card->members[0].id == idOf(3));
        QVERIFY(card->members[1].id == idOf(2));
        QVERIFY(card->members[2].id == idOf(1));
        QVERIFY(!desk.copy->citizen(idOf(4))->household);
    }
    void whoActsForAPersonComesFirstAndAProtectedOneWithoutTelephone()
    {
        Desk desk;
        auto gone = relationTo(9, "attorney");
        desk.has({toRow(person(1)), toRow(person(2)), toRow(person(3)),
                  toRow(relationTo(2, "child")), toRow(relationTo(3, "guardian")), toRow(gone),
                  toRow(supportMeasure(idOf(3), 1))});
        const auto card = desk.copy->citizen(idOf(1)).value();
        QCOMPARE(card.relatives.size(), std::size_t{3});
        QCOMPARE(card.relatives[0].relation.kind, std::string("guardian"));
        QVERIFY(card.relatives[0].phone.empty());
        QVERIFY(!card.relatives[0].name.empty());
        QCOMPARE(card.relatives[1].relation.kind, std::string("attorney"));
        QVERIFY(card.relatives[1].name.empty());
        QCOMPARE(card.relatives[2].phone, person(2).phone);
    }
    void countsAndFreshnessAreThere()
    {
        Desk desk;
        Case closed = caseOf(idOf(1), 2);
        closed.status = "closed";
        auto lifted = supportMeasure(idOf(1), 1);
        lifted.state = "lifted";
        auto note = supportMeasure(idOf(1), 2);
        note.kind = "safety-note";
        desk.has({toRow(person(1)), toRow(caseOf(idOf(1), 1)), toRow(closed),
                  toRow(eventOf(idOf(1), 1, kNow)), toRow(eventOf(idOf(1), 2, kNow)), toRow(lifted),
                  toRow(note)});
        auto card = desk.copy->citizen(idOf(1)).value();
        QVERIFY(card.asOf == base::Instant{});
        QCOMPARE(card.openCases, std::size_t{1});
        QCOMPARE(card.events, std::size_t{2});
        QCOMPARE(card.restrictions.size(), std::size_t{2});
        QCOMPARE(card.restrictions[0].kind, std::string("safety-note"));
        QVERIFY(!card.addressWithheld);
        must(desk.copy->markLevel(minutesAgo(3)));
        card = desk.copy->citizen(idOf(1)).value();
        QVERIFY(card.asOf == minutesAgo(3));
    }
    void openConflictsAreOnTheCard()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        const Row seen = desk.row(EntityKind::Citizen, idOf(1));
        auto theirs = fromRow<Citizen>(seen);
        theirs.phone = "090-9";
        desk.elsewhere(Intent::AmendCitizen, {amendEdit(seen, toRow(theirs))});
        desk.amendFrom(seen, [](Citizen &c) { c.phone = "090-1"; });
        must(desk.push());
        must(desk.pull());
        auto card = desk.copy->citizen(idOf(1)).value();
        QCOMPARE(card.conflicts.size(), std::size_t{1});
        QCOMPARE(card.conflicts[0].field, std::string("phone"));
        // Resolving it is an ordinary command.
        auto resolved = card.conflicts[0];
        resolved.state = "resolved";
        QVERIFY_RESULT(desk.copy->submit(draft(
            Intent::ResolveConflict, {amendEdit(toRow(card.conflicts[0]), toRow(resolved))})));
        QVERIFY(desk.copy->citizen(idOf(1))->conflicts.empty());
        must(desk.push());
        must(desk.pull());
        QVERIFY(desk.equalsServer());
    }
    void nobodyOfThatIdIsNotFound()
    {
        Desk desk;
        QCOMPARE_ERROR(desk.copy->citizen(idOf(1)), ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(CardTest)
#include "card_test.moc"
