// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "central_suite.h"

namespace yorisoi::central_suite {

void CentralSuite::aLoadedWardHoldsItsRowsInOrder()
{
    std::vector<Row> rows;
    for (int i = 0; i < 20; ++i) {
        rows.push_back(m_fixture->citizen("試験 人" + std::to_string(i)));
        const Uuid citizen = rows.back().id;
        for (int e = 0; e < 5; ++e)
            rows.push_back(m_fixture->event(citizen, "相談"));
    }
    auto writer = m_store->beginBulk(kWard, BulkMode::Load);
    QVERIFY_RESULT(writer);
    for (const Row &row : rows)
        QVERIFY_RESULT((*writer)->add(row));
    QVERIFY_RESULT((*writer)->endGroup());
    QVERIFY_RESULT((*writer)->commit());
    writer->reset();

    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return std::tuple(a.kind, a.cluster(), a.id) < std::tuple(b.kind, b.cluster(), b.id);
    });
    std::string expected;
    for (const Row &row : rows) {
        expected += records::toJson(row) + "\n";
        QCOMPARE(records::toJson(standing(row)), records::toJson(row));
    }
    QCOMPARE(rowsOf(kWard), expected);
    QCOMPARE(m_store->head(kWard)->seq, 0);
    QVERIFY(feedOf(kWard).empty());
}

void CentralSuite::aLoadWithoutCommitLeavesNothing()
{
    {
        auto writer = m_store->beginBulk(kWard, BulkMode::Load);
        QVERIFY_RESULT(writer);
        for (int i = 0; i < 100; ++i)
            QVERIFY_RESULT((*writer)->add(m_fixture->citizen("試験")));
    }
    QCOMPARE_ERROR(m_store->head(kWard), ErrorCode::NotFound);
    QVERIFY(m_store->wards()->empty());
    QVERIFY_RESULT(m_fixture->load(*m_store));
}

void CentralSuite::aLoadThatFailsLeavesNothing_data()
{
    QTest::addColumn<QString>("flaw");
    for (const char *flaw : {"another ward", "twice", "no id", "revision 0"})
        QTest::newRow(flaw) << flaw;
}

void CentralSuite::aLoadThatFailsLeavesNothing()
{
    QFETCH(QString, flaw);
    const Row good = m_fixture->citizen("試験");
    Row bad = m_fixture->citizen("試験");
    if (flaw == "another ward")
        bad.ward = kOtherWard;
    else if (flaw == "twice")
        bad = good;
    else if (flaw == "no id")
        bad.id = {};
    else
        bad.revision = 0;

    auto writer = m_store->beginBulk(kWard, BulkMode::Load);
    QVERIFY_RESULT(writer);
    QVERIFY_RESULT((*writer)->add(good));
    // A back end may find the flaw at once or at the end, but it finds it.
    const auto added = (*writer)->add(bad);
    const auto committed = (*writer)->commit();
    writer->reset();

    QVERIFY(!committed);
    QVERIFY(added || added.error() == committed.error());
    QCOMPARE_ERROR(m_store->head(kWard), ErrorCode::NotFound);
}

void CentralSuite::aLoadRefusesAWardThatHoldsRows()
{
    QVERIFY_RESULT(m_fixture->load(*m_store));
    const std::string before = rowsOf(kWard);

    QCOMPARE_ERROR(m_store->beginBulk(kWard, BulkMode::Load), ErrorCode::AlreadyExists);

    QCOMPARE(rowsOf(kWard), before);
    QVERIFY_RESULT(m_fixture->load(*m_store, 1, kOtherWard));
}

void CentralSuite::aLoadStartsANewEpoch()
{
    {
        auto empty = m_store->beginBulk(kWard, BulkMode::Append);
        QVERIFY_RESULT(empty);
        QVERIFY_RESULT((*empty)->commit());
    }
    const auto before = m_store->head(kWard);
    QVERIFY_RESULT(before);
    QVERIFY_RESULT(m_store->snapshot(kWard));

    QVERIFY_RESULT(m_fixture->load(*m_store));

    QVERIFY(m_store->head(kWard)->epoch != before->epoch);
    QCOMPARE_ERROR(m_store->changes(*before, 1000), ErrorCode::StaleEpoch);
    QCOMPARE(m_store->snapshot(kWard)->cursor, *m_store->head(kWard));
}

void CentralSuite::appendedRowsGoThroughTheFeedInGroups()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const Row citizen = m_fixture->citizen("試験 追加");
    const std::vector<Row> group{citizen, m_fixture->event(citizen.id, "転入"),
                                 m_fixture->event(citizen.id, "相談")};
    const Row alone = m_fixture->event(people->front().id, "電話");

    auto writer = m_store->beginBulk(kWard, BulkMode::Append);
    QVERIFY_RESULT(writer);
    for (const Row &row : group)
        QVERIFY_RESULT((*writer)->add(row));
    QVERIFY_RESULT((*writer)->endGroup());
    QVERIFY_RESULT((*writer)->add(alone));
    QVERIFY_RESULT((*writer)->commit());
    writer->reset();

    const auto feed = feedOf(kWard, 1);
    QCOMPARE(feed.size(), 4u);
    const bool ends[] = {false, false, true, true};
    for (std::size_t i = 0; i < feed.size(); ++i) {
        QCOMPARE(feed[i].payload, records::toJson(i < 3 ? group[i] : alone));
        QCOMPARE(feed[i].endsTransaction, ends[i]);
        QVERIFY(feed[i].operation.isNull());
    }
    QCOMPARE(records::toJson(standing(alone)), records::toJson(alone));
}

void CentralSuite::appendTakesLaterRevisionsOnly()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    Row later = people->front();
    later.revision = 2;
    later.values[records::fieldOf(&records::Citizen::phone)] = std::string("06-9999-9999");
    {
        auto writer = m_store->beginBulk(kWard, BulkMode::Append);
        QVERIFY_RESULT(writer);
        QVERIFY_RESULT((*writer)->add(later));
        QVERIFY_RESULT((*writer)->commit());
    }
    QCOMPARE(records::toJson(standing(later)), records::toJson(later));
    {
        auto writer = m_store->beginBulk(kWard, BulkMode::Append);
        QVERIFY_RESULT(writer);
        QCOMPARE_ERROR((*writer)->add(people->front()), ErrorCode::AlreadyExists);
        QCOMPARE_ERROR((*writer)->commit(), ErrorCode::AlreadyExists);
    }
    QCOMPARE(feedOf(kWard).size(), 1u);
}

void CentralSuite::anAppendWithoutCommitLeavesNothing()
{
    QVERIFY_RESULT(m_fixture->load(*m_store));
    const std::string before = rowsOf(kWard);
    {
        auto writer = m_store->beginBulk(kWard, BulkMode::Append);
        QVERIFY_RESULT(writer);
        QVERIFY_RESULT((*writer)->add(m_fixture->citizen("試験")));
        QVERIFY_RESULT((*writer)->endGroup());
    }
    QCOMPARE(rowsOf(kWard), before);
    QVERIFY(feedOf(kWard).empty());
}

void CentralSuite::wardsAreFiveDigits()
{
    for (const char *ward : {"", "2712", "271270", "2712x", "../..", "27 27"})
        QCOMPARE_ERROR(m_store->beginBulk(ward, BulkMode::Load), ErrorCode::InvalidInput);
}

} // namespace yorisoi::central_suite
