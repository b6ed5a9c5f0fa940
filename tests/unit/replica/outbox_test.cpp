// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

namespace {

ItemState stateOf(const Desk &desk)
{
    return desk.timeline(idOf(1)).entries.front().state;
}

} // namespace

class OutboxTest : public QObject {
    Q_OBJECT
private slots:
    void anItemGoesThroughFourHonestStates()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(idOf(1), 1, kNow))));
        QVERIFY(stateOf(desk) == ItemState::OnDevice);
        QCOMPARE(desk.copy->syncCounts()->onDevice, std::size_t{1});
        QVERIFY(desk.copy->syncCounts()->oldestUnsentAt == kNow);

        const auto waiting = desk.copy->unanswered(10).value();
        const std::array operations{waiting[0].operation};
        QVERIFY_RESULT(desk.copy->markSent(operations));
        QVERIFY(stateOf(desk) == ItemState::Sent);
        QCOMPARE(desk.copy->syncCounts()->sent, std::size_t{1});
        QCOMPARE(desk.copy->outbox(1)->front().attempts, 1);
        QCOMPARE(desk.copy->unanswered(10)->size(), std::size_t{1});

        const auto result = desk.server.execute(waiting[0]);
        QVERIFY_RESULT(desk.copy->recordResult(result));
        QVERIFY(stateOf(desk) == ItemState::Accepted);
        QCOMPARE(desk.timeline(idOf(1)).entries.front().receipt, result.receipt);
        QCOMPARE(desk.copy->syncCounts()->accepted, std::size_t{1});
        QVERIFY(desk.copy->syncCounts()->oldestUnsentAt == base::Instant{});
        QVERIFY(desk.copy->unanswered(10)->empty());

        QVERIFY_RESULT(desk.pull());
        QVERIFY(stateOf(desk) == ItemState::Applied);
        QCOMPARE(desk.copy->syncCounts()->applied, std::size_t{1});
        QCOMPARE(desk.copy->syncCounts()->accepted, std::size_t{0});
        QCOMPARE(desk.timeline(idOf(1)).entries.front().receipt, result.receipt);
    }
    void theFeedMayComeBeforeTheAnswer()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        const auto command = desk.copy->unanswered(1)->front();
        const auto result = desk.server.execute(command);
        QVERIFY_RESULT(desk.pull());
        QVERIFY(desk.equalsServer());
        QCOMPARE(desk.copy->syncCounts()->applied, std::size_t{1});
        // The receipt is still asked for; a repeat of the operation brings it.
        QCOMPARE(desk.copy->unanswered(10)->size(), std::size_t{1});
        QVERIFY_RESULT(desk.copy->recordResult(desk.server.execute(command)));
        QVERIFY(desk.copy->unanswered(10)->empty());
        QCOMPARE(desk.copy->outbox(10)->front().receipt, result.receipt);
        QVERIFY(desk.copy->outbox(10)->front().state == ItemState::Applied);
    }
    void anOperationWithoutEffectIsAppliedWithItsAnswer()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        const Row seen = desk.row(EntityKind::Citizen, idOf(1));
        auto same = fromRow<Citizen>(seen);
        same.phone = "090-1";
        desk.elsewhere(Intent::AmendCitizen, {amendEdit(seen, toRow(same))});
        desk.amendFrom(seen, [](Citizen &c) { c.phone = "090-1"; });
        QVERIFY_RESULT(desk.push());
        QVERIFY(desk.copy->outbox(1)->front().state == ItemState::Applied);
        QVERIFY_RESULT(desk.pull());
        QVERIFY(desk.equalsServer());
    }
    void anAnswerGivenTwiceChangesNothing()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(idOf(1), 1, kNow))));
        const auto command = desk.copy->unanswered(1)->front();
        const auto first = desk.server.execute(command);
        QVERIFY_RESULT(desk.copy->recordResult(first));
        QVERIFY_RESULT(desk.copy->recordResult(desk.server.execute(command)));
        QCOMPARE(desk.copy->outbox(1)->front().receipt, first.receipt);
        auto foreign = first;
        foreign.operation = idOf(999);
        QCOMPARE_ERROR(desk.copy->recordResult(foreign), ErrorCode::NotFound);
    }
    void theListNamesWhatAndWhom()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        const auto made = eventOf(idOf(1), 1, kNow);
        QVERIFY_RESULT(desk.copy->submit(contact(made)));
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        const auto items = desk.copy->outbox(10).value();
        QCOMPARE(items.size(), std::size_t{2});
        QCOMPARE(items[0].intent, std::string("amend-citizen"));
        QCOMPARE(items[0].number, 2);
        QCOMPARE(items[1].title, made.title);
        for (const auto &item : items) {
            QVERIFY(item.citizen == idOf(1));
            QCOMPARE(item.citizenName, person(1).nameStandard);
            QVERIFY(item.createdAt == kNow);
        }
        QCOMPARE(desk.copy->citizen(idOf(1))->pending, std::size_t{2});
        QVERIFY(desk.copy->search({"高橋", 5})->hits.front().pending);
    }
    void whatIsAppliedLeavesTheListAfterAWeek()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(idOf(1), 1, kNow))));
        QVERIFY_RESULT(desk.push());
        QVERIFY_RESULT(desk.pull());
        desk.clock.advance(std::chrono::hours(24 * 7 - 1));
        QVERIFY_RESULT(desk.copy->markLevel(desk.clock.now()));
        QCOMPARE(desk.copy->outbox(10)->size(), std::size_t{1});
        QCOMPARE(desk.copy->syncCounts()->applied, std::size_t{0});
        desk.clock.advance(std::chrono::hours(2));
        QVERIFY_RESULT(desk.copy->markLevel(desk.clock.now()));
        QVERIFY(desk.copy->outbox(10)->empty());
        QVERIFY(stateOf(desk) == ItemState::Applied);
        QVERIFY(desk.copy->syncCounts()->lastSyncAt == desk.clock.now());
    }
    void draftsSurviveARestart()
    {
        Desk desk;
        QVERIFY_RESULT(desk.copy->saveDraft("contact:1", R"({"title":"途中"})"));
        desk.clock.advance(std::chrono::seconds(1));
        QVERIFY_RESULT(desk.copy->saveDraft("contact:2", "{}"));
        QVERIFY_RESULT(desk.copy->saveDraft("contact:2", R"({"title":"後"})"));
        desk.reopen();
        auto drafts = desk.copy->drafts().value();
        QCOMPARE(drafts.size(), std::size_t{2});
        QCOMPARE(drafts[0].body, std::string(R"({"title":"後"})"));
        QVERIFY(drafts[1].savedAt == kNow);
        QVERIFY_RESULT(desk.copy->dropDraft("contact:2"));
        QCOMPARE(desk.copy->drafts()->size(), std::size_t{1});
    }
    void observersAreToldAfterTheCommitWhatHasChanged()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        std::vector<replica::Change> told;
        std::size_t seen = 0;
        auto handle = desk.copy->subscribe([&](const replica::Change &change) {
            told.push_back(change);
            seen = desk.timeline(idOf(1)).entries.size();
        });
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(idOf(1), 1, kNow))));
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(told[0].citizens == std::vector{idOf(1)});
        QVERIFY(told[0].sync && !told[0].everything);
        QCOMPARE(seen, std::size_t{1});
        QVERIFY_RESULT(desk.copy->saveDraft("k", "{}"));
        QCOMPARE(told.size(), std::size_t{1});
        handle.reset();
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(idOf(1), 2, kNow))));
        QCOMPARE(told.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "outbox_test.moc"
