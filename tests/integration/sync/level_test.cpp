// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between a copy and the record is found and mended, and until then nobody is told
// that they are level.
#include "direct_city.h"

using namespace yorisoi;
using namespace yorisoi::sync_test;

class LevelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<City> m_city;

    std::string hex(const base::Uuid &id) const
    {
        std::string text;
        for (const unsigned char byte : id.bytes) {
            text += "0123456789ABCDEF"[byte >> 4];
            text += "0123456789ABCDEF"[byte & 15];
        }
        return "X'" + text + "'";
    }

private slots:
    void init() { m_city = std::make_unique<City>(); }
    void cleanup() { m_city.reset(); }

    void whatWasLoadedAndFollowedIsProvedEqual()
    {
        auto desk = m_city->workstation();
        QVERIFY_RESULT(desk->contact(m_city->people[0].id, "相談"));
        QVERIFY_RESULT(desk->push());

        QVERIFY_RESULT(desk->level());

        QVERIFY(m_city->isEqual(*desk));
        QVERIFY(desk->copy->syncCounts()->provedAt == m_city->fixture.clock.now());
        QCOMPARE(desk->transport.repairs, 0);
    }

    void aDamagedRowIsFoundAndMended_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("lost");
        QTest::addColumn<int>("extra");
        QTest::addColumn<int>("changed");
        QTest::newRow("lost") << "DELETE FROM citizen WHERE id=%1" << 1 << 0 << 0;
        QTest::newRow("changed") << "UPDATE citizen SET address='別の町' WHERE id=%1" << 0 << 0
                                 << 1;
        QTest::newRow("extra") << "INSERT INTO opinion(id, ward, rev, citizen) "
                                  "SELECT randomblob(16), ward, 1, id FROM citizen WHERE id=%1"
                               << 0 << 1 << 0;
        QTest::newRow("another revision") << "UPDATE citizen SET rev=9 WHERE id=%1" << 0 << 0 << 1;
    }

    void aDamagedRowIsFoundAndMended()
    {
        QFETCH(QString, sql);
        QFETCH(int, lost);
        QFETCH(int, extra);
        QFETCH(int, changed);
        auto desk = m_city->workstation();
        // Own work that was not sent stays what it is.
        QVERIFY_RESULT(desk->contact(m_city->people[1].id, "まだ送っていない相談"));
        desk->damage(sql.arg(QString::fromStdString(hex(m_city->people[0].id))).toStdString());

        const auto proof = desk->engine->proveNow({});

        QVERIFY_RESULT(proof);
        QVERIFY(proof->compared);
        QVERIFY(proof->mended);
        QCOMPARE(static_cast<int>(proof->report.lost), lost);
        QCOMPARE(static_cast<int>(proof->report.extra), extra);
        QCOMPARE(static_cast<int>(proof->report.changed), changed);
        QVERIFY(desk->hasNote("repaired"));
        QVERIFY(m_city->isEqual(*desk));
        QCOMPARE(desk->copy->archive(10)->size(), static_cast<std::size_t>(extra + changed));
        QCOMPARE(desk->copy->unanswered(10)->size(), std::size_t{1});
        QCOMPARE(desk->entries(m_city->people[1].id), std::size_t{1});
        QCOMPARE(desk->transport.snapshots, 1);
    }

    void damageUnderAnOwnChangeIsMendedBelowIt()
    {
        auto desk = m_city->workstation();
        const Row before = m_city->people[0];
        auto after = records::fromRow<Citizen>(before);
        after.phone = "090-1";
        QVERIFY_RESULT(desk->submit(Intent::AmendCitizen,
                                    {records::amendEdit(before, records::toRow(after))}));
        desk->damage("UPDATE confirmed_row SET payload=replace(payload, '06-0000-0000', '0')");

        const auto proof = desk->engine->proveNow({});

        QVERIFY_RESULT(proof);
        QCOMPARE(proof->report.changed, std::size_t{1});
        const auto shown = records::fromRow<Citizen>(
            desk->copy->find(EntityKind::Citizen, before.id, {}).value().value());
        QCOMPARE(shown.phone, std::string("090-1"));
        QVERIFY_RESULT(desk->push());
        QVERIFY_RESULT(desk->level());
        QVERIFY(m_city->isEqual(*desk));
    }

    void overTheDayDamageIsFoundByItself()
    {
        auto desk = m_city->workstation();
        desk->damage("DELETE FROM citizen WHERE id=" + hex(m_city->people[0].id));
        for (std::size_t i = 0; i < records::kEntityKinds; ++i) {
            m_city->fixture.clock.advance(std::chrono::minutes(11));
            QVERIFY_RESULT(desk->level());
        }
        QVERIFY(desk->holds(m_city->people[0].id));
        QVERIFY(desk->hasNote("repaired"));
    }

    void levelIsNotNotedWhileDigestsDiffer()
    {
        auto desk = m_city->workstation();
        const auto levelBefore = desk->copy->syncCounts()->lastSyncAt;
        m_city->fixture.clock.advance(std::chrono::minutes(11));
        desk->damage("UPDATE digest SET high=high+1 WHERE kind='citizen'");
        // The server cannot be asked for what differs just now.
        struct Unwilling : DirectTransport {
            using DirectTransport::DirectTransport;
            base::Result<records::Repair> repair(const records::DigestSheet &,
                                                 std::stop_token) override
            {
                return base::fail(ErrorCode::Busy);
            }
        } unwilling(m_city->store, desk->device);
        sync::Engine engine(*desk->copy, unwilling, m_city->fixture.clock);

        const auto pulled = engine.pullOnce(std::chrono::seconds(0), {});

        QVERIFY_RESULT(pulled);
        QVERIFY(pulled->level);
        QVERIFY(!pulled->proved);
        QVERIFY(desk->copy->syncCounts()->lastSyncAt == levelBefore);
        QVERIFY_RESULT(desk->level());
        QVERIFY(desk->copy->syncCounts()->lastSyncAt > levelBefore);
    }

    void aServerWithoutDigestsIsBelieved()
    {
        auto desk = m_city->workstation();
        desk->transport.old = true;
        desk->shut();
        desk->open();
        m_city->fixture.clock.advance(std::chrono::minutes(11));
        QVERIFY_RESULT(desk->contact(m_city->people[0].id, "相談"));
        QVERIFY_RESULT(desk->push());

        QVERIFY_RESULT(desk->level());

        QVERIFY(desk->copy->syncCounts()->lastSyncAt == m_city->fixture.clock.now());
        QVERIFY(desk->copy->syncCounts()->provedAt < m_city->fixture.clock.now());
    }

    void aForgedRepairIsRefused()
    {
        auto desk = m_city->workstation();
        const auto sheet = desk->copy->digests();
        QVERIFY_RESULT(sheet);
        auto nothing = *sheet;
        nothing.kinds.clear();
        const auto repair = m_city->store->repair(nothing, 1'000);
        QVERIFY_RESULT(repair);
        std::string wire = records::toNdjson(*repair);
        const auto at = wire.find("06-0000-0000");
        wire[at] = '9';
        QCOMPARE_ERROR(records::repairFromNdjson(wire), ErrorCode::ProtocolViolation);
        auto behind = *repair;
        behind.at.seq -= 1;
        QCOMPARE_ERROR(desk->copy->repair(sheet->at, behind), ErrorCode::ProtocolViolation);
        auto from = sheet->at;
        from.seq -= 1;
        QCOMPARE_ERROR(desk->copy->repair(from, *repair), ErrorCode::Conflict);
        QVERIFY(m_city->isEqual(*desk));
    }
};

QTEST_GUILESS_MAIN(LevelTest)
#include "level_test.moc"
