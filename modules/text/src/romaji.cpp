// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/text/romaji.h"

#include <algorithm>
#include <array>
#include <utility>

#include <unicode/uchar.h>

#include "chars.h"
#include "utf8.h"
#include "yorisoi/text/normalize.h"

namespace yorisoi::text {

namespace {

struct Syllable {
    std::u32string_view kana;
    std::string_view hepburn;
    std::string_view kunrei;
};

// Two-kana syllables first: the first match wins.
constexpr std::array kSyllables = std::to_array<Syllable>({
    {U"きゃ", "kya", "kya"}, {U"きゅ", "kyu", "kyu"}, {U"きょ", "kyo", "kyo"},
    {U"しゃ", "sha", "sya"}, {U"しゅ", "shu", "syu"}, {U"しょ", "sho", "syo"},
    {U"しぇ", "she", "sye"}, {U"ちゃ", "cha", "tya"}, {U"ちゅ", "chu", "tyu"},
    {U"ちょ", "cho", "tyo"}, {U"ちぇ", "che", "tye"}, {U"にゃ", "nya", "nya"},
    {U"にゅ", "nyu", "nyu"}, {U"にょ", "nyo", "nyo"}, {U"ひゃ", "hya", "hya"},
    {U"ひゅ", "hyu", "hyu"}, {U"ひょ", "hyo", "hyo"}, {U"みゃ", "mya", "mya"},
    {U"みゅ", "myu", "myu"}, {U"みょ", "myo", "myo"}, {U"りゃ", "rya", "rya"},
    {U"りゅ", "ryu", "ryu"}, {U"りょ", "ryo", "ryo"}, {U"ぎゃ", "gya", "gya"},
    {U"ぎゅ", "gyu", "gyu"}, {U"ぎょ", "gyo", "gyo"}, {U"じゃ", "ja", "zya"},
    {U"じゅ", "ju", "zyu"},  {U"じょ", "jo", "zyo"},  {U"じぇ", "je", "zye"},
    {U"ぢゃ", "ja", "zya"},  {U"ぢゅ", "ju", "zyu"},  {U"ぢょ", "jo", "zyo"},
    {U"びゃ", "bya", "bya"}, {U"びゅ", "byu", "byu"}, {U"びょ", "byo", "byo"},
    {U"ぴゃ", "pya", "pya"}, {U"ぴゅ", "pyu", "pyu"}, {U"ぴょ", "pyo", "pyo"},
    {U"ふぁ", "fa", "hwa"},  {U"ふぃ", "fi", "hwi"},  {U"ふぇ", "fe", "hwe"},
    {U"ふぉ", "fo", "hwo"},  {U"てぃ", "ti", "ti"},   {U"でぃ", "di", "di"},
    {U"とぅ", "tu", "tu"},   {U"どぅ", "du", "du"},   {U"うぃ", "wi", "wi"},
    {U"うぇ", "we", "we"},   {U"うぉ", "wo", "wo"},   {U"ゔぁ", "va", "va"},
    {U"ゔぃ", "vi", "vi"},   {U"ゔぇ", "ve", "ve"},   {U"ゔぉ", "vo", "vo"},
    {U"つぁ", "tsa", "tua"}, {U"つぇ", "tse", "tue"}, {U"つぉ", "tso", "tuo"},
    {U"あ", "a", "a"},       {U"い", "i", "i"},       {U"う", "u", "u"},
    {U"え", "e", "e"},       {U"お", "o", "o"},       {U"か", "ka", "ka"},
    {U"き", "ki", "ki"},     {U"く", "ku", "ku"},     {U"け", "ke", "ke"},
    {U"こ", "ko", "ko"},     {U"さ", "sa", "sa"},     {U"し", "shi", "si"},
    {U"す", "su", "su"},     {U"せ", "se", "se"},     {U"そ", "so", "so"},
    {U"た", "ta", "ta"},     {U"ち", "chi", "ti"},    {U"つ", "tsu", "tu"},
    {U"て", "te", "te"},     {U"と", "to", "to"},     {U"な", "na", "na"},
    {U"に", "ni", "ni"},     {U"ぬ", "nu", "nu"},     {U"ね", "ne", "ne"},
    {U"の", "no", "no"},     {U"は", "ha", "ha"},     {U"ひ", "hi", "hi"},
    {U"ふ", "fu", "hu"},     {U"へ", "he", "he"},     {U"ほ", "ho", "ho"},
    {U"ま", "ma", "ma"},     {U"み", "mi", "mi"},     {U"む", "mu", "mu"},
    {U"め", "me", "me"},     {U"も", "mo", "mo"},     {U"や", "ya", "ya"},
    {U"ゆ", "yu", "yu"},     {U"よ", "yo", "yo"},     {U"ら", "ra", "ra"},
    {U"り", "ri", "ri"},     {U"る", "ru", "ru"},     {U"れ", "re", "re"},
    {U"ろ", "ro", "ro"},     {U"わ", "wa", "wa"},     {U"ゐ", "i", "i"},
    {U"ゑ", "e", "e"},       {U"を", "o", "o"},       {U"が", "ga", "ga"},
    {U"ぎ", "gi", "gi"},     {U"ぐ", "gu", "gu"},     {U"げ", "ge", "ge"},
    {U"ご", "go", "go"},     {U"ざ", "za", "za"},     {U"じ", "ji", "zi"},
    {U"ず", "zu", "zu"},     {U"ぜ", "ze", "ze"},     {U"ぞ", "zo", "zo"},
    {U"だ", "da", "da"},     {U"ぢ", "ji", "zi"},     {U"づ", "zu", "zu"},
    {U"で", "de", "de"},     {U"ど", "do", "do"},     {U"ば", "ba", "ba"},
    {U"び", "bi", "bi"},     {U"ぶ", "bu", "bu"},     {U"べ", "be", "be"},
    {U"ぼ", "bo", "bo"},     {U"ぱ", "pa", "pa"},     {U"ぴ", "pi", "pi"},
    {U"ぷ", "pu", "pu"},     {U"ぺ", "pe", "pe"},     {U"ぽ", "po", "po"},
    {U"ゔ", "bu", "bu"},
});

enum class Style { Passport, Modified, Kunrei, Spelled };

bool isVowel(char c)
{
    return c == 'a' || c == 'i' || c == 'u' || c == 'e' || c == 'o';
}

/// う that begins 上, 内 or 浦 rather than lengthening the kana before it.
bool beginsWord(std::u32string_view kana, std::size_t at)
{
    if (at == 0 || at + 1 >= kana.size() || kana[at] != U'う')
        return false;
    const char32_t before = kana[at - 1];
    const char32_t after = kana[at + 1];
    if (before == U'の')
        return after == U'え' || after == U'ち' || after == U'ら';
    return chars::vowelOf(before) == U'う' && after == U'ら';
}

bool lengthens(std::u32string_view kana, std::size_t at, char vowel)
{
    if (kana[at] == U'ー')
        return isVowel(vowel);
    if (vowel == 'o')
        return kana[at] == U'お' || (kana[at] == U'う' && !beginsWord(kana, at));
    return vowel == 'u' && kana[at] == U'う' && !beginsWord(kana, at);
}

void writeLong(std::string &out, Style style, bool closing, char32_t sign)
{
    static constexpr std::string_view kVowels = "aiueo";
    static constexpr std::array<std::string_view, 5> kMacron{"ā", "ī", "ū", "ē", "ō"};
    static constexpr std::array<std::string_view, 5> kCircumflex{"â", "î", "û", "ê", "ô"};
    const char vowel = out.back();
    const std::size_t which = kVowels.find(vowel);
    if (style == Style::Spelled) {
        out.push_back(vowel);
    } else if (style == Style::Passport) {
        if (closing && sign == U'お')
            out.push_back('o');
    } else {
        out.pop_back();
        out += style == Style::Modified ? kMacron[which] : kCircumflex[which];
    }
}

std::string spell(std::string_view text, Style style)
{
    const std::u32string kana = utf8::decode(toHiragana(nfkc(text)));
    std::string out;
    bool doubled = false;
    for (std::size_t at = 0; at < kana.size();) {
        const char32_t c = kana[at];
        const char vowel = !out.empty() ? out.back() : '\0';
        if (at > 0 && (chars::isHiragana(kana[at - 1])) && lengthens(kana, at, vowel)) {
            writeLong(out, style, at + 1 == kana.size() || !chars::isHiragana(kana[at + 1]), c);
            ++at;
            continue;
        }
        if (c == U'っ') {
            doubled = true;
            ++at;
            continue;
        }
        const auto found =
            std::find_if(kSyllables.begin(), kSyllables.end(), [&](const Syllable &syllable) {
                return kana.compare(at, syllable.kana.size(), syllable.kana) == 0;
            });
        if (found == kSyllables.end() && c != U'ん') {
            doubled = false;
            const char32_t large = chars::largeKana(c);
            const char32_t shown = chars::isHiragana(c) && chars::vowelOf(large) != 0 ? large : c;
            if (shown != c)
                out += spell(utf8::encode({&shown, 1}), style);
            else if (c != U'ー')
                utf8::append(out, c);
            ++at;
            continue;
        }
        std::string latin =
            c == U'ん' ? "n" : std::string(style == Style::Kunrei ? found->kunrei : found->hepburn);
        if (doubled && !isVowel(latin[0]) && c != U'ん')
            latin.insert(0, 1, latin.starts_with("ch") ? 't' : latin[0]);
        doubled = false;
        if (at > 0 && kana[at - 1] == U'ん' && !out.empty()) {
            if (style == Style::Passport) {
                if (latin[0] == 'b' || latin[0] == 'm' || latin[0] == 'p')
                    out.back() = 'm';
            } else if (isVowel(latin[0]) || latin[0] == 'y') {
                out.push_back('\'');
            }
        }
        out += latin;
        at += c == U'ん' ? 1 : found->kana.size();
    }
    return out;
}

/// Lower-case Latin letters without accents; a macron, circumflex or umlaut is just dropped.
std::string bareLatin(std::string_view text)
{
    const std::string folded = chars::nfkcCasefold(text);
    std::string out;
    for (std::size_t pos = 0; pos < folded.size();) {
        const char32_t c = utf8::next(folded, pos);
        if (c < 0x80) {
            if ((c >= 'a' && c <= 'z') || chars::isDigit(c))
                out.push_back(static_cast<char>(c));
            continue;
        }
        if (c == 0xE6 || c == 0x153) {
            out += c == 0xE6 ? "ae" : "oe";
            continue;
        }
        static constexpr std::array<std::pair<std::u32string_view, char>, 14> kAccented{{
            {U"āâàáäãåąăǎ", 'a'},
            {U"īîìíïįǐ", 'i'},
            {U"ūûùúüůųǔ", 'u'},
            {U"ēêèéëęėě", 'e'},
            {U"ōôòóöõøőǒ", 'o'},
            {U"çćč", 'c'},
            {U"ñńňņ", 'n'},
            {U"śşšș", 's'},
            {U"źżž", 'z'},
            {U"ýÿ", 'y'},
            {U"łľļ", 'l'},
            {U"đďð", 'd'},
            {U"ţťț", 't'},
            {U"řŕ", 'r'},
        }};
        const auto found =
            std::find_if(kAccented.begin(), kAccented.end(), [&](const auto &letters) {
                return letters.first.find(c) != std::u32string_view::npos;
            });
        if (found != kAccented.end())
            out.push_back(found->second);
        else if (u_isalpha(static_cast<UChar32>(c)) != 0)
            utf8::append(out, c);
    }
    return out;
}

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string foldSpelling(std::string text)
{
    static constexpr auto kSpellings =
        std::to_array<std::pair<std::string_view, std::string_view>>({
            {"tch", "cch"}, {"cchi", "tti"}, {"cch", "tty"}, {"shi", "si"}, {"sh", "sy"},
            {"chi", "ti"},  {"ch", "ty"},    {"tsu", "tu"},  {"dzu", "zu"}, {"dz", "z"},
            {"ji", "zi"},   {"jy", "zy"},    {"jj", "zz"},   {"j", "zy"},   {"di", "zi"},
            {"du", "zu"},   {"dy", "zy"},    {"f", "h"},     {"l", "r"},    {"wo", "o"},
            {"v", "b"},     {"c", "k"},      {"mb", "nb"},   {"mp", "np"},  {"mm", "nm"},
            {"hwa", "ha"},  {"hwi", "hi"},   {"hwe", "he"},  {"hwo", "ho"}, {"tyi", "ti"},
            {"syi", "si"},  {"zyi", "zi"},
        });
    for (const auto &[from, to] : kSpellings)
        replaceAll(text, from, to);
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const char before = out.empty() ? '\0' : out.back();
        const char after = at + 1 < text.size() ? text[at + 1] : '\0';
        const bool isLong =
            (isVowel(before) && c == before) || (before == 'o' && c == 'u') ||
            (before == 'e' && c == 'i') ||
            ((before == 'o' || before == 'u') && c == 'h' && !isVowel(after) && after != 'y');
        if (!isLong)
            out.push_back(c);
    }
    return out;
}

} // namespace

std::string hepburn(std::string_view kana, Hepburn style)
{
    return spell(kana, style == Hepburn::Passport ? Style::Passport : Style::Modified);
}

std::string kunrei(std::string_view kana)
{
    return spell(kana, Style::Kunrei);
}

std::string romajiKey(std::string_view latin)
{
    std::string key = bareLatin(latin);
    for (;;) {
        std::string again = foldSpelling(key);
        if (again == key)
            return key;
        key = std::move(again);
    }
}

std::string romajiKeyFromKana(std::string_view kana)
{
    return romajiKey(spell(kana, Style::Spelled));
}

} // namespace yorisoi::text
