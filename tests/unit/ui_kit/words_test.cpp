// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "yorisoi/base/calendar.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/words.h"

using namespace yorisoi;
using namespace yorisoi::ui_kit;

namespace {

bool hasJapanese(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x3040; });
}

class WordsTest : public QObject {
    Q_OBJECT
private slots:
    void everyTokenHasAWordInBothLanguages()
    {
        for (int v = 0; v < kVocabularies; ++v) {
            const auto vocabulary = static_cast<Vocabulary>(v);
            const auto all = tokens(vocabulary);
            QVERIFY2(!all.empty(), qPrintable(QString::number(v)));
            for (const auto token : all) {
                m_language.use(QStringLiteral("en"));
                const QString english = word(vocabulary, token);
                QVERIFY2(!english.isEmpty() && !hasJapanese(english), token.data());
                m_language.use(QStringLiteral("ja"));
                const QString japanese = word(vocabulary, token);
                // LINE is a name; it is the same in both.
                QVERIFY2(hasJapanese(japanese) || token == "line", token.data());
            }
        }
    }
    void aTokenOfANewerReleaseStaysAsItIs()
    {
        QCOMPARE(word(Vocabulary::Channel, "telepathy"), QStringLiteral("telepathy"));
    }
    void theSameEnglishWordMayHaveTwoJapaneseOnes()
    {
        m_language.use(QStringLiteral("ja"));
        QCOMPARE(word(Vocabulary::Outcome, "applied"), QStringLiteral("反映"));
        QCOMPARE(word(Vocabulary::ItemState, "applied"), QStringLiteral("反映済み"));
    }
    void everyErrorSaysWhatHappenedAndWhatToDo()
    {
        for (int c = 0; c <= static_cast<int>(base::ErrorCode::Internal); ++c) {
            const base::Error error{static_cast<base::ErrorCode>(c), {}};
            m_language.use(QStringLiteral("en"));
            const Message english = message(error);
            m_language.use(QStringLiteral("ja"));
            const Message japanese = message(error);
            const auto token = base::toToken(error.code);
            QVERIFY2(!english.title.isEmpty() && !english.advice.isEmpty(), token.data());
            QVERIFY2(hasJapanese(japanese.title) && hasJapanese(japanese.advice), token.data());
            QVERIFY2(english.title != japanese.title, token.data());
        }
    }
    void aWrongPinSaysHowManyTriesAreLeft()
    {
        m_language.use(QStringLiteral("ja"));
        QCOMPARE(message({base::ErrorCode::WrongPin, "3"}).title,
                 QStringLiteral("PINが違います。あと3回入力できます。"));
        m_language.use(QStringLiteral("en"));
        QCOMPARE(message({base::ErrorCode::WrongPin, "1"}).title,
                 QStringLiteral("The PIN is wrong. One more try is left."));
    }
    void technicalDetailIsNotShown()
    {
        m_language.use(QStringLiteral("en"));
        const Message said = message({base::ErrorCode::Corrupt, "page 17 of replica.db"});
        QVERIFY(!said.title.contains(QStringLiteral("17")));
        QVERIFY(!said.advice.contains(QStringLiteral("replica.db")));
    }
    void datesAreSaidInTheWayOfTheLanguage_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<QString>("japanese");
        QTest::addColumn<QString>("english");
        const auto row = [](const char *date, const char *japanese, const char *english) {
            QTest::newRow(date) << QByteArray(date) << QString::fromUtf8(japanese)
                                << QString::fromUtf8(english);
        };
        row("1955-03-03", "昭和30年3月3日（1955年）", "3 March 1955");
        row("2019-05-01", "令和元年5月1日（2019年）", "1 May 2019");
        row("1955-03", "昭和30年3月（1955年）", "March 1955");
        row("1955", "昭和30年（1955年）", "1955");
        row("1989", "昭和64年／平成元年（1989年）", "1989");
        row("1850-01-02", "1850年1月2日", "2 January 1850");
        row("", "", "");
        row("1955-02-30", "1955-02-30", "1955-02-30");
        row("soon", "soon", "soon");
    }
    void datesAreSaidInTheWayOfTheLanguage()
    {
        QFETCH(QByteArray, date);
        m_language.use(QStringLiteral("ja"));
        QTEST(dateWords(date.toStdString()), "japanese");
        m_language.use(QStringLiteral("en"));
        QTEST(dateWords(date.toStdString()), "english");
    }
    void timesAreJapaneseCivilTime()
    {
        const auto at = base::parseIsoInstant("2026-11-24T16:02:59Z").value();
        m_language.use(QStringLiteral("ja"));
        QCOMPARE(timeWords(at), QStringLiteral("2026年11月25日 1:02"));
        m_language.use(QStringLiteral("en"));
        QCOMPARE(timeWords(at), QStringLiteral("25 Nov 2026 1:02"));
    }
    void ageGrowsOnTheBirthdayInJapan()
    {
        QCOMPARE(ageOf("1955-03-03", base::parseIsoInstant("2026-03-02T14:59:00Z").value()), 70);
        QCOMPARE(ageOf("1955-03-03", base::parseIsoInstant("2026-03-02T15:00:00Z").value()), 71);
        QCOMPARE(ageOf("1955-03", base::parseIsoInstant("2026-03-02T15:00:00Z").value()), -1);
        QCOMPARE(ageOf("", base::parseIsoInstant("2026-03-02T15:00:00Z").value()), -1);
    }
    void anUnknownLanguageIsJapanese()
    {
        m_language.use(QStringLiteral("tlh"));
        QCOMPARE(currentLanguage(), QStringLiteral("ja"));
        m_language.use(QStringLiteral("en"));
        QCOMPARE(currentLanguage(), QStringLiteral("en"));
    }

private:
    Language m_language;
};

} // namespace

QTEST_GUILESS_MAIN(WordsTest)
#include "words_test.moc"
