// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;
using replica::CaseQuery;

namespace {

constexpr int kCases = 90;

class Files {
public:
    Desk desk;

    Files()
    {
        std::vector<Row> rows{toRow(person(1)), toRow(person(2, "鈴木　花子", "スズキ　ハナコ"))};
        for (int i = 0; i < kCases; ++i) {
            Case file = caseOf(idOf(i % 3 == 0 ? 2 : 1), static_cast<std::uint64_t>(i));
            file.status = i % 4 == 0 ? "closed" : "open";
            file.stage = i % 2 == 0 ? "review" : "application";
            file.domain = i % 5 == 0 ? "health" : "childcare-education";
            file.source = i % 9 == 0 ? "xes" : "";
            if (i % 3 != 1)
                file.dueDate = "2026-12-" + std::to_string(10 + i % 20);
            if (i == 7)
                file.responsible = "Resource21";
            rows.push_back(toRow(file));
            Event made = eventOf(file.citizen, static_cast<std::uint64_t>(i), minutesAgo(i));
            made.caseId = file.id;
            for (int n = 0; n < i % 3; ++n) {
                made.id = idOf(static_cast<std::uint64_t>(10'000 + i * 10 + n));
                rows.push_back(toRow(made));
            }
        }
        desk.has(rows);
    }
    replica::CasePage page(const CaseQuery &query) const { return desk.copy->cases(query).value(); }
};

} // namespace

class CasesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_files = std::make_unique<Files>(); }
    void cleanupTestCase() { m_files.reset(); }

    void everyOrderGivesEveryCaseOnceOverItsPages_data()
    {
        QTest::addColumn<int>("order");
        QTest::newRow("opened") << static_cast<int>(CaseQuery::Order::OpenedNewest);
        QTest::newRow("due") << static_cast<int>(CaseQuery::Order::DueSoonest);
        QTest::newRow("number") << static_cast<int>(CaseQuery::Order::Number);
    }
    void everyOrderGivesEveryCaseOnceOverItsPages()
    {
        QFETCH(int, order);
        CaseQuery query;
        query.order = static_cast<CaseQuery::Order>(order);
        query.limit = 40;
        std::vector<Case> files;
        std::set<base::Uuid> ids;
        for (query.offset = 0; query.offset < kCases; query.offset += query.limit) {
            const auto page = m_files->page(query);
            QCOMPARE(page.total, std::size_t{kCases});
            for (const auto &line : page.lines) {
                files.push_back(line.file);
                ids.insert(line.file.id);
            }
        }
        QCOMPARE(ids.size(), std::size_t{kCases});
        QCOMPARE(files.size(), std::size_t{kCases});
        const auto before = [&](const Case &a, const Case &b) {
            switch (query.order) {
            case CaseQuery::Order::OpenedNewest:
                return a.openedAt > b.openedAt;
            case CaseQuery::Order::DueSoonest:
                return std::tuple(a.status != "open", a.dueDate.empty(), a.dueDate) <
                       std::tuple(b.status != "open", b.dueDate.empty(), b.dueDate);
            case CaseQuery::Order::Number:
                return a.number < b.number;
            }
            return false;
        };
        QVERIFY(std::ranges::is_sorted(files, before));
    }
    void filtersAreJoinedAndCounted()
    {
        CaseQuery query;
        query.status = "open";
        query.stage = "review";
        query.domain = "childcare-education";
        query.office = "27125-01";
        query.channel = "counter";
        query.limit = 5;
        const auto page = m_files->page(query);
        std::size_t expected = 0;
        for (int i = 0; i < kCases; ++i)
            expected += i % 4 != 0 && i % 2 == 0 && i % 5 != 0 ? 1 : 0;
        QCOMPARE(page.total, expected);
        QCOMPARE(page.lines.size(), std::size_t{5});
        for (const auto &line : page.lines)
            QVERIFY(line.file.status == "open" && line.file.stage == "review" &&
                    line.file.domain == "childcare-education");
        query.source = "xes";
        QCOMPARE(m_files->page(query).total, std::size_t{2});
    }
    void oneCitizensCases()
    {
        CaseQuery query;
        query.citizen = idOf(2);
        const auto page = m_files->page(query);
        QCOMPARE(page.total, std::size_t{30});
        for (const auto &line : page.lines) {
            QCOMPARE(line.citizenName, std::string("鈴木　花子"));
            QCOMPARE(line.citizenKana, std::string("スズキ　ハナコ"));
        }
    }
    void textMeetsNumberTitleResponsibleAndName_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("total");
        QTest::newRow("whole number") << QStringLiteral("r8-10042") << 1;
        QTest::newRow("start of numbers") << QStringLiteral("Ｒ８-1000") << 10;
        QTest::newRow("title") << QStringLiteral("児童手当") << kCases;
        QTest::newRow("responsible") << QStringLiteral("resource21") << 1;
        QTest::newRow("name") << QStringLiteral("鈴木") << 30;
        QTest::newRow("kana") << QStringLiteral("すずき") << 30;
        QTest::newRow("two words") << QStringLiteral("鈴木 10042") << 1;
        QTest::newRow("nobody") << QStringLiteral("佐藤") << 0;
    }
    void textMeetsNumberTitleResponsibleAndName()
    {
        QFETCH(QString, typed);
        QFETCH(int, total);
        CaseQuery query;
        query.text = typed.toStdString();
        query.limit = 7;
        const auto page = m_files->page(query);
        QCOMPARE(page.total, static_cast<std::size_t>(total));
        QCOMPARE(page.lines.size(), std::min<std::size_t>(7, page.total));
        query.offset = 5;
        QCOMPARE(m_files->page(query).total, static_cast<std::size_t>(total));
    }
    void aLineCountsTheEventsOfItsCase()
    {
        const auto page = m_files->page({});
        for (const auto &line : page.lines) {
            const int number = std::stoi(line.file.number.substr(3)) - 10'000;
            QCOMPARE(line.events, static_cast<std::size_t>(number % 3));
        }
    }
    void aCaseOpenedHereIsPendingUntilItIsApplied()
    {
        Files files;
        Case file = caseOf(idOf(1), 500);
        file.openedAt = kNow + std::chrono::minutes(1);
        QVERIFY_RESULT(files.desk.copy->submit(draft(Intent::OpenCase, {createEdit(toRow(file))})));
        const auto pendingAtTop = [&] { return files.page({}).lines.front().pending; };
        QVERIFY(pendingAtTop());
        must(files.desk.push());
        QVERIFY(pendingAtTop());
        must(files.desk.pull());
        QVERIFY(!pendingAtTop());
        QCOMPARE(files.page({}).total, std::size_t{kCases + 1});
    }
    void aCaseIsFoundByTheNewNameOfItsPerson()
    {
        Files files;
        files.desk.amend(idOf(2), [](Citizen &c) { c.nameStandard = "佐藤　花子"; });
        CaseQuery query;
        query.text = "佐藤";
        QCOMPARE(files.page(query).total, std::size_t{30});
        query.text = "鈴木";
        QCOMPARE(files.page(query).total, std::size_t{0});
    }

private:
    std::unique_ptr<Files> m_files;
};

QTEST_GUILESS_MAIN(CasesTest)
#include "cases_test.moc"
