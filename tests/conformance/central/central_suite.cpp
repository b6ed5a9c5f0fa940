// SPDX-License-Identifier: GPL-3.0-or-later
#include "central_suite.h"

namespace yorisoi::central_suite {

void CentralSuite::init()
{
    m_fixture = std::make_unique<CentralFixture>();
    m_store = makeStore(m_fixture->clock, m_fixture->random);
    QVERIFY(m_store);
}

void CentralSuite::cleanup()
{
    m_store.reset();
    m_fixture.reset();
}

records::OperationResult CentralSuite::decide(const EnrolledDevice &by, const Command &command)
{
    const auto results = m_store->execute(by, {&command, 1});
    if (!results || results->size() != 1) {
        QTest::qFail(describe(results).constData(), __FILE__, __LINE__);
        return {};
    }
    return results->front();
}

records::Cursor CentralSuite::start(const std::string &ward)
{
    auto head = m_store->head(ward);
    if (!head) {
        QTest::qFail(describe(head).constData(), __FILE__, __LINE__);
        return {};
    }
    return {head->epoch, ward, 0, {}};
}

std::vector<records::FeedEntry> CentralSuite::feedOf(const std::string &ward, std::size_t mostBytes)
{
    std::vector<records::FeedEntry> all;
    records::Cursor at = start(ward);
    for (;;) {
        auto page = m_store->changes(at, mostBytes);
        if (page)
            page = records::feedPageFromNdjson(records::toNdjson(*page));
        if (!page) {
            QTest::qFail(describe(page).constData(), __FILE__, __LINE__);
            return all;
        }
        if (page->entries.empty())
            return all;
        at.seq = page->entries.back().seq;
        at.hash = page->entries.back().hash;
        for (auto &entry : page->entries)
            all.push_back(std::move(entry));
    }
}

Row CentralSuite::standing(const Row &row)
{
    const auto found = m_store->find(row.ward, row.kind, row.id, row.cluster());
    if (!found || !*found) {
        QTest::qFail("the row is not there", __FILE__, __LINE__);
        return row;
    }
    return **found;
}

std::string CentralSuite::rowsOf(const std::string &ward)
{
    std::string all;
    for (const EntityKind kind : records::allEntityKinds()) {
        const auto visited = m_store->visitRows(ward, kind, [&](const Row &row) -> base::Status {
            records::appendJson(all, row);
            all += '\n';
            return {};
        });
        if (!visited)
            QTest::qFail(describe(visited).constData(), __FILE__, __LINE__);
    }
    return all;
}

records::DigestSheet CentralSuite::counted(const std::string &ward)
{
    records::DigestSheet sheet;
    const auto head = m_store->head(ward);
    if (head)
        sheet.at = *head;
    for (const EntityKind kind : records::allEntityKinds()) {
        const auto visited = m_store->visitRows(ward, kind, [&](const Row &row) -> base::Status {
            sheet.of(kind).buckets[records::bucketOf(kind, row.id, row.cluster())].add(
                records::toJson(row));
            return {};
        });
        if (!visited)
            QTest::qFail(describe(visited).constData(), __FILE__, __LINE__);
    }
    return sheet;
}

Command CentralSuite::move(const EnrolledDevice &device, const Uuid &citizen, const std::string &to)
{
    Command command = m_fixture->command(device, records::Intent::MoveCitizen);
    command.staff = kSupervisor;
    command.toWard = to;
    command.edits.push_back({EntityKind::Citizen, citizen, {}, false, {}});
    return command;
}

Row rowOf(const records::FeedEntry &entry)
{
    const auto row = records::rowFromJson(entry.payload);
    if (!row) {
        QTest::qFail(describe(row).constData(), __FILE__, __LINE__);
        return {};
    }
    return *row;
}

} // namespace yorisoi::central_suite
