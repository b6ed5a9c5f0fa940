// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/text/graphemes.h"

#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "chars.h"
#include "utf8.h"

namespace yorisoi::text {

namespace {

/// Characters that form a cluster alone, but for variation selectors after them.
bool standsAlone(char32_t c)
{
    return (c >= 0x20 && c < 0x7F) || chars::isHan(c) || chars::isHiragana(c) ||
           (c >= 0x30A1 && c <= 0x30FE) || (c >= 0x3000 && c <= 0x3020) ||
           (c >= 0xFF01 && c <= 0xFF9D);
}

/// Calls `boundary(end)` after each cluster until it returns false.
template <typename Boundary>
void eachCluster(std::u32string_view points, Boundary &&boundary)
{
    const bool simple = std::all_of(points.begin(), points.end(), [](char32_t c) {
        return standsAlone(c) || chars::isVariationSelector(c);
    });
    if (simple) {
        for (std::size_t at = 0; at < points.size();) {
            ++at;
            while (at < points.size() && chars::isVariationSelector(points[at]))
                ++at;
            if (!boundary(at))
                return;
        }
        return;
    }
    thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode error = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error));
        return U_SUCCESS(error) ? std::move(made) : nullptr;
    }();
    if (iterator == nullptr) {
        for (std::size_t at = 1; at <= points.size(); ++at)
            if (!boundary(at))
                return;
        return;
    }
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(utf8::encode(points));
    iterator->setText(wide);
    std::size_t at = 0;
    int32_t from = iterator->first();
    for (int32_t to = iterator->next(); to != icu::BreakIterator::DONE; to = iterator->next()) {
        at += static_cast<std::size_t>(wide.countChar32(from, to - from));
        from = to;
        if (!boundary(at))
            return;
    }
}

} // namespace

std::size_t length(std::string_view text)
{
    std::size_t count = 0;
    eachCluster(utf8::decode(text), [&](std::size_t) {
        ++count;
        return true;
    });
    return count;
}

std::string truncate(std::string_view text, std::size_t count)
{
    const std::u32string points = utf8::decode(text);
    std::size_t end = 0;
    std::size_t seen = 0;
    eachCluster(points, [&](std::size_t boundary) {
        if (seen == count)
            return false;
        ++seen;
        end = boundary;
        return true;
    });
    return utf8::encode(std::u32string_view(points).substr(0, end));
}

std::string stripVariationSelectors(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t pos = 0; pos < text.size();) {
        const char32_t c = utf8::next(text, pos);
        if (!chars::isVariationSelector(c))
            utf8::append(out, c);
    }
    return out;
}

bool sameGlyphIgnoringVariants(std::string_view a, std::string_view b)
{
    return chars::nfc(stripVariationSelectors(a)) == chars::nfc(stripVariationSelectors(b));
}

} // namespace yorisoi::text
