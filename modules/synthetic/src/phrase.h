// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "dice.h"
#include "workdays.h"

namespace yorisoi::synthetic {

struct PhraseContext {
    std::string_view town;
    std::string_view who;      ///< who speaks for the person
    std::string_view language; ///< in Japanese
    int day = 0;               ///< of the event
    const WorkDays *workDays = nullptr;
};

/// Appends a phrase: `[a|b]` is one of its parts, `{town} {who} {lang} {day} {time} {n}` are filled
/// in, anything else stands as it is. Neither nests.
void appendPhrase(std::string &out, std::string_view phrase, const PhraseContext &context,
                  Dice &dice);

} // namespace yorisoi::synthetic
