// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>

#include "yorisoi/base/calendar.h"
#include "yorisoi/test_support/golden.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_shell/outbox_list_model.h"

using namespace yorisoi;
using replica::ItemState;
using replica::OutboxItem;
using ui_shell::OutboxListModel;

namespace {

base::SeededRandom &dice()
{
    static base::SeededRandom random(7);
    return random;
}

OutboxItem item(ItemState state, const char *title = "転入届の相談")
{
    OutboxItem made;
    made.operation = base::newUuidV4(dice());
    made.intent = "record-contact";
    made.citizenName = "髙橋 花子";
    made.title = title;
    made.createdAt = base::parseIsoInstant("2026-11-24T01:02:00Z").value();
    made.state = state;
    return made;
}

QStringList titles(const OutboxListModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row).data(OutboxListModel::TitleRole).toString();
    return all;
}

std::vector<OutboxItem> oneOfEachKind()
{
    std::vector<OutboxItem> items{item(ItemState::OnDevice),    item(ItemState::Sent),
                                  item(ItemState::Accepted),    item(ItemState::Applied),
                                  item(ItemState::Applied, ""), item(ItemState::Applied)};
    items[2].receipt = 10'482;
    items[3].receipt = 10'481;
    items[3].outcome = "merged";
    items[4].receipt = 10'480;
    items[4].intent = "amend-citizen";
    items[4].outcome = "conflict";
    items[5].receipt = 10'479;
    items[5].outcome = "rejected";
    items[5].reason = "individual-number";
    items[5].attempts = 3;
    return items;
}

class OutboxTest : public QObject {
    Q_OBJECT
private slots:
    void everyRoleIsSaidInBothLanguages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("ja") << QStringLiteral("ja");
        QTest::newRow("en") << QStringLiteral("en");
    }
    void everyRoleIsSaidInBothLanguages()
    {
        QFETCH(QString, language);
        ui_kit::Language words;
        words.use(language);
        OutboxListModel model;
        model.update(oneOfEachKind());
        const QByteArray difference = test_support::differenceFromGolden(
            QStringLiteral(YORISOI_SOURCE_DIR "/tests/unit/ui_shell/outbox_%1.golden")
                .arg(language),
            test_support::dumpModel(model));
        QVERIFY2(difference.isEmpty(), difference.constData());
    }
    void anUpdateKeepsTheRowsThatStay()
    {
        OutboxListModel model;
        const OutboxItem a = item(ItemState::OnDevice, "a");
        const OutboxItem b = item(ItemState::Sent, "b");
        const OutboxItem c = item(ItemState::Applied, "c");
        const OutboxItem d = item(ItemState::OnDevice, "d");
        model.update({a, b, c});
        const QPersistentModelIndex chosen = model.index(1);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

        model.update({d, c, b});
        QCOMPARE(titles(model), (QStringList{"d", "c", "b"}));
        QVERIFY(chosen.isValid());
        QCOMPARE(chosen.row(), 2);
        QCOMPARE(resets.count(), 0);
    }
    void aNewStateOfARowIsToldAsAChange()
    {
        OutboxListModel model;
        OutboxItem a = item(ItemState::OnDevice, "a");
        model.update({a});
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        a.state = ItemState::Accepted;
        model.update({a});
        QCOMPARE(changes.count(), 1);
        QCOMPARE(inserts.count(), 0);
        QCOMPARE(model.index(0).data(OutboxListModel::StepRole).toInt(), 2);
    }
};

} // namespace

QTEST_GUILESS_MAIN(OutboxTest)
#include "outbox_test.moc"
