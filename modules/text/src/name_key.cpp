// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/text/name_key.h"

#include "chars.h"
#include "utf8.h"
#include "variant_table.h"

namespace yorisoi::text {

namespace {

void foldQuick(std::u32string &points)
{
    std::size_t kept = 0;
    for (char32_t c : points) {
        if (chars::isNameSeparator(c) || chars::isVariationSelector(c) || c == 0x00AD)
            continue;
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        points[kept++] = variantRepresentative(c);
    }
    points.resize(kept);
}

void foldFully(std::string_view name, std::u32string &points)
{
    points = utf8::decode(name);
    for (int pass = 0; pass < chars::kMostPasses; ++pass) {
        std::u32string again = utf8::decode(chars::nfkcCasefold(utf8::encode(points)));
        foldQuick(again);
        if (again == points)
            return;
        points = std::move(again);
    }
}

std::u32string namePoints(std::string_view name)
{
    std::u32string points;
    if (chars::quickNfkc(name, points))
        foldQuick(points);
    else
        foldFully(name, points);
    return points;
}

} // namespace

std::string nameKey(std::string_view name)
{
    return utf8::encode(namePoints(name));
}

std::string kanaKey(std::string_view kana)
{
    std::u32string points;
    std::string out;
    if (chars::quickNfkc(kana, points)) {
        foldQuick(points);
        out.reserve(points.size() * 3);
        chars::appendFoldedKana(out, points);
        return out;
    }
    std::string before(kana);
    for (int pass = 0; pass < chars::kMostPasses && out != before; ++pass) {
        before = pass == 0 ? before : out;
        foldFully(before, points);
        out.clear();
        chars::appendFoldedKana(out, points);
    }
    return out;
}

} // namespace yorisoi::text
