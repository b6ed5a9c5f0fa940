// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "yorisoi/test_support/fake_desk.h"
#include "yorisoi/test_support/gate.h"
#include "yorisoi/test_support/page_window.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_kit/theme.h"
#include "yorisoi/ui_reception/reception_page.h"

using namespace Qt::StringLiterals;
using namespace yorisoi;
using namespace yorisoi::test_support;
using ui_reception::ReceptionPage;

namespace {

std::vector<replica::SearchHit> someCitizens()
{
    auto moved = takahashi();
    moved.id = idOf(5);
    moved.number = "C-0000321";
    moved.nameKoseki = "葛\U000E0100城 美咲";
    moved.nameStandard = "葛城 美咲";
    moved.kana = "カツラギ ミサキ";
    moved.status = "moved-out";
    moved.birthDate = "1990-12-30";
    moved.lastContactAt = {};
    auto alias = takahashi();
    alias.id = idOf(6);
    alias.number = "C-0000654";
    alias.nameKoseki = alias.nameStandard = "NGUYEN THI PHUONG ANH";
    alias.kana = "グエン ティ フオン アン";
    alias.alias = "高橋 アン";
    alias.pending = true;
    alias.address = "大阪市生野区桃谷四丁目12-34 コーポ桃谷公園ヒルズサウスウイング1203号室";
    auto visitor = nakamura();
    visitor.id = idOf(7);
    visitor.type = "visitor";
    visitor.number = "P-0000007";
    visitor.nameKoseki = visitor.nameStandard = "高橋（続柄不明）";
    visitor.kana = "";
    visitor.birthDate = "";
    visitor.gender = "unstated";
    visitor.addressWithheld = false;
    visitor.matched = "name";
    auto longName = takahashi();
    longName.id = idOf(8);
    longName.number = "C-0000987";
    longName.nameKoseki =
        "高橋 "
        "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処や"
        "ぶら小路の藪柑子パイポパイポパイポのシューリンガン";
    longName.nameStandard = "高橋 寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末";
    longName.kana = "タカハシ ジュゲムジュゲムゴコウノスリキレカイジャリスイギョノスイギョウマツ";
    return {takahashi(), alias, nakamura(), deceased(), moved, business(), visitor, longName};
}

replica::SearchPage answer(const replica::SearchQuery &query)
{
    replica::SearchPage page;
    if (query.text.find("zzz") != std::string::npos)
        return page;
    page.hits = someCitizens();
    page.terms = {{query.text, "name", query.text}};
    return page;
}

} // namespace

class ReceptionPageTest : public QObject {
    Q_OBJECT
    ui_kit::Language m_language;
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<ReceptionPage> m_page;
    std::unique_ptr<PageWindow> m_window;
    QStringList m_warnings;
    std::shared_ptr<QQmlEngine> m_engine = ui_kit::pageEngine();

    void open(QSize size = {1366, 768})
    {
        m_page = std::make_unique<ReceptionPage>(m_desk->desk, m_desk->watcher);
        m_window = std::make_unique<PageWindow>(*m_page, size);
        QVERIFY2(m_window->waitUntilUsable(), qPrintable(m_page->creationError()));
        m_page->focusSearch();
        QTRY_VERIFY(m_window->hasFocus(u"search"_s));
    }
    QString boxText() const { return m_window->item(u"search"_s)->property("text").toString(); }
    int current() const { return m_window->item(u"results"_s)->property("currentIndex").toInt(); }

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
        m_desk->replica.onSearch = answer;
        m_desk->replica.onCitizen = [](const base::Uuid &id) -> base::Result<replica::CitizenCard> {
            replica::CitizenCard card;
            for (const auto &hit : someCitizens()) {
                if (hit.id != id)
                    continue;
                card.citizen.nameKoseki = hit.nameKoseki;
                card.citizen.kana = hit.kana;
                card.citizen.birthDate = hit.birthDate;
                return card;
            }
            return base::fail(base::ErrorCode::NotFound);
        };
    }
    void cleanup()
    {
        m_window.reset();
        m_page.reset();
        ui_kit::drainTasks();
        QVERIFY2(m_warnings.isEmpty(), qPrintable(m_warnings.join(u'\n')));
    }

    void beforeAnythingIsTypedItSaysHowToSearch()
    {
        open();
        QVERIFY(m_window->shows(u"start"_s));
        QVERIFY(!m_window->shows(u"drafts"_s));
        QVERIFY(!m_window->shows(u"recent"_s));
        m_window->picture(u"reception_idle_empty"_s);
    }

    void resultsAppearWhileTypingAndTheFocusStays()
    {
        open();
        m_window->type(u"t"_s);
        QTRY_VERIFY(m_window->shows(u"results"_s));
        QVERIFY(m_window->hasFocus(u"search"_s));
        m_window->type(u"akahashi"_s);
        QCOMPARE(boxText(), u"takahashi"_s);
        QTRY_VERIFY(m_window->item(u"result0"_s));
        m_window->picture(u"reception_results"_s);
    }

    void halfTypedJapaneseIsSearchedAndSurvivesTheResults()
    {
        const auto asked = std::make_shared<std::atomic<bool>>(false);
        m_desk->replica.onSearch = [asked](const replica::SearchQuery &query) {
            if (query.text == "たか")
                *asked = true;
            return answer(query);
        };
        open();
        m_window->compose(u"たか"_s);
        QTRY_VERIFY(*asked);
        QTRY_VERIFY(m_window->shows(u"results"_s));
        QCOMPARE(m_window->item(u"search"_s)->property("preeditText").toString(), u"たか"_s);
        QVERIFY(m_window->hasFocus(u"search"_s));
        m_window->picture(u"reception_composing"_s);

        m_window->compose(u"高橋"_s);
        m_window->commit(u"高橋"_s);
        QCOMPARE(boxText(), u"高橋"_s);
    }

    void keysOfTheInputMethodDoNotOpenAnybody()
    {
        open();
        QSignalSpy chosen(m_page.get(), &ReceptionPage::citizenChosen);
        m_window->compose(u"たか"_s);
        QTRY_VERIFY(m_window->shows(u"results"_s));
        m_window->key(Qt::Key_Return);
        m_window->key(Qt::Key_Down);
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(current(), 0);
    }

    void aClickKeepsWhatIsHalfTyped()
    {
        open();
        QSignalSpy chosen(m_page.get(), &ReceptionPage::citizenChosen);
        m_window->compose(u"たかはし"_s);
        QTRY_VERIFY(m_window->item(u"result1"_s));
        m_window->click(u"result1"_s);
        QTRY_COMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<base::Uuid>(), idOf(6));
    }

    void thePersonIsChosenByKeyboardAlone()
    {
        open();
        QSignalSpy chosen(m_page.get(), &ReceptionPage::citizenChosen);
        QSignalSpy background(m_page.get(), &ReceptionPage::citizenChosenInBackground);
        m_window->commit(u"高橋"_s);
        QTRY_VERIFY(m_window->shows(u"results"_s));

        m_window->key(Qt::Key_Down);
        m_window->key(Qt::Key_Down);
        m_window->key(Qt::Key_Up);
        QCOMPARE(current(), 1);
        QVERIFY(m_window->hasFocus(u"search"_s));
        m_window->key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(background.count(), 1);
        m_window->key(Qt::Key_Return);

        QTRY_COMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<base::Uuid>(), idOf(6));
        QCOMPARE(chosen[0][1].toString(), u"NGUYEN THI PHUONG ANH"_s);
        QCOMPARE(background[0][0].value<base::Uuid>(), idOf(6));
    }

    void theListIsReachedByTabAndLeftByEscape()
    {
        open();
        QSignalSpy chosen(m_page.get(), &ReceptionPage::citizenChosen);
        m_window->commit(u"高橋"_s);
        QTRY_VERIFY(m_window->shows(u"results"_s));
        m_window->key(Qt::Key_Tab);
        QTRY_VERIFY(m_window->hasFocus(u"results"_s));
        m_window->key(Qt::Key_End);
        QCOMPARE(current(), 7);
        m_window->picture(u"reception_list_focus"_s);
        m_window->key(Qt::Key_Home);
        m_window->key(Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<base::Uuid>(), takahashi().id);
        m_window->key(Qt::Key_Escape);
        QVERIFY(m_window->hasFocus(u"search"_s));
    }

    void escapeEmptiesTheBox()
    {
        open();
        m_window->commit(u"高橋"_s);
        QTRY_VERIFY(m_window->shows(u"results"_s));
        m_window->key(Qt::Key_Escape);
        QCOMPARE(boxText(), QString());
        QTRY_VERIFY(m_window->shows(u"start"_s));
        QVERIFY(m_window->hasFocus(u"search"_s));
    }

    void nobodyFoundSaysWhatToTry()
    {
        open();
        m_window->type(u"zzz"_s);
        QTRY_VERIFY(m_window->shows(u"nothingFound"_s));
        m_window->picture(u"reception_nothing"_s);
    }

    void anIndividualNumberIsRefused()
    {
        open();
        m_window->type(u"1234 5678 9018"_s);
        QTRY_VERIFY(m_window->shows(u"refused"_s));
        QVERIFY(!m_window->shows(u"results"_s));
        m_window->picture(u"reception_refused"_s);
    }

    void aFailureSaysWhatToDoAndCanBeRepeated()
    {
        const auto broken = std::make_shared<std::atomic<bool>>(true);
        m_desk->replica.onSearch =
            [broken](const replica::SearchQuery &query) -> base::Result<replica::SearchPage> {
            if (*broken)
                return base::fail(base::ErrorCode::Corrupt);
            return answer(query);
        };
        open();
        m_window->commit(u"高橋"_s);
        QTRY_VERIFY(m_window->shows(u"failed"_s));
        m_window->picture(u"reception_failed"_s);
        *broken = false;
        m_window->click(findItem(m_window->item(u"failed"_s), u"retry"_s));
        QTRY_VERIFY(m_window->shows(u"results"_s));
    }

    void tooManyAskForMore()
    {
        m_desk->replica.onSearch = [](const replica::SearchQuery &query) {
            auto page = answer(query);
            const auto people = page.hits;
            page.hits.clear();
            for (int n = 0; n < 50; ++n) {
                auto person = people[static_cast<std::size_t>(n) % people.size()];
                person.id = idOf(100 + n);
                page.hits.push_back(person);
            }
            page.more = true;
            page.terms = {{"高橋", "name", "高橋"},
                          {"昭和30年3月", "birth", "1955-03"},
                          {"南港", "address", "南港"}};
            return page;
        };
        open({1920, 1200});
        m_window->commit(u"高橋 昭和30年3月 南港"_s);
        QTRY_VERIFY(m_window->shows(u"results"_s));
        m_window->picture(u"reception_many_1920"_s);
        m_window->key(Qt::Key_Tab);
        m_window->key(Qt::Key_End);
        QCOMPARE(current(), 49);
        m_window->picture(u"reception_many_end_1920"_s);
    }

    void aSmallWindowStillShowsEveryColumn()
    {
        open({1100, 600});
        m_window->commit(u"高橋"_s);
        QTRY_VERIFY(m_window->item(u"result0"_s));
        m_window->picture(u"reception_1100"_s);
        const QObject *columns =
            m_window->item(u"result0"_s)->property("columns").value<QObject *>();
        QVERIFY(columns);
        QVERIFY(columns->property("addressWidth").toDouble() >= 180);
        QVERIFY(columns->property("numberX").toDouble() +
                    columns->property("numberWidth").toDouble() <=
                1100);
        m_window->key(Qt::Key_Escape);
        QTRY_VERIFY(m_window->shows(u"start"_s));
        m_window->picture(u"reception_idle_1100"_s);
    }

    void aSlowAnswerShowsThatItIsOnItsWay()
    {
        const auto gate = std::make_shared<Gate>();
        m_desk->replica.onSearch = [gate](const replica::SearchQuery &query) {
            gate->pass();
            return answer(query);
        };
        open();
        m_window->commit(u"高橋"_s);
        QTRY_VERIFY(m_page->pageViewModel()->property("busy").toBool());
        m_window->picture(u"reception_searching"_s);
        gate->open();
        QTRY_VERIFY(m_window->shows(u"results"_s));
    }

    void aPasteOfTenThousandCharactersIsCutAndSaid()
    {
        open();
        m_window->commit(QString(10'000, u'高') + u"\u202e<b>x</b>"_s);
        QTRY_VERIFY(m_window->shows(u"results"_s));
        m_window->picture(u"reception_paste"_s);
        m_window->key(Qt::Key_Escape);
        QTRY_VERIFY(m_window->shows(u"start"_s));
    }

    void peopleAndUnfinishedRecordsAreReachedByKeyboard()
    {
        QVERIFY_RESULT(m_desk->replica.saveDraft("contact:" + nakamura().id.toString(), "{}"));
        open();
        m_page->rememberPerson(takahashi().id);
        m_page->rememberPerson(idOf(8));
        m_page->rememberPerson(idOf(6));
        QTRY_VERIFY(m_window->item(u"recent2"_s));
        QTRY_VERIFY(m_window->shows(u"drafts"_s));
        QSignalSpy draft(m_page.get(), &ReceptionPage::draftChosen);
        QSignalSpy chosen(m_page.get(), &ReceptionPage::citizenChosen);

        m_window->key(Qt::Key_Tab);
        QVERIFY(m_window->hasFocus(u"draft0"_s));
        m_window->picture(u"reception_idle"_s);
        m_window->key(Qt::Key_Return);
        QCOMPARE(draft.count(), 1);
        QCOMPARE(draft[0][1].value<base::Uuid>(), nakamura().id);
        m_window->key(Qt::Key_Tab);
        QTRY_VERIFY(m_window->hasFocus(u"recent0"_s));
        m_window->key(Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
    }

    void everythingTheKeyboardReachesHasAName()
    {
        QVERIFY_RESULT(m_desk->replica.saveDraft("contact:" + nakamura().id.toString(), "{}"));
        open();
        m_page->rememberPerson(takahashi().id);
        QTRY_VERIFY(m_window->item(u"recent0"_s));
        QTRY_VERIFY(m_window->item(u"draft0"_s));
        QVERIFY(m_window->reachedItems() >= 3);
        QCOMPARE(m_window->namelessItems(), QStringList());

        m_window->commit(u"高橋"_s);
        QTRY_VERIFY(m_window->item(u"result0"_s));
        QVERIFY(m_window->reachedItems() >= 2);
        QCOMPARE(m_window->namelessItems(), QStringList());
        const QAccessibleInterface *row =
            QAccessible::queryAccessibleInterface(m_window->item(u"result0"_s));
        QVERIFY(row && row->text(QAccessible::Name).contains(u"タカハシ"_s));
    }

    void theLanguageChangesWhileThePageIsOpen()
    {
        open();
        m_window->commit(u"高橋"_s);
        QTRY_VERIFY(m_window->shows(u"results"_s));
        m_language.use(u"en"_s);
        QTRY_VERIFY(m_window->item(u"search"_s)
                        ->property("placeholderText")
                        .toString()
                        .startsWith(u"Name"_s));
        QTRY_COMPARE(
            m_page->rootItem()->findChild<QQuickItem *>(u"count"_s)->property("text").toString(),
            u"8 found"_s);
        m_window->picture(u"reception_results_en"_s);
        m_window->key(Qt::Key_Escape);
        QTRY_VERIFY(m_window->shows(u"start"_s));
        m_window->picture(u"reception_idle_en"_s);
        m_language.use(u"ja"_s);
    }
};

QTEST_MAIN(ReceptionPageTest)
#include "reception_page_test.moc"
