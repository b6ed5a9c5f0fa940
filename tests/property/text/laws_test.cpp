// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <rapidcheck.h>

#include "yorisoi/test_support/results.h"
#include "yorisoi/text/address.h"
#include "yorisoi/text/business_days.h"
#include "yorisoi/text/era.h"
#include "yorisoi/text/graphemes.h"
#include "yorisoi/text/name_key.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/text/romaji.h"
#include "yorisoi/text/variants.h"

using namespace yorisoi;

namespace {

/// Pieces that matter to Japanese text, among arbitrary bytes.
rc::Gen<std::string> anyText()
{
    static const std::vector<std::string> pieces{
        "髙",   "高",       "﨑",       "邊",   "葛",     "\U000E0100", "𠮷", "ﾊ",    "ﾟ",    "ﾞ",
        "か",   "が",       "ー",       "っ",   "ゃ",     "ん",         "う", "お",   "え",   "い",
        "ゝ",   "ゞ",       "ヴ",       "ゖ",   "\u3099", "\u0301",     "e",  "É",    "ß",    "İ",
        " ",    "　",       "・",       "Ａ",   "１",     "2",          "-",  "－",   "丁目", "番",
        "号",   "大阪市",   "住之江区", "大字", "字",     "十",         "三", "昭和", "年",   "月",
        "\n",   "\u202e",   "👨\u200d👩", "각",   "\u1100", "ا",          "㈱", "①",    "ﬁ",    "神",
        "\xFF", "\xE3\x81", "sh",       "ō",    "h",      "ou",         "'",  "m",    "b"};
    return rc::gen::apply(
        [](const std::vector<std::string> &parts, const std::string &bytes) {
            std::string out;
            for (const auto &part : parts)
                out += part;
            return out + bytes;
        },
        rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
        rc::gen::oneOf(rc::gen::just(std::string()), rc::gen::arbitrary<std::string>()));
}

using Fold = std::string (*)(std::string_view);
struct Named {
    const char *name;
    Fold fold;
};
std::string foldAddress(std::string_view text)
{
    return text::addressKey(text);
}

const std::vector<Named> kFolds{
    {"nfkc", text::nfkc},
    {"foldWidth", text::foldWidth},
    {"toHiragana", text::toHiragana},
    {"toKatakana", text::toKatakana},
    {"foldKana", text::foldKana},
    {"sanitizeLine", text::sanitizeLine},
    {"sanitizeText", text::sanitizeText},
    {"foldVariants", text::foldVariants},
    {"stripVariationSelectors", text::stripVariationSelectors},
    {"nameKey", text::nameKey},
    {"kanaKey", text::kanaKey},
    {"romajiKey", text::romajiKey},
    {"romajiKeyFromKana", text::romajiKeyFromKana},
};

} // namespace

class LawsTest : public QObject {
    Q_OBJECT
private slots:
    void everyFoldIsIdempotent()
    {
        for (const auto &[name, fold] : kFolds)
            QVERIFY(rc::check(std::string(name) + " twice is once", [fold = fold] {
                const std::string once = fold(*anyText());
                RC_ASSERT(fold(once) == once);
            }));
    }
    void anyBytesGiveWellFormedText()
    {
        QVERIFY(rc::check("well-formed, whatever comes in", [] {
            const std::string input = *anyText();
            for (const auto &[name, fold] : kFolds)
                RC_ASSERT(text::isValidUtf8(fold(input)));
            RC_ASSERT(text::isValidUtf8(foldAddress(input)));
            RC_ASSERT(text::isValidUtf8(text::hepburn(input)));
            RC_ASSERT(text::isValidUtf8(text::kunrei(input)));
            for (const auto &pair : text::bigrams(input))
                RC_ASSERT(text::isValidUtf8(pair) && !pair.empty());
            const auto partial = text::parsePartialDate(input);
            RC_ASSERT(!partial || partial->year >= 1868);
        }));
    }
    void cuttingNeverSplitsACharacter()
    {
        QVERIFY(rc::check("length of what was cut", [] {
            const std::string input = *anyText();
            const auto count = *rc::gen::inRange<std::size_t>(0, 12);
            const auto all = text::length(input);
            RC_ASSERT(text::length(text::truncate(input, count)) == std::min(count, all));
        }));
    }
    void keysDoNotSeeVariantsWidthOrBlanks()
    {
        static const std::vector<std::pair<std::string, std::string>> same{
            {"高", "髙"}, {"崎", "﨑"}, {"辺", "邉"}, {"辺", "邊"}, {"斎", "齋"},
            {"沢", "澤"}, {"浜", "濵"}, {"島", "嶋"}, {"吉", "𠮷"}, {"葛", "葛\U000E0101"},
            {"", "　"},   {"ヤ", "ﾔ"},  {"ガ", "ｶﾞ"}, {"a", "Ａ"}};
        QVERIFY(rc::check("nameKey under substitution", [] {
            std::string left;
            std::string right;
            for (const auto &[plain, variant] :
                 *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(
                     rc::gen::elementOf(same))) {
                left += plain;
                right += variant;
            }
            RC_ASSERT(text::nameKey(left) == text::nameKey(right));
            RC_ASSERT(text::kanaKey(left) == text::kanaKey(right));
        }));
    }
    void kanaAndItsRomajiMeet()
    {
        static const std::vector<std::string> kana{
            "あ",   "お", "おう", "きょう", "しゅ", "ちゃ", "つ",   "ふ", "じ", "っか", "っしゃ",
            "っち", "ん", "の",   "まつ",   "ら",   "けい", "りょ", "わ", "ぶ", "み",   "さ"};
        QVERIFY(rc::check("keys of kana, Hepburn and Kunrei", [] {
            std::string word;
            for (const auto &part :
                 *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kana)))
                word += part;
            const auto key = text::romajiKeyFromKana(word);
            RC_ASSERT(text::romajiKey(text::hepburn(word, text::Hepburn::Modified)) == key);
            RC_ASSERT(text::romajiKey(text::kunrei(word)) == key);
            RC_ASSERT(text::romajiKey(text::hepburn(word)) == key);
            RC_ASSERT(text::romajiKeyFromKana(text::toKatakana(word)) == key);
        }));
    }
    void deadlinesNeverEndOnADayOff()
    {
        QVERIFY(rc::check("the last day is a business day and not early", [] {
            const auto event = base::fromDayNumber(*rc::gen::inRange(0, 29000));
            const int count = *rc::gen::inRange(1, 400);
            const auto end = text::withinDays(event, count);
            RC_ASSERT(text::isBusinessDay(end));
            const int late = base::toDayNumber(end) - base::toDayNumber(event) - count;
            RC_ASSERT(late >= 0 && late <= 10);
            RC_ASSERT(text::addBusinessDays(text::addBusinessDays(end, count), -count) == end);
        }));
    }
};

QTEST_GUILESS_MAIN(LawsTest)
#include "laws_test.moc"
