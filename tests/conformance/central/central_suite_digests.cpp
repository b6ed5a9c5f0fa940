// SPDX-License-Identifier: GPL-3.0-or-later
#include "central_suite.h"

namespace yorisoi::central_suite {

using records::Citizen;
using records::Digest;
using records::DigestSheet;

namespace {

DigestSheet sorted(DigestSheet sheet)
{
    std::erase_if(sheet.kinds, [](const auto &each) { return each.total() == Digest{}; });
    std::ranges::sort(sheet.kinds, {}, &records::KindDigests::kind);
    return sheet;
}

/// What a device would count that holds the sheet's rows without one.
void take(DigestSheet &sheet, const Row &row)
{
    sheet.of(row.kind).buckets[records::bucketOf(row.kind, row.id, row.cluster())].remove(
        records::toJson(row));
}

} // namespace

void CentralSuite::digestsAreThoseOfTheRowsWhateverChangedThem()
{
    const auto people = m_fixture->load(*m_store, 20);
    QVERIFY_RESULT(people);
    const auto device = m_fixture->device();
    QVERIFY_RESULT(m_store->enrol(device));
    for (const Row &person : *people)
        decide(device, m_fixture->contact(device, person.id, 2));
    decide(device, m_fixture->amend(device, people->front(), &Citizen::phone, "06-1111-1111"));
    decide(device, m_fixture->amend(device, people->front(), &Citizen::phone, "06-2222-2222"));
    auto writer = m_store->beginBulk(kWard, BulkMode::Append);
    QVERIFY_RESULT(writer);
    QVERIFY_RESULT((*writer)->add(m_fixture->event(people->front().id, "電話")));
    QVERIFY_RESULT((*writer)->commit());
    writer->reset();

    const auto kept = m_store->digests(kWard);

    QVERIFY_RESULT(kept);
    QVERIFY(!kept->kinds.empty());
    QVERIFY(sorted(*kept) == sorted(counted(kWard)));
    QCOMPARE(kept->at, *m_store->head(kWard));
    QCOMPARE_ERROR(m_store->digests(kOtherWard), ErrorCode::NotFound);
}

void CentralSuite::nothingIsRepairedOfAnEqualCopy()
{
    QVERIFY_RESULT(m_fixture->load(*m_store, 5));
    const auto sheet = m_store->digests(kWard);
    QVERIFY_RESULT(sheet);

    const auto repair = m_store->repair(*sheet, 1'000);

    QVERIFY_RESULT(repair);
    QVERIFY(repair->buckets.empty());
    QVERIFY(repair->rows.empty());
    QCOMPARE(repair->at, *m_store->head(kWard));
}

void CentralSuite::aRepairBringsTheBucketsThatDifferAndNoOthers()
{
    const auto people = m_fixture->load(*m_store, 40);
    QVERIFY_RESULT(people);
    const Row &lost = people->at(7);
    DigestSheet theirs = *m_store->digests(kWard);
    take(theirs, lost);

    const auto repair = m_store->repair(theirs, 1'000);

    QVERIFY_RESULT(repair);
    QCOMPARE(repair->buckets.size(), 1u);
    QCOMPARE(repair->buckets.front().kind, EntityKind::Citizen);
    QCOMPARE(repair->buckets.front().bucket, lost.id.bytes[15]);
    QVERIFY(std::ranges::find(repair->rows, records::toJson(lost)) != repair->rows.end());
    for (const std::string &payload : repair->rows)
        QCOMPARE(records::rowFromJson(payload)->id.bytes[15], lost.id.bytes[15]);
    // As it goes over the wire: counted, and coming to the digests that it names.
    const auto sent = records::repairFromNdjson(records::toNdjson(*repair));
    QVERIFY_RESULT(sent);
    QVERIFY(sent->buckets == repair->buckets);
    QVERIFY(sent->rows == repair->rows);
}

void CentralSuite::aRepairOfTooManyRowsIsRefused()
{
    QVERIFY_RESULT(m_fixture->load(*m_store, 40));
    DigestSheet nothing;
    nothing.at = *m_store->head(kWard);

    QCOMPARE_ERROR(m_store->repair(nothing, 10), ErrorCode::TooLarge);

    const auto all = m_store->repair(nothing, 1'000);
    QVERIFY_RESULT(all);
    QCOMPARE(all->rows.size(), 43u);
}

void CentralSuite::kindsOfDifferentFieldsAreLeftAlone()
{
    const auto people = m_fixture->load(*m_store, 5);
    QVERIFY_RESULT(people);
    DigestSheet theirs = *m_store->digests(kWard);
    take(theirs, people->front());
    theirs.of(EntityKind::Citizen).fields += 1;

    const auto repair = m_store->repair(theirs, 1'000);

    QVERIFY_RESULT(repair);
    QVERIFY(repair->buckets.empty());
}

} // namespace yorisoi::central_suite
