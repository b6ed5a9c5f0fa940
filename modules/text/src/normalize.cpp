// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/text/normalize.h"

#include <array>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "chars.h"
#include "utf8.h"

namespace yorisoi::text {

namespace {

constexpr std::u32string_view kWideKana =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ"
    U"マミムメモヤユヨラリルレロワン";
static_assert(kWideKana.size() == 0xFF9D - 0xFF61 + 1);

constexpr std::u32string_view kVoicable = U"カキクケコサシスセソタチツテトハヒフヘホ";
constexpr char32_t kHalfVoiced = 0xFF9F;
constexpr char32_t kVoicedMark = 0xFF9E;

std::string wellFormed(std::string_view text)
{
    return isValidUtf8(text) ? std::string(text) : utf8::encode(utf8::decode(text));
}

std::string normalizeWith(const icu::Normalizer2 *(*instance)(UErrorCode &), std::string_view text)
{
    const std::string input = wellFormed(text);
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2 *normalizer = instance(error);
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    if (U_SUCCESS(error))
        normalizer->normalizeUTF8(
            0, icu::StringPiece(input.data(), static_cast<int32_t>(input.size())), sink, nullptr,
            error);
    return U_SUCCESS(error) ? out : input;
}

bool isInert(char32_t c)
{
    return c < 0x80 || chars::isHan(c) || chars::isHiragana(c) || (c >= 0x30A1 && c <= 0x30FE) ||
           (c >= 0x3001 && c <= 0x3035) || c == 0x2010 || (c >= 0x2012 && c <= 0x2015) ||
           c == 0x2212 || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool isCombiningMarkIn3000Block(char32_t c)
{
    return c >= 0x302A && c <= 0x302F;
}

/// Joins half-width katakana and calls `rest` for anything else.
template <typename Rest>
std::string mapWithKana(std::string_view text, Rest &&rest)
{
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t pos = 0; pos < text.size();) {
        const char32_t c = utf8::next(text, pos);
        if (c == kVoicedMark || c == kHalfVoiced) {
            const char32_t joined = out.empty() ? 0 : chars::voiced(out.back(), c);
            if (joined != 0)
                out.back() = joined;
            else
                out.push_back(c == kVoicedMark ? U'゛' : U'゜');
            continue;
        }
        const char32_t wide = chars::wideKana(c);
        out.push_back(wide != 0 ? wide : rest(c));
    }
    return utf8::encode(out);
}

char32_t hiraganaOf(char32_t c)
{
    return (c >= 0x30A1 && c <= 0x30F6) || c == U'ヽ' || c == U'ヾ' ? c - 0x60 : c;
}

char32_t katakanaOf(char32_t c)
{
    return chars::isHiragana(c) || c == U'ゝ' || c == U'ゞ' ? c + 0x60 : c;
}

bool isDropped(char32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
        return true;
    if (c == 0x00AD || c == 0x061C || c == 0x115F || c == 0x1160 || c == 0x180E || c == 0x200B ||
        c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
        (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || c == 0xFEFF || c == 0xFFA0)
        return true;
    if ((c >= 0xFFF9 && c <= 0xFFFC) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFEU)
        return true;
    return (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE007F);
}

std::string sanitize(std::string_view text, bool keepLines)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t pos = 0; pos < text.size();) {
        const char32_t c = utf8::next(text, pos);
        if (keepLines && c == '\r') {
            if (pos >= text.size() || text[pos] != '\n')
                out.push_back('\n');
        } else if ((keepLines && (c == '\n' || c == '\t')) || !isDropped(c)) {
            utf8::append(out, c);
        } else if (!keepLines && (c == '\t' || c == '\n') && !out.empty() && out.back() != ' ') {
            out.push_back(' ');
        }
    }
    return out;
}

} // namespace

namespace chars {

char32_t wideKana(char32_t c)
{
    return c >= 0xFF61 && c <= 0xFF9D ? kWideKana[c - 0xFF61] : 0;
}

char32_t voiced(char32_t katakana, char32_t mark)
{
    if (mark == kVoicedMark && katakana == U'ウ')
        return U'ヴ';
    if (mark == kVoicedMark && katakana == U'ワ')
        return U'ヷ';
    if (mark == kVoicedMark && katakana == U'ヲ')
        return U'ヺ';
    if (kVoicable.find(katakana) == std::u32string_view::npos)
        return 0;
    if (mark == kVoicedMark)
        return katakana + 1;
    return katakana >= U'ハ' ? katakana + 2 : 0;
}

char32_t vowelOf(char32_t hiragana)
{
    // One letter per code point from U+3041: its vowel, '-' where there is none.
    static constexpr std::string_view kVowels =
        "aaiiuueeooaaiiuueeooaaiiuueeooaaiiuuueeooaiueoaaaiiiuuueeeoooaiueoaauuooaiueoaaieo-uae";
    if (!isHiragana(hiragana) || hiragana - 0x3041 >= kVowels.size())
        return 0;
    switch (kVowels[hiragana - 0x3041]) {
    case 'a':
        return U'あ';
    case 'i':
        return U'い';
    case 'u':
        return U'う';
    case 'e':
        return U'え';
    case 'o':
        return U'お';
    default:
        return 0;
    }
}

char32_t largeKana(char32_t hiragana)
{
    switch (hiragana) {
    case U'ぁ':
    case U'ぃ':
    case U'ぅ':
    case U'ぇ':
    case U'ぉ':
    case U'っ':
    case U'ゃ':
    case U'ゅ':
    case U'ょ':
    case U'ゎ':
        return hiragana + 1;
    case U'ゕ':
        return U'か';
    case U'ゖ':
        return U'け';
    default:
        return hiragana;
    }
}

void appendFoldedKana(std::string &out, std::u32string_view text)
{
    char32_t before = 0;
    for (char32_t c : text) {
        c = largeKana(hiraganaOf(c));
        if (c == 0x3099 || c == 0x309A)
            continue;
        const char32_t vowel = vowelOf(before);
        switch (c) {
        case U'ー':
            if (vowel == 0)
                continue;
            c = vowel;
            break;
        case U'う':
            c = vowel == U'お' ? U'お' : c;
            break;
        case U'ゐ':
        case U'い':
            c = vowel == U'え' ? U'え' : U'い';
            break;
        case U'ゑ':
            c = U'え';
            break;
        case U'を':
            c = U'お';
            break;
        case U'ぢ':
            c = U'じ';
            break;
        case U'づ':
            c = U'ず';
            break;
        case U'ゝ':
        case U'ゞ': {
            if (!isHiragana(before))
                continue;
            const char32_t joined = c == U'ゞ' ? voiced(before + 0x60, kVoicedMark) : 0;
            c = joined != 0 ? hiraganaOf(joined) : before;
            c = c == U'ぢ' ? U'じ' : c == U'づ' ? U'ず' : c;
            // A repeated vowel is a long one, under the same rule as a written one.
            if (vowel == U'お' && c == U'う')
                c = U'お';
            break;
        }
        default:
            break;
        }
        utf8::append(out, c);
        before = c;
    }
}

bool quickNfkc(std::string_view text, std::u32string &out)
{
    out.clear();
    out.reserve(text.size());
    for (std::size_t pos = 0; pos < text.size();) {
        const char32_t c = utf8::next(text, pos);
        if (isInert(c) && !isCombiningMarkIn3000Block(c)) {
            out.push_back(c);
        } else if (c == 0x3000) {
            out.push_back(' ');
        } else if (c >= 0xFF01 && c <= 0xFF5E) {
            out.push_back(c - 0xFEE0);
        } else if (const char32_t wide = wideKana(c); wide != 0) {
            out.push_back(wide);
        } else if ((c == kVoicedMark || c == kHalfVoiced) && !out.empty() &&
                   voiced(out.back(), c) != 0) {
            out.back() = voiced(out.back(), c);
        } else {
            return false;
        }
    }
    return true;
}

std::string nfkcCasefold(std::string_view text)
{
    return normalizeWith(&icu::Normalizer2::getNFKCCasefoldInstance, text);
}

std::string nfc(std::string_view text)
{
    return normalizeWith(&icu::Normalizer2::getNFCInstance, text);
}

} // namespace chars

bool isValidUtf8(std::string_view text)
{
    bool illFormed = false;
    for (std::size_t pos = 0; pos < text.size() && !illFormed;)
        utf8::next(text, pos, illFormed);
    return !illFormed;
}

std::string nfkc(std::string_view text)
{
    std::u32string quick;
    if (chars::quickNfkc(text, quick))
        return utf8::encode(quick);
    return normalizeWith(&icu::Normalizer2::getNFKCInstance, text);
}

std::string foldWidth(std::string_view text)
{
    return mapWithKana(text, [](char32_t c) -> char32_t {
        static constexpr std::u32string_view kSymbols = U"¢£¬¯¦¥₩";
        if (c == 0x3000)
            return ' ';
        if (c >= 0xFF01 && c <= 0xFF5E)
            return c - 0xFEE0;
        return c >= 0xFFE0 && c <= 0xFFE6 ? kSymbols[c - 0xFFE0] : c;
    });
}

std::string toHiragana(std::string_view text)
{
    const std::string wide = mapWithKana(text, [](char32_t c) { return c; });
    std::string out;
    out.reserve(wide.size());
    for (std::size_t pos = 0; pos < wide.size();)
        utf8::append(out, hiraganaOf(utf8::next(wide, pos)));
    return out;
}

std::string toKatakana(std::string_view text)
{
    return mapWithKana(text, katakanaOf);
}

std::string foldKana(std::string_view text)
{
    std::u32string points;
    std::string out;
    if (chars::quickNfkc(text, points)) {
        out.reserve(points.size() * 3);
        chars::appendFoldedKana(out, points);
        return out;
    }
    // A dropped mark can leave a combining character beside a new base, which then composes.
    std::string before(text);
    for (int pass = 0; pass < chars::kMostPasses && out != before; ++pass) {
        before = pass == 0 ? before : out;
        out.clear();
        chars::appendFoldedKana(out, utf8::decode(nfkc(before)));
    }
    return out;
}

std::string sanitizeLine(std::string_view text)
{
    return sanitize(text, false);
}
std::string sanitizeText(std::string_view text)
{
    return sanitize(text, true);
}

std::vector<std::string> bigrams(std::string_view key)
{
    std::vector<std::string> out;
    const std::u32string points = utf8::decode(key);
    for (std::size_t begin = 0; begin < points.size();) {
        if (chars::isSpace(points[begin])) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < points.size() && !chars::isSpace(points[end]))
            ++end;
        if (end - begin == 1)
            out.push_back(utf8::encode({&points[begin], 1}));
        for (; begin + 1 < end; ++begin)
            out.push_back(utf8::encode({&points[begin], 2}));
        begin = end;
    }
    return out;
}

std::string bigramTokens(std::string_view key)
{
    std::string out;
    for (const auto &pair : bigrams(key)) {
        if (!out.empty())
            out.push_back(' ');
        out += pair;
    }
    return out;
}

} // namespace yorisoi::text
