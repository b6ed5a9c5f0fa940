// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yorisoi::decision {

/// A regular expression of XPath and XQuery Functions 3.1, section 5.6, run by ICU with a bound on
/// time and memory; a pattern that would run longer fails. Belongs to the thread that compiled it.
class Pattern {
public:
    /// Nothing when pattern or flags ("s", "m", "i", "x", "q") are none. Compiled patterns are kept
    /// per thread.
    static std::shared_ptr<const Pattern> compile(std::string_view pattern, std::string_view flags);

    struct Compiled;
    explicit Pattern(std::unique_ptr<Compiled> compiled);
    ~Pattern();

    /// Whether a part of the text matches. Nothing when the bounds are reached.
    std::optional<bool> matches(std::string_view text) const;
    /// With "$0" to "$9" in the replacement. Nothing for a bad replacement, a pattern that matches
    /// the empty text, or when the bounds are reached.
    std::optional<std::string> replace(std::string_view text, std::string_view replacement) const;
    /// The parts between matches.
    std::optional<std::vector<std::string>> split(std::string_view text) const;

private:
    std::unique_ptr<Compiled> compiled_;
};

/// The ICU form of an XPath pattern, or nothing when it is none.
std::optional<std::string> translatePattern(std::string_view pattern, bool dotAll, bool multiLine,
                                            bool ignoreCase, bool comments);

} // namespace yorisoi::decision
