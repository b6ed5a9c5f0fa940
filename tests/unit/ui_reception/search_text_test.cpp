// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "yorisoi/ui_reception/search_text.h"

using namespace Qt::StringLiterals;
using namespace yorisoi;
using namespace yorisoi::ui_reception;

Q_DECLARE_METATYPE(yorisoi::ui_reception::Fold)

class SearchTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void halfTypedJapaneseIsSearchedAsItStands_data()
    {
        QTest::addColumn<QString>("committed");
        QTest::addColumn<int>("cursor");
        QTest::addColumn<QString>("preedit");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing composed") << u"高橋"_s << 2 << u""_s << u"高橋"_s;
        QTest::newRow("kana at the end") << u"高橋 "_s << 3 << u"はなこ"_s << u"高橋 はなこ"_s;
        QTest::newRow("kana in the middle") << u"高花子"_s << 1 << u"はし"_s << u"高はし花子"_s;
        QTest::newRow("unfinished kana") << u""_s << 0 << u"たかh"_s << u"たか"_s;
        QTest::newRow("unfinished kana in full width") << u""_s << 0 << u"たかｓｈ"_s << u"たか"_s;
        QTest::newRow("first letter") << u""_s << 0 << u"h"_s << u"h"_s;
        QTest::newRow("Latin composed as such") << u""_s << 0 << u"lee"_s << u"lee"_s;
        QTest::newRow("a cursor out of the text") << u"高"_s << 9 << u"はし"_s << u"高はし"_s;
    }
    void halfTypedJapaneseIsSearchedAsItStands()
    {
        QFETCH(QString, committed);
        QFETCH(int, cursor);
        QFETCH(QString, preedit);
        QTEST(textWhileComposing(committed, cursor, preedit), "expected");
    }

    void aWordIsPointedAt_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Fold>("fold");
        QTest::addColumn<QString>("expected");
        QTest::newRow("as it is") << u"高橋 花子"_s << u"花子"_s << Fold::Name << u"花子"_s;
        QTest::newRow("another glyph") << u"髙橋 花子"_s << u"高橋"_s << Fold::Name << u"髙橋"_s;
        QTest::newRow("across the blank")
            << u"高橋 花子"_s << u"橋花"_s << Fold::Name << u"橋 花"_s;
        QTest::newRow("with a variation selector")
            << u"葛\U000E0100城 太郎"_s << u"葛"_s << Fold::Name << u"葛\U000E0100"_s;
        QTest::newRow("beyond the BMP") << u"𠮷田 一"_s << u"吉田"_s << Fold::Name << u"𠮷田"_s;
        QTest::newRow("Latin of any case")
            << u"LEE Anna"_s << u"ａｎｎａ"_s << Fold::Name << u"Anna"_s;
        QTest::newRow("hiragana in katakana")
            << u"タカハシ ハナコ"_s << u"はな"_s << Fold::Kana << u"ハナ"_s;
        QTest::newRow("half width") << u"タカハシ"_s << u"ﾀｶ"_s << Fold::Kana << u"タカ"_s;
        QTest::newRow("digits over hyphens")
            << u"06-1234-5678"_s << u"12345"_s << Fold::Digits << u"1234-5"_s;
        QTest::newRow("not there") << u"高橋 花子"_s << u"田中"_s << Fold::Name << QString();
        QTest::newRow("nothing to point at")
            << u"高橋 花子"_s << u"abc"_s << Fold::Digits << QString();
    }
    void aWordIsPointedAt()
    {
        QFETCH(QString, shown);
        QFETCH(QString, typed);
        QFETCH(Fold, fold);
        const auto span = whereMet(shown, typed, fold);
        QTEST(span ? shown.mid(span->start, span->length) : QString(), "expected");
    }

    void keysAreWholeWords()
    {
        QVERIFY(metBy("name kana", "kana"));
        QVERIFY(metBy("kana", "kana"));
        QVERIFY(!metBy("romaji", "roma"));
        QVERIFY(!metBy("", "kana"));
    }
};

QTEST_GUILESS_MAIN(SearchTextTest)
#include "search_text_test.moc"
