// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "yorisoi/base/result.h"

/// The one table of words for what can fail. Thread-safe: it never changes.
namespace yorisoi::messages {

/// The same thing in the two languages of the program.
struct Words {
    std::string japanese;
    std::string english;

    bool empty() const { return japanese.empty() && english.empty(); }
    /// `ja` gives the Japanese, anything else the English.
    const std::string &in(std::string_view language) const
    {
        return language == "ja" ? japanese : english;
    }
    friend bool operator==(const Words &, const Words &) = default;
};

/// Who reads: a clerk asks the administrator, whom the operator's words tell what to do.
enum class Reader { Clerk, Operator };

struct Message {
    Words title;  ///< what happened
    Words advice; ///< what to do now
};

/// The words for an error: those of its cause where the table knows it (by its code and the
/// beginning of its detail), otherwise those of its code.
Message message(const base::Error &error, Reader reader);

/// What a program writes to standard error, each line ended: the message in Japanese and in
/// English, each with the token of the code and what else holds of every failure of this work
/// (`remark`), then the detail where there is one.
std::string report(std::string_view program, const base::Error &error, const Words &remark = {});

/// The same for a command line that cannot be understood; `detail` is the parser's own.
std::string commandLineReport(std::string_view program, std::string_view detail);

} // namespace yorisoi::messages
