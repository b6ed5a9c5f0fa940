// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

namespace {

/// A copy at one change, with a page of three more ready.
class Ready {
public:
    Desk desk;
    FeedPage page;

    Ready()
    {
        desk.has({toRow(person(1))});
        for (std::uint64_t i = 2; i < 5; ++i)
            desk.server.put({toRow(person(i))});
        page = desk.server.page(desk.copy->cursor().value()).value();
    }
    bool unchanged() const
    {
        return desk.copy->cursor().value()->seq == 1 && !desk.copy->citizen(idOf(2)).has_value();
    }
};

} // namespace

class FeedTest : public QObject {
    Q_OBJECT
private slots:
    void rowsAndCursorArriveTogether()
    {
        Ready ready;
        QVERIFY_RESULT(ready.desk.copy->applyPage(ready.page));
        QVERIFY(ready.desk.copy->cursor().value() == ready.desk.server.head());
        QVERIFY(ready.desk.equalsServer());
        ready.desk.reopen();
        QVERIFY(ready.desk.copy->cursor().value() == ready.desk.server.head());
        QVERIFY(ready.desk.equalsServer());
    }
    void anEmptyPageIsTaken()
    {
        Ready ready;
        must(ready.desk.copy->applyPage(ready.page));
        QVERIFY_RESULT(ready.desk.pull());
    }
    void aPageThatDoesNotFollowIsRefusedAndChangesNothing_data()
    {
        QTest::addColumn<int>("damage");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, int damage, ErrorCode code) {
            QTest::newRow(name) << damage << static_cast<int>(code);
        };
        row("another epoch", 0, ErrorCode::StaleEpoch);
        row("another ward", 1, ErrorCode::ProtocolViolation);
        row("from an earlier place", 2, ErrorCode::ProtocolViolation);
        row("another history", 3, ErrorCode::ProtocolViolation);
        row("a hole", 4, ErrorCode::ProtocolViolation);
        row("a changed row", 5, ErrorCode::ProtocolViolation);
        row("cut within a transaction", 6, ErrorCode::ProtocolViolation);
        row("the same page again", 7, ErrorCode::ProtocolViolation);
    }
    void aPageThatDoesNotFollowIsRefusedAndChangesNothing()
    {
        QFETCH(int, damage);
        QFETCH(int, code);
        Ready ready;
        auto page = ready.page;
        switch (damage) {
        case 0:
            page.from.epoch = idOf(12'345);
            break;
        case 1:
            page.from.ward = "27102";
            break;
        case 2:
            page.from.seq = 0;
            break;
        case 3:
            page.from.hash[5] ^= 1;
            break;
        case 4:
            page.entries.erase(page.entries.begin() + 1);
            break;
        case 5:
            page.entries[1].payload.replace(page.entries[1].payload.find("1955"), 4, "1956");
            break;
        case 6:
            page.entries.back().endsTransaction = false;
            break;
        default:
            must(ready.desk.copy->applyPage(page));
            QCOMPARE_ERROR(ready.desk.copy->applyPage(page), static_cast<ErrorCode>(code));
            return;
        }
        QCOMPARE_ERROR(ready.desk.copy->applyPage(page), static_cast<ErrorCode>(code));
        QVERIFY(ready.unchanged());
    }
    void aRowThatIsNoneRefusesTheWholePage()
    {
        Ready ready;
        auto nobody = toJson(toRow(person(9)));
        nobody.replace(nobody.find(idOf(9).toString()), 36, "nobody");
        ready.desk.server.putPayload(nobody);
        const auto page = ready.desk.server.page(ready.desk.copy->cursor().value()).value();
        QCOMPARE_ERROR(ready.desk.copy->applyPage(page), ErrorCode::ProtocolViolation);
        QVERIFY(ready.unchanged());
    }
    void whatOnlyNewerReleasesKnowIsPassedOver()
    {
        Ready ready;
        auto stranger = toJson(toRow(person(8)));
        stranger.replace(stranger.find("\"citizen\""), 9, "\"hologram\"");
        ready.desk.server.putPayload(stranger);
        ready.desk.server.putPayload("{\"remove\":true,\"kind\":\"hologram\",\"id\":\"" +
                                     idOf(8).toString() + "\"}");
        auto withAura = toJson(toRow(person(9, "未来　一")));
        withAura.replace(withAura.find("\"type\""), 6, "\"aura\":\"blue\",\"type\"");
        ready.desk.server.putPayload(withAura);
        QVERIFY_RESULT(ready.desk.pull());
        QCOMPARE(ready.desk.copy->cursor().value()->seq, ready.desk.server.head().seq);
        QCOMPARE(ready.desk.citizen(idOf(9)).nameStandard, std::string("未来　一"));
        QVERIFY(!ready.desk.copy->citizen(idOf(8)).has_value());
    }
    void anEmptyCopyTakesAFeedFromItsStartAlone()
    {
        Desk desk;
        desk.server.put({toRow(person(1))});
        desk.server.put({toRow(person(2))});
        QVERIFY(!desk.copy->cursor().value());
        auto later = desk.server.page(std::nullopt).value();
        later.from.seq = 1;
        later.from.hash = later.entries.front().hash;
        later.entries.erase(later.entries.begin());
        QCOMPARE_ERROR(desk.copy->applyPage(later), ErrorCode::ProtocolViolation);
        QVERIFY_RESULT(desk.pull());
        QVERIFY(desk.equalsServer());
    }
    void everyKindOfRowComesAndGoes()
    {
        Desk desk;
        Conflict aboutNobody;
        aboutNobody.id = idOf(60);
        aboutNobody.ward = kWard;
        aboutNobody.entityKind = "household";
        aboutNobody.entityId = idOf(61);
        aboutNobody.field = "address";
        Household household;
        household.id = idOf(61);
        household.ward = kWard;
        household.number = "H-1";
        Relation relation;
        relation.id = idOf(62);
        relation.ward = kWard;
        relation.citizen = idOf(1);
        relation.other = idOf(2);
        relation.kind = "guardian";
        Article article;
        article.id = idOf(63);
        article.ward = kWard;
        article.title = "転入届";
        ChannelStatus status;
        status.id = idOf(64);
        status.ward = kWard;
        status.channel = "phone";
        const std::vector<Row> rows{toRow(person(1)),
                                    toRow(eventOf(idOf(1), 1, kNow)),
                                    toRow(caseOf(idOf(1), 1)),
                                    toRow(supportMeasure(idOf(1), 1)),
                                    toRow(household),
                                    toRow(relation),
                                    toRow(article),
                                    toRow(status),
                                    toRow(aboutNobody)};
        desk.has(rows);
        QVERIFY(desk.equalsServer());
        QCOMPARE(desk.copy->channelStatus()->size(), std::size_t{1});
        for (const auto &row : rows)
            desk.server.remove({row.kind, row.id, row.cluster()});
        must(desk.pull());
        for (const auto &row : rows)
            QVERIFY(!desk.copy->find(row.kind, row.id, row.cluster()).value());
        QVERIFY(desk.copy->cases({})->lines.empty());
    }
    void fieldVersionsComeBackAsTheyWere()
    {
        Desk desk;
        Row row = toRow(person(1));
        row.revision = 300;
        row.versions.assign(row.values.size(), 1);
        row.versions[3] = 300;
        row.versions[7] = 129;
        desk.has({row});
        QVERIFY(desk.row(EntityKind::Citizen, idOf(1)) == row);
    }
};

QTEST_GUILESS_MAIN(FeedTest)
#include "feed_test.moc"
