// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

namespace {

/// The server has decided against the oldest operation.
base::Uuid reject(Desk &desk, const std::string &reason = "field-invalid")
{
    const auto command = desk.copy->unanswered(1)->front();
    OperationResult result;
    result.operation = command.operation;
    result.outcome = Outcome::Rejected;
    result.reason = reason;
    result.detail = "27103";
    result.receipt = 5;
    result.decidedAt = kNow;
    must(desk.copy->recordResult(result));
    return command.operation;
}

} // namespace

class ParkedTest : public QObject {
    Q_OBJECT
private slots:
    void aRejectedOperationSaysWhatItMeantAndWhy()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });

        const base::Uuid parked = reject(desk, "moved");

        const auto item = desk.copy->outbox(1)->front();
        QCOMPARE(item.operation, parked);
        QCOMPARE(item.reason, std::string("moved"));
        QCOMPARE(item.detail, std::string("27103"));
        const auto command = desk.copy->operation(parked);
        QVERIFY_RESULT(command);
        QVERIFY(command->intent == Intent::AmendCitizen);
        QCOMPARE(std::get<std::string>(command->edits.front().fields.front().value),
                 std::string("090-1"));
        QCOMPARE_ERROR(desk.copy->operation(idOf(99)), ErrorCode::NotFound);
    }
    void aRetryIsANewOperationOverWhatStandsNow()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        const base::Uuid parked = reject(desk);
        auto elsewhere = person(1);
        elsewhere.phone = "090-9";
        desk.elsewhere(Intent::AmendCitizen, {amendEdit(toRow(person(1)), toRow(elsewhere))});
        must(desk.pull());

        const auto again = desk.copy->retryOperation(parked);

        QVERIFY_RESULT(again);
        QVERIFY(again->outcome == Outcome::Applied);
        QVERIFY(again->operation != parked);
        QCOMPARE(desk.copy->syncCounts()->rejected, std::size_t{0});
        QCOMPARE(desk.citizen(idOf(1)).phone, std::string("090-1"));
        QCOMPARE(desk.copy->archive(5)->front().id, parked);
        QCOMPARE(desk.copy->archive(5)->front().why, std::string("replaced"));
        must(desk.push());
        must(desk.pull());
        QVERIFY(desk.equalsServer());
        QCOMPARE(desk.copy->syncCounts()->openConflicts, std::size_t{0});
        QCOMPARE_ERROR(desk.copy->retryOperation(parked), ErrorCode::NotFound);
    }
    void aRetryThatIsRefusedHereLeavesTheRejectedOneWhereItIs()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        const base::Uuid parked = reject(desk);
        desk.server.remove({EntityKind::Citizen, idOf(1), {}, {}, {}});
        must(desk.pull());

        const auto again = desk.copy->retryOperation(parked);

        QVERIFY_RESULT(again);
        QVERIFY(again->outcome == Outcome::Rejected);
        QCOMPARE(desk.copy->syncCounts()->rejected, std::size_t{1});
        QVERIFY(desk.copy->archive(5)->empty());
    }
    void anEditedOneTakesThePlaceOfTheRejected()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        must(desk.copy->submit(contact(eventOf(idOf(1), 1, kNow))).map([](auto &&) {}));
        const base::Uuid parked = reject(desk);
        Event better = eventOf(idOf(1), 2, kNow);
        better.title = "書き直した題";

        const auto replaced = desk.copy->replaceOperation(parked, contact(better));

        QVERIFY_RESULT(replaced);
        QCOMPARE(desk.timeline(idOf(1)).entries.size(), std::size_t{1});
        QCOMPARE(desk.timeline(idOf(1)).entries.front().event.title, better.title);
        QCOMPARE(desk.copy->unanswered(5)->size(), std::size_t{1});
    }
    void whatWasNeverHandedOverCanBeTakenBack()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        const auto operation = desk.copy->unanswered(1)->front().operation;

        QVERIFY_RESULT(desk.copy->withdrawOperation(operation));

        QCOMPARE(desk.citizen(idOf(1)).phone, person(1).phone);
        QVERIFY(desk.copy->unanswered(1)->empty());
        QCOMPARE(desk.copy->archive(1)->front().why, std::string("withdrawn"));
        // What comes after it is judged by the server as it would be without it.
        desk.amend(idOf(1), [](Citizen &c) { c.email = "a@example.jp"; });
        must(desk.push());
        must(desk.pull());
        QVERIFY(desk.equalsServer());
    }
    void whatTheServerMayHaveCannotBeTakenBack()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        const std::array operations{desk.copy->unanswered(1)->front().operation};
        must(desk.copy->markSent(operations));
        QCOMPARE_ERROR(desk.copy->withdrawOperation(operations[0]), ErrorCode::Refused);
        QCOMPARE_ERROR(desk.copy->withdrawOperation(idOf(9)), ErrorCode::NotFound);
        QCOMPARE(desk.citizen(idOf(1)).phone, std::string("090-1"));
    }
    void takenBackTooLateIsSaid()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        must(desk.copy->submit(contact(eventOf(idOf(1), 1, kNow))).map([](auto &&) {}));
        // It is on its way already when somebody takes it back.
        const auto command = desk.copy->unanswered(1)->front();
        const auto result = desk.server.execute(command);
        must(desk.copy->withdrawOperation(command.operation));

        QVERIFY_RESULT(desk.copy->recordResult(result));

        QCOMPARE(desk.copy->notes(5)->front().kind, std::string("withdrawn-too-late"));
        must(desk.pull());
        QCOMPARE(desk.timeline(idOf(1)).entries.size(), std::size_t{1});
        QVERIFY(desk.equalsServer());
    }
    void notesAreSettledOnce()
    {
        Desk desk;
        replica::SyncNote note;
        note.at = kNow;
        note.kind = "repaired";
        must(desk.copy->addNote(note));
        must(desk.copy->addNote(note));
        const auto notes = desk.copy->notes(5).value();
        QCOMPARE(notes.size(), std::size_t{1});
        QCOMPARE(desk.copy->syncCounts()->openNotes, std::size_t{1});
        QVERIFY_RESULT(desk.copy->settleNote(notes.front().number));
        QCOMPARE(desk.copy->syncCounts()->openNotes, std::size_t{0});
        QCOMPARE_ERROR(desk.copy->settleNote(notes.front().number), ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(ParkedTest)
#include "parked_test.moc"
