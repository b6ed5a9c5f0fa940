// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <fstream>
#include <thread>

#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

namespace {

std::vector<Row> aWard(std::uint64_t people)
{
    std::vector<Row> rows;
    for (std::uint64_t i = 1; i <= people; ++i) {
        rows.push_back(toRow(person(i)));
        for (std::uint64_t n = 0; n < 4; ++n)
            rows.push_back(
                toRow(eventOf(idOf(i), i * 10 + n, minutesAgo(static_cast<int>((n + 1) * i)))));
        if (i % 3 == 0)
            rows.push_back(toRow(caseOf(idOf(i), i)));
        if (i % 5 == 0)
            rows.push_back(toRow(supportMeasure(idOf(i), i)));
    }
    return rows;
}

std::size_t filesOf(const Desk &desk)
{
    std::size_t count = 0;
    for (const auto &entry : std::filesystem::directory_iterator(desk.folder())) {
        const auto name = entry.path().filename().string();
        if (name.starts_with("copy.db.") && name.find("-") == std::string::npos &&
            name != "copy.db.epoch")
            ++count;
    }
    return count;
}

} // namespace

class LoadTest : public QObject {
    Q_OBJECT
private slots:
    void aLoadedCopyAnswersAsOneThatFollowedTheFeed()
    {
        Desk followed;
        followed.has(aWard(40));
        Desk loaded;
        loaded.server.put(aWard(40));
        loaded.loadSnapshot();
        QVERIFY(loaded.equalsServer());
        QVERIFY(loaded.copy->cursor().value() == loaded.server.head());
        for (const char *typed : {"高橋", "た", "御崎", "C-100007", "R8-10009", "6682"}) {
            const auto a = followed.copy->search({typed, 100}).value();
            const auto b = loaded.copy->search({typed, 100}).value();
            QVERIFY(!a.hits.empty());
            QCOMPARE(a.hits.size(), b.hits.size());
            for (std::size_t i = 0; i < a.hits.size(); ++i) {
                QVERIFY(a.hits[i].lastContactAt == b.hits[i].lastContactAt);
                QCOMPARE(a.hits[i].addressWithheld, b.hits[i].addressWithheld);
            }
        }
        replica::CaseQuery cases;
        cases.text = "たかはし";
        QCOMPARE(loaded.copy->cases(cases)->total, std::size_t{13});
        QVERIFY(loaded.copy->syncCounts()->synthetic);
        // It follows the feed from there, over restarts.
        loaded.reopen();
        loaded.has({toRow(person(41))});
        QVERIFY(loaded.equalsServer());
    }
    void ownOperationsAreCarriedOverAndLaidAnew()
    {
        // Given: one contact applied, one change accepted, one change only here, and a draft
        Desk desk;
        desk.has({toRow(person(1))});
        must(desk.copy->saveDraft("k", "{}"));
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(idOf(1), 1, kNow))));
        must(desk.push());
        must(desk.pull());
        desk.amend(idOf(1), [](Citizen &c) { c.email = "a@example.jp"; });
        must(desk.push());
        desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-1"; });
        // When: a snapshot that holds the first two is loaded
        desk.loadSnapshot();
        // Then: nothing is lost, and only the last one is still waiting
        for (int run = 0; run < 2; ++run) {
            QCOMPARE(desk.citizen(idOf(1)).email, std::string("a@example.jp"));
            QCOMPARE(desk.citizen(idOf(1)).phone, std::string("090-1"));
            const auto counts = desk.copy->syncCounts().value();
            QCOMPARE(counts.applied, std::size_t{2});
            QCOMPARE(counts.accepted, std::size_t{0});
            QCOMPARE(counts.onDevice, std::size_t{1});
            QCOMPARE(desk.copy->drafts()->size(), std::size_t{1});
            QCOMPARE(desk.timeline(idOf(1)).entries.front().receipt, 1);
            desk.reopen();
        }
        QCOMPARE(desk.copy->submit(contact(eventOf(idOf(1), 2, kNow)))->number, 4);
        must(desk.push());
        must(desk.pull());
        QVERIFY(desk.equalsServer());
        QCOMPARE(desk.copy->syncCounts()->openConflicts, std::size_t{0});
    }
    void whatARestoredServerLostIsSentAgain()
    {
        // Given: a contact that the server accepted, and then it is restored from before that
        Desk desk;
        desk.has({toRow(person(1))});
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(idOf(1), 1, kNow))));
        must(desk.push());
        const auto operation = desk.copy->outbox(1)->front().operation;
        desk.server.remove({EntityKind::Event, eventOf(idOf(1), 1, kNow).id, idOf(1)});
        desk.server.forget(operation);
        desk.server.startNewEpoch();
        QCOMPARE_ERROR(desk.pull(), ErrorCode::StaleEpoch);
        desk.loadSnapshot();
        // Then: it is still shown, and goes up again
        QCOMPARE(desk.timeline(idOf(1)).entries.size(), std::size_t{1});
        QVERIFY(desk.timeline(idOf(1)).entries.front().state == ItemState::OnDevice);
        must(desk.push());
        must(desk.pull());
        QVERIFY(desk.equalsServer());
        QVERIFY(desk.timeline(idOf(1)).entries.front().state == ItemState::Applied);
    }
    void anAnswerThatNamesAPlaceOfAnEndedFeedDoesNotWaitForever()
    {
        // Given: the server decided a contact, the answer was lost, and its feed began anew
        Desk desk;
        desk.has({toRow(person(1))});
        for (std::uint64_t i = 2; i < 9; ++i)
            desk.has({toRow(person(i))});
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(idOf(1), 1, kNow))));
        desk.server.execute(desk.copy->unanswered(1)->front());
        desk.server.startNewEpoch();
        desk.loadSnapshot();
        // When: the repeat brings the stored answer, and the copy comes level twice
        must(desk.push());
        QVERIFY(desk.timeline(idOf(1)).entries.front().state == ItemState::Accepted);
        must(desk.copy->markLevel(kNow));
        QVERIFY(desk.timeline(idOf(1)).entries.front().state == ItemState::Accepted);
        must(desk.copy->markLevel(kNow));
        QVERIFY(desk.timeline(idOf(1)).entries.front().state == ItemState::Applied);
        QVERIFY(desk.equalsServer());
    }
    void workGoesOnWhileALoadIsUnderWay()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.server.put({toRow(person(2))});
        auto loader = desk.copy->beginLoad().value();
        must(loader->add(desk.server.snapshot()));
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(idOf(1), 1, kNow))));
        QCOMPARE(desk.timeline(idOf(1)).entries.size(), std::size_t{1});
        QVERIFY(!desk.copy->citizen(idOf(2)).has_value());
        QCOMPARE_ERROR(desk.copy->beginLoad(), ErrorCode::Busy);
        must(loader->finish(desk.server.head()));
        QVERIFY(desk.copy->citizen(idOf(2)).has_value());
        QCOMPARE(desk.timeline(idOf(1)).entries.size(), std::size_t{1});
        loader.reset();
        QVERIFY_RESULT(desk.copy->beginLoad());
    }
    void readersNeverSeeHalfOfEither()
    {
        Desk desk;
        desk.has(aWard(30));
        std::atomic<bool> stop{false};
        std::atomic<int> reads{0};
        std::atomic<int> wrong{0};
        std::thread reader([&] {
            while (!stop) {
                const auto card = desk.copy->citizen(idOf(7));
                const auto hits = desk.copy->search({"高橋", 50});
                if (!card || card->events != 4 || !hits || hits->hits.size() != 30)
                    ++wrong;
                ++reads;
                reads.notify_all();
            }
        });
        for (int i = 0; i < 5; ++i) {
            const int before = reads;
            desk.loadSnapshot();
            reads.wait(before);
        }
        stop = true;
        reader.join();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(reads > 5);
        QCOMPARE(filesOf(desk), std::size_t{1});
    }
    void anUnfinishedLoadLeavesNothing()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.server.put({toRow(person(2))});
        {
            auto loader = desk.copy->beginLoad().value();
            must(loader->add(desk.server.snapshot()));
            QCOMPARE(filesOf(desk), std::size_t{2});
        }
        QCOMPARE(filesOf(desk), std::size_t{1});
        QVERIFY(!desk.copy->citizen(idOf(2)).has_value());
        must(desk.pull());
        QVERIFY(desk.equalsServer());
    }
    void whatACrashLeftIsRemovedAtTheNextStart()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.copy.reset();
        // A load that was killed, and one killed between making the link and turning it
        for (const char *name : {"copy.db.7", "copy.db.7-wal", "copy.db.8"})
            std::ofstream(desk.folder() / name) << "half of a file";
        std::filesystem::create_symlink("copy.db.8", desk.folder() / "copy.db.link");
        desk.reopen();
        QCOMPARE(filesOf(desk), std::size_t{1});
        QVERIFY(!std::filesystem::is_symlink(desk.folder() / "copy.db.link"));
        QVERIFY(desk.equalsServer());
        desk.loadSnapshot();
        QVERIFY(desk.equalsServer());
    }
    void aLoadKilledAtAnyMomentLeavesTheOldOrTheNewCopy()
    {
        Desk desk;
        desk.has(aWard(20));
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(idOf(1), 900, kNow))));
        desk.copy.reset();
        bool killed = false;
        bool finished = false;
        for (int i = 0; i < 40; ++i) {
            const pid_t child = fork();
            if (child == 0) {
                // The alarm ends the process wherever it stands.
                itimerval timer{};
                timer.it_value.tv_usec = 1 + i * 1'500;
                setitimer(ITIMER_REAL, &timer, nullptr);
                desk.reopen();
                desk.loadSnapshot();
                _exit(0);
            }
            int status = 0;
            waitpid(child, &status, 0);
            killed |= WIFSIGNALED(status);
            finished |= WIFEXITED(status);
            desk.reopen();
            QCOMPARE(filesOf(desk), std::size_t{1});
            QCOMPARE(desk.copy->unanswered(10)->size(), std::size_t{1});
            QCOMPARE(desk.timeline(idOf(1)).entries.size(), std::size_t{5});
            QCOMPARE(desk.copy->search({"高橋", 50})->hits.size(), std::size_t{20});
            desk.copy.reset();
        }
        QVERIFY(killed);
        if (!finished)
            qWarning("every load was killed before it was done");
        desk.reopen();
        must(desk.push());
        must(desk.pull());
        QVERIFY(desk.equalsServer());
    }
    void aSnapshotThatIsNoneIsRefusedAndTheOldCopyServesOn()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        const std::string good = desk.server.snapshot();
        for (const std::string &bad : {std::string("<html>\n"), good + good}) {
            auto loader = desk.copy->beginLoad().value();
            QCOMPARE_ERROR(loader->add(bad), ErrorCode::ProtocolViolation);
            QCOMPARE_ERROR(loader->add(good), ErrorCode::Refused);
            QCOMPARE_ERROR(loader->finish(desk.server.head()), ErrorCode::Refused);
        }
        QVERIFY(desk.equalsServer());
        QCOMPARE(filesOf(desk), std::size_t{1});
    }
    void linesMayComeInAnyPiecesAndUnknownKindsArePassedOver()
    {
        Desk desk;
        desk.server.put(aWard(10));
        auto loader = desk.copy->beginLoad().value();
        std::string rest = desk.server.snapshot();
        while (!rest.empty()) {
            const std::size_t end = rest.find('\n') + 1;
            must(loader->add(rest.substr(0, end)));
            rest.erase(0, end);
        }
        auto stranger = toJson(toRow(person(99)));
        stranger.replace(stranger.find("\"citizen\""), 9, "\"hologram\"");
        must(loader->add(stranger + "\n"));
        must(loader->finish(desk.server.head()));
        QVERIFY(desk.equalsServer());
    }
};

QTEST_GUILESS_MAIN(LoadTest)
#include "load_test.moc"
