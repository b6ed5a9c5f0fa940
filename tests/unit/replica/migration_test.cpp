// SPDX-License-Identifier: GPL-3.0-or-later
// Opens copies that earlier schema versions wrote: fixtures/copy-NNNN.db. To add the one of the
// present version: YORISOI_WRITE_FIXTURE=<file> replica_migration_test writesAFixtureWhenAsked
#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

namespace {

const std::filesystem::path kFixtures = YORISOI_SOURCE_DIR "/tests/unit/replica/fixtures";

/// What every fixture holds: a person with a support measure, a case, an event that came from the
/// server, a contact and a change of the telephone that wait, and a draft.
void fill(Desk &desk)
{
    desk.has({toRow(person(1)), toRow(person(2, "鈴木　花子", "スズキ　ハナコ")),
              toRow(supportMeasure(idOf(2), 1)), toRow(caseOf(idOf(1), 1)),
              toRow(eventOf(idOf(1), 1, minutesAgo(60)))});
    must(desk.copy->submit(contact(eventOf(idOf(1), 2, minutesAgo(1)))).map([](auto &&) {}));
    desk.amend(idOf(1), [](Citizen &c) { c.phone = "090-0000-1111"; });
    must(desk.copy->saveDraft("contact:1", "{}"));
}

} // namespace

class MigrationTest : public QObject {
    Q_OBJECT
private slots:
    void writesAFixtureWhenAsked()
    {
        const QByteArray file = qgetenv("YORISOI_WRITE_FIXTURE");
        if (file.isEmpty())
            QSKIP("YORISOI_WRITE_FIXTURE names no file");
        Desk desk;
        fill(desk);
        desk.copy.reset();
        std::filesystem::copy_file(std::filesystem::canonical(desk.options.file),
                                   file.toStdString(),
                                   std::filesystem::copy_options::overwrite_existing);
    }
    void aCopyOfEveryEarlierVersionIsOpenedWhole_data()
    {
        QTest::addColumn<QString>("file");
        for (const auto &entry : std::filesystem::directory_iterator(kFixtures))
            if (entry.path().extension() == ".db")
                QTest::newRow(entry.path().filename().c_str())
                    << QString::fromStdString(entry.path().string());
    }
    void aCopyOfEveryEarlierVersionIsOpenedWhole()
    {
        QFETCH(QString, file);
        Desk desk;
        desk.copy.reset();
        std::filesystem::remove(desk.options.file);
        std::filesystem::copy_file(file.toStdString(), desk.options.file);
        for (int run = 0; run < 2; ++run) {
            desk.reopen();
            QCOMPARE(desk.copy->search({"たかはし", 5})->hits.size(), std::size_t{1});
            QCOMPARE(desk.copy->search({"C-100001", 5})->hits.size(), std::size_t{1});
            QVERIFY(desk.copy->search({"鈴木", 5})->hits.front().addressWithheld);
            QCOMPARE(desk.citizen(idOf(1)).phone, std::string("090-0000-1111"));
            const auto page = desk.timeline(idOf(1));
            QCOMPARE(page.entries.size(), std::size_t{2});
            QVERIFY(page.entries[0].state == ItemState::OnDevice);
            QVERIFY(page.entries[1].state == ItemState::Applied);
            QCOMPARE(desk.copy->cases({})->total, std::size_t{1});
            QCOMPARE(desk.copy->unanswered(10)->size(), std::size_t{2});
            QCOMPARE(desk.copy->drafts()->size(), std::size_t{1});
            QCOMPARE(desk.copy->cursor().value()->seq, 5);
            // Rows of the time before there were digests have been counted into them.
            QVERIFY_RESULT(desk.copy->digests());
            for (const EntityKind kind : allEntityKinds())
                QVERIFY(!desk.copy->recountDigests(kind).value());
        }
        // Other operation ids than those in the fixture, which the same seed made.
        desk.random = base::SeededRandom(43);
        const auto next = desk.copy->submit(contact(eventOf(idOf(1), 3, kNow)));
        QVERIFY_RESULT(next);
        QCOMPARE(next->number, 3);
    }
};

QTEST_GUILESS_MAIN(MigrationTest)
#include "migration_test.moc"
