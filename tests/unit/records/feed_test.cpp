// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/records/entities.h"
#include "yorisoi/records/feed.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::records;

namespace {

FeedPage pageOf(int entries)
{
    base::SeededRandom random(5);
    FeedPage page;
    page.from = {base::newUuidV4(random), "27103", 41, {}};
    page.from.hash[0] = 9;
    Hash hash = page.from.hash;
    for (int i = 0; i < entries; ++i) {
        Household household;
        household.id = base::newUuidV4(random);
        household.ward = "27103";
        household.number = "世帯" + std::to_string(i);
        FeedEntry entry{
            page.from.seq + i + 1, base::newUuidV4(random), true, toJson(toRow(household)), {}};
        hash = entry.hash = chainHash(hash, entry.seq, entry.operation, entry.payload);
        page.entries.push_back(entry);
    }
    page.head = page.from.seq + entries;
    return page;
}

QByteArray withReplaced(const FeedPage &page, const QByteArray &from, const QByteArray &to)
{
    return QByteArray::fromStdString(toNdjson(page)).replace(from, to);
}

} // namespace

class FeedTest : public QObject {
    Q_OBJECT
private slots:
    void aPageComesBackAsItWas()
    {
        const FeedPage page = pageOf(3);
        const auto back = feedPageFromNdjson(toNdjson(page));
        QVERIFY_RESULT(back);
        QVERIFY(back->from == page.from);
        QCOMPARE(back->head, page.head);
        QVERIFY(back->entries == page.entries);
    }
    void anEmptyPageIsAPage() { QVERIFY_RESULT(feedPageFromNdjson(toNdjson(pageOf(0)))); }
    void aBrokenPageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("ndjson");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("<html>");
        QTest::newRow("a hole") << withReplaced(pageOf(3), "\"seq\":43", "\"seq\":44");
        QTest::newRow("one character changed") << withReplaced(pageOf(3), "世帯1", "世帯9");
        QTest::newRow("miscounted") << withReplaced(pageOf(3), "\"count\":3", "\"count\":4");
        QTest::newRow("another start") << withReplaced(pageOf(3), "\"after\":41", "\"after\":40");
        QTest::newRow("cut in the middle")
            << QByteArray::fromStdString(toNdjson(pageOf(3))).chopped(40);
        auto split = pageOf(3);
        split.entries.back().endsTransaction = false;
        QTest::newRow("within a transaction") << QByteArray::fromStdString(toNdjson(split));
    }
    void aBrokenPageIsRefused()
    {
        QFETCH(QByteArray, ndjson);
        QVERIFY(!feedPageFromNdjson(ndjson.toStdString()).has_value());
    }
    void anOperationResultComesBackAsItWas()
    {
        base::SeededRandom random(6);
        OperationResult result{base::newUuidV4(random),
                               Outcome::Rejected,
                               "field-missing",
                               "citizen.number",
                               12,
                               34,
                               base::Instant(std::chrono::milliseconds(5)),
                               true,
                               {{EntityKind::Event, base::newUuidV4(random), 1}}};
        const auto back = operationResultFromJson(toJson(result));
        QVERIFY_RESULT(back);
        QVERIFY(*back == result);
        QVERIFY(!operationResultFromJson("{}").has_value());
    }
};

QTEST_GUILESS_MAIN(FeedTest)
#include "feed_test.moc"
