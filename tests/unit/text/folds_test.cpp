// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>
#include <map>

#include "table.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/text/graphemes.h"
#include "yorisoi/text/name_key.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/text/romaji.h"
#include "yorisoi/text/variants.h"

using namespace yorisoi;
using text_test::readTable;

class FoldsTest : public QObject {
    Q_OBJECT
private slots:
    void foldsAsTheTableSays_data()
    {
        QTest::addColumn<QByteArray>("function");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("expected");
        const auto rows = readTable(TEXT_CASES "/fold_cases.tsv");
        QVERIFY(rows.size() > 60);
        for (std::size_t i = 0; i < rows.size(); ++i)
            QTest::addRow("%d %s %s", static_cast<int>(i), rows[i].at(0).c_str(),
                          rows[i].at(1).c_str())
                << QByteArray::fromStdString(rows[i][0]) << QByteArray::fromStdString(rows[i][1])
                << QByteArray::fromStdString(rows[i].at(2));
    }
    void foldsAsTheTableSays()
    {
        using Fold = std::function<std::string(std::string_view)>;
        static const std::map<std::string, Fold> folds{
            {"nfkc", text::nfkc},
            {"foldWidth", text::foldWidth},
            {"toHiragana", text::toHiragana},
            {"toKatakana", text::toKatakana},
            {"foldKana", text::foldKana},
            {"foldVariants", text::foldVariants},
            {"nameKey", text::nameKey},
            {"kanaKey", text::kanaKey},
            {"hepburn", [](auto kana) { return text::hepburn(kana); }},
            {"modified", [](auto kana) { return text::hepburn(kana, text::Hepburn::Modified); }},
            {"kunrei", text::kunrei},
            {"romajiKey", text::romajiKey},
            {"romajiKeyFromKana", text::romajiKeyFromKana},
            {"sanitizeLine", text::sanitizeLine},
            {"bigramTokens", text::bigramTokens},
            {"stripVariationSelectors", text::stripVariationSelectors},
        };
        QFETCH(QByteArray, function);
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, expected);
        const auto fold = folds.find(function.toStdString());
        QVERIFY(fold != folds.end());
        QCOMPARE(QByteArray::fromStdString(fold->second(input.toStdString())), expected);
    }
    void countsAndCutsWhatAPersonSees()
    {
        for (const auto &row : readTable(TEXT_CASES "/length_cases.tsv")) {
            QCOMPARE(text::length(row.at(0)), std::stoul(row.at(1)));
            QCOMPARE(text::truncate(row[0], 1), row.at(2));
            QCOMPARE(text::truncate(row[0], 99), row[0]);
        }
    }
    void variationSequencesAreTheSameGlyph()
    {
        QVERIFY(text::sameGlyphIgnoringVariants("葛\U000E0100城", "葛城"));
        QVERIFY(text::sameGlyphIgnoringVariants("か\u3099", "が"));
        QVERIFY(!text::sameGlyphIgnoringVariants("髙", "高"));
    }
    void theVariantTableIsOfUsefulSize() { QVERIFY(text::variantCount() > 1000); }
    void textKeepsItsLinesAndALineDoesNot()
    {
        QCOMPARE(text::sanitizeText("一\r\n二\r三\t\x1b[31m"), std::string("一\n二\n三\t[31m"));
        QCOMPARE(text::sanitizeLine("一\r\n二"), std::string("一 二"));
    }
    void illFormedBytesBecomeReplacementCharacters()
    {
        for (const std::string bytes :
             {"\xFF", "\xE3\x81", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80"}) {
            QVERIFY(!text::isValidUtf8(bytes));
            QVERIFY(text::isValidUtf8(text::nfkc(bytes)));
            QVERIFY(text::nfkc(bytes).starts_with("\xEF\xBF\xBD"));
        }
    }
};

QTEST_GUILESS_MAIN(FoldsTest)
#include "folds_test.moc"
