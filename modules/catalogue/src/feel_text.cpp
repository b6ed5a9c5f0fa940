// SPDX-License-Identifier: GPL-3.0-or-later
#include "feel_text.h"

#include <algorithm>
#include <array>

namespace yorisoi::catalogue {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::string_view trim(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// The position after the string that begins at `position`.
std::size_t afterString(std::string_view text, std::size_t position)
{
    for (std::size_t i = position + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return text.size();
}

/// Where `sign` stands at the outermost level, outside of strings; npos when nowhere.
std::size_t findOutside(std::string_view text, std::string_view sign, std::size_t from = 0)
{
    int level = 0;
    for (std::size_t i = from; i < text.size();) {
        if (text[i] == '"') {
            i = afterString(text, i);
            continue;
        }
        if (level == 0 && text.substr(i, sign.size()) == sign)
            return i;
        if (text[i] == '(' || text[i] == '[' || text[i] == '{')
            ++level;
        else if (text[i] == ')' || text[i] == ']' || text[i] == '}')
            --level;
        ++i;
    }
    return std::string_view::npos;
}

FeelTest testOf(std::string_view text)
{
    text = trim(text);
    FeelTest test;
    test.first = text;
    static constexpr std::array<std::string_view, 6> kSigns{"<=", ">=", "!=", "<", ">", "="};
    for (const std::string_view sign : kSigns) {
        if (!text.starts_with(sign))
            continue;
        test.form = FeelTest::Form::Compare;
        test.sign = sign;
        test.first = trim(text.substr(sign.size()));
        return test;
    }
    if (text.size() > 4 && std::string_view("[(]").find(text.front()) != std::string_view::npos &&
        std::string_view("])[").find(text.back()) != std::string_view::npos) {
        const std::string_view inside = text.substr(1, text.size() - 2);
        const std::size_t dots = findOutside(inside, "..");
        if (dots != std::string_view::npos) {
            test.form = FeelTest::Form::Interval;
            test.sign = std::string{text.front(), text.back()};
            test.first = trim(inside.substr(0, dots));
            test.second = trim(inside.substr(dots + 2));
            return test;
        }
    }
    const bool looksAtInput = text.find('?') != std::string_view::npos;
    test.form = looksAtInput ? FeelTest::Form::Other : FeelTest::Form::Equal;
    return test;
}

} // namespace

std::vector<FeelPath> pathsOf(std::string_view text, std::string_view head)
{
    std::vector<FeelPath> paths;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '"') {
            i = afterString(text, i);
            continue;
        }
        if (!isNamePart(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && isNamePart(text[i]))
            ++i;
        const bool entry = begin > 0 && text[begin - 1] == '.';
        if (entry || text.substr(begin, i - begin) != head)
            continue;
        FeelPath path{{}, begin};
        while (i + 1 < text.size() && text[i] == '.' && isNamePart(text[i + 1])) {
            const std::size_t part = ++i;
            while (i < text.size() && isNamePart(text[i]))
                ++i;
            path.path += (path.path.empty() ? "" : ".") + std::string(text.substr(part, i - part));
        }
        paths.push_back(std::move(path));
    }
    return paths;
}

std::vector<std::string> factsOf(std::string_view text)
{
    static constexpr std::array<std::string_view, 18> kKeywords{
        "if", "then", "else", "null",      "and",    "or",   "not",   "some",    "every",
        "in", "for",  "of",   "satisfies", "return", "true", "false", "between", "instance"};
    std::vector<std::string> facts;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '"') {
            i = afterString(text, i);
            continue;
        }
        if (!isNamePart(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && (isNamePart(text[i]) || (text[i] == '.' && i + 1 < text.size() &&
                                                           isNamePart(text[i + 1]))))
            ++i;
        const std::string_view name = text.substr(begin, i - begin);
        const bool called = i < text.size() && text[i] == '(';
        if (!called && !isDigit(name.front()) &&
            std::ranges::find(kKeywords, name) == kKeywords.end())
            facts.emplace_back(name);
    }
    return facts;
}

std::vector<FeelNumber> numbersIn(std::string_view text)
{
    std::vector<FeelNumber> numbers;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '"') {
            i = afterString(text, i);
            continue;
        }
        if (isDigit(text[i])) {
            const std::size_t begin = i;
            while (i < text.size() && (isDigit(text[i]) || (text[i] == '.' && i + 1 < text.size() &&
                                                            isDigit(text[i + 1]))))
                ++i;
            numbers.push_back({std::string(text.substr(begin, i - begin)), begin});
            continue;
        }
        if (!isNamePart(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && isNamePart(text[i]))
            ++i;
        const std::string_view name = text.substr(begin, i - begin);
        if ((name == "date" || name == "duration" || name == "time") && i < text.size() &&
            text[i] == '(') {
            const std::size_t end = findOutside(text, ")", i + 1);
            i = end == std::string_view::npos ? text.size() : end + 1;
        }
    }
    return numbers;
}

std::vector<std::string> stringsIn(std::string_view text)
{
    std::vector<std::string> strings;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] != '"') {
            ++i;
            continue;
        }
        const std::size_t end = afterString(text, i);
        if (end >= i + 2 && text[end - 1] == '"')
            strings.emplace_back(text.substr(i + 1, end - i - 2));
        i = end;
    }
    return strings;
}

std::vector<std::string> placeholdersIn(std::string_view annotation)
{
    std::vector<std::string> found;
    for (std::size_t i = annotation.find('{'); i != std::string_view::npos;
         i = annotation.find('{', i)) {
        const std::size_t end = findOutside(annotation, "}", i + 1);
        if (end == std::string_view::npos)
            break;
        found.emplace_back(annotation.substr(i + 1, end - i - 1));
        i = end;
    }
    return found;
}

FeelTests testsOf(std::string_view text)
{
    FeelTests result;
    text = trim(text);
    if (text.empty() || text == "-") {
        result.any = true;
        return result;
    }
    if (text.starts_with("not") && trim(text.substr(3)).starts_with('(') && text.ends_with(')')) {
        const std::size_t open = text.find('(');
        if (findOutside(text, ")", open + 1) == text.size() - 1) {
            result.negated = true;
            text = text.substr(open + 1, text.size() - open - 2);
        }
    }
    for (std::size_t begin = 0; begin <= text.size();) {
        std::size_t comma = findOutside(text, ",", begin);
        comma = std::min(comma, text.size());
        result.tests.push_back(testOf(text.substr(begin, comma - begin)));
        begin = comma + 1;
    }
    return result;
}

} // namespace yorisoi::catalogue
