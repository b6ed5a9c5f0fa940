// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <QString>

#include "yorisoi/replica/queries.h"

/// What is typed into the search box, and where it is met in a result. Pure.
namespace yorisoi::ui_reception {

/// What to search for while an input method is composing: the composed text stands at the cursor,
/// without the Latin letters of a kana that is not finished (たかh → たか).
QString textWhileComposing(const QString &committed, int cursor, const QString &preedit);

/// How many user-perceived characters of a text the search looks at.
inline constexpr qsizetype searchedLength = 200;

/// A part of a shown text, in UTF-16 units.
struct Span {
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const Span &, const Span &) = default;
};

/// How two writings are held to be the same for showing where a word was met.
enum class Fold {
    Name, ///< variants, width and case; blanks do not count
    Kana, ///< as Name, and katakana = hiragana
    Digits,
};

/// Where `typed` stands in `shown`; nothing where it was met by a key that cannot be pointed at (a
/// reading, an address in another spelling).
std::optional<Span> whereMet(const QString &shown, const QString &typed, Fold fold);

/// The words of a query that were read as one of `kinds`, longest first.
std::vector<QString> wordsReadAs(std::span<const replica::SearchTerm> terms,
                                 std::initializer_list<std::string_view> kinds);

/// Whether `matched` of a hit names this kind of key.
bool metBy(std::string_view matched, std::string_view kind);

} // namespace yorisoi::ui_reception
