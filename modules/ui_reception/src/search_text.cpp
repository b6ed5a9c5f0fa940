// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_reception/search_text.h"

#include <algorithm>

#include <QTextBoundaryFinder>

#include "yorisoi/text/name_key.h"
#include "yorisoi/text/normalize.h"

namespace yorisoi::ui_reception {
namespace {

bool isLatinLetter(QChar c)
{
    const char16_t u = c.unicode();
    const bool half = (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z');
    const bool full = (u >= u'ａ' && u <= u'ｚ') || (u >= u'Ａ' && u <= u'Ｚ');
    return half || full;
}

std::string folded(const QString &text, Fold fold)
{
    const std::string utf8 = text.toStdString();
    if (fold == Fold::Name)
        return text::nameKey(utf8);
    if (fold == Fold::Kana)
        return text::kanaKey(utf8);
    std::string digits;
    for (const char c : text::nfkc(utf8)) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    return digits;
}

/// A text's key put together from its characters' keys, so that a place in it can be led back.
struct KeyedText {
    std::string key;
    std::vector<std::size_t> ends; ///< in `key`, after each character
    std::vector<qsizetype> starts; ///< in the text, of each character and of its end
};

KeyedText keyed(const QString &text, Fold fold)
{
    KeyedText made;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype start = 0;
    while (finder.toNextBoundary() != -1) {
        made.key += folded(text.mid(start, finder.position() - start), fold);
        made.starts.push_back(start);
        made.ends.push_back(made.key.size());
        start = finder.position();
    }
    made.starts.push_back(text.size());
    return made;
}

} // namespace

QString textWhileComposing(const QString &committed, int cursor, const QString &preedit)
{
    QString composed = preedit;
    qsizetype latin = 0;
    while (latin < composed.size() && isLatinLetter(composed.at(composed.size() - 1 - latin)))
        ++latin;
    if (latin < composed.size())
        composed.chop(latin);
    QString whole = committed;
    return whole.insert(std::clamp<qsizetype>(cursor, 0, whole.size()), composed);
}

std::optional<Span> whereMet(const QString &shown, const QString &typed, Fold fold)
{
    const KeyedText in = keyed(shown, fold);
    const std::string key = keyed(typed, fold).key;
    if (key.empty())
        return std::nullopt;
    const std::size_t at = in.key.find(key);
    if (at == std::string::npos)
        return std::nullopt;
    const auto indexOf = [&in](auto end) {
        return static_cast<std::size_t>(end - in.ends.begin());
    };
    const std::size_t first = indexOf(std::upper_bound(in.ends.begin(), in.ends.end(), at));
    const std::size_t last =
        indexOf(std::lower_bound(in.ends.begin(), in.ends.end(), at + key.size()));
    return Span{in.starts[first], in.starts[last + 1] - in.starts[first]};
}

std::vector<QString> wordsReadAs(std::span<const replica::SearchTerm> terms,
                                 std::initializer_list<std::string_view> kinds)
{
    std::vector<QString> words;
    for (const auto &term : terms) {
        if (std::find(kinds.begin(), kinds.end(), term.readAs) != kinds.end())
            words.push_back(QString::fromStdString(term.typed));
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return words;
}

bool metBy(std::string_view matched, std::string_view kind)
{
    for (std::size_t at = 0; at <= matched.size();) {
        const std::size_t end = std::min(matched.find(' ', at), matched.size());
        if (matched.substr(at, end - at) == kind)
            return true;
        at = end + 1;
    }
    return false;
}

} // namespace yorisoi::ui_reception
