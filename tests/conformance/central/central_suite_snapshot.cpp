// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>

#include "central_suite.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/wire/zstd.h"

namespace yorisoi::central_suite {
namespace {

/// The snapshot's rows as text, after checking each chunk against its manifest.
base::Result<std::string> textOf(CentralStore &store, const Snapshot &snapshot)
{
    std::string all;
    for (std::size_t i = 0; i < snapshot.chunks.size(); ++i) {
        const Chunk &chunk = snapshot.chunks[i];
        YORISOI_ASSIGN(const std::string packed,
                       store.snapshotChunk(snapshot.cursor.ward, snapshot.id, i));
        const auto digest = crypto::sha256(packed);
        if (static_cast<std::int64_t>(packed.size()) != chunk.bytes ||
            std::memcmp(digest.data(), chunk.sha256.data(), digest.size()) != 0)
            return base::fail(ErrorCode::Corrupt, "chunk and manifest differ");
        YORISOI_ASSIGN(const std::string text, wire::zstdDecompress(packed, 1U << 28));
        if (std::count(text.begin(), text.end(), '\n') != chunk.rows || text.back() != '\n')
            return base::fail(ErrorCode::Corrupt, "rows of a chunk");
        all += text;
    }
    return all;
}

} // namespace

void CentralSuite::aSnapshotHoldsExactlyTheRowsAtItsCursor()
{
    // Enough of it for several chunks: text that does not compress well.
    auto writer = m_store->beginBulk(kWard, BulkMode::Load);
    QVERIFY_RESULT(writer);
    for (int i = 0; i < 2'000; ++i) {
        std::string body(3900, ' ');
        for (char &c : body)
            c = static_cast<char>('a' + m_fixture->random.below(26));
        records::Event event =
            records::fromRow<records::Event>(m_fixture->event(m_fixture->newId(), "長い相談"));
        event.body = body;
        QVERIFY_RESULT((*writer)->add(records::toRow(event)));
    }
    QVERIFY_RESULT((*writer)->add(m_fixture->staff(kClerk, "clerk")));
    QVERIFY_RESULT((*writer)->commit());
    writer->reset();
    const auto device = m_fixture->device();
    decide(device, m_fixture->contact(device, m_fixture->newId()));

    const auto snapshot = m_store->snapshot(kWard);

    QVERIFY_RESULT(snapshot);
    QCOMPARE(snapshot->cursor, *m_store->head(kWard));
    QVERIFY(snapshot->chunks.size() > 1);
    const auto text = textOf(*m_store, *snapshot);
    QVERIFY_RESULT(text);
    QVERIFY(*text == rowsOf(kWard));
    QCOMPARE_ERROR(m_store->snapshotChunk(kWard, snapshot->id, snapshot->chunks.size()),
                   ErrorCode::NotFound);
}

void CentralSuite::aSnapshotIsGivenAgainWhileTheFeedIsShort()
{
    const auto people = m_fixture->load(*m_store);
    QVERIFY_RESULT(people);
    const auto first = m_store->snapshot(kWard);
    QVERIFY_RESULT(first);
    const auto device = m_fixture->device();
    decide(device, m_fixture->contact(device, people->front().id));

    const auto again = m_store->snapshot(kWard);

    QVERIFY_RESULT(again);
    QCOMPARE(again->id, first->id);
    QCOMPARE(again->cursor.seq, 0);
    QCOMPARE(m_store->changes(again->cursor, 1000)->entries.size(), 1u);
}

void CentralSuite::aSnapshotIsMadeAnewWhenTheFeedIsLong()
{
    QVERIFY_RESULT(m_fixture->load(*m_store));
    const auto first = m_store->snapshot(kWard);
    QVERIFY_RESULT(first);
    auto writer = m_store->beginBulk(kWard, BulkMode::Append);
    QVERIFY_RESULT(writer);
    for (int i = 0; i < 5'000; ++i)
        QVERIFY_RESULT((*writer)->add(m_fixture->event(m_fixture->newId(), "相談")));
    QVERIFY_RESULT((*writer)->commit());
    writer->reset();

    const auto second = m_store->snapshot(kWard);

    QVERIFY_RESULT(second);
    QVERIFY(second->id != first->id);
    QCOMPARE(second->cursor, *m_store->head(kWard));
    // Whoever is loading the earlier one can go on.
    QVERIFY_RESULT(textOf(*m_store, *first));
}

void CentralSuite::chunksAreOfTheirWardAndSnapshotAlone()
{
    QVERIFY_RESULT(m_fixture->load(*m_store, 1, kWard));
    QVERIFY_RESULT(m_fixture->load(*m_store, 1, kOtherWard));
    const auto snapshot = m_store->snapshot(kWard);
    QVERIFY_RESULT(snapshot);
    QVERIFY_RESULT(m_store->snapshotChunk(kWard, snapshot->id, 0));

    QCOMPARE_ERROR(m_store->snapshotChunk(kOtherWard, snapshot->id, 0), ErrorCode::NotFound);
    for (const std::string &id :
         {m_fixture->newId().toString(), std::string(), std::string(".."),
          "../" + std::string(kWard) + "/" + snapshot->id, snapshot->id + "/."})
        QCOMPARE_ERROR(m_store->snapshotChunk(kWard, id, 0), ErrorCode::NotFound);
}

} // namespace yorisoi::central_suite
