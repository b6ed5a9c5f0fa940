// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "yorisoi/records/digest.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/records/json.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::records;
using namespace yorisoi::test_support;
using base::ErrorCode;

namespace {

Row rowNumber(std::uint64_t number)
{
    base::SeededRandom random(number);
    Citizen citizen;
    citizen.id = base::newUuidV4(random);
    citizen.ward = "27127";
    citizen.number = "C-" + std::to_string(number);
    citizen.nameStandard = "試験";
    return toRow(citizen);
}

DigestSheet sheetOf(std::initializer_list<std::uint64_t> numbers)
{
    DigestSheet sheet;
    base::SeededRandom random(1);
    sheet.at.epoch = base::newUuidV4(random);
    sheet.at.ward = "27127";
    for (const std::uint64_t number : numbers) {
        const Row row = rowNumber(number);
        sheet.of(row.kind).buckets[bucketOf(row.kind, row.id, row.cluster())].add(toJson(row));
    }
    return sheet;
}

} // namespace

class DigestTest : public QObject {
    Q_OBJECT
private slots:
    void orderDoesNotMatterAndTakingAwayUndoes()
    {
        Digest forth;
        Digest back;
        for (std::uint64_t i = 1; i <= 5; ++i) {
            forth.add(toJson(rowNumber(i)));
            back.add(toJson(rowNumber(6 - i)));
        }
        QVERIFY(forth == back);
        back.add(toJson(rowNumber(9)));
        QVERIFY(forth != back);
        back.remove(toJson(rowNumber(9)));
        QVERIFY(forth == back);
    }
    void aRowTwiceIsNotNone()
    {
        Digest twice;
        twice.add("row");
        twice.add("row");
        QVERIFY(twice != Digest{});
    }
    void revisionAndVersionsAreInTheMark()
    {
        const Row row = rowNumber(1);
        Row later = row;
        later.revision = 2;
        Row versioned = later;
        versioned.versions.assign(versioned.values.size(), 1);
        Digest a;
        Digest b;
        Digest c;
        a.add(toJson(row));
        b.add(toJson(later));
        c.add(toJson(versioned));
        QVERIFY(a != b);
        QVERIFY(b != c);
    }
    void aSheetComesThroughJsonAsItIs()
    {
        const auto sheet = sheetOf({1, 2, 3, 4, 5});
        const auto read = digestSheetFromJson(toJson(sheet, true));
        QVERIFY_RESULT(read);
        QVERIFY(*read == sheet);
        const auto totals = digestSheetFromJson(toJson(sheet, false));
        QVERIFY_RESULT(totals);
        QVERIFY(differingKinds(sheet, *totals).empty());
    }
    void whatDiffersIsNamedByKind()
    {
        QVERIFY(differingKinds(sheetOf({1, 2}), sheetOf({1, 2})).empty());
        QCOMPARE(differingKinds(sheetOf({1, 2}), sheetOf({1})),
                 std::vector<EntityKind>{EntityKind::Citizen});
        QCOMPARE(differingKinds(sheetOf({}), sheetOf({1})),
                 std::vector<EntityKind>{EntityKind::Citizen});
        auto newer = sheetOf({1});
        newer.of(EntityKind::Citizen).fields += 1;
        QVERIFY(differingKinds(sheetOf({1, 2}), newer).empty());
    }
    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("no kinds")
            << QByteArray::fromStdString(toJson(sheetOf({}), true)).replace("kinds", "minds");
        QTest::newRow("a sum that is another")
            << QByteArray::fromStdString(toJson(sheetOf({1, 2}), true)).replace("-2\"", "-3\"");
        QTest::newRow("no digest")
            << QByteArray::fromStdString(toJson(sheetOf({1}), true)).replace("-1\"", "\"");
    }
    void nonsenseIsRefused()
    {
        QFETCH(QByteArray, json);
        QCOMPARE_ERROR(digestSheetFromJson(json.toStdString()), ErrorCode::ProtocolViolation);
    }
    void aRepairMustComeToTheDigestsThatItNames()
    {
        const auto sheet = sheetOf({1});
        Repair repair;
        repair.at = sheet.at;
        const Row row = rowNumber(1);
        const auto bucket = bucketOf(row.kind, row.id, row.cluster());
        repair.buckets.push_back({row.kind, bucket, sheet.find(row.kind)->buckets[bucket]});
        repair.rows.push_back(toJson(row));
        QVERIFY_RESULT(repairFromNdjson(toNdjson(repair)));

        auto short1 = repair;
        short1.rows.clear();
        QCOMPARE_ERROR(repairFromNdjson(toNdjson(short1)), ErrorCode::ProtocolViolation);
        auto foreign = repair;
        foreign.rows.push_back(toJson(rowNumber(2)));
        QCOMPARE_ERROR(repairFromNdjson(toNdjson(foreign)), ErrorCode::ProtocolViolation);
        const std::string whole = toNdjson(repair);
        QCOMPARE_ERROR(repairFromNdjson(whole.substr(0, whole.size() - 10)),
                       ErrorCode::ProtocolViolation);
    }
};

QTEST_GUILESS_MAIN(DigestTest)
#include "digest_test.moc"
