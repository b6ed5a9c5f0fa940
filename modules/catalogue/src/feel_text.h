// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yorisoi::catalogue {

/// Looking at FEEL as text, for what its values do not show any more. Positions are bytes from 0.

/// A path `head.part.part` in a text; the head stands alone (no name character or dot before it).
struct FeelPath {
    /// `part.part`; empty for the head alone.
    std::string path;
    std::size_t position = 0;
};
std::vector<FeelPath> pathsOf(std::string_view text, std::string_view head);

/// The facts that an expression hangs on, as paths: names that are no keyword and are not called.
std::vector<std::string> factsOf(std::string_view text);

/// A number in a text outside of strings and outside of the arguments of date() and duration().
struct FeelNumber {
    std::string text;
    std::size_t position = 0;
};
std::vector<FeelNumber> numbersIn(std::string_view text);

/// The texts in quotes, without them.
std::vector<std::string> stringsIn(std::string_view text);

/// The expressions in `{…}` of an annotation.
std::vector<std::string> placeholdersIn(std::string_view annotation);

/// One test of an input entry: a comparison or an interval, with the texts of its ends.
struct FeelTest {
    enum class Form { Equal, Compare, Interval, Other };
    Form form = Form::Other;
    /// "<", "<=", ">", ">=", "=", "!="; of an interval the brackets "[)" and so on.
    std::string sign;
    std::string first; ///< the whole text for Equal and Other
    std::string second;
};

/// The tests of an input entry, `not(…)` taken off. `any` for "-" and an empty text.
struct FeelTests {
    bool any = false;
    bool negated = false;
    std::vector<FeelTest> tests;
};
FeelTests testsOf(std::string_view text);

} // namespace yorisoi::catalogue
