// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "yorisoi/ui_kit/search_line.h"

using namespace Qt::StringLiterals;
using yorisoi::ui_kit::readSearchLine;

namespace {

class SearchLineTest : public QObject {
    Q_OBJECT
private slots:
    void aQueryIsOneCleanLine()
    {
        const auto textOf = [](const QString &typed) {
            return QString::fromStdString(readSearchLine(typed).text);
        };
        QCOMPARE(textOf(u"  高橋\t花子\n"_s), u"高橋 花子"_s);
        QCOMPARE(textOf(u"\u202e高橋\u2066"_s), u"高橋"_s);
        QCOMPARE(textOf(u"<b>高橋</b>"_s), u"<b>高橋</b>"_s);
        QCOMPARE(textOf(u" \u3000 "_s), QString());
        QCOMPARE(textOf(QString(50'000, u'髙')).size(), 10'000);
    }
    void anIndividualNumberIsRefusedAndForgotten_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("alone") << u"123456789018"_s;
        QTest::newRow("in groups") << u"1234 5678 9018"_s;
        QTest::newRow("full width") << u"１２３４－５６７８－９０１８"_s;
        QTest::newRow("beside a name") << u"高橋 123456789018"_s;
        QTest::newRow("beyond what is searched for") << QString(300, u'あ') + u" 123456789018"_s;
    }
    void anIndividualNumberIsRefusedAndForgotten()
    {
        QFETCH(QString, typed);
        const auto line = readSearchLine(typed, 200);
        QVERIFY(line.refused);
        QVERIFY(line.text.empty());
    }
    void otherNumbersAreSearchedFor()
    {
        for (const QString &typed : {u"123456789012"_s, u"06-6123-4567"_s, u"C-0000123"_s}) {
            QVERIFY2(!readSearchLine(typed).refused, qPrintable(typed));
            QCOMPARE(QString::fromStdString(readSearchLine(typed).text), typed);
        }
    }
};

} // namespace

QTEST_GUILESS_MAIN(SearchLineTest)
#include "search_line_test.moc"
