// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a file is told apart, and nothing acknowledged is lost without a word.
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QProcess>

#include "faulty_disk.h"
#include "temporary_database.h"
#include "yorisoi/base/random.h"
#include "yorisoi/storage/transaction.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::storage;
using namespace yorisoi::storage_test;
using base::ErrorCode;

namespace {

constexpr std::streamoff kPage = 4096;
constexpr int kRivalFoundItBusy = 42;

/// What another process finds that wants to write now.
int rivalMain(const char *path)
{
    OpenOptions options;
    options.path = path;
    options.busyTimeout = std::chrono::milliseconds(0);
    auto connection = Connection::open(options, keyOf(1));
    if (!connection)
        return connection.error().code == ErrorCode::Busy ? kRivalFoundItBusy : 1;
    const auto transaction = Transaction::begin(*connection);
    return !transaction && transaction.error().code == ErrorCode::Busy ? kRivalFoundItBusy : 2;
}

/// Runs `work` in a process of its own that ends as if it had been killed: no destructor runs.
template <typename Work>
bool inDyingProcess(Work &&work)
{
    const pid_t child = fork();
    if (child == 0) {
        const bool done = work();
        if (done)
            kill(getpid(), SIGKILL);
        _exit(1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

} // namespace

class StorageDamageTest : public QObject {
    Q_OBJECT

    /// A file of `rows` rows, closed, without a log.
    static void makeClosed(const TemporaryDatabase &files, int rows)
    {
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(fill(connection, rows));
        QVERIFY_RESULT(connection.walCheckpoint());
    }
    /// A file whose rows are all in the log, left by a process that died.
    static void makeLeftWithLog(const TemporaryDatabase &files, int rows)
    {
        QVERIFY(inDyingProcess([&] {
            auto connection = Connection::open(files.options(), keyOf(1));
            if (!connection || !connection->execute("PRAGMA wal_autocheckpoint = 0"))
                return false;
            for (int i = 0; i < rows; ++i)
                if (!fill(*connection, 1))
                    return false;
            kill(getpid(), SIGKILL);
            return true;
        }));
        QVERIFY(std::filesystem::file_size(files.path("-wal")) > 0);
    }
    static base::Result<std::int64_t> rows(const TemporaryDatabase &files)
    {
        YORISOI_ASSIGN(auto connection,
                       Connection::open(files.options(OpenMode::OpenExisting), keyOf(1)));
        YORISOI_ASSIGN(const auto count, connection.queryInteger("SELECT count(*) FROM item"));
        return count.value_or(-1);
    }

private slots:
    void aMissingFileIsNotMadeUnlessAsked()
    {
        TemporaryDatabase files;
        QCOMPARE_ERROR(Connection::open(files.options(OpenMode::OpenExisting), keyOf(1)),
                       ErrorCode::NotFound);
        QCOMPARE_ERROR(Connection::open(files.options(OpenMode::ReadOnly), keyOf(1)),
                       ErrorCode::NotFound);
        QVERIFY(!std::filesystem::exists(files.path()));
    }
    void anotherKeyIsAWrongKey()
    {
        TemporaryDatabase files;
        makeClosed(files, 20);
        QCOMPARE_ERROR(Connection::open(files.options(), keyOf(2)), ErrorCode::WrongKey);
        QCOMPARE(rows(files).value(), std::int64_t{20});
    }
    void aDamagedFirstPageIsNotAWrongKey()
    {
        TemporaryDatabase files;
        makeClosed(files, 20);
        flipByte(files.path(), 2000);
        QCOMPARE_ERROR(Connection::open(files.options(), keyOf(1)), ErrorCode::Corrupt);
        QCOMPARE_ERROR(Connection::open(files.options(), keyOf(2)), ErrorCode::WrongKey);
    }
    void aDamagedPageIsCorrupt()
    {
        TemporaryDatabase files;
        makeClosed(files, 100);
        flipByte(files.path(), 10 * kPage + 77);
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        QCOMPARE_ERROR(connection.checkIntegrity(IntegrityCheck::Quick), ErrorCode::Corrupt);
        auto again = Connection::open(files.options(), keyOf(1)).value();
        QCOMPARE_ERROR(again.run("SELECT sum(length(body)) FROM item"), ErrorCode::Corrupt);
    }
    void aPageDamagedUnderAnOpenConnectionIsCorrupt()
    {
        TemporaryDatabase files;
        makeClosed(files, 400);
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(connection.queryInteger("SELECT count(*) FROM sqlite_schema"));
        flipByte(files.path(), 30 * kPage + 77);
        for (int again = 0; again < 2; ++again)
            QCOMPARE_ERROR(connection.run("SELECT sum(length(body)) FROM item"),
                           ErrorCode::Corrupt);
    }
    void aPageDamagedUnderAnOpenConnectionIsFoundByTheCheckInUse()
    {
        TemporaryDatabase files;
        makeClosed(files, 400);
        auto reader = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(reader.queryInteger("SELECT count(*) FROM sqlite_schema"));
        auto sound = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(sound.checkIntegrity(IntegrityCheck::InUse));
        flipByte(files.path(), 30 * kPage + 77);
        auto checker = Connection::open(files.options(), keyOf(1)).value();
        QCOMPARE_ERROR(checker.checkIntegrity(IntegrityCheck::InUse), ErrorCode::Corrupt);
    }
    void anIntactFilePassesBothChecks()
    {
        TemporaryDatabase files;
        makeClosed(files, 100);
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(connection.checkIntegrity(IntegrityCheck::Quick));
        QVERIFY_RESULT(connection.checkIntegrity(IntegrityCheck::Full));
    }
    void aFileCutAtAPageIsTruncated()
    {
        TemporaryDatabase files;
        makeClosed(files, 100);
        const auto size = std::filesystem::file_size(files.path());
        std::filesystem::resize_file(files.path(), size - 3 * kPage);
        QCOMPARE_ERROR(rows(files), ErrorCode::Truncated);
    }
    void aFileCutInsideAPageIsTruncated()
    {
        TemporaryDatabase files;
        makeClosed(files, 100);
        std::filesystem::resize_file(files.path(), std::filesystem::file_size(files.path()) - 100);
        QCOMPARE_ERROR(rows(files), ErrorCode::Truncated);
    }
    void aFileThatIsNoDatabaseIsAWrongKey()
    {
        TemporaryDatabase files;
        {
            std::ofstream out(files.path(), std::ios::binary);
            out << std::string(3 * kPage, 'z');
        }
        QCOMPARE_ERROR(rows(files), ErrorCode::WrongKey);
    }
    void theLogOfADeadProcessIsTakenOver()
    {
        TemporaryDatabase files;
        makeLeftWithLog(files, 8);
        QCOMPARE(rows(files).value(), std::int64_t{8});
    }
    void aLogCutAfterACommitIsTruncated()
    {
        TemporaryDatabase files;
        makeLeftWithLog(files, 8);
        const auto size = std::filesystem::file_size(files.path("-wal"));
        std::filesystem::resize_file(files.path("-wal"), size - (4096 + 24));
        QCOMPARE_ERROR(rows(files), ErrorCode::Truncated);
        std::filesystem::resize_file(files.path("-wal"), 0);
        QCOMPARE_ERROR(rows(files), ErrorCode::Truncated);
        std::filesystem::remove(files.path("-wal"));
        QCOMPARE_ERROR(rows(files), ErrorCode::Truncated);
    }
    void aDamagedLogIsCorrupt()
    {
        TemporaryDatabase files;
        makeLeftWithLog(files, 8);
        flipByte(files.path("-wal"), 32 + 2 * (4096 + 24) + 500);
        QCOMPARE_ERROR(rows(files), ErrorCode::Corrupt);
    }
    void aFileCutUnderItsLogIsTruncated()
    {
        TemporaryDatabase files;
        makeClosed(files, 100);
        makeLeftWithLog(files, 1);
        std::filesystem::resize_file(files.path(), 5 * kPage);
        QCOMPARE_ERROR(rows(files), ErrorCode::Truncated);
    }
    void aTailThatWasNeverCommittedIsNoDamage()
    {
        TemporaryDatabase files;
        makeLeftWithLog(files, 8);
        std::ofstream(files.path("-wal"), std::ios::binary | std::ios::app)
            << std::string(700, 'q');
        QCOMPARE(rows(files).value(), std::int64_t{8});
    }
    void aSecondConnectionDoesNotDropTheLocksOfTheFirst()
    {
        // Closing any descriptor of a file drops a process's POSIX locks on it: reading the file by
        // other means beside an open connection would let another process write.
        TemporaryDatabase files;
        auto first = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(fill(first, 3));
        auto transaction = Transaction::begin(first).value();
        QVERIFY_RESULT(first.run("DELETE FROM item"));
        {
            QVERIFY_RESULT(Connection::open(files.options(), keyOf(1)));
        }
        QCOMPARE_ERROR(Connection::open(files.options(), keyOf(2)), ErrorCode::WrongKey);
        QProcess rival;
        rival.start(QCoreApplication::applicationFilePath(),
                    {"--rival", QString::fromStdString(files.path().string())});
        QVERIFY(rival.waitForFinished());
        QCOMPARE(rival.exitStatus(), QProcess::NormalExit);
        QCOMPARE(rival.exitCode(), kRivalFoundItBusy);
    }
    void aFullDiskSaysSoAndLosesNothing()
    {
        TemporaryDatabase files;
        test_support::FaultyDisk disk;
        auto options = files.options();
        options.vfs = disk.name();
        {
            auto connection = Connection::open(options, keyOf(1)).value();
            QVERIFY_RESULT(fill(connection, 10));
            disk.bytesLeft = 20'000;
            {
                auto transaction = Transaction::begin(connection).value();
                bool full = false;
                for (int i = 0; i < 20'000 && !full; ++i) {
                    const auto done =
                        connection.run("INSERT INTO item(body) VALUES(?)", std::string(1000, 'y'));
                    if (!done) {
                        QCOMPARE_ERROR(done, ErrorCode::DiskFull);
                        full = true;
                    }
                }
                QCOMPARE_ERROR(transaction.commit(), ErrorCode::DiskFull);
            }
            QCOMPARE_ERROR(fill(connection, 100), ErrorCode::DiskFull);
            if (connection.inTransaction())
                QVERIFY_RESULT(connection.execute("ROLLBACK"));
            disk.bytesLeft = -1;
            QVERIFY_RESULT(connection.run("INSERT INTO item(body) VALUES('space again')"));
            QCOMPARE(*connection.queryInteger("SELECT count(*) FROM item").value(),
                     std::int64_t{11});
        }
        QCOMPARE(rows(files).value(), std::int64_t{11});
    }
    void aDiskThatDoesNotSyncDoesNotCommit()
    {
        TemporaryDatabase files;
        test_support::FaultyDisk disk;
        auto options = files.options();
        options.vfs = disk.name();
        auto connection = Connection::open(options, keyOf(1)).value();
        QVERIFY_RESULT(fill(connection, 1));
        disk.failSync = true;
        QCOMPARE_ERROR(connection.run("INSERT INTO item(body) VALUES('x')"), ErrorCode::IoFailed);
        disk.failSync = false;
        QCOMPARE(*connection.queryInteger("SELECT count(*) FROM item").value(), std::int64_t{1});
        disk.failRead = true;
        QVERIFY_RESULT(connection.execute("PRAGMA shrink_memory"));
        QCOMPARE_ERROR(connection.backupTo(files.folder() / "copy.db"), ErrorCode::IoFailed);
    }
    void whatWasAcknowledgedSurvivesKills()
    {
        constexpr int kKills = 25;
        TemporaryDatabase files;
        base::SeededRandom random(20261124);
        std::int64_t acknowledged = 0;
        for (int round = 0; round < kKills; ++round) {
            std::array<int, 2> channel{};
            QCOMPARE(pipe(channel.data()), 0);
            const pid_t child = fork();
            if (child == 0) {
                ::close(channel[0]);
                auto connection = Connection::open(files.options(), keyOf(1));
                if (!connection ||
                    !connection->execute("CREATE TABLE IF NOT EXISTS op(n INTEGER PRIMARY KEY, "
                                         "body TEXT NOT NULL); PRAGMA wal_autocheckpoint = 20"))
                    _exit(1);
                for (std::int64_t n = acknowledged + 1;; ++n) {
                    auto transaction = Transaction::begin(*connection);
                    if (!transaction ||
                        !connection->run("INSERT INTO op VALUES(?, ?) ON CONFLICT DO NOTHING", n,
                                         std::string(1500, 'z')) ||
                        !transaction->commit())
                        _exit(1);
                    if (::write(channel[1], &n, sizeof n) != sizeof n)
                        _exit(1);
                }
            }
            ::close(channel[1]);
            // Killed after a random number of acknowledgements: somewhere in what follows them.
            std::int64_t n = 0;
            for (auto left = 1 + random.below(40); left > 0; --left) {
                QCOMPARE(::read(channel[0], &n, sizeof n), ssize_t{sizeof n});
                acknowledged = n;
            }
            kill(child, SIGKILL);
            while (::read(channel[0], &n, sizeof n) == ssize_t{sizeof n})
                acknowledged = n;
            ::close(channel[0]);
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
            auto connection = Connection::open(files.options(OpenMode::OpenExisting), keyOf(1));
            QVERIFY_RESULT(connection);
            QCOMPARE(*connection->queryInteger("SELECT count(*) FROM op WHERE n <= ?", acknowledged)
                          .value(),
                     acknowledged);
            if (round % 5 == 4)
                QVERIFY_RESULT(connection->checkIntegrity(IntegrityCheck::Full));
        }
    }
};

int main(int argc, char **argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--rival")
        return rivalMain(argv[2]);
    QCoreApplication application(argc, argv);
    StorageDamageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "storage_damage_test.moc"
