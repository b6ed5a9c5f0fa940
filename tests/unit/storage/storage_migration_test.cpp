// SPDX-License-Identifier: GPL-3.0-or-later
#include <span>
#include <vector>

#include "temporary_database.h"
#include "yorisoi/storage/migration.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::storage;
using base::ErrorCode;

namespace yorisoi::storage_test {
std::span<const Migration> migrations();
}
using namespace yorisoi::storage_test;

class StorageMigrationTest : public QObject {
    Q_OBJECT
private slots:
    void embeddedFilesArriveWordForWord()
    {
        const auto all = storage_test::migrations();
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].version, 10);
        QVERIFY(all[0].name == "create_person");
        QCOMPARE(all[1].version, 20);
        std::ifstream in(std::string(YORISOI_SOURCE_DIR) +
                         "/tests/unit/storage/migrations/0020_add_note.sql");
        const std::string file{std::istreambuf_iterator<char>(in), {}};
        QVERIFY(!file.empty());
        QVERIFY(all[1].sql == file);
    }
    void aNewDatabaseGoesThroughAllOfThemOnce()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        const auto first =
            migrate(connection, storage_test::migrations(), files.folder() / "backup");
        QVERIFY_RESULT(first);
        QCOMPARE(first->from, 0);
        QCOMPARE(first->to, 20);
        QVERIFY(first->backup.empty());
        const auto again =
            migrate(connection, storage_test::migrations(), files.folder() / "backup");
        QCOMPARE(again.value().from, 20);
        QCOMPARE(connection.userVersion().value(), 20);
        QCOMPARE(*connection.queryInteger("SELECT count(*) FROM schema_migration").value(),
                 std::int64_t{2});
    }
    void dataSurvivesAndTheOldStateIsKeptBeside()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        const auto all = storage_test::migrations();
        QVERIFY_RESULT(migrate(connection, all.first(1), {}));
        QVERIFY_RESULT(connection.run("INSERT INTO person(name) VALUES(?)", "合成 花子"));
        const auto report = migrate(connection, all, files.folder() / "backup").value();
        QCOMPARE(report.from, 10);
        QVERIFY(report.backup.filename() == "people.db.v10");
        QVERIFY(connection.queryText("SELECT name FROM person WHERE note <> ''").value() ==
                "合成 花子");
        auto options = files.options(OpenMode::ReadOnly);
        options.path = report.backup;
        auto backup = Connection::open(options, keyOf(1)).value();
        QCOMPARE(backup.userVersion().value(), 10);
        QCOMPARE(*backup.queryInteger("SELECT count(*) FROM person").value(), std::int64_t{1});
    }
    void aNewerFileIsRefusedUntouched()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        QVERIFY_RESULT(migrate(connection, storage_test::migrations(), {}));
        const auto older = migrate(connection, storage_test::migrations().first(1), {});
        QCOMPARE_ERROR(older, ErrorCode::NewerSchema);
        QCOMPARE(connection.userVersion().value(), 20);
    }
    void aFailingMigrationLeavesNothingBehind()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        const std::vector<Migration> broken{{10, "good", "CREATE TABLE a(x)"},
                                            {20, "bad", "CREATE TABLE b(x); CREATE TABLE b(x)"}};
        QCOMPARE_ERROR(migrate(connection, broken, {}), ErrorCode::Internal);
        QCOMPARE(connection.userVersion().value(), 10);
        QCOMPARE(
            *connection.queryInteger("SELECT count(*) FROM sqlite_schema WHERE name = 'b'").value(),
            std::int64_t{0});
        const std::vector<Migration> escaping{{10, "good", "CREATE TABLE a(x)"},
                                              {20, "escapes", "COMMIT"}};
        QCOMPARE_ERROR(migrate(connection, escaping, {}), ErrorCode::InvalidInput);
        QCOMPARE(connection.userVersion().value(), 10);
    }
    void aChangedMigrationIsNoticed()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        std::vector<Migration> list{{10, "first", "CREATE TABLE a(x)"}};
        QVERIFY_RESULT(migrate(connection, list, {}));
        list[0].sql = "CREATE TABLE a(x, y)";
        QCOMPARE_ERROR(migrate(connection, list, {}), ErrorCode::Conflict);
        list[0] = {10, "renamed", "CREATE TABLE a(x)"};
        QCOMPARE_ERROR(migrate(connection, list, {}), ErrorCode::Conflict);
    }
    void numbersAreGrowingTens()
    {
        TemporaryDatabase files;
        auto connection = Connection::open(files.options(), keyOf(1)).value();
        for (const auto &numbers : {std::vector{10, 15}, std::vector{20, 10}, std::vector{10, 10},
                                    std::vector{0}, std::vector{-10}}) {
            std::vector<Migration> list;
            for (const int number : numbers)
                list.push_back({number, "x", "SELECT 1"});
            QCOMPARE_ERROR(migrate(connection, list, {}), ErrorCode::InvalidInput);
        }
    }
};

QTEST_GUILESS_MAIN(StorageMigrationTest)
#include "storage_migration_test.moc"
