// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <set>

#include "faulty_disk.h"
#include "replica_fixture.h"
#include "yorisoi/storage/connection.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

namespace {

storage::Connection directly(const Desk &desk)
{
    storage::OpenOptions options;
    options.path = std::filesystem::canonical(desk.options.file);
    return storage::Connection::open(options, keyOf(1)).value();
}

/// `fromTheEnd`: 1 is the last.
void damagePage(const Desk &desk, std::streamoff fromTheEnd)
{
    const auto file = std::filesystem::canonical(desk.options.file);
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file)) -
                 fromTheEnd * 4'096 + 77);
    stream.write("damage", 6);
}

std::set<std::string> columnsOf(storage::Connection &connection, std::string_view table)
{
    std::set<std::string> names;
    auto rows = connection.query("SELECT name FROM pragma_table_info(?)", table).value();
    while (rows.step().value())
        names.emplace(rows.text(0));
    return names;
}

} // namespace

class OpenTest : public QObject {
    Q_OBJECT
private slots:
    void tablesHaveEveryFieldOfTheirKind()
    {
        Desk desk;
        auto connection = directly(desk);
        for (const EntityKind kind : allEntityKinds()) {
            const auto &spec = specOf(kind);
            auto columns = columnsOf(connection, spec.name);
            for (const auto &field : spec.fields)
                QVERIFY2(columns.erase(std::string(field.name)) == 1, field.name.data());
            for (const char *own : {"id", "ward", "rev", "ver"})
                QVERIFY(columns.erase(own) == 1);
            columns.erase("key");
            QVERIFY(columns.empty());
        }
    }
    void theFileShowsNothing()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.copy.reset();
        for (const auto &entry : std::filesystem::directory_iterator(desk.folder())) {
            std::ifstream in(entry.path(), std::ios::binary);
            const std::string content{std::istreambuf_iterator<char>(in), {}};
            for (const char *text : {"高橋", "6682", "citizen", "SQLite format"})
                QVERIFY(content.find(text) == std::string::npos);
        }
    }
    void aWrongKeyIsSaidAndLeavesTheCopyAsItIs()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.copy.reset();
        QCOMPARE_ERROR(desk.open(2), ErrorCode::WrongKey);
        desk.reopen();
        QVERIFY(desk.equalsServer());
    }
    void anotherDevicesCopyIsRefused()
    {
        Desk desk;
        desk.copy.reset();
        desk.options.device = idOf(78);
        QCOMPARE_ERROR(desk.open(), ErrorCode::Refused);
    }
    void aNewerSchemaIsRefused()
    {
        Desk desk;
        desk.copy.reset();
        {
            auto connection = directly(desk);
            QVERIFY_RESULT(connection.setUserVersion(9'990));
        }
        QCOMPARE_ERROR(desk.open(), ErrorCode::NewerSchema);
    }
    void aDamagedFileIsSaid()
    {
        Desk desk;
        std::vector<Row> rows;
        for (std::uint64_t i = 1; i < 200; ++i)
            rows.push_back(toRow(person(i)));
        desk.has(rows);
        desk.copy.reset();
        const auto file = std::filesystem::canonical(desk.options.file);
        {
            std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
            stream.seekp(100);
            stream.write("damage", 6);
        }
        QCOMPARE_ERROR(desk.open(), ErrorCode::Corrupt);
        std::filesystem::resize_file(file, 4096 * 3);
        const auto cut = desk.open();
        QVERIFY(!cut.has_value());
        std::filesystem::remove(file);
        QCOMPARE_ERROR(desk.open(), ErrorCode::Corrupt);
    }
    void aPageDamagedUnderAnOpenCopyIsFoundByTheCheck()
    {
        Desk desk;
        std::vector<Row> rows;
        for (std::uint64_t i = 1; i < 400; ++i)
            rows.push_back(toRow(person(i)));
        desk.has(rows);
        desk.reopen(); // closing has moved the log into the file
        QVERIFY_RESULT(desk.copy->checkCopy({}));
        std::stop_source stopped;
        stopped.request_stop();
        QCOMPARE_ERROR(desk.copy->checkCopy(stopped.get_token()), ErrorCode::Cancelled);

        damagePage(desk, 1);
        QCOMPARE_ERROR(desk.copy->checkCopy({}), ErrorCode::Corrupt);
        // The copy goes on with what it can read, and writing is seen by the next check.
        QVERIFY(desk.copy->syncCounts().has_value());
    }
    void aDamagedCopyIsLoadedAnewAndKeepsWhatWasNotSent()
    {
        Desk desk;
        std::vector<Row> rows;
        for (std::uint64_t i = 1; i < 400; ++i)
            rows.push_back(toRow(person(i)));
        desk.has(rows);
        desk.reopen();
        QVERIFY_RESULT(
            desk.copy->submit(draft(Intent::RegisterCitizen, {createEdit(toRow(person(900)))})));
        // A page that the command has just written is read from the log: the next one, then.
        for (std::streamoff page = 1; page < 40 && desk.copy->checkCopy({}); ++page)
            damagePage(desk, page);
        QCOMPARE_ERROR(desk.copy->checkCopy({}), ErrorCode::Corrupt);

        QVERIFY_RESULT(desk.copy->reopen());
        desk.loadSnapshot();
        QVERIFY_RESULT(desk.copy->checkCopy({}));
        QCOMPARE(desk.copy->unanswered(10)->size(), 1U);
        QVERIFY(desk.copy->citizen(idOf(900)).has_value());
        QVERIFY(desk.copy->citizen(idOf(399)).has_value());
    }
    void aCheckSeesWhatIsOnlyInTheLogAndLetsWritersGoOn()
    {
        Desk desk;
        for (std::uint64_t i = 1; i < 50; ++i)
            QVERIFY_RESULT(
                desk.copy->submit(draft(Intent::RegisterCitizen, {createEdit(toRow(person(i)))})));
        QVERIFY_RESULT(desk.copy->checkCopy({}));
        QCOMPARE(desk.copy->syncCounts()->onDevice, 49U);
    }
    void anOpenCopyIsOpenedAnewAndKeepsWhatItHolds()
    {
        Desk desk;
        QVERIFY_RESULT(
            desk.copy->submit(draft(Intent::RegisterCitizen, {createEdit(toRow(person(1)))})));
        QVERIFY_RESULT(desk.copy->reopen());
        QCOMPARE(desk.copy->unanswered(10)->size(), 1U);
        QVERIFY_RESULT(
            desk.copy->submit(draft(Intent::RegisterCitizen, {createEdit(toRow(person(2)))})));
        desk.reopen();
        QCOMPARE(desk.copy->unanswered(10)->size(), 2U);
    }
    void aCopySetAsideIsKeptAndANewOneIsMade()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        QVERIFY_RESULT(
            desk.copy->submit(draft(Intent::RegisterCitizen, {createEdit(toRow(person(2)))})));
        desk.copy.reset();
        const auto kept = std::filesystem::file_size(std::filesystem::canonical(desk.options.file));
        QVERIFY_RESULT(replica::setAside(desk.options.file, kNow));
        QVERIFY(!std::filesystem::exists(desk.options.file));
        QCOMPARE_ERROR(replica::setAside(desk.options.file, kNow), ErrorCode::NotFound);

        desk.reopen();
        QVERIFY(!desk.copy->cursor()->has_value());
        QCOMPARE(desk.copy->deviceIdentity()->second, 2);
        std::size_t aside = 0;
        for (const auto &entry : std::filesystem::directory_iterator(desk.folder()))
            if (const auto name = entry.path().filename().string();
                name.find(".damaged-2026") != std::string::npos && name.back() == 'Z') {
                QCOMPARE(entry.file_size(), kept);
                ++aside;
            }
        QCOMPARE(aside, std::size_t(1));
    }
    void aCopyMadeAnewWithoutItsOutboxHasTheNextEpoch()
    {
        Desk desk;
        QVERIFY(desk.copy->deviceIdentity().value() == std::pair(idOf(77), std::int64_t{1}));
        desk.reopen();
        QCOMPARE(desk.copy->deviceIdentity()->second, 1);
        desk.loadSnapshot();
        desk.reopen();
        QCOMPARE(desk.copy->deviceIdentity()->second, 1);
        desk.copy.reset();
        std::filesystem::remove(std::filesystem::canonical(desk.options.file));
        std::filesystem::remove(desk.options.file);
        desk.reopen();
        QCOMPARE(desk.copy->deviceIdentity()->second, 2);
        QCOMPARE(desk.copy->submit(draft(Intent::RegisterCitizen, {createEdit(toRow(person(1)))}))
                     ->number,
                 1);
        QCOMPARE(desk.copy->unanswered(1)->front().deviceEpoch, 2);
    }
    void aPlainFileThatWasPutThereIsOpenedAndReplacedByTheNextLoad()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        desk.copy.reset();
        const auto numbered = std::filesystem::canonical(desk.options.file);
        std::filesystem::remove(desk.options.file);
        std::filesystem::rename(numbered, desk.options.file);
        desk.reopen();
        QVERIFY(desk.equalsServer());
        desk.loadSnapshot();
        QVERIFY(desk.equalsServer());
        desk.reopen();
        QVERIFY(desk.equalsServer());
    }
    void aFullDiskLosesNothingThatWasAcknowledged()
    {
        test_support::FaultyDisk disk;
        Desk desk;
        desk.copy.reset();
        desk.options.file = desk.folder() / "other.db";
        desk.options.vfs = disk.name();
        desk.reopen();
        desk.has({toRow(person(1))});
        disk.bytesLeft = 400'000;
        std::size_t acknowledged = 0;
        base::Error error;
        for (std::uint64_t i = 0; i < 200 && error.detail.empty(); ++i) {
            const auto submission = desk.copy->submit(contact(eventOf(idOf(1), i, kNow)));
            if (submission)
                ++acknowledged;
            else
                error = submission.error();
        }
        QVERIFY(error.code == ErrorCode::DiskFull);
        QVERIFY(acknowledged > 0);
        // What is there can still be read, and space brings work back.
        QCOMPARE(desk.timeline(idOf(1)).entries.size(), acknowledged);
        disk.bytesLeft = -1;
        QVERIFY_RESULT(desk.copy->submit(contact(eventOf(idOf(1), 900, kNow))));
        desk.reopen();
        QCOMPARE(desk.timeline(idOf(1)).entries.size(), acknowledged + 1);
        QCOMPARE(desk.copy->unanswered(500)->size(), acknowledged + 1);
    }
    void aFullDiskDuringALoadLeavesTheOldCopy()
    {
        test_support::FaultyDisk disk;
        Desk desk;
        desk.copy.reset();
        desk.options.file = desk.folder() / "other.db";
        desk.options.vfs = disk.name();
        desk.reopen();
        desk.has({toRow(person(1))});
        for (std::uint64_t i = 2; i < 400; ++i)
            desk.server.put({toRow(person(i))});
        {
            auto loader = desk.copy->beginLoad().value();
            must(loader->add(desk.server.snapshot()));
            disk.bytesLeft = 20'000;
            QCOMPARE_ERROR(loader->finish(desk.server.head()), ErrorCode::DiskFull);
        }
        disk.bytesLeft = -1;
        QVERIFY(desk.copy->citizen(idOf(1)).has_value());
        desk.reopen();
        must(desk.pull());
        QVERIFY(desk.equalsServer());
    }
};

QTEST_GUILESS_MAIN(OpenTest)
#include "open_test.moc"
