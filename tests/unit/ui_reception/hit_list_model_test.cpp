// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QtTest>

#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/golden.h"
#include "yorisoi/test_support/people.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_reception/hit_list_model.h"

using namespace Qt::StringLiterals;
using namespace yorisoi;
using namespace yorisoi::test_support;
using ui_reception::HitListModel;

namespace {

const QString goldenDir = QStringLiteral(YORISOI_SOURCE_DIR "/tests/unit/ui_reception/");

replica::SearchPage fourPeople()
{
    replica::SearchPage page;
    page.hits = {takahashi(), nakamura(), deceased(), business()};
    page.terms = {{"高橋", "name", "高橋"},
                  {"昭和6年", "birth", "1931"},
                  {"弁天1", "address", "弁天1"},
                  {"00000012", "phone", "00000012"}};
    return page;
}

QString selected(const HitListModel &model, int row, int textRole, int matchRole)
{
    const QPoint span = model.data(model.index(row), matchRole).toPoint();
    return model.data(model.index(row), textRole).toString().mid(span.x(), span.y());
}

} // namespace

class HitListModelTest : public QObject {
    Q_OBJECT
    FakeClock m_clock{instantOf("2026-11-24T01:00:00Z")};
    ui_kit::Language m_language;

private Q_SLOTS:
    void init() { m_language.use(u"ja"_s); }

    void aBusinessFoundByItsRepresentativeSaysSo_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("matched");
        QTest::addColumn<bool>("byRepresentative");
        QTest::newRow("the representative") << u"髙田"_s << u"name"_s << true;
        QTest::newRow("another form of the glyph") << u"高田"_s << u"name"_s << true;
        QTest::newRow("its own name") << u"難波"_s << u"name"_s << false;
        QTest::newRow("met by something else") << u"髙田"_s << u"address"_s << false;
    }
    void aBusinessFoundByItsRepresentativeSaysSo()
    {
        QFETCH(QString, typed);
        QFETCH(QString, matched);
        QFETCH(bool, byRepresentative);
        replica::SearchHit shop;
        shop.type = "business";
        shop.nameKoseki = shop.nameStandard = "難波商店（架空）";
        shop.representative = "髙田 <b>次郎</b>";
        shop.matched = matched.toStdString();
        HitListModel model(m_clock);
        model.update({{shop}, false, {{typed.toStdString(), "name", typed.toStdString()}}});

        const QModelIndex row = model.index(0);
        const QString elsewhere = model.data(row, HitListModel::MatchedElsewhereRole).toString();
        QCOMPARE(elsewhere, byRepresentative ? u"代表者 髙田 <b>次郎</b>"_s : QString());
        // The name of the business is not marked for what was met in another.
        if (byRepresentative)
            QCOMPARE(selected(model, 0, HitListModel::NameRole, HitListModel::NameMatchRole),
                     QString());
    }

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
        HitListModel model(m_clock);
        const QAbstractItemModelTester tester(&model);
        model.update(fourPeople());
        const QByteArray difference = differenceFromGolden(
            goldenDir + u"hits_"_s + language + u".golden"_s, dumpModel(model));
        QVERIFY2(difference.isEmpty(), difference.constData());
    }

    void theVariantGlyphIsMarkedInBothNameForms()
    {
        HitListModel model(m_clock);
        model.update(fourPeople());
        QCOMPARE(selected(model, 0, HitListModel::NameRole, HitListModel::NameMatchRole),
                 u"髙橋"_s);
        QCOMPARE(
            selected(model, 0, HitListModel::NameStandardRole, HitListModel::NameStandardMatchRole),
            u"高橋"_s);
    }

    void aProtectedAddressIsNeitherShownNorMarked()
    {
        auto hit = nakamura();
        hit.address = "大阪市北区1-1";
        hit.phone = "06-0000-0456";
        hit.matched = "address phone";
        HitListModel model(m_clock);
        model.update({{hit}, false, {{"北区", "address", "北区"}, {"0456", "phone", "0456"}}});
        QCOMPARE(model.data(model.index(0), HitListModel::AddressRole).toString(),
                 u"非表示（支援措置）"_s);
        QCOMPARE(model.data(model.index(0), HitListModel::PhoneRole).toString(), QString());
        QCOMPARE(model.data(model.index(0), HitListModel::AddressMatchRole).toPoint(), QPoint());
        QCOMPARE(model.data(model.index(0), HitListModel::PhoneMatchRole).toPoint(), QPoint());
        QVERIFY(!dumpModel(model).contains("1-1"));
        QVERIFY(!dumpModel(model).contains("06-0000"));
    }

    void directionMarksAndLineEndsDoNotReachTheScreen()
    {
        auto hit = takahashi();
        hit.nameKoseki = hit.nameStandard = "\u202e<b>高橋</b>\n花子";
        HitListModel model(m_clock);
        model.update({{hit}, false, {}});
        QCOMPARE(model.data(model.index(0), HitListModel::NameRole).toString(),
                 u"<b>高橋</b> 花子"_s);
    }

    void anotherAnswerMovesRowsInsteadOfResetting()
    {
        HitListModel model(m_clock);
        const QAbstractItemModelTester tester(&model);
        model.update({{takahashi(), nakamura(), deceased()}, false, {}});
        const QPersistentModelIndex person(model.index(2));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

        model.update({{deceased(), business(), takahashi()}, false, {}});

        QCOMPARE(person.row(), 0);
        QCOMPARE(model.count(), 3);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(model.rowOf(takahashi().id), 2);
        QCOMPARE(model.rowOf(nakamura().id), -1);
    }
};

QTEST_GUILESS_MAIN(HitListModelTest)
#include "hit_list_model_test.moc"
