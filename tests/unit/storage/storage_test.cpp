// SPDX-License-Identifier: GPL-3.0-or-later
#include <thread>

#include <fcntl.h>

#include "temporary_database.h"
#include "yorisoi/storage/database.h"
#include "yorisoi/storage/engine.h"
#include "yorisoi/storage/transaction.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::storage;
using namespace yorisoi::storage_test;
using base::ErrorCode;

class StorageTest : public QObject {
    Q_OBJECT
private slots:
    void theEngineIsOursAndNewEnough()
    {
        QVERIFY_RESULT(checkEngine());
        const auto version = engineVersion().value();
        QVERIFY(version.sqliteNumber >= 3051003);
        QVERIFY(version.sqlcipher.starts_with("4."));
    }
    void noOtherSqliteIsInTheProcess()
    {
        QVERIFY_RESULT(checkEngine());
        std::ifstream maps("/proc/self/maps");
        const std::string loaded{std::istreambuf_iterator<char>(maps), {}};
        QVERIFY(!loaded.empty());
        QVERIFY(loaded.find("libsqlite3") == std::string::npos);
    }
    void anOlderOrPlainEngineIsRefusedByName()
    {
        QVERIFY_RESULT(checkEngine({3051003, "3.51.3", "4.14.0 community"}));
        QVERIFY_RESULT(checkEngine({3060000, "3.60.0", "5.0.1 community"}));
        QCOMPARE_ERROR(checkEngine({3051002, "3.51.2", "4.14.0 community"}),
                       ErrorCode::Unsupported);
        QCOMPARE_ERROR(checkEngine({3051003, "3.51.3", "4.13.9 community"}),
                       ErrorCode::Unsupported);
        const auto plain = checkEngine({3051003, "3.51.3", ""});
        QCOMPARE_ERROR(plain, ErrorCode::Unsupported);
        QVERIFY(plain.error().detail.find("SQLCipher none") != std::string::npos);
    }
    void valuesComeBackAsTheyWent()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(connection.execute("CREATE TABLE v(i, r, t, e, b, n, u, o)"));
        const std::string text("名前\0x", 8);
        const std::array bytes{std::byte{0}, std::byte{255}};
        const base::Uuid uuid = base::Uuid::parse("0190f2c4-0000-7000-8000-00000000000a").value();
        QVERIFY_RESULT(connection.run("INSERT INTO v VALUES(?,?,?,?,?,?,?,?)",
                                      std::int64_t{-9'000'000'000}, 0.5, text, std::string_view{},
                                      Blob(bytes), nullptr, uuid, std::optional<int>{}));
        auto row = connection.query("SELECT * FROM v").value();
        QVERIFY(row.step().value());
        QCOMPARE(row.integer(0), std::int64_t{-9'000'000'000});
        QCOMPARE(row.real(1), 0.5);
        QVERIFY(row.text(2) == text);
        QVERIFY(!row.isNull(3) && row.text(3).empty());
        QVERIFY(std::ranges::equal(row.blob(4), bytes));
        QVERIFY(row.isNull(5));
        QVERIFY(row.uuid(6).value() == uuid);
        QVERIFY(!row.optionalInteger(7));
        QCOMPARE_ERROR(row.uuid(4), ErrorCode::Corrupt);
        QVERIFY(!row.step().value());
        QVERIFY(!row.step().value());
    }
    void theFileShowsNothingAndBelongsToItsOwner()
    {
        TemporaryDatabase files;
        {
            auto connection = Connection::open(files.options(), keyOf(1)).value();
            QVERIFY_RESULT(connection.execute("CREATE TABLE visible_name(a)"));
            QVERIFY_RESULT(connection.walCheckpoint());
        }
        std::ifstream in(files.path(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(in), {}};
        QVERIFY(content.size() >= 4096);
        QVERIFY(content.find("visible_name") == std::string::npos);
        QVERIFY(!content.starts_with("SQLite format 3"));
        using std::filesystem::perms;
        QCOMPARE(std::filesystem::status(files.path()).permissions(),
                 perms::owner_read | perms::owner_write);
    }
    void errorsOfConstraintsAndSqlAreToldApart()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(
            connection.execute("CREATE TABLE a(id INTEGER PRIMARY KEY, t TEXT NOT NULL UNIQUE);"
                               "CREATE TABLE b(a INTEGER REFERENCES a(id))"));
        QVERIFY_RESULT(connection.run("INSERT INTO a VALUES(1, 'one')"));
        QCOMPARE_ERROR(connection.run("INSERT INTO a VALUES(1, 'two')"), ErrorCode::AlreadyExists);
        QCOMPARE_ERROR(connection.run("INSERT INTO a VALUES(2, ?)", "one"),
                       ErrorCode::AlreadyExists);
        QCOMPARE_ERROR(connection.run("INSERT INTO a VALUES(2, NULL)"), ErrorCode::InvalidInput);
        QCOMPARE_ERROR(connection.run("INSERT INTO b VALUES(7)"), ErrorCode::InvalidInput);
        QCOMPARE_ERROR(connection.run("SELEC 1"), ErrorCode::Internal);
        QCOMPARE_ERROR(connection.run("SELECT 1; SELECT 2"), ErrorCode::Internal);
        QCOMPARE_ERROR(connection.run("SELECT ?", 1, 2), ErrorCode::Internal);
        QVERIFY_RESULT(connection.execute("CREATE VIRTUAL TABLE f USING fts5(x)"));
        const auto typed = connection.run("SELECT * FROM f WHERE f MATCH ?", "山田太郎:\"");
        QCOMPARE_ERROR(typed, ErrorCode::Internal);
        QVERIFY(typed.error().detail.find("山田") == std::string::npos);
    }
    void aStatementIsKeptAndMayBeUsedInsideItself()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(fill(connection, 3));
        const char *sql = "SELECT id FROM item WHERE id >= ? ORDER BY id";
        int seen = 0;
        auto outer = connection.query(sql, 1).value();
        while (outer.step().value()) {
            auto inner = connection.query(sql, outer.integer(0)).value();
            while (inner.step().value())
                ++seen;
        }
        QCOMPARE(seen, 3 + 2 + 1);
        // A value of the last use must not be there in the next one.
        {
            auto used = connection.query("SELECT ?", "kept?").value();
        }
        auto again = connection.prepare("SELECT ?").value();
        QVERIFY(again.step().value());
        QVERIFY(again.isNull(0));
        for (int i = 0; i < 600; ++i)
            QCOMPARE(connection.queryInteger("SELECT " + std::to_string(i)).value(),
                     std::optional<std::int64_t>(i));
    }
    void aStatementOutlivesTheMoveOfItsConnection()
    {
        TemporaryDatabase files;
        auto first = Connection::open(files.options(), keyOf(1)).value();
        auto second = Connection::open(files.options(), keyOf(1)).value();
        auto statement = first.query("SELECT 5").value();
        second = std::move(first);
        QVERIFY(statement.step().value());
        QCOMPARE(statement.integer(0), std::int64_t{5});
    }
    void aTransactionNotCommittedNeverWas()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(connection.execute("CREATE TABLE t(a)"));
        const auto count = [&] {
            return *connection.queryInteger("SELECT count(*) FROM t").value();
        };
        {
            auto transaction = Transaction::begin(connection).value();
            QVERIFY_RESULT(connection.run("INSERT INTO t VALUES(1)"));
        }
        QCOMPARE(count(), std::int64_t{0});
        {
            auto outer = Transaction::begin(connection).value();
            QVERIFY_RESULT(connection.run("INSERT INTO t VALUES(1)"));
            {
                auto inner = Transaction::begin(connection).value();
                QVERIFY_RESULT(connection.run("INSERT INTO t VALUES(2)"));
            }
            {
                auto inner = Transaction::begin(connection).value();
                QVERIFY_RESULT(connection.run("INSERT INTO t VALUES(3)"));
                QVERIFY_RESULT(inner.commit());
            }
            QVERIFY_RESULT(outer.commit());
            QCOMPARE_ERROR(outer.commit(), ErrorCode::Internal);
        }
        QCOMPARE(*connection.queryInteger("SELECT sum(a) FROM t").value(), std::int64_t{4});
        QVERIFY(!connection.inTransaction());
    }
    void aSecondWriterIsToldBusyAndReadersGoOn()
    {
        TemporaryDatabase files;
        auto database = Database::open(files.options(), keyOf(1), 2).value();
        QVERIFY_RESULT(database->withWriter([](Connection &c) { return fill(c, 5); }));
        auto writer = database->writer().value();
        auto transaction = Transaction::begin(*writer).value();
        QVERIFY_RESULT(writer->run("DELETE FROM item"));
        QCOMPARE_ERROR(database->writer(), ErrorCode::Busy);
        auto other = Connection::open(files.options(), keyOf(1)).value();
        QCOMPARE_ERROR(Transaction::begin(other), ErrorCode::Busy);
        const auto seen = database->withReader(
            [](Connection &c) { return c.queryInteger("SELECT count(*) FROM item"); });
        QCOMPARE(seen.value(), std::optional<std::int64_t>(5));
        QVERIFY_RESULT(transaction.commit());
        QCOMPARE(database
                     ->withReader(
                         [](Connection &c) { return c.queryInteger("SELECT count(*) FROM item"); })
                     .value(),
                 std::optional<std::int64_t>(0));
    }
    void readersCannotWriteAndRunOut()
    {
        TemporaryDatabase files;
        auto database = Database::open(files.options(), keyOf(1), 1).value();
        {
            auto reader = database->reader().value();
            QCOMPARE_ERROR(reader->execute("CREATE TABLE t(a)"), ErrorCode::Refused);
            QCOMPARE_ERROR(database->reader(), ErrorCode::Busy);
        }
        QVERIFY_RESULT(database->reader());
        QCOMPARE_ERROR(Database::open(files.options(), keyOf(1), 0), ErrorCode::InvalidInput);
    }
    void threadsShareOneDatabase()
    {
        TemporaryDatabase files;
        auto options = files.options();
        options.busyTimeout = std::chrono::seconds(60);
        options.durability = Durability::Normal;
        auto database = Database::open(options, keyOf(1), 2).value();
        QVERIFY_RESULT(database->withWriter(
            [](Connection &c) { return c.execute("CREATE TABLE pair(a, b)"); }));
        constexpr int kEach = 50;
        std::atomic<int> failures{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 3; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < kEach; ++i) {
                    const auto written = database->withWriter([&](Connection &c) -> base::Status {
                        YORISOI_ASSIGN(auto transaction, Transaction::begin(c));
                        YORISOI_TRY(c.run("INSERT INTO pair VALUES(?, 0)", i));
                        YORISOI_TRY(c.run("UPDATE pair SET b = a WHERE b <> a"));
                        return transaction.commit();
                    });
                    const auto torn = database->withReader([](Connection &c) {
                        return c.queryInteger("SELECT count(*) FROM pair WHERE a <> b");
                    });
                    if (!written || !torn || torn->value_or(1) != 0)
                        ++failures;
                }
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(database
                     ->withReader(
                         [](Connection &c) { return c.queryInteger("SELECT count(*) FROM pair"); })
                     .value(),
                 std::optional<std::int64_t>(3 * kEach));
    }
    void anInterruptCancels()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        auto endless = connection
                           .query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                  "SELECT i FROM n")
                           .value();
        QVERIFY(endless.step().value());
        std::thread([&] { connection.interrupt(); }).join();
        QCOMPARE_ERROR(endless.finish(), ErrorCode::Cancelled);
    }
    void aNamedDatabaseInMemoryIsSharedAndAsksForItsKey()
    {
        OpenOptions options;
        options.mode = OpenMode::Memory;
        options.path = "simulated device 1";
        auto database = Database::open(options, keyOf(1), 1).value();
        QVERIFY_RESULT(database->withWriter([](Connection &c) { return fill(c, 5); }));
        QCOMPARE(database
                     ->withReader(
                         [](Connection &c) { return c.queryInteger("SELECT count(*) FROM item"); })
                     .value(),
                 std::optional<std::int64_t>(5));
        QCOMPARE_ERROR(Connection::open(options, keyOf(2)), ErrorCode::WrongKey);
        options.path.clear();
        QVERIFY_RESULT(Connection::open(options, keyOf(2)));
    }
    void aBackupOpensWithTheSameKeyWhileTheOriginalGoesOn()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(fill(connection, 50));
        QVERIFY_RESULT(connection.setUserVersion(30));
        const auto copy = files.folder() / "copy.db";
        QVERIFY_RESULT(connection.backupTo(copy));
        QVERIFY_RESULT(connection.backupTo(copy));
        QVERIFY_RESULT(connection.run("DELETE FROM item"));
        OpenOptions options = files.options(OpenMode::ReadOnly);
        options.path = copy;
        QCOMPARE_ERROR(Connection::open(options, keyOf(2)), ErrorCode::WrongKey);
        auto opened = Connection::open(options, keyOf(1)).value();
        QCOMPARE(*opened.queryInteger("SELECT count(*) FROM item").value(), std::int64_t{50});
        QCOMPARE(opened.userVersion().value(), 30);
        QVERIFY_RESULT(opened.checkIntegrity(IntegrityCheck::Full));
        QCOMPARE_ERROR(connection.backupTo(files.folder() / "missing" / "copy.db"),
                       ErrorCode::IoFailed);
    }
    void aNewKeyReplacesTheOldOne()
    {
        TemporaryDatabase files;
        {
            auto connection = Connection::open(files.options(), keyOf(1)).value();
            QVERIFY_RESULT(fill(connection, 20));
            QVERIFY_RESULT(connection.rekey(keyOf(2)));
            QVERIFY_RESULT(connection.run("INSERT INTO item(body) VALUES('after')"));
        }
        QCOMPARE_ERROR(Connection::open(files.options(), keyOf(1)), ErrorCode::WrongKey);
        {
            auto connection = Connection::open(files.options(), keyOf(2)).value();
            QCOMPARE(*connection.queryInteger("SELECT count(*) FROM item").value(),
                     std::int64_t{21});
            QVERIFY_RESULT(connection.checkIntegrity(IntegrityCheck::Full));
        }
        auto readOnly = Connection::open(files.options(OpenMode::ReadOnly), keyOf(2)).value();
        QCOMPARE_ERROR(readOnly.rekey(keyOf(3)), ErrorCode::Refused);
        QCOMPARE_ERROR(readOnly.execute("DELETE FROM item"), ErrorCode::Refused);
    }
    void theFileOfAnotherApplicationIsNotTouched()
    {
        TemporaryDatabase files;
        {
            auto connection = Connection::open(files.options(), keyOf(1)).value();
            QVERIFY_RESULT(connection.execute("PRAGMA application_id = 7"));
        }
        QCOMPARE_ERROR(Connection::open(files.options(), keyOf(1)), ErrorCode::Unsupported);
    }
    void plainIsForBenchmarks()
    {
        TemporaryDatabase files;
        {
            auto connection = Connection::openPlain(files.options()).value();
            QVERIFY_RESULT(fill(connection, 5));
            QCOMPARE_ERROR(connection.rekey(keyOf(1)), ErrorCode::Refused);
        }
        QCOMPARE_ERROR(Connection::open(files.options(), keyOf(1)), ErrorCode::WrongKey);
        QVERIFY_RESULT(Connection::openPlain(files.options()));
    }
};

QTEST_GUILESS_MAIN(StorageTest)
#include "storage_test.moc"
