// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <QTemporaryDir>
#include <sys/wait.h>
#include <unistd.h>

#include "yorisoi/central/directory.h"
#include "yorisoi/test_support/central_fixture.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::central;
using namespace yorisoi::test_support;

namespace {

constexpr int kRounds = 60;
constexpr std::size_t kBatch = 4;
constexpr std::size_t kMostCommands = 2'000;

/// What a child says of each decided command once it is told that the result is durable.
struct Acknowledged {
    std::int64_t number = 0;
    std::int64_t receipt = 0;
};

} // namespace

/// Kills the process that decides commands, with SIGKILL, again and again.
class KillTest : public QObject {
    Q_OBJECT

private slots:
    void nothingAcknowledgedIsLostAndNothingIsHalfDone()
    {
        QTemporaryDir folder;
        const Directory directory{folder.path().toStdString()};
        CentralFixture fixture;
        base::SystemRandom random;
        std::vector<records::Command> commands;
        const EnrolledDevice device = fixture.device();
        {
            auto store = openEmbeddedStore(directory, fixture.clock, random);
            QVERIFY_RESULT(store);
            const auto people = fixture.load(**store);
            QVERIFY_RESULT(people);
            for (std::size_t i = 0; i < kMostCommands; ++i)
                commands.push_back(
                    fixture.contact(device, people->front().id, 1 + static_cast<int>(i % 3)));
        }
        std::map<std::int64_t, std::int64_t> receipts;
        std::size_t decided = 0;

        for (int round = 0; round < kRounds && decided + kBatch <= commands.size(); ++round) {
            int pipes[2];
            QCOMPARE(pipe(pipes), 0);
            const pid_t child = fork();
            if (child == 0)
                decideUntilKilled(directory, device, std::span(commands).subspan(decided),
                                  pipes[1]);
            close(pipes[1]);
            // A different moment each time: after so many acknowledgements, and any work begun
            // since.
            for (auto left = 1 + fixture.random.below(24); left > 0; --left) {
                Acknowledged said;
                QCOMPARE(read(pipes[0], &said, sizeof said), static_cast<ssize_t>(sizeof said));
                receipts[said.number] = said.receipt;
            }
            QCOMPARE(kill(child, SIGKILL), 0);
            for (Acknowledged said; read(pipes[0], &said, sizeof said) == sizeof said;)
                receipts[said.number] = said.receipt;
            int status = 0;
            QCOMPARE(waitpid(child, &status, 0), child);
            close(pipes[0]);
            // What was decided without being told is found by asking again, as a device does.
            decided = static_cast<std::size_t>(receipts.rbegin()->first);
        }

        auto store = openEmbeddedStore(directory, fixture.clock, random);
        QVERIFY_RESULT(store);
        std::size_t rows = 0;
        for (const auto &[number, receipt] : receipts) {
            const records::Command &command = commands[static_cast<std::size_t>(number - 1)];
            const auto repeated = (*store)->execute(device, {&command, 1});
            QVERIFY_RESULT(repeated);
            QVERIFY(repeated->front().duplicate);
            QCOMPARE(repeated->front().receipt, receipt);
            for (const records::Edit &edit : command.edits) {
                const auto row = (*store)->find(kWard, edit.kind, edit.id, edit.cluster);
                QVERIFY_RESULT(row);
                QVERIFY(row->has_value());
            }
        }
        records::Cursor at{(*store)->head(kWard)->epoch, kWard, 0, {}};
        for (;;) {
            auto page = (*store)->changes(at, 1U << 20);
            QVERIFY_RESULT(page);
            if (page->entries.empty())
                break;
            // Contiguous, chained and whole, or the decoder refuses it.
            QVERIFY_RESULT(records::feedPageFromNdjson(records::toNdjson(*page)));
            at.seq = page->entries.back().seq;
            at.hash = page->entries.back().hash;
        }
        QVERIFY_RESULT((*store)->visitRows(kWard, records::EntityKind::Event,
                                           [&](const records::Row &) -> base::Status {
                                               ++rows;
                                               return {};
                                           }));
        QCOMPARE(at.seq, static_cast<std::int64_t>(rows));
        QVERIFY(receipts.size() >= kRounds);
    }

private:
    [[noreturn]] static void decideUntilKilled(const Directory &directory,
                                               const EnrolledDevice &device,
                                               std::span<const records::Command> commands, int say)
    {
        base::SystemClock clock;
        base::SystemRandom random;
        const auto store = openEmbeddedStore(directory, clock, random);
        while (store && commands.size() >= kBatch) {
            const auto results = (*store)->execute(device, commands.first(kBatch));
            if (!results)
                _exit(1);
            for (std::size_t i = 0; i < kBatch; ++i) {
                const Acknowledged said{commands[i].number, (*results)[i].receipt};
                if ((*results)[i].outcome != records::Outcome::Applied ||
                    write(say, &said, sizeof said) != sizeof said)
                    _exit(1);
            }
            commands = commands.subspan(kBatch);
        }
        _exit(1);
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
