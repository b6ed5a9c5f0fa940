// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

class OverlayTest : public QObject {
    Q_OBJECT
private slots:
    void aRecordedContactIsOnTheTimelineAtOnceAndAfterARestart()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        const Event made = eventOf(idOf(1), 1, minutesAgo(1));
        const auto submission = desk.copy->submit(contact(made));
        QVERIFY_RESULT(submission);
        QVERIFY(submission->outcome == Outcome::Applied);
        QCOMPARE(submission->number, 1);
        QVERIFY(!submission->operation.isNull());
        for (int run = 0; run < 2; ++run) {
            const auto page = desk.timeline(idOf(1));
            QCOMPARE(page.entries.size(), std::size_t{1});
            QVERIFY(page.entries[0].event.id == made.id);
            QVERIFY(page.entries[0].state == ItemState::OnDevice);
            QCOMPARE(desk.copy->unanswered(10)->size(), std::size_t{1});
            desk.reopen();
        }
    }
    void numbersAreContiguousAlsoOverRestartsAndRefusals()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        QCOMPARE(desk.copy->submit(contact(eventOf(idOf(1), 1, kNow)))->number, 1);
        auto withoutTitle = eventOf(idOf(1), 2, kNow);
        withoutTitle.title.clear();
        const auto refused = desk.copy->submit(contact(withoutTitle));
        QVERIFY_RESULT(refused);
        QVERIFY(refused->outcome == Outcome::Rejected);
        QCOMPARE(refused->reason, std::string("field-missing"));
        desk.reopen();
        QCOMPARE(desk.copy->submit(contact(eventOf(idOf(1), 3, kNow)))->number, 2);
        QCOMPARE(desk.copy->unanswered(10)->size(), std::size_t{2});
        QCOMPARE(desk.timeline(idOf(1)).entries.size(), std::size_t{2});
    }
    void aPersonRegisteredHereIsFoundAndCanBeAmendedBeforeTheServerKnows()
    {
        Desk desk;
        const Citizen visitor = person(5, "鈴木　花子", "スズキ　ハナコ");
        QVERIFY_RESULT(
            desk.copy->submit(draft(Intent::RegisterCitizen, {createEdit(toRow(visitor))})));
        QCOMPARE(desk.copy->search({"すずき", 10})->hits.size(), std::size_t{1});
        desk.amend(visitor.id, [](Citizen &c) { c.phone = "090-0000-1111"; });
        QCOMPARE(desk.citizen(visitor.id).phone, std::string("090-0000-1111"));
        QVERIFY_RESULT(desk.push());
        QVERIFY_RESULT(desk.pull());
        QVERIFY(desk.equalsServer());
        QCOMPARE(desk.citizen(visitor.id).phone, std::string("090-0000-1111"));
        QCOMPARE(desk.citizen(visitor.id).revision, 2);
        QCOMPARE(desk.copy->syncCounts()->openConflicts, std::size_t{0});
    }
    void whatArrivesMeanwhileShowsUnderOwnChangesWithoutUndoingThem()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        // Somebody else changes another field, and a neighbour comes.
        const Row seen = desk.server.store().rows().at({EntityKind::Citizen, idOf(1)});
        auto moved = fromRow<Citizen>(seen);
        moved.email = "taro@example.jp";
        desk.elsewhere(Intent::AmendCitizen, {amendEdit(seen, toRow(moved))});
        desk.has({toRow(person(2))});
        QCOMPARE(desk.citizen(idOf(1)).phone, std::string("090-1"));
        QCOMPARE(desk.citizen(idOf(1)).email, std::string("taro@example.jp"));
        QVERIFY(desk.copy->citizen(idOf(2)).has_value());
        QVERIFY_RESULT(desk.push());
        QVERIFY_RESULT(desk.pull());
        QVERIFY(desk.equalsServer());
        QCOMPARE(desk.copy->outbox(10)->front().outcome, std::string("merged"));
    }
    void aSecondOwnChangeOfAFieldBuildsOnTheFirst()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        const auto second = desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-2"; });
        QVERIFY(second.outcome != Outcome::Conflict);
        const auto waiting = desk.copy->unanswered(10).value();
        QVERIFY(waiting[1].edits[0].fields[0].base.afterOperation == waiting[0].operation);
        QCOMPARE(waiting[1].edits[0].fields[0].base.revision, 1);
        QVERIFY_RESULT(desk.push());
        QVERIFY_RESULT(desk.pull());
        QCOMPARE(desk.copy->syncCounts()->openConflicts, std::size_t{0});
        QCOMPARE(desk.citizen(idOf(1)).phone, std::string("090-2"));
        QVERIFY(desk.equalsServer());
    }
    void aFieldThatOnlyOthersChangedIsNotOverwrittenUnseen()
    {
        // Given: an own change of the telephone, seen with the e-mail of revision 1
        Desk desk;
        desk.has({toRow(person(1))});
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        const Row shown = desk.row(EntityKind::Citizen, idOf(1));
        // When: somebody else writes the e-mail, and this clerk does, too, from what was shown
        const Row there = desk.server.store().rows().at({EntityKind::Citizen, idOf(1)});
        auto other = fromRow<Citizen>(there);
        other.email = "theirs@example.jp";
        desk.elsewhere(Intent::AmendCitizen, {amendEdit(there, toRow(other))});
        desk.amendFrom(shown, [](Citizen &c) { c.email = "ours@example.jp"; });
        QVERIFY_RESULT(desk.push());
        QVERIFY_RESULT(desk.pull());
        // Then: both values are kept
        QCOMPARE(desk.copy->syncCounts()->openConflicts, std::size_t{1});
        QCOMPARE(desk.citizen(idOf(1)).email, std::string("theirs@example.jp"));
        QVERIFY(desk.equalsServer());
    }
    void anEditCountedOnFromWhatIsShownIsUnderstood()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        auto edit = amendEdit(toRow(person(1)), toRow(person(1)));
        edit.fields.push_back({static_cast<std::uint8_t>(fieldOf(&Citizen::phone)),
                               Value{std::string("090-2")},
                               {2, {}}});
        const auto submission = desk.copy->submit(draft(Intent::AmendCitizen, {edit}));
        QVERIFY_RESULT(submission);
        QVERIFY(submission->outcome != Outcome::Conflict);
        QVERIFY_RESULT(desk.push());
        QVERIFY_RESULT(desk.pull());
        QCOMPARE(desk.citizen(idOf(1)).phone, std::string("090-2"));
        QVERIFY(desk.equalsServer());
    }
    void aRejectedOperationIsTakenAwayAndWhatStoodOnItIsLaidAnew()
    {
        // Given: a visitor registered here, whose number the server finds to be taken as its id
        Desk desk;
        const Citizen visitor = person(5);
        QVERIFY_RESULT(
            desk.copy->submit(draft(Intent::RegisterCitizen, {createEdit(toRow(visitor))})));
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(visitor.id, 1, kNow))));
        auto standing = visitor;
        standing.nameStandard = "別の人";
        desk.server.put({toRow(standing)});
        QVERIFY_RESULT(desk.push());
        // Then: the contact stays, the registration has gone, the server's person comes
        QVERIFY(!desk.copy->find(EntityKind::Citizen, visitor.id, {}).value());
        QCOMPARE(desk.copy->syncCounts()->rejected, std::size_t{1});
        QVERIFY_RESULT(desk.pull());
        QCOMPARE(desk.citizen(visitor.id).nameStandard, std::string("別の人"));
        QCOMPARE(desk.timeline(visitor.id).entries.size(), std::size_t{1});
        QVERIFY(desk.equalsServer());
        const auto items = desk.copy->outbox(10).value();
        QCOMPARE(items.front().reason, std::string("already-exists"));
        QVERIFY_RESULT(desk.copy->settleRejected(items.front().operation));
        QCOMPARE(desk.copy->syncCounts()->rejected, std::size_t{0});
        QCOMPARE_ERROR(desk.copy->settleRejected(items.front().operation), ErrorCode::NotFound);
    }
    void aPersonWhoWasMovedAwayTakesOwnChangesAlongUntilTheServerAnswers()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        desk.server.remove({EntityKind::Citizen, idOf(1), {}});
        QVERIFY_RESULT(desk.pull());
        QVERIFY(!desk.copy->find(EntityKind::Citizen, idOf(1), {}).value());
        QCOMPARE(desk.copy->unanswered(10)->size(), std::size_t{1});
        // They come back: the change that still waits is laid over them again.
        desk.has({toRow(person(1))});
        QCOMPARE(desk.citizen(idOf(1)).phone, std::string("090-1"));
        QVERIFY_RESULT(desk.push());
        QVERIFY_RESULT(desk.pull());
        QVERIFY(desk.equalsServer());
    }
    void liftingARestrictionIsNotForADevice()
    {
        Desk desk;
        const auto measure = supportMeasure(idOf(1), 1);
        desk.has({toRow(person(1)), toRow(measure)});
        auto lifted = measure;
        lifted.state = "lifted";
        const auto submission = desk.copy->submit(
            draft(Intent::LiftRestriction, {amendEdit(toRow(measure), toRow(lifted))}));
        QVERIFY_RESULT(submission);
        QVERIFY(submission->outcome == Outcome::Rejected);
        QCOMPARE(submission->reason, std::string("needs-second-person"));
        QCOMPARE(desk.copy->syncCounts()->onDevice, std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(OverlayTest)
#include "overlay_test.moc"
