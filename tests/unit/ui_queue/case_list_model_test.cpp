// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QtTest>

#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/golden.h"
#include "yorisoi/test_support/people.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_queue/case_list_model.h"

using namespace Qt::StringLiterals;
using namespace yorisoi;
using namespace yorisoi::test_support;
using ui_queue::CaseListModel;

namespace {

const QString goldenDir = QStringLiteral(YORISOI_SOURCE_DIR "/tests/unit/ui_queue/");

std::vector<replica::CaseLine> fourCases()
{
    auto overdue = someCase(1);
    overdue.file.dueDate = "2026-11-21";
    overdue.file.stage = "application";
    overdue.pending = true;
    auto closed = someCase(2);
    closed.file.status = "closed";
    closed.file.stage = "follow-up";
    closed.file.dueDate = "2026-11-01";
    closed.file.channel = "portal";
    closed.file.source = "receipt-log";
    auto bare = replica::CaseLine{};
    bare.file.id = idOf(1003);
    bare.file.number = "case-9289";
    bare.file.title = "\u202eConfirmation of <b>receipt</b>";
    return {someCase(), overdue, closed, bare};
}

std::vector<replica::CaseLine> cases(int first, int count)
{
    std::vector<replica::CaseLine> lines;
    for (int n = first; n < first + count; ++n)
        lines.push_back(someCase(n));
    return lines;
}

} // namespace

class CaseListModelTest : public QObject {
    Q_OBJECT
    FakeClock m_clock{instantOf("2026-11-24T01:00:00Z")};
    ui_kit::Language m_language;

private Q_SLOTS:
    void everyRoleIsAsRecorded_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("Japanese") << u"ja"_s;
        QTest::newRow("English") << u"en"_s;
    }
    void everyRoleIsAsRecorded()
    {
        QFETCH(QString, language);
        m_language.use(language);
        CaseListModel model(m_clock);
        model.replace(4, fourCases());
        const QByteArray difference = differenceFromGolden(
            goldenDir + u"cases_"_s + language + u".golden"_s, dumpModel(model));
        QVERIFY2(difference.isEmpty(), difference.constData());
    }

    void aRowThatIsNotHereAsksForItsPage()
    {
        CaseListModel model(m_clock);
        const QAbstractItemModelTester tester(&model);
        model.replace(250, cases(0, 100));
        QSignalSpy wanted(&model, &CaseListModel::pageWanted);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

        QCOMPARE(model.rowCount(), 250);
        QCOMPARE(model.data(model.index(99), CaseListModel::LoadedRole).toBool(), true);
        QCOMPARE(wanted.count(), 0);
        QCOMPARE(model.data(model.index(249), CaseListModel::LoadedRole).toBool(), false);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toInt(), 2);

        model.setPage(2, 250, cases(200, 50));

        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 200);
        QCOMPARE(changed[0][1].toModelIndex().row(), 249);
        QCOMPARE(model.at(249)->file.id, someCase(249).file.id);
        QCOMPARE(model.rowOf(someCase(249).file.id), 249);
        QVERIFY(!model.at(150));
    }

    void theListGrowsAndShrinksWithItsTotal()
    {
        CaseListModel model(m_clock);
        const QAbstractItemModelTester tester(&model);
        model.replace(100, cases(0, 100));
        model.setPage(0, 130, cases(0, 100));
        QCOMPARE(model.rowCount(), 130);
        model.setPage(1, 120, cases(100, 20));
        QCOMPARE(model.rowCount(), 120);
        model.setPage(0, 40, cases(0, 40));
        QCOMPARE(model.rowCount(), 40);
        QVERIFY(!model.at(100));
    }

    void aPageShorterThanCountedEndsTheList()
    {
        CaseListModel model(m_clock);
        model.replace(300, cases(0, 100));
        model.setPage(2, 300, cases(200, 7));
        QCOMPARE(model.rowCount(), 207);
        model.setPage(1, 300, {});
        QCOMPARE(model.rowCount(), 100);
    }

    void pagesLookedAtLongestAgoAreGivenUp()
    {
        CaseListModel model(m_clock);
        const int pages = static_cast<int>(CaseListModel::pagesKept) + 5;
        model.replace(pages * CaseListModel::pageSize, cases(0, 100));
        for (int page = 1; page < pages; ++page) {
            model.setPage(page, pages * CaseListModel::pageSize, cases(page * 100, 100));
            model.data(model.index(0), CaseListModel::TitleRole);
        }
        QVERIFY(model.at(0));
        QVERIFY(!model.at(100));
        QVERIFY(model.at((pages - 1) * 100));
    }

    void onlyTheRowsOnTheScreenAreKeptForARefresh()
    {
        CaseListModel model(m_clock);
        model.replace(300, cases(0, 100));
        model.setPage(1, 300, cases(100, 100));
        model.setPage(2, 300, cases(200, 100));
        model.keepOnly(150, 160);
        QVERIFY(!model.at(0));
        QVERIFY(model.at(150));
        QVERIFY(!model.at(250));
        QCOMPARE(model.rowCount(), 300);
    }
};

QTEST_GUILESS_MAIN(CaseListModelTest)
#include "case_list_model_test.moc"
