// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <thread>

#include <QTemporaryDir>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include "yorisoi/central/directory.h"
#include "yorisoi/storage/connection.h"
#include "yorisoi/test_support/central_fixture.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::central;
using namespace yorisoi::test_support;
using base::ErrorCode;

namespace {

namespace fs = std::filesystem;

std::string bytesIn(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void flipMiddleByte(const fs::path &file)
{
    std::string bytes = bytesIn(file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    std::ofstream(file, std::ios::binary) << bytes;
}

} // namespace

/// What is the embedded store's alone; what every store does is in tests/conformance/central.
class EmbeddedStoreTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_fixture = std::make_unique<CentralFixture>();
        m_directory = {m_folder->path().toStdString() + "/crm"};
    }

    void theFirstStartMakesAFolderOfItsOwnersAlone()
    {
        QVERIFY_RESULT(open());
        for (const fs::path &path :
             {m_directory.path, m_directory.key(), m_directory.database(), m_directory.snapshots()})
            QCOMPARE(fs::status(path).permissions() &
                         (fs::perms::group_all | fs::perms::others_all),
                     fs::perms::none);
        QCOMPARE(fs::file_size(m_directory.key()), 32u);
    }

    void whatWasDecidedIsThereAfterReopening()
    {
        EnrolledDevice device = m_fixture->device();
        records::Command contact;
        std::int64_t receipt = 0;
        {
            auto store = open();
            QVERIFY_RESULT(store);
            const auto people = m_fixture->load(**store);
            QVERIFY_RESULT(people);
            contact = m_fixture->contact(device, people->front().id);
            receipt = (*store)->execute(device, {&contact, 1})->front().receipt;
        }
        auto store = open();
        QVERIFY_RESULT(store);
        const auto repeated = (*store)->execute(device, {&contact, 1});
        QVERIFY_RESULT(repeated);
        QVERIFY(repeated->front().duplicate);
        QCOMPARE(repeated->front().receipt, receipt);
        QCOMPARE((*store)->head(kWard)->seq, 1);
    }

    void aMissingOrOtherKeyIsRefusedAndNothingIsMadeAnew()
    {
        QVERIFY_RESULT(open());
        const std::string key = bytesIn(m_directory.key());
        fs::remove(m_directory.key());
        QCOMPARE_ERROR(open(), ErrorCode::NotFound);
        std::ofstream(m_directory.key(), std::ios::binary) << std::string(32, 'k');
        QCOMPARE_ERROR(open(), ErrorCode::WrongKey);
        std::ofstream(m_directory.key(), std::ios::binary) << key.substr(0, 31);
        QCOMPARE_ERROR(open(), ErrorCode::Truncated);
        std::ofstream(m_directory.key(), std::ios::binary) << key;
        QVERIFY_RESULT(open());
    }

    void aMissingReceiptKeyIsNotMadeAnew()
    {
        std::array<std::byte, 32> known{};
        {
            const auto store = open();
            QVERIFY_RESULT(store);
            known = (*store)->receiptKey();
        }
        {
            const auto store = open();
            QVERIFY_RESULT(store);
            QVERIFY((*store)->receiptKey() == known);
        }
        fs::remove(m_directory.receiptKey());
        QCOMPARE_ERROR(open(), ErrorCode::NotFound);
        std::ofstream(m_directory.receiptKey(), std::ios::binary) << std::string(31, 'k');
        QCOMPARE_ERROR(open(), ErrorCode::Truncated);
    }

    void rowsOfAReleaseWithoutDigestsAreCountedAtTheNextStart()
    {
        records::DigestSheet before;
        {
            auto store = open();
            QVERIFY_RESULT(store);
            QVERIFY_RESULT(m_fixture->load(**store, 20));
            before = *(*store)->digests(kWard);
        }
        {
            const std::string bytes = bytesIn(m_directory.key());
            const auto key =
                storage::Key::fromBytes(std::span<const std::byte, storage::Key::kBytes>(
                    reinterpret_cast<const std::byte *>(bytes.data()), storage::Key::kBytes));
            storage::OpenOptions options;
            options.path = m_directory.database();
            auto connection = storage::Connection::open(options, *key);
            QVERIFY_RESULT(connection);
            QVERIFY_RESULT(connection->execute("DELETE FROM digest; UPDATE ward SET digested=0"));
        }
        auto store = open();
        QVERIFY_RESULT(store);
        QVERIFY(*(*store)->digests(kWard) == before);
    }

    void nothingOnTheDiskIsReadable()
    {
        // zstd leaves the first of many equal texts as it is: a chunk that was not sealed would
        // show.
        const std::string name = "読めない名前の試験";
        auto store = open();
        QVERIFY_RESULT(store);
        {
            auto writer = (*store)->beginBulk(kWard, BulkMode::Load);
            QVERIFY_RESULT(writer);
            for (int i = 0; i < 50; ++i)
                QVERIFY_RESULT((*writer)->add(m_fixture->citizen(name)));
            QVERIFY_RESULT((*writer)->commit());
        }
        QVERIFY_RESULT((*store)->snapshot(kWard));
        store->reset();
        int files = 0;
        for (const auto &entry : fs::recursive_directory_iterator(m_directory.path))
            if (entry.is_regular_file()) {
                ++files;
                QVERIFY2(bytesIn(entry.path()).find(name) == std::string::npos,
                         entry.path().c_str());
            }
        QVERIFY(files > 3);
    }

    void aDamagedChunkIsCorrupt()
    {
        auto store = open();
        QVERIFY_RESULT(store);
        QVERIFY_RESULT(m_fixture->load(**store));
        const auto snapshot = (*store)->snapshot(kWard);
        QVERIFY_RESULT(snapshot);
        flipMiddleByte(m_directory.snapshots() / kWard / snapshot->id / "00000.chunk");

        QCOMPARE_ERROR((*store)->snapshotChunk(kWard, snapshot->id, 0), ErrorCode::Corrupt);
    }

    void aChunkPutIntoAnotherPlaceIsCorrupt()
    {
        auto store = open();
        QVERIFY_RESULT(store);
        QVERIFY_RESULT(m_fixture->load(**store, 1, kWard));
        QVERIFY_RESULT(m_fixture->load(**store, 1, kOtherWard));
        const auto here = (*store)->snapshot(kWard);
        const auto there = (*store)->snapshot(kOtherWard);
        QVERIFY_RESULT(here);
        QVERIFY_RESULT(there);
        fs::copy_file(m_directory.snapshots() / kOtherWard / there->id / "00000.chunk",
                      m_directory.snapshots() / kWard / here->id / "00000.chunk",
                      fs::copy_options::overwrite_existing);

        QCOMPARE_ERROR((*store)->snapshotChunk(kWard, here->id, 0), ErrorCode::Corrupt);
    }

    void aSnapshotThatWasNotFinishedIsNoneAndIsTidiedUp()
    {
        auto store = open();
        QVERIFY_RESULT(store);
        QVERIFY_RESULT(m_fixture->load(**store));
        const auto first = (*store)->snapshot(kWard);
        QVERIFY_RESULT(first);
        const fs::path folder = m_directory.snapshots() / kWard / first->id;
        fs::remove(folder / "manifest.json");

        const auto second = (*store)->snapshot(kWard);

        QVERIFY_RESULT(second);
        QVERIFY(second->id != first->id);
        QVERIFY(!fs::exists(folder));
    }

    void aLoadBiggerThanOneRunIsSortedAsAWhole()
    {
        auto store = open();
        QVERIFY_RESULT(store);
        constexpr int rows = 40'000;
        const std::string body(3'900, 'x');
        {
            auto writer = (*store)->beginBulk(kWard, BulkMode::Load);
            QVERIFY_RESULT(writer);
            for (int i = 0; i < rows; ++i) {
                records::Event event =
                    records::fromRow<records::Event>(m_fixture->event(m_fixture->newId(), "相談"));
                event.body = body;
                QVERIFY_RESULT((*writer)->add(records::toRow(event)));
            }
            QVERIFY_RESULT((*writer)->commit());
        }
        int visited = 0;
        base::Uuid last;
        QVERIFY_RESULT((*store)->visitRows(kWard, records::EntityKind::Event,
                                           [&](const records::Row &row) -> base::Status {
                                               ++visited;
                                               if (!(last < row.cluster()))
                                                   return base::fail(ErrorCode::Internal, "order");
                                               last = row.cluster();
                                               return {};
                                           }));
        QCOMPARE(visited, rows);
    }

    void anotherProcessSeesAndWakesThisOne()
    {
        // Made and loaded before, so that the child has nothing to do but to decide one command.
        EnrolledDevice device = m_fixture->device();
        records::Command contact;
        {
            auto store = open();
            QVERIFY_RESULT(store);
            const auto people = m_fixture->load(**store);
            QVERIFY_RESULT(people);
            contact = m_fixture->contact(device, people->front().id);
        }
        int go[2];
        QCOMPARE(pipe(go), 0);
        const pid_t child = fork();
        if (child == 0) {
            char byte = 0;
            bool done = read(go[0], &byte, 1) == 1;
            if (done) {
                const auto store = open();
                done = store && (*store)->execute(device, {&contact, 1}).has_value();
            }
            _exit(done ? 0 : 1);
        }
        auto store = open();
        QVERIFY_RESULT(store);
        QCOMPARE(write(go[1], "g", 1), 1);

        const auto waited =
            (*store)->waitForChange(kWard, 0, std::chrono::minutes(4), std::stop_token());

        QVERIFY_RESULT(waited);
        QCOMPARE((*store)->head(kWard)->seq, 1);
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        close(go[0]);
        close(go[1]);
    }

    void aProcessKilledDuringABulkLoadLeavesNothing()
    {
        {
            QVERIFY_RESULT(open());
        }
        int ready[2];
        QCOMPARE(pipe(ready), 0);
        const pid_t child = fork();
        if (child == 0) {
            const auto store = open();
            auto writer = store ? (*store)->beginBulk(kWard, BulkMode::Load)
                                : base::fail(ErrorCode::Internal);
            for (int i = 0; writer && i < 300'000; ++i)
                if (!(*writer)->add(m_fixture->citizen("試験")))
                    break;
            if (write(ready[1], "r", 1) == 1)
                pause();
            _exit(1);
        }
        char byte = 0;
        QCOMPARE(read(ready[0], &byte, 1), 1);
        QCOMPARE(kill(child, SIGKILL), 0);
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        close(ready[0]);
        close(ready[1]);

        auto store = open();

        QVERIFY_RESULT(store);
        QVERIFY((*store)->wards()->empty());
        QVERIFY_RESULT(m_fixture->load(**store));
    }

    void whileABulkWriterWritesOthersAreToldSo()
    {
        auto store = open();
        QVERIFY_RESULT(store);
        const auto people = m_fixture->load(**store);
        QVERIFY_RESULT(people);
        const EnrolledDevice device = m_fixture->device();
        auto writer = (*store)->beginBulk(kWard, BulkMode::Append);
        QVERIFY_RESULT(writer);

        QCOMPARE_ERROR((*store)->enrol(device), ErrorCode::Busy);
        QVERIFY_RESULT((*store)->head(kWard));

        writer->reset();
        QVERIFY_RESULT((*store)->enrol(device));
    }

private:
    base::Result<std::unique_ptr<CentralStore>> open()
    {
        return openEmbeddedStore(m_directory, m_fixture->clock, m_random);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CentralFixture> m_fixture;
    base::SystemRandom m_random;
    Directory m_directory;
};

QTEST_GUILESS_MAIN(EmbeddedStoreTest)
#include "embedded_store_test.moc"
