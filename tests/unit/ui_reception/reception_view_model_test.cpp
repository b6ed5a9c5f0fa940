// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>

#include <QtTest>

#include "yorisoi/test_support/fake_desk.h"
#include "yorisoi/test_support/gate.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_reception/reception_view_model.h"
#include "yorisoi/ui_reception/waiting.h"

using namespace Qt::StringLiterals;
using namespace yorisoi;
using namespace yorisoi::test_support;
using ui_reception::ReceptionViewModel;

namespace {

/// What the replica was asked, in order. Workers write, the test reads.
class Questions {
public:
    void add(const std::string &text)
    {
        const std::lock_guard lock(m_mutex);
        m_asked << QString::fromStdString(text);
    }
    QStringList all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_asked;
};

replica::CitizenCard cardOf(const replica::SearchHit &hit)
{
    replica::CitizenCard card;
    card.citizen.id = hit.id;
    card.citizen.type = hit.type;
    card.citizen.nameKoseki = hit.nameKoseki;
    card.citizen.kana = hit.kana;
    card.citizen.birthDate = hit.birthDate;
    return card;
}

void type(ReceptionViewModel &model, const QString &text)
{
    model.edited(text, static_cast<int>(text.size()), {});
}

} // namespace

class ReceptionViewModelTest : public QObject {
    Q_OBJECT
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<Questions> m_questions;

    std::unique_ptr<ReceptionViewModel> reception()
    {
        auto model = std::make_unique<ReceptionViewModel>(m_desk->desk, m_desk->watcher);
        return QTest::qWaitFor([&] { return model->isReady(); }) ? std::move(model) : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<FakeDesk>();
        m_questions = std::make_unique<Questions>();
        m_desk->replica.onSearch =
            [this](const replica::SearchQuery &query) -> base::Result<replica::SearchPage> {
            m_questions->add(query.text);
            return replica::SearchPage{{takahashi(), deceased()}, false, {}};
        };
        m_desk->replica.onCitizen = [](const base::Uuid &id) -> base::Result<replica::CitizenCard> {
            for (const auto &hit : {takahashi(), nakamura(), deceased()}) {
                if (hit.id == id)
                    return cardOf(hit);
            }
            return base::fail(base::ErrorCode::NotFound);
        };
    }
    void cleanup() { ui_kit::drainTasks(); }

    void theFirstKeystrokeIsAnswered()
    {
        const auto model = reception();
        QVERIFY(model);
        QCOMPARE(model->state(), ReceptionViewModel::Idle);

        type(*model, u"高"_s);

        QTRY_COMPARE(model->state(), ReceptionViewModel::Found);
        QCOMPARE(m_questions->all(), QStringList{u"高"_s});
        QCOMPARE(model->hits()->count(), 2);
        QCOMPARE(model->currentIndex(), 0);
    }

    void anAnswerToAnOlderTextIsDropped()
    {
        const auto gate = std::make_shared<Gate>();
        m_desk->replica.onSearch =
            [this, gate](const replica::SearchQuery &query) -> base::Result<replica::SearchPage> {
            m_questions->add(query.text);
            if (query.text == "高") {
                gate->pass();
                return replica::SearchPage{{nakamura()}, false, {}};
            }
            return replica::SearchPage{{takahashi()}, false, {}};
        };
        const auto model = reception();
        QVERIFY(model);
        QSignalSpy answers(model.get(), &ReceptionViewModel::answered);

        type(*model, u"高"_s);
        QTRY_COMPARE(m_questions->all().size(), 1);
        type(*model, u"高橋"_s);
        gate->open();

        QTRY_COMPARE(model->state(), ReceptionViewModel::Found);
        QCOMPARE(answers.count(), 1);
        QCOMPARE(model->hits()->at(0)->id, takahashi().id);
    }

    void aSlowAnswerIsNotWaitedForLongWhenTheTextGoesOn()
    {
        const auto gate = std::make_shared<Gate>();
        m_desk->replica.onSearch =
            [gate](const replica::SearchQuery &query) -> base::Result<replica::SearchPage> {
            if (query.text == "高")
                gate->pass();
            return replica::SearchPage{{takahashi()}, false, {}};
        };
        const auto model = reception();
        QVERIFY(model);

        type(*model, u"高"_s);
        type(*model, u"高橋"_s);

        QTRY_COMPARE(model->state(), ReceptionViewModel::Found);
        gate->open();
    }

    void whatAnInputMethodComposesIsSearched()
    {
        const auto model = reception();
        QVERIFY(model);
        model->edited(u"高橋 "_s, 3, u"はなk"_s);
        QTRY_COMPARE(m_questions->all(), QStringList{u"高橋 はな"_s});
        model->edited(u"高橋 "_s, 3, u"はな"_s);
        QTRY_COMPARE(model->state(), ReceptionViewModel::Found);
        QCOMPARE(m_questions->all().size(), 1);
    }

    void enterOpensTheMarkedPerson()
    {
        const auto model = reception();
        QVERIFY(model);
        QSignalSpy chosen(model.get(), &ReceptionViewModel::citizenChosen);
        type(*model, u"高橋"_s);
        QTRY_COMPARE(model->state(), ReceptionViewModel::Found);

        model->moveCurrent(1);
        model->moveCurrent(1);
        model->openCurrent(true);

        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<base::Uuid>(), deceased().id);
        QCOMPARE(chosen[0][1].toString(), u"高橋 一郎"_s);
        QCOMPARE(chosen[0][2].toBool(), true);
    }

    void enterBeforeTheAnswerOpensOnlyWhereThereIsOnePerson_data()
    {
        QTest::addColumn<int>("people");
        QTest::addColumn<int>("opened");
        QTest::newRow("one person") << 1 << 1;
        QTest::newRow("two people") << 2 << 0;
        QTest::newRow("nobody") << 0 << 0;
    }
    void enterBeforeTheAnswerOpensOnlyWhereThereIsOnePerson()
    {
        QFETCH(int, people);
        QFETCH(int, opened);
        const auto gate = std::make_shared<Gate>();
        m_desk->replica.onSearch =
            [gate, people](const replica::SearchQuery &) -> base::Result<replica::SearchPage> {
            gate->pass();
            std::vector<replica::SearchHit> hits{takahashi(), deceased()};
            hits.resize(static_cast<std::size_t>(people));
            return replica::SearchPage{hits, false, {}};
        };
        const auto model = reception();
        QVERIFY(model);
        QSignalSpy chosen(model.get(), &ReceptionViewModel::citizenChosen);

        type(*model, u"C-0000123"_s);
        model->openCurrent(false);
        gate->open();

        QTRY_VERIFY(!model->busy());
        QCOMPARE(chosen.count(), opened);
    }

    void anIndividualNumberIsRefusedAndNeverSearchedFor()
    {
        const auto model = reception();
        QVERIFY(model);
        type(*model, u"高橋"_s);
        QTRY_COMPARE(model->state(), ReceptionViewModel::Found);

        type(*model, u"1234 5678 9018"_s);

        QCOMPARE(model->state(), ReceptionViewModel::Refused);
        QCOMPARE(model->hits()->count(), 0);
        type(*model, {});
        QCOMPARE(model->state(), ReceptionViewModel::Idle);
        QCOMPARE(m_questions->all(), QStringList{u"高橋"_s});
    }

    void aFailureIsSaidAndCanBeTriedAgain()
    {
        const auto broken = std::make_shared<std::atomic<bool>>(true);
        m_desk->replica.onSearch =
            [broken](const replica::SearchQuery &) -> base::Result<replica::SearchPage> {
            if (*broken)
                return base::fail(base::ErrorCode::Corrupt);
            return replica::SearchPage{{takahashi()}, false, {}};
        };
        const auto model = reception();
        QVERIFY(model);

        type(*model, u"高橋"_s);
        QTRY_COMPARE(model->state(), ReceptionViewModel::Failed);
        QVERIFY(!model->errorTitle().isEmpty());
        QVERIFY(!model->errorAdvice().isEmpty());

        *broken = false;
        model->retry();
        QTRY_COMPARE(model->state(), ReceptionViewModel::Found);
        QVERIFY(model->errorTitle().isEmpty());
    }

    void aChangeOfTheCopyRefreshesWithoutMovingTheSelection()
    {
        const auto newcomer = std::make_shared<std::atomic<bool>>(false);
        m_desk->replica.onSearch =
            [newcomer](const replica::SearchQuery &) -> base::Result<replica::SearchPage> {
            if (*newcomer)
                return replica::SearchPage{{business(), takahashi(), deceased()}, false, {}};
            return replica::SearchPage{{takahashi(), deceased()}, false, {}};
        };
        const auto model = reception();
        QVERIFY(model);
        type(*model, u"高橋"_s);
        QTRY_COMPARE(model->state(), ReceptionViewModel::Found);
        model->setCurrentIndex(1);
        QSignalSpy replaced(model.get(), &ReceptionViewModel::resultsReplaced);

        *newcomer = true;
        replica::Change change;
        change.citizens = {business().id};
        m_desk->replica.announce(change);

        QTRY_COMPARE(model->hits()->count(), 3);
        QCOMPARE(model->hits()->at(model->currentIndex())->id, deceased().id);
        QCOMPARE(replaced.count(), 0);
    }

    void peopleOpenedAreOfferedAgainAndSurviveTheProgram()
    {
        {
            const auto model = reception();
            QVERIFY(model);
            type(*model, u"高橋"_s);
            QTRY_COMPARE(model->state(), ReceptionViewModel::Found);
            model->open(0, false);
            model->open(1, false);
            QTRY_COMPARE(model->recent()->count(), 2);
        }
        ui_kit::drainTasks();
        const auto drafts = m_desk->replica.drafts();
        QVERIFY_RESULT(drafts);
        QCOMPARE(drafts->size(), std::size_t{1});
        QVERIFY(!QByteArray::fromStdString(drafts->front().body).contains("高橋"));

        const auto later = reception();
        QVERIFY(later);
        QCOMPARE(later->recent()->at(0)->id, deceased().id);
        QCOMPARE(later->recent()->at(1)->id, takahashi().id);
    }

    void peopleOfAnotherMemberOfStaffAreNotOffered()
    {
        QVERIFY_RESULT(m_desk->replica.saveDraft(ui_reception::recentKey("S2"),
                                                 ui_reception::encodeRecent({takahashi().id})));
        const auto model = reception();
        QVERIFY(model);
        QCOMPARE(model->recent()->count(), 0);
    }

    void unfinishedRecordsAreOffered()
    {
        const std::string key = "contact:" + nakamura().id.toString();
        QVERIFY_RESULT(m_desk->replica.saveDraft(key, "{}"));
        QVERIFY_RESULT(m_desk->replica.saveDraft("contact:" + idOf(99).toString(), "{}"));
        QVERIFY_RESULT(m_desk->replica.saveDraft("something-else", "{}"));
        const auto model = reception();
        QVERIFY(model);
        QCOMPARE(model->drafts()->count(), 2);
        int row = model->drafts()->at(0)->id == nakamura().id ? 0 : 1;
        QSignalSpy chosen(model.get(), &ReceptionViewModel::draftChosen);

        model->openDraft(row);

        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), QString::fromStdString(key));
        QCOMPARE(chosen[0][1].value<base::Uuid>(), nakamura().id);
    }

    void aVeryLongPasteSaysThatItIsCutShort()
    {
        const auto model = reception();
        QVERIFY(model);
        type(*model, QString(10'000, u'あ'));
        QTRY_COMPARE(model->state(), ReceptionViewModel::Found);
        QVERIFY(model->cutShort());
        type(*model, QString(200, u'あ'));
        QTRY_VERIFY(!model->busy());
        QVERIFY(!model->cutShort());
    }

    void howWordsWereReadIsSaid()
    {
        m_desk->replica.onSearch =
            [](const replica::SearchQuery &) -> base::Result<replica::SearchPage> {
            return replica::SearchPage{
                {takahashi()},
                true,
                {{"昭和30年3月3日", "birth", "1955-03-03"}, {"高橋", "name", "高橋"}}};
        };
        const auto model = reception();
        QVERIFY(model);
        type(*model, u"昭和30年3月3日 高橋"_s);
        QTRY_COMPARE(model->state(), ReceptionViewModel::Found);
        QVERIFY(model->more());
        const auto terms = model->terms();
        QCOMPARE(terms.size(), 2);
        QCOMPARE(terms[0].toMap()[u"typed"_s].toString(), u"昭和30年3月3日"_s);
        QVERIFY(terms[0].toMap()[u"value"_s].toString().contains(u"1955"_s));
        QCOMPARE(terms[1].toMap()[u"value"_s].toString(), QString());
    }

    void theListOfRecentPeopleHoldsEachOnceTheLatestFirst()
    {
        std::vector<base::Uuid> people;
        for (int n = 0; n < 20; ++n)
            people = ui_reception::withLatest(people, idOf(n % 15));
        QCOMPARE(people.size(), ui_reception::recentLimit);
        QCOMPARE(people.front(), idOf(4));
        QCOMPARE(ui_reception::decodeRecent(ui_reception::encodeRecent(people)), people);
        QVERIFY(ui_reception::decodeRecent("{not json").empty());
        QVERIFY(ui_reception::decodeRecent(R"([1, "x"])").empty());
    }
};

QTEST_GUILESS_MAIN(ReceptionViewModelTest)
#include "reception_view_model_test.moc"
