// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "yorisoi/test_support/fake_desk.h"
#include "yorisoi/test_support/gate.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_queue/cases_view_model.h"

using namespace Qt::StringLiterals;
using namespace yorisoi;
using namespace yorisoi::test_support;
using ui_queue::CasesViewModel;

namespace {

/// A ward's cases as a replica would answer; workers ask, the test reads and changes.
class Ward {
public:
    explicit Ward(int size)
    {
        for (int n = 0; n < size; ++n) {
            m_lines.push_back(someCase(n));
            if (n % 3 == 0)
                m_lines.back().file.status = "closed";
            if (n % 5 == 0)
                m_lines.back().file.source = "receipt-log";
        }
    }
    base::Result<replica::CasePage> answer(const replica::CaseQuery &query)
    {
        const std::lock_guard lock(m_mutex);
        m_asked.push_back(query);
        std::vector<replica::CaseLine> met;
        for (const auto &line : m_lines) {
            if (!query.status.empty() && line.file.status != query.status)
                continue;
            if (line.file.number.find(query.text) == std::string::npos)
                continue;
            met.push_back(line);
        }
        replica::CasePage page;
        page.total = met.size();
        for (std::size_t n = query.offset; n < met.size() && page.lines.size() < query.limit; ++n)
            page.lines.push_back(met[n]);
        return page;
    }
    void putFirst(replica::CaseLine line)
    {
        const std::lock_guard lock(m_mutex);
        m_lines.insert(m_lines.begin(), std::move(line));
    }
    std::vector<replica::CaseQuery> asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<replica::CaseLine> m_lines;
    std::vector<replica::CaseQuery> m_asked;
};

QString words(const QVariantList &list)
{
    QStringList all;
    for (const auto &entry : list)
        all << entry.toMap()[u"word"_s].toString();
    return all.join(u'|');
}

} // namespace

class CasesViewModelTest : public QObject {
    Q_OBJECT
    std::unique_ptr<FakeDesk> m_desk;
    std::shared_ptr<Ward> m_ward;

    std::unique_ptr<CasesViewModel> list(int size)
    {
        m_ward = std::make_shared<Ward>(size);
        m_desk->replica.onCases = [ward = m_ward](const replica::CaseQuery &query) {
            return ward->answer(query);
        };
        auto model = std::make_unique<CasesViewModel>(m_desk->desk, m_desk->watcher);
        return QTest::qWaitFor([&] { return model->isReady(); }) ? std::move(model) : nullptr;
    }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<FakeDesk>(); }
    void cleanup() { ui_kit::drainTasks(); }

    void theFirstPageIsShownWithTheTotal()
    {
        const auto model = list(1434);
        QVERIFY(model);
        QCOMPARE(model->state(), CasesViewModel::Shown);
        QCOMPARE(model->cases()->count(), 1434);
        QCOMPARE(model->currentIndex(), 0);
        QCOMPARE(m_ward->asked().size(), std::size_t{1});
        QCOMPARE(m_ward->asked()[0].limit, std::size_t{100});
        QVERIFY(model->countWords().contains(u"1434"_s) ||
                model->countWords().contains(u"1,434"_s));
    }

    void aPageIsLoadedWhenItIsLookedAt()
    {
        const auto model = list(1434);
        QVERIFY(model);
        model->cases()->data(model->cases()->index(1200), ui_queue::CaseListModel::LoadedRole);
        QTRY_VERIFY(model->cases()->at(1200));
        QCOMPARE(model->cases()->at(1200)->file.id, someCase(1200).file.id);
        QCOMPARE(m_ward->asked().back().offset, std::size_t{1200});
        QVERIFY(!model->cases()->at(500));
    }

    void filtersNarrowAndSayHowMuchTheyHide()
    {
        const auto model = list(30);
        QVERIFY(model);
        model->setStatus(u"closed"_s);
        QTRY_COMPARE(model->cases()->count(), 10);
        QVERIFY(model->filtered());
        QVERIFY(model->countWords().contains(u"10"_s));
        QVERIFY(model->countWords().contains(u"30"_s));
        QCOMPARE(model->activeFilters().size(), 1);

        model->setText(u"no such number"_s);
        QTRY_COMPARE(model->state(), CasesViewModel::NothingFound);
        QCOMPARE(model->currentIndex(), -1);

        model->clearFilter(u"text"_s);
        QTRY_COMPARE(model->cases()->count(), 10);
        model->clearFilters();
        QTRY_COMPARE(model->cases()->count(), 30);
        QVERIFY(!model->filtered());
    }

    void everyFilterReachesTheQuery()
    {
        const auto model = list(3);
        QVERIFY(model);
        model->setText(u"  2026  "_s);
        model->setStatus(u"open"_s);
        model->setStage(u"review"_s);
        model->setDomain(u"health"_s);
        model->setOffice(u"27125"_s);
        model->setChannel(u"phone"_s);
        model->setSource(u"receipt-log"_s);
        model->setOrder(CasesViewModel::DueSoonest);
        QTRY_COMPARE(m_ward->asked().back().limit, std::size_t{1});
        QTRY_VERIFY(!model->busy());
        const auto asked = m_ward->asked();
        const auto query = asked[asked.size() - 2];
        QCOMPARE(query.text, std::string("2026"));
        QCOMPARE(query.status, std::string("open"));
        QCOMPARE(query.stage, std::string("review"));
        QCOMPARE(query.domain, std::string("health"));
        QCOMPARE(query.office, std::string("27125"));
        QCOMPARE(query.channel, std::string("phone"));
        QCOMPARE(query.source, std::string("receipt-log"));
        QCOMPARE(query.order, replica::CaseQuery::Order::DueSoonest);
        QCOMPARE(model->activeFilters().size(), 7);
    }

    void aSlowAnswerToAnOlderQueryIsDropped()
    {
        const auto gate = std::make_shared<Gate>();
        m_ward = std::make_shared<Ward>(30);
        m_desk->replica.onCases = [ward = m_ward, gate](const replica::CaseQuery &query) {
            if (query.status.empty() && query.limit > 1)
                gate->pass();
            return ward->answer(query);
        };
        CasesViewModel model(m_desk->desk, m_desk->watcher);
        QSignalSpy answers(&model, &CasesViewModel::answered);
        model.setStatus(u"closed"_s);
        gate->open();
        QTRY_COMPARE(model.state(), CasesViewModel::Shown);
        QCOMPARE(answers.count(), 1);
        QCOMPARE(model.cases()->count(), 10);
    }

    void aChangeRefreshesWithoutMovingTheSelection()
    {
        const auto model = list(250);
        QVERIFY(model);
        model->looksAt(0, 9);
        model->setCurrentIndex(4);
        QSignalSpy replaced(model.get(), &CasesViewModel::resultsReplaced);

        m_ward->putFirst(someCase(9999));
        replica::Change change;
        change.cases = true;
        m_desk->replica.announce(change);

        QTRY_COMPARE(model->cases()->count(), 251);
        QCOMPARE(model->currentIndex(), 5);
        QCOMPARE(model->cases()->at(5)->file.id, someCase(4).file.id);
        QCOMPARE(replaced.count(), 0);
    }

    void aCaseIsOpenedWithItsPerson()
    {
        const auto model = list(3);
        QVERIFY(model);
        QSignalSpy chosen(model.get(), &CasesViewModel::caseChosen);
        model->open(2, true);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<base::Uuid>(), idOf(1));
        QCOMPARE(chosen[0][1].value<base::Uuid>(), someCase(2).file.id);
        QCOMPARE(chosen[0][2].toBool(), true);
        model->open(17, false);
        QCOMPARE(chosen.count(), 1);
    }

    void aCaseWithoutAPersonSaysSo()
    {
        const auto model = list(1);
        QVERIFY(model);
        auto lonely = someCase(50);
        lonely.file.citizen = {};
        m_ward->putFirst(lonely);
        model->retry();
        QTRY_COMPARE(model->cases()->count(), 2);
        QSignalSpy chosen(model.get(), &CasesViewModel::caseChosen);
        QSignalSpy missing(model.get(), &CasesViewModel::personMissing);
        model->open(0, false);
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(missing.count(), 1);
    }

    void aFailureIsSaidAndCanBeRepeated()
    {
        const auto broken = std::make_shared<std::atomic<bool>>(true);
        m_ward = std::make_shared<Ward>(3);
        m_desk->replica.onCases =
            [ward = m_ward,
             broken](const replica::CaseQuery &query) -> base::Result<replica::CasePage> {
            if (*broken)
                return base::fail(base::ErrorCode::IoFailed);
            return ward->answer(query);
        };
        CasesViewModel model(m_desk->desk, m_desk->watcher);
        QTRY_COMPARE(model.state(), CasesViewModel::Failed);
        QVERIFY(model.isReady());
        QVERIFY(!model.errorTitle().isEmpty());
        *broken = false;
        model.retry();
        QTRY_COMPARE(model.state(), CasesViewModel::Shown);
    }

    void anIndividualNumberIsNeitherAskedNorRepeated()
    {
        const auto model = list(10);
        QVERIFY(model);
        model->setText(u"高橋"_s);
        model->setText(u"123456789018"_s);
        QCOMPARE(model->state(), CasesViewModel::Refused);
        QCOMPARE(model->cases()->count(), 0);
        model->setStatus(u"open"_s);
        QCOMPARE(model->state(), CasesViewModel::Refused);
        QCOMPARE(words(model->activeFilters()), u"Open"_s);
        QVERIFY(!model->busy());

        model->setText({});
        QTRY_COMPARE(model->state(), CasesViewModel::Shown);
        QCOMPARE(model->cases()->count(), 6);
        for (const auto &query : m_ward->asked())
            QVERIFY(query.text.find("9018") == std::string::npos);
    }

    void anEmptyCopyIsNotAFilterThatHidesEverything()
    {
        const auto model = list(0);
        QVERIFY(model);
        QCOMPARE(model->state(), CasesViewModel::NoCases);
    }

    void officesAndSourcesAreChoices()
    {
        records::Office office;
        office.code = "27125";
        office.name = "住之江区役所";
        m_desk->replica.allOffices = std::vector{office};
        const auto model = list(10);
        QVERIFY(model);
        QVERIFY(words(model->offices()).endsWith(u"|住之江区役所"_s));
        QVERIFY(words(model->sources()).endsWith(u"|receipt-log"_s));
        model->setOffice(u"27125"_s);
        QCOMPARE(words(model->activeFilters()), u"住之江区役所"_s);
    }
};

QTEST_GUILESS_MAIN(CasesViewModelTest)
#include "cases_view_model_test.moc"
