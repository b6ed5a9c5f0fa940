// SPDX-License-Identifier: GPL-3.0-or-later
// Either side is put back from an earlier state, and nothing is lost, doubled or wiped.
#include "direct_city.h"

using namespace yorisoi;
using namespace yorisoi::sync_test;
namespace fs = std::filesystem;

class RestoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<City> m_city;

    /// Copies the database as a backup does, while nobody writes.
    void backUp()
    {
        m_city->store.reset();
        fs::copy_file(m_city->directory.database(), m_city->path("backup.db"));
        m_city->open();
    }
    void putBack()
    {
        m_city->store.reset();
        for (const char *suffix : {"-wal", "-shm"})
            fs::remove(m_city->directory.database().string() + suffix);
        fs::copy_file(m_city->path("backup.db"), m_city->directory.database(),
                      fs::copy_options::overwrite_existing);
    }
    static void copyImage(const fs::path &from, const fs::path &to)
    {
        fs::remove_all(to);
        fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    }

private slots:
    void init() { m_city = std::make_unique<City>(); }
    void cleanup() { m_city.reset(); }

    void aBackupThatIsPutBackIsRecognised()
    {
        backUp();
        const auto epoch = m_city->store->head(kWard)->epoch;
        auto desk = m_city->workstation();
        putBack();

        m_city->open();

        QVERIFY(m_city->store->head(kWard)->epoch != epoch);
        QVERIFY(m_city->store->head(kOtherWard)->epoch != epoch);
        // And only once: opening again finds nothing to recognise.
        const auto now = m_city->store->head(kWard)->epoch;
        m_city->store.reset();
        m_city->open();
        QCOMPARE(m_city->store->head(kWard)->epoch, now);
    }

    void aStoreThatOnlyStoppedKeepsItsEpoch()
    {
        const auto epoch = m_city->store->head(kWard)->epoch;
        auto desk = m_city->workstation();
        QVERIFY_RESULT(desk->contact(m_city->people[0].id, "相談"));
        QVERIFY_RESULT(desk->push());
        m_city->store.reset();
        m_city->open();
        QCOMPARE(m_city->store->head(kWard)->epoch, epoch);
    }

    void whatARestoredServerLostComesAgainAndNothingIsDoubled()
    {
        auto desk = m_city->workstation();
        auto other = m_city->workstation();
        QVERIFY_RESULT(desk->contact(m_city->people[0].id, "バックアップの前"));
        QVERIFY_RESULT(desk->push());
        QVERIFY_RESULT(desk->level());
        backUp();
        // Accepted, applied, seen by all; then the backup is put back.
        QVERIFY_RESULT(desk->contact(m_city->people[0].id, "失われる相談"));
        const Row seen = m_city->people[1];
        auto changed = records::fromRow<Citizen>(seen);
        changed.phone = "090-2";
        QVERIFY_RESULT(desk->submit(Intent::AmendCitizen,
                                    {records::amendEdit(seen, records::toRow(changed))}));
        QVERIFY_RESULT(desk->push());
        QVERIFY_RESULT(desk->level());
        QVERIFY_RESULT(other->level());
        QVERIFY_RESULT(desk->contact(m_city->people[2].id, "まだ送っていない相談"));
        QCOMPARE(other->entries(m_city->people[0].id), std::size_t{2});
        putBack();
        m_city->open();

        // The first pull finds another epoch and compares; the work is unsent again, and goes.
        QVERIFY_RESULT(desk->level());
        QCOMPARE(desk->copy->unanswered(10)->size(), std::size_t{3});
        QCOMPARE(desk->entries(m_city->people[0].id), std::size_t{2});
        QVERIFY_RESULT(desk->push());
        QVERIFY_RESULT(desk->level());
        QVERIFY_RESULT(other->level());

        for (Workstation *each : {desk.get(), other.get()}) {
            QVERIFY(m_city->isEqual(*each));
            QCOMPARE(each->entries(m_city->people[0].id), std::size_t{2});
            QCOMPARE(each->entries(m_city->people[2].id), std::size_t{1});
            const auto row = each->copy->find(EntityKind::Citizen, seen.id, {}).value().value();
            QCOMPARE(records::fromRow<Citizen>(row).phone, std::string("090-2"));
            // Compared, never loaded anew.
            QCOMPARE(each->transport.snapshots, 1);
        }
        QVERIFY(desk->copy->unanswered(10)->empty());
    }

    void workSentBeforeTheDeviceNoticedDoesNotShutOutWhatWasLost()
    {
        auto desk = m_city->workstation();
        backUp();
        QVERIFY_RESULT(desk->contact(m_city->people[0].id, "失われる相談"));
        QVERIFY_RESULT(desk->push());
        QVERIFY_RESULT(desk->level());
        putBack();
        m_city->open();
        // The sending direction is quicker than the one that would have noticed.
        QVERIFY_RESULT(desk->contact(m_city->people[1].id, "その後の相談"));
        QVERIFY_RESULT(desk->push());

        QVERIFY_RESULT(desk->level());
        QVERIFY_RESULT(desk->push());
        QVERIFY_RESULT(desk->level());

        QVERIFY(m_city->isEqual(*desk));
        QCOMPARE(desk->entries(m_city->people[0].id), std::size_t{1});
        QCOMPARE(desk->entries(m_city->people[1].id), std::size_t{1});
    }

    void aCopyPutBackFromAnImageIsQuarantinedAndKeepsItsOutbox()
    {
        auto desk = m_city->workstation();
        QVERIFY_RESULT(desk->contact(m_city->people[0].id, "どちらにもある相談"));
        desk->shut();
        copyImage(desk->folder, m_city->path("image"));
        desk->open();
        QVERIFY_RESULT(desk->push());
        QVERIFY_RESULT(desk->contact(m_city->people[1].id, "像にはない相談"));
        QVERIFY_RESULT(desk->push());
        desk->shut();
        copyImage(m_city->path("image"), desk->folder);
        desk->open();
        QVERIFY_RESULT(desk->contact(m_city->people[2].id, "像で書いた相談"));

        const auto said = desk->engine->pushOnce({});

        QCOMPARE_ERROR(said, ErrorCode::Refused);
        QCOMPARE(said.error().detail, std::string("device-quarantined"));
        QCOMPARE((*m_city->store->device(desk->device.id))->why, std::string("numbers-went-back"));
        QCOMPARE(desk->copy->unanswered(10)->size(), std::size_t{2});

        // Somebody releases it; it is told to take a new epoch, and its work goes through once.
        QVERIFY_RESULT(m_city->store->releaseDevice(desk->device.id));
        QCOMPARE_ERROR(desk->engine->pushOnce({}), ErrorCode::Refused);
        QCOMPARE(desk->copy->deviceIdentity()->second, 2);
        QVERIFY(desk->hasNote("device-epoch"));
        QVERIFY_RESULT(desk->push());
        QVERIFY_RESULT(desk->level());
        QVERIFY(m_city->isEqual(*desk));
        for (const std::size_t i : {0u, 1u, 2u})
            QCOMPARE(desk->entries(m_city->people[i].id), std::size_t{1});
        // A copy that is lost later never takes up the numbers of this epoch.
        desk->shut();
        for (const auto &entry : fs::directory_iterator(desk->folder))
            if (entry.path().filename() != "copy.db.epoch")
                fs::remove_all(entry.path());
        desk->open();
        QCOMPARE(desk->copy->deviceIdentity()->second, 3);
    }
};

QTEST_GUILESS_MAIN(RestoreTest)
#include "restore_test.moc"
