// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/text_marks.h"

#include <algorithm>

#include <QStringList>
#include <QTextBoundaryFinder>

#include "yorisoi/text/normalize.h"
#include "yorisoi/text/variants.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_timeline {
namespace {

QString folded(const QString &part)
{
    const std::string utf8 = ui_kit::toUtf8(part.toLower());
    return ui_kit::fromUtf8(text::toHiragana(text::foldVariants(text::nfkc(utf8))));
}

/// The folded text, and for each of its units the character of the original that it came from.
struct Folded {
    QString text;
    std::vector<Mark> origins;
};

Folded foldByCharacter(const QString &text)
{
    Folded result;
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype start = 0, end = characters.toNextBoundary(); end > start;
         start = end, end = characters.toNextBoundary()) {
        result.text += folded(text.mid(start, end - start));
        result.origins.resize(static_cast<std::size_t>(result.text.size()), {start, end - start});
    }
    return result;
}

} // namespace

std::vector<Mark> findMarks(const QString &text, const QString &sought)
{
    const QStringList words = sought.simplified().split(QChar::Space, Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    const Folded in = foldByCharacter(text);
    std::vector<bool> hit(static_cast<std::size_t>(text.size()), false);
    for (const QString &word : words) {
        const QString needle = folded(word);
        if (needle.isEmpty())
            continue;
        for (qsizetype at = in.text.indexOf(needle); at >= 0;
             at = in.text.indexOf(needle, at + 1)) {
            for (qsizetype i = at; i < at + needle.size(); ++i) {
                const Mark origin = in.origins[static_cast<std::size_t>(i)];
                std::fill_n(hit.begin() + origin.start, origin.length, true);
            }
        }
    }
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < hit.size(); ++i) {
        if (!hit[i])
            continue;
        if (i == 0 || !hit[i - 1])
            marks.push_back({static_cast<qsizetype>(i), 0});
        ++marks.back().length;
    }
    return marks;
}

} // namespace yorisoi::ui_timeline
