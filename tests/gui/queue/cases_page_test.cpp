// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "yorisoi/test_support/fake_desk.h"
#include "yorisoi/test_support/page_window.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_kit/theme.h"
#include "yorisoi/ui_queue/cases_page.h"

using namespace Qt::StringLiterals;
using namespace yorisoi;
using namespace yorisoi::test_support;
using ui_queue::CasesPage;

namespace {

constexpr std::array stages{"guidance", "application", "review", "result", "follow-up"};
constexpr std::array channels{"counter", "portal", "phone", "post", "line"};
constexpr std::array domains{"childcare-education", "welfare-care", "health", "common",
                             "transport"};
constexpr std::array titles{
    "児童手当の認定請求", "介護保険の要介護認定申請", "転入の届出に伴う国民健康保険の加入",
    "障害者手帳の交付申請",
    "保育施設の利用申込み（令和8年4月入所・きょうだい同時申込み・転園希望を含む）"};
constexpr std::array dues{"2026-11-21", "2026-11-24", "2026-11-26", "2026-12-18", ""};

replica::CaseLine lineOf(std::size_t n)
{
    auto line = someCase(static_cast<int>(n));
    line.file.stage = stages[n % 5];
    line.file.channel = channels[n % 5];
    line.file.domain = domains[n % 5];
    line.file.title = titles[n % 5];
    line.file.dueDate = dues[n % 5];
    if (n % 7 == 5)
        line.file.status = "closed";
    if (n % 11 == 6)
        line.file.status = "withdrawn";
    line.pending = n % 9 == 1;
    if (n % 6 == 3)
        line.file.responsible = "";
    if (n % 4 == 3) {
        line.file.source = "receipt-log";
        line.file.number = "case-10011";
    }
    if (n == 4) {
        line.citizenName =
            "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処や"
            "ぶら小路の藪柑子パイポパイポパイポのシューリンガン";
        line.file.department = "保健福祉課（こども家庭支援・児童手当担当）";
    }
    return line;
}

replica::CasePage answer(const replica::CaseQuery &query, std::size_t size)
{
    replica::CasePage page;
    std::size_t met = 0;
    for (std::size_t n = 0; n < size; ++n) {
        const auto line = lineOf(n);
        if ((!query.status.empty() && line.file.status != query.status) ||
            (!query.stage.empty() && line.file.stage != query.stage) ||
            (!query.channel.empty() && line.file.channel != query.channel) ||
            line.file.title.find(query.text) == std::string::npos)
            continue;
        if (met++ >= query.offset && page.lines.size() < query.limit)
            page.lines.push_back(line);
    }
    page.total = met;
    return page;
}

} // namespace

class CasesPageTest : public QObject {
    Q_OBJECT
    ui_kit::Language m_language;
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<CasesPage> m_page;
    std::unique_ptr<PageWindow> m_window;
    QStringList m_warnings;
    std::shared_ptr<QQmlEngine> m_engine = ui_kit::pageEngine();

    void open(std::size_t size, QSize window = {1366, 768})
    {
        m_desk->replica.onCases = [size](const replica::CaseQuery &query) {
            return base::Result<replica::CasePage>(answer(query, size));
        };
        show(window);
    }
    void show(QSize window = {1366, 768})
    {
        m_page = std::make_unique<CasesPage>(m_desk->desk, m_desk->watcher);
        m_window = std::make_unique<PageWindow>(*m_page, window);
        QVERIFY2(m_window->waitUntilUsable(), qPrintable(m_page->creationError()));
        m_page->focusSearch();
        QTRY_VERIFY(m_window->hasFocus(u"caseSearch"_s));
    }
    QString countText() const { return m_window->item(u"count"_s)->property("text").toString(); }
    int current() const { return m_window->item(u"cases"_s)->property("currentIndex").toInt(); }

private Q_SLOTS:
    void initTestCase()
    {
        ui_kit::applyTheme(*qApp);
        m_language.use(u"ja"_s);
        connect(m_engine.get(), &QQmlEngine::warnings, this, [this](const auto &warnings) {
            for (const auto &warning : warnings)
                m_warnings << warning.toString();
        });
    }
    void init()
    {
        m_warnings.clear();
        m_desk = std::make_unique<FakeDesk>();
        records::Office office;
        office.code = "27125";
        office.name = "住之江区役所";
        m_desk->replica.allOffices = std::vector{office};
    }
    void cleanup()
    {
        m_window.reset();
        m_page.reset();
        ui_kit::drainTasks();
        QVERIFY2(m_warnings.isEmpty(), qPrintable(m_warnings.join(u'\n')));
    }

    void theListIsShown()
    {
        open(1434);
        QTRY_VERIFY(m_window->item(u"case0"_s));
        QCOMPARE(countText(), u"1,434件"_s);
        m_window->picture(u"cases"_s);
    }

    void aCaseIsOpenedByKeyboardAlone()
    {
        open(1434);
        QSignalSpy chosen(m_page.get(), &CasesPage::caseChosen);
        QSignalSpy background(m_page.get(), &CasesPage::caseChosenInBackground);
        m_window->key(Qt::Key_Down);
        m_window->key(Qt::Key_Down);
        QVERIFY(m_window->hasFocus(u"caseSearch"_s));
        m_window->key(Qt::Key_Return, Qt::ControlModifier);
        m_window->key(Qt::Key_Return);
        QCOMPARE(background.count(), 1);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][1].value<base::Uuid>(), lineOf(2).file.id);
    }

    void theEndOfTenThousandCasesIsOneKeyAway()
    {
        open(10'000, {1920, 1200});
        QQuickItem *list = m_window->item(u"cases"_s);
        QVERIFY(list);
        list->forceActiveFocus(Qt::TabFocusReason);
        m_window->key(Qt::Key_End);
        QCOMPARE(current(), 9'999);
        QTRY_VERIFY(m_window->item(u"case9999"_s) &&
                    m_window->item(u"case9999"_s)->property("loaded").toBool());
        QCOMPARE(m_window->item(u"case9999"_s)->property("number").toString(),
                 QString::fromStdString(lineOf(9'999).file.number));
        m_window->picture(u"cases_end_1920"_s);
        m_window->key(Qt::Key_PageUp);
        QVERIFY(current() < 9'999);
        m_window->key(Qt::Key_Home);
        QCOMPARE(current(), 0);
    }

    void filtersAreSetAndTakenAwayByKeyboard()
    {
        open(1434);
        QQuickItem *closed = m_window->item(u"status2"_s);
        QVERIFY(closed);
        m_window->item(u"status0"_s)->forceActiveFocus(Qt::TabFocusReason);
        m_window->key(Qt::Key_Right);
        m_window->key(Qt::Key_Right);
        QVERIFY(m_window->hasFocus(u"status2"_s));
        m_window->key(Qt::Key_Space);
        QTRY_VERIFY(countText().startsWith(u"1,434件中"_s));
        QVERIFY(closed->property("checked").toBool());
        m_window->picture(u"cases_filtered"_s);

        QVERIFY(m_window->shows(u"clearFilters"_s));
        m_window->item(u"clearFilters"_s)->forceActiveFocus(Qt::TabFocusReason);
        m_window->key(Qt::Key_Return);
        QTRY_COMPARE(countText(), u"1,434件"_s);
    }

    void aChoiceOfManyIsMadeByKeyboard()
    {
        open(1434);
        QQuickItem *combo = m_window->item(u"channel"_s);
        QVERIFY(combo);
        combo->forceActiveFocus(Qt::TabFocusReason);
        m_window->key(Qt::Key_Space);
        auto *popup = combo->property("popup").value<QObject *>();
        QVERIFY(popup);
        QTRY_VERIFY(popup->property("opened").toBool());
        m_window->key(Qt::Key_Down);
        m_window->key(Qt::Key_Down);
        const QQuickItem *option =
            findItem(popup->property("contentItem").value<QQuickItem *>(), u"channelOption2"_s);
        QVERIFY(option);
        QCOMPARE(option->property("text").toString(), u"移動窓口"_s);
        m_window->picture(u"cases_combo"_s);
        m_window->key(Qt::Key_Return);
        QTRY_COMPARE(combo->property("displayText").toString(), u"移動窓口"_s);
        QTRY_COMPARE(m_page->pageViewModel()->property("channel").toString(), u"van"_s);
        QTRY_VERIFY(m_window->shows(u"nothingFound"_s));
    }

    void halfTypedJapaneseNarrowsTheListAndStays()
    {
        open(1434);
        m_window->compose(u"保育"_s);
        QTRY_VERIFY(countText().startsWith(u"1,434件中"_s));
        QCOMPARE(m_window->item(u"caseSearch"_s)->property("preeditText").toString(), u"保育"_s);
        m_window->commit(u"保育施設"_s);
        QCOMPARE(m_window->item(u"caseSearch"_s)->property("text").toString(), u"保育施設"_s);
        m_window->click(u"clearFilters"_s);
        QTRY_COMPARE(m_window->item(u"caseSearch"_s)->property("text").toString(), QString());
        QTRY_COMPARE(countText(), u"1,434件"_s);
    }

    void aSmallWindowStillShowsEveryColumn()
    {
        open(1434, {1100, 600});
        QTRY_VERIFY(m_window->item(u"case0"_s));
        m_window->picture(u"cases_1100"_s);
        const QObject *columns = m_window->item(u"case0"_s)->property("columns").value<QObject *>();
        QVERIFY(columns);
        QVERIFY(columns->property("titleWidth").toDouble() >= 120);
        QVERIFY(columns->property("dueX").toDouble() + columns->property("dueWidth").toDouble() <=
                1100);
    }

    void aCaseWithoutAPersonSaysSo()
    {
        m_desk->replica.onCases =
            [](const replica::CaseQuery &) -> base::Result<replica::CasePage> {
            auto line = lineOf(0);
            line.file.citizen = {};
            return replica::CasePage{{line}, 1};
        };
        show();
        QSignalSpy chosen(m_page.get(), &CasesPage::caseChosen);
        m_window->key(Qt::Key_Return);
        QTRY_VERIFY(m_window->shows(u"personMissing"_s));
        QCOMPARE(chosen.count(), 0);
        m_window->picture(u"cases_person_missing"_s);
    }

    void theOrderIsChosenInTheHead()
    {
        open(200);
        m_window->click(u"sortDue"_s);
        QTRY_VERIFY(m_window->item(u"sortDue"_s)->property("active").toBool());
        QVERIFY(!m_window->item(u"sortOpened"_s)->property("active").toBool());
    }

    void filtersThatLeaveNothingSaySo()
    {
        open(50);
        m_window->commit(u"どこにもない"_s);
        m_window->click(u"status1"_s);
        QTRY_VERIFY(m_window->shows(u"active-status"_s));
        QTRY_VERIFY(m_window->shows(u"nothingFound"_s));
        m_window->picture(u"cases_nothing"_s);
        m_window->click(u"active-status"_s);
        QTRY_VERIFY(!m_window->shows(u"active-status"_s));
        m_window->click(findItem(m_window->item(u"nothingFound"_s), u"emptyAction"_s));
        QTRY_COMPARE(countText(), u"50件"_s);
    }

    void anIndividualNumberIsRefusedAndNeverRepeated()
    {
        const auto sought = std::make_shared<std::atomic<bool>>(false);
        m_desk->replica.onCases = [sought](const replica::CaseQuery &query) {
            *sought = *sought || query.text.find("9018") != std::string::npos;
            return base::Result<replica::CasePage>(answer(query, 50));
        };
        show();
        m_window->commit(u"1234 5678 9018"_s);
        QTRY_VERIFY(m_window->shows(u"refused"_s));
        QVERIFY(!m_window->shows(u"cases"_s));
        m_window->click(u"status1"_s); // another filter does not bring it out
        QTRY_VERIFY(m_window->shows(u"clearFilters"_s));
        QVERIFY(m_window->shows(u"refused"_s));
        m_window->picture(u"cases_refused"_s);
        for (const QQuickItem *item : m_page->rootItem()->findChildren<QQuickItem *>()) {
            const bool theBox =
                item->objectName() == u"caseSearch" || item->inherits("QQuickTextInput");
            QVERIFY2(theBox || !item->property("text").toString().contains(u"9018"_s),
                     qPrintable(item->objectName()));
        }
        m_page->focusSearch();
        m_window->key(Qt::Key_Escape);
        QTRY_VERIFY(m_window->shows(u"cases"_s));
        QVERIFY(!*sought);
    }

    void noCasesAtAllSaysWhatWillBeHere()
    {
        open(0);
        QVERIFY(m_window->shows(u"noCases"_s));
        m_window->picture(u"cases_none"_s);
    }

    void aFailureSaysWhatToDo()
    {
        m_desk->replica.onCases =
            [](const replica::CaseQuery &) -> base::Result<replica::CasePage> {
            return base::fail(base::ErrorCode::DiskFull);
        };
        show();
        QTRY_VERIFY(m_window->shows(u"failed"_s));
        m_window->picture(u"cases_failed"_s);
    }

    void everythingTheKeyboardReachesHasAName()
    {
        open(50);
        m_window->click(u"status1"_s);
        QTRY_VERIFY(m_window->shows(u"clearFilters"_s));
        QTRY_VERIFY(m_window->item(u"case0"_s));
        QVERIFY(m_window->reachedItems() >= 10);
        QCOMPARE(m_window->namelessItems(), QStringList());
    }

    void theLanguageChangesWhileThePageIsOpen()
    {
        open(1434);
        m_language.use(u"en"_s);
        QTRY_COMPARE(countText(), u"Cases: 1,434"_s);
        QTRY_COMPARE(m_window->item(u"sortDue"_s)->property("text").toString(), u"Due"_s);
        m_window->picture(u"cases_en"_s);
        m_language.use(u"ja"_s);
    }
};

QTEST_MAIN(CasesPageTest)
#include "cases_page_test.moc"
