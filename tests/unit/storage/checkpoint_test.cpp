// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "checkpointer.h"
#include "faulty_disk.h"
#include "temporary_database.h"
#include "yorisoi/storage/database.h"
#include "yorisoi/storage/transaction.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::storage;
using namespace yorisoi::storage_test;

namespace {

constexpr std::uintmax_t kPage = 4096;
constexpr std::uintmax_t kFrame = kPage + 24;
/// Of one row of `add`: it fills sixteen pages, and some more lead to them.
constexpr std::uintmax_t kPagesOfOne = 24;
const std::string kBody(16 * 4000, 'x');

std::unique_ptr<Database> make(const OpenOptions &options)
{
    auto database = Database::open(options, keyOf(1)).value();
    const auto made = database->withWriter([](Connection &connection) {
        return connection.execute("CREATE TABLE item(id INTEGER PRIMARY KEY, body TEXT NOT NULL)");
    });
    return made ? std::move(database) : nullptr;
}

base::Status add(Database &database, int rows)
{
    return database.withWriter([rows](Connection &connection) -> base::Status {
        for (int i = 0; i < rows; ++i) {
            YORISOI_ASSIGN(auto transaction, Transaction::begin(connection));
            YORISOI_TRY(connection.run("INSERT INTO item(body) VALUES(?)", kBody));
            YORISOI_TRY(transaction.commit());
        }
        return {};
    });
}

std::int64_t countIn(Database &database)
{
    const auto count = database.withReader([](Connection &connection) {
        return connection.queryInteger("SELECT count(*) FROM item");
    });
    return count ? count->value_or(-1) : -1;
}

/// Rows that the file holds without its log: a copy of it, opened alone.
std::int64_t rowsWithoutLog(const TemporaryDatabase &files)
{
    const auto alone = files.folder() / "alone.db";
    std::filesystem::copy_file(files.path(), alone,
                               std::filesystem::copy_options::overwrite_existing);
    OpenOptions options;
    options.path = alone;
    auto connection = Connection::open(options, keyOf(1));
    if (!connection)
        return -1;
    const auto count = connection->queryInteger("SELECT count(*) FROM item");
    return count ? count->value_or(-1) : -1;
}

std::uintmax_t logBytes(const TemporaryDatabase &files)
{
    std::error_code failure;
    const auto size = std::filesystem::file_size(files.path("-wal"), failure);
    return failure ? 0 : size;
}

} // namespace

class CheckpointTest : public QObject {
    Q_OBJECT
private slots:
    void theLogIsMovedIntoTheFileInAPause()
    {
        TemporaryDatabase files;
        const auto database = make(files.options());
        QVERIFY(database);
        // More than a pause waits for and less than is urgent: only the pause moves it.
        const int rows = 2 * Checkpointer::kPausePages / 16;
        QVERIFY_RESULT(add(*database, rows));
        QTRY_COMPARE_WITH_TIMEOUT(rowsWithoutLog(files), std::int64_t(rows), 30'000);
        QCOMPARE(countIn(*database), std::int64_t(rows));
        // What was moved is written over.
        const auto before = logBytes(files);
        QVERIFY_RESULT(add(*database, 10));
        QCOMPARE(logBytes(files), before);
    }
    void aWriterThatNeverPausesHasABoundedLog()
    {
        TemporaryDatabase files;
        auto options = files.options();
        options.durability = Durability::Normal;
        const auto database = make(options);
        QVERIFY(database);
        const auto most = (Checkpointer::kMostPages + kPagesOfOne) * kFrame;
        const int rows = 3 * Checkpointer::kMostPages / 16;
        for (int done = 0; done < rows; done += 20) {
            QVERIFY_RESULT(add(*database, 20));
            QVERIFY2(logBytes(files) <= most, qPrintable(QString::number(logBytes(files))));
        }
        QCOMPARE(countIn(*database), std::int64_t((rows + 19) / 20 * 20));
    }
    void aReaderKeepsItsViewAndTheLogBeginsAnewAfterIt()
    {
        TemporaryDatabase files;
        const auto database = make(files.options());
        QVERIFY(database);
        QVERIFY_RESULT(add(*database, 1));
        {
            auto lease = database->reader().value();
            const auto view = Transaction::begin(*lease, Transaction::Kind::Read).value();
            QCOMPARE(lease->queryInteger("SELECT count(*) FROM item").value(),
                     std::optional<std::int64_t>(1));
            QVERIFY_RESULT(add(*database, 2 * Checkpointer::kMostPages / 16));
            QCOMPARE(lease->queryInteger("SELECT count(*) FROM item").value(),
                     std::optional<std::int64_t>(1));
        }
        const auto grown = logBytes(files);
        QVERIFY(grown > std::uintmax_t(Checkpointer::kMostPages) * kFrame);
        // One commit moves it all, the next begins the log anew and gives the length back.
        QVERIFY_RESULT(add(*database, 2));
        QVERIFY(logBytes(files) < grown);
    }
    void aCheckpointThatFailsLosesNothing()
    {
        TemporaryDatabase files;
        test_support::FaultyDisk disk;
        auto options = files.options();
        options.vfs = disk.name();
        const int rows = 2 * Checkpointer::kPausePages / 16;
        {
            const auto database = make(options);
            QVERIFY(database);
            QVERIFY_RESULT(add(*database, rows));
            // From here on nothing more can be written, which the thread meets and nobody else.
            disk.bytesLeft = 0;
            QCOMPARE(countIn(*database), std::int64_t(rows));
        }
        disk.bytesLeft = -1;
        const auto again = Database::open(options, keyOf(1));
        QVERIFY_RESULT(again);
        QCOMPARE(countIn(**again), std::int64_t(rows));
        QVERIFY_RESULT(add(**again, 1));
    }
    void aDatabaseInMemoryHasNoLogToMove()
    {
        OpenOptions options;
        options.mode = OpenMode::Memory;
        options.path = "checkpoint_test";
        const auto database = make(options);
        QVERIFY(database);
        QVERIFY_RESULT(add(*database, 3));
        QCOMPARE(countIn(*database), std::int64_t(3));
    }
};

QTEST_GUILESS_MAIN(CheckpointTest)
#include "checkpoint_test.moc"
