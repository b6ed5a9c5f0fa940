// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrase.h"

#include <algorithm>

namespace yorisoi::synthetic {
namespace {

std::string_view onePart(std::string_view parts, Dice &dice)
{
    std::size_t wanted = dice.below(static_cast<std::size_t>(std::ranges::count(parts, '|')) + 1);
    for (;;) {
        const std::size_t bar = parts.find('|');
        if (wanted == 0)
            return parts.substr(0, bar);
        parts.remove_prefix(bar + 1);
        --wanted;
    }
}

void appendSlot(std::string &out, std::string_view slot, const PhraseContext &context, Dice &dice)
{
    if (slot == "town") {
        out += context.town;
    } else if (slot == "who") {
        out += context.who;
    } else if (slot == "lang") {
        out += context.language;
    } else if (slot == "n") {
        out += static_cast<char>('2' + dice.below(3));
    } else if (slot == "time") {
        out += std::to_string(dice.between(9, 16));
        out += dice.permille(500) ? "時" : "時30分";
    } else if (slot == "day") {
        const base::Date date =
            base::fromDayNumber(context.workDays->add(context.day, dice.between(2, 12)));
        out += std::to_string(static_cast<unsigned>(date.month()));
        out += "月";
        out += std::to_string(static_cast<unsigned>(date.day()));
        out += "日";
    }
}

} // namespace

void appendPhrase(std::string &out, std::string_view phrase, const PhraseContext &context,
                  Dice &dice)
{
    while (!phrase.empty()) {
        const std::size_t open = phrase.find_first_of("[{");
        out += phrase.substr(0, open);
        if (open == std::string_view::npos)
            return;
        const bool choice = phrase[open] == '[';
        const std::size_t close = phrase.find(choice ? ']' : '}', open);
        const std::string_view inside = phrase.substr(open + 1, close - open - 1);
        if (choice)
            out += onePart(inside, dice);
        else
            appendSlot(out, inside, context, dice);
        phrase.remove_prefix(close + 1);
    }
}

} // namespace yorisoi::synthetic
