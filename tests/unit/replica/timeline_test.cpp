// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

namespace {

constexpr std::array kChannels{"counter", "phone", "portal", "line"};
constexpr std::array kDomains{"common", "health", "welfare-care"};
constexpr int kEvents = 240;

/// A history of 240 events, several of them in the same minute.
class History {
public:
    Desk desk;
    std::vector<Event> events;

    History()
    {
        std::vector<Row> rows{toRow(person(1)), toRow(person(2)), toRow(caseOf(idOf(1), 1))};
        Office office;
        office.id = idOf(50);
        office.ward = kWard;
        office.code = "27125-01";
        office.name = "住之江区役所";
        rows.push_back(toRow(office));
        Staff staff;
        staff.id = idOf(51);
        staff.ward = kWard;
        staff.number = "S-7";
        staff.name = "窓口 一郎";
        rows.push_back(toRow(staff));
        for (int i = 0; i < kEvents; ++i) {
            Event made = eventOf(idOf(1), static_cast<std::uint64_t>(i), minutesAgo(i / 3 * 4000));
            made.channel = kChannels[static_cast<std::size_t>(i) % kChannels.size()];
            made.domain = kDomains[static_cast<std::size_t>(i) % kDomains.size()];
            made.kind = i % 5 == 0 ? "application" : "inquiry";
            if (i % 7 == 0)
                made.caseId = caseOf(idOf(1), 1).id;
            if (i % 11 == 0)
                made.body = "ｺﾞﾐの出し方と髙額療養費";
            if (i % 2 == 1)
                made.office = "27125-02";
            events.push_back(made);
            rows.push_back(toRow(made));
        }
        rows.push_back(toRow(eventOf(idOf(2), 9'999, minutesAgo(1))));
        desk.has(rows);
        std::ranges::sort(events, [](const Event &a, const Event &b) {
            return std::pair(a.occurredAt, a.id) > std::pair(b.occurredAt, b.id);
        });
    }
    replica::TimelineQuery query(std::size_t limit = 1'000) const
    {
        replica::TimelineQuery made;
        made.citizen = idOf(1);
        made.limit = limit;
        return made;
    }
    std::vector<base::Uuid> idsOf(const replica::TimelineQuery &query) const
    {
        std::vector<base::Uuid> ids;
        const auto page = desk.copy->timeline(query).value();
        for (const auto &entry : page.entries)
            ids.push_back(entry.event.id);
        return ids;
    }
    template <typename Holds>
    std::vector<base::Uuid> idsWhere(Holds &&holds) const
    {
        std::vector<base::Uuid> ids;
        for (const auto &each : events)
            if (holds(each))
                ids.push_back(each.id);
        return ids;
    }
};

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_history = std::make_unique<History>(); }
    void cleanupTestCase() { m_history.reset(); }

    void theNewestComeFirstAndNobodyElses()
    {
        QVERIFY(m_history->idsOf(m_history->query()) ==
                m_history->idsWhere([](const Event &) { return true; }));
    }
    void pagesOfAnySizeGiveEveryEntryOnce_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 2, 7, 60, 239, 240, 241})
            QTest::addRow("%d", size) << size;
    }
    void pagesOfAnySizeGiveEveryEntryOnce()
    {
        QFETCH(int, size);
        auto query = m_history->query(static_cast<std::size_t>(size));
        std::vector<base::Uuid> ids;
        for (;;) {
            const auto page = m_history->desk.copy->timeline(query).value();
            for (const auto &entry : page.entries)
                ids.push_back(entry.event.id);
            if (!page.more)
                break;
            QCOMPARE(page.entries.size(), static_cast<std::size_t>(size));
            query.beforeAt = page.entries.back().event.occurredAt;
            query.beforeId = page.entries.back().event.id;
        }
        QVERIFY(ids == m_history->idsWhere([](const Event &) { return true; }));
    }
    void filtersAreJoined()
    {
        auto query = m_history->query();
        query.channels = {"phone", "line"};
        query.domains = {"health"};
        query.kinds = {"inquiry"};
        query.offices = {"27125-02"};
        const auto expected = m_history->idsWhere([](const Event &each) {
            return (each.channel == "phone" || each.channel == "line") && each.domain == "health" &&
                   each.kind == "inquiry" && each.office == "27125-02";
        });
        QVERIFY(!expected.empty());
        QVERIFY(m_history->idsOf(query) == expected);
    }
    void aPeriodHoldsItsStartAndNotItsEnd()
    {
        auto query = m_history->query();
        query.from = m_history->events[100].occurredAt;
        query.until = m_history->events[40].occurredAt;
        const auto expected = m_history->idsWhere([&](const Event &each) {
            return each.occurredAt >= *query.from && each.occurredAt < *query.until;
        });
        QVERIFY(expected.size() > 50 && expected.size() < 70);
        QVERIFY(m_history->idsOf(query) == expected);
        // Within the period a page goes on after its last entry.
        query.beforeAt = m_history->events[70].occurredAt;
        query.beforeId = m_history->events[70].id;
        QVERIFY(m_history->idsOf(query).front() == m_history->events[71].id);
    }
    void oneCaseAlone()
    {
        auto query = m_history->query();
        query.caseId = caseOf(idOf(1), 1).id;
        QVERIFY(m_history->idsOf(query) == m_history->idsWhere([&](const Event &each) {
            return each.caseId == query.caseId;
        }));
    }
    void textIsFoundHoweverItIsWritten_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed : {"ごみの出し方", "ゴミ", "高額療養費", "髙額"})
            QTest::newRow(typed) << QString::fromUtf8(typed);
    }
    void textIsFoundHoweverItIsWritten()
    {
        QFETCH(QString, typed);
        auto query = m_history->query();
        query.text = typed.toStdString();
        QVERIFY(m_history->idsOf(query) ==
                m_history->idsWhere([](const Event &each) { return !each.body.empty(); }));
    }
    void entriesCarryNamesAndTheNumberOfTheirCase()
    {
        const auto page = m_history->desk.copy->timeline(m_history->query()).value();
        for (const auto &entry : page.entries) {
            const bool known = entry.event.office == "27125-01";
            QCOMPARE(entry.officeName, std::string(known ? "住之江区役所" : ""));
            QCOMPARE(entry.staffName, std::string("窓口 一郎"));
            QCOMPARE(entry.caseNumber, std::string(entry.event.caseId.isNull() ? "" : "R8-10001"));
            QVERIFY(entry.state == ItemState::Applied);
        }
    }
    void facetsCountEverything()
    {
        const auto facets = m_history->desk.copy->timelineFacets(idOf(1)).value();
        QCOMPARE(facets.total, std::size_t{kEvents});
        for (const auto *list :
             {&facets.channels, &facets.domains, &facets.kinds, &facets.offices, &facets.years}) {
            std::size_t sum = 0;
            for (const auto &facet : *list)
                sum += facet.count;
            QCOMPARE(sum, std::size_t{kEvents});
        }
        QCOMPARE(facets.kinds.front().token, std::string("inquiry"));
        QCOMPARE(facets.kinds.front().count, std::size_t{192});
        QCOMPARE(facets.years.front().token, std::string("2026"));
        for (const auto &office : facets.offices)
            QCOMPARE(office.label, std::string(office.token == "27125-01" ? "住之江区役所" : ""));
        QCOMPARE(m_history->desk.copy->timelineFacets(idOf(3))->total, std::size_t{0});
    }
    void aCorrectionIsNamedByWhatItCorrects()
    {
        History history;
        Event correction = eventOf(idOf(1), 5'000, kNow);
        correction.kind = "correction";
        correction.corrects = history.events[3].id;
        QVERIFY_RESULT(history.desk.copy->submit(
            draft(Intent::CorrectEvent, {createEdit(toRow(correction))})));
        const auto page = history.desk.copy->timeline(history.query()).value();
        for (const auto &entry : page.entries)
            QVERIFY(entry.correctedBy ==
                    (entry.event.id == history.events[3].id ? correction.id : base::Uuid{}));
    }
    void anEventTakenAwayIsForgottenByTheOrderOfHits()
    {
        History history;
        history.desk.server.remove({EntityKind::Event, idOf(1'009'999), idOf(2)});
        must(history.desk.pull());
        QVERIFY(history.desk.timeline(idOf(2)).entries.empty());
        const auto page = history.desk.copy->search({"高橋", 5}).value();
        for (const auto &hit : page.hits)
            QVERIFY(hit.lastContactAt ==
                    (hit.id == idOf(2) ? base::Instant{} : history.events[0].occurredAt));
    }
    void anEventIsFoundWithAndWithoutItsPerson()
    {
        const auto &wanted = m_history->events[17];
        for (const auto &cluster : {idOf(1), base::Uuid{}}) {
            const auto row = m_history->desk.copy->find(EntityKind::Event, wanted.id, cluster);
            QVERIFY_RESULT(row);
            QVERIFY(*row && fromRow<Event>(**row).title == wanted.title);
        }
        QVERIFY(!m_history->desk.copy->find(EntityKind::Event, wanted.id, idOf(2)).value());
    }

private:
    std::unique_ptr<History> m_history;
};

QTEST_GUILESS_MAIN(TimelineTest)
#include "timeline_test.moc"
