// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.h"

#include <array>

namespace yorisoi::entitlements {

using decision::Kind;
using decision::Value;

std::string grouped(const decision::Decimal &number)
{
    std::string text = number.toString();
    const std::size_t start = text.starts_with('-') ? 1 : 0;
    std::size_t end = text.find('.');
    if (end == std::string::npos)
        end = text.size();
    for (std::size_t at = end; at > start + 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

Words wordsOf(const decision::Date &date)
{
    static constexpr std::array<std::string_view, 12> months{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    const std::string year = std::to_string(date.year);
    const std::string day = std::to_string(date.day);
    return {year + "年" + std::to_string(date.month) + "月" + day + "日",
            day + " " + std::string(months.at(date.month - std::size_t{1})) + " " + year};
}

Words wordsOf(const Value &value)
{
    const auto both = [](std::string text) { return Words{text, text}; };
    switch (value.kind()) {
    case Kind::Null:
        return {"不明", "unknown"};
    case Kind::Boolean:
        return value.boolean() ? Words{"はい", "yes"} : Words{"いいえ", "no"};
    case Kind::Number:
        return both(grouped(value.number()));
    case Kind::String: {
        const Words *known = Vocabulary::builtIn().valueWords(value.string());
        return known ? *known : both(std::string(value.string()));
    }
    case Kind::Date:
        return wordsOf(value.date());
    case Kind::List: {
        Words all;
        for (const Value &item : value.list()) {
            const Words one = wordsOf(item);
            all.ja += (all.ja.empty() ? "" : "、") + one.ja;
            all.en += (all.en.empty() ? "" : ", ") + one.en;
        }
        return all;
    }
    default:
        return both(decision::toText(value));
    }
}

decision::Date toDecisionDate(base::Date date)
{
    return {static_cast<int>(date.year()),
            static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
            static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

base::Date toBaseDate(const decision::Date &date)
{
    return base::Date(std::chrono::year(date.year), std::chrono::month(date.month),
                      std::chrono::day(date.day));
}

std::string readOut(const decision::TraceAnnotation &annotation, bool japanese)
{
    std::string all;
    for (std::size_t i = 0; i < annotation.texts.size(); ++i) {
        all += annotation.texts[i];
        if (i >= annotation.values.size())
            continue;
        const Words words = wordsOf(annotation.values[i]);
        all += japanese ? words.ja : words.en;
    }
    return all;
}

} // namespace yorisoi::entitlements
