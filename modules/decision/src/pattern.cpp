// SPDX-License-Identifier: GPL-3.0-or-later
#include "pattern.h"

#include <list>

#include <unicode/regex.h>

namespace yorisoi::decision {

struct Pattern::Compiled {
    std::unique_ptr<icu::RegexPattern> pattern;
};

namespace {

constexpr std::size_t kMaximumPattern = 10'000;
constexpr std::size_t kKept = 64;
/// In ICU's units, about a millisecond each.
constexpr std::int32_t kTimeLimit = 250;
constexpr std::int32_t kStackLimit = 1 << 22;

icu::UnicodeString toUtf16(std::string_view text)
{
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string toUtf8(const icu::UnicodeString &text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::string quoted(std::string_view pattern)
{
    std::string out;
    for (const char c : pattern) {
        if (std::string_view("\\|.?*+(){}[]^$-&#").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::unique_ptr<Pattern::Compiled> make(std::string_view pattern, std::string_view flags)
{
    bool dotAll = false;
    bool multiLine = false;
    bool ignoreCase = false;
    bool comments = false;
    bool literal = false;
    for (const char flag : flags) {
        switch (flag) {
        case 's':
            dotAll = true;
            break;
        case 'm':
            multiLine = true;
            break;
        case 'i':
            ignoreCase = true;
            break;
        case 'x':
            comments = true;
            break;
        case 'q':
            literal = true;
            break;
        default:
            return nullptr;
        }
    }
    if (pattern.size() > kMaximumPattern)
        return nullptr;
    const auto translated =
        literal ? std::optional(quoted(pattern))
                : translatePattern(pattern, dotAll, multiLine, ignoreCase, comments);
    if (!translated)
        return nullptr;
    std::uint32_t options = UREGEX_UNIX_LINES;
    if (multiLine)
        options |= UREGEX_MULTILINE;
    if (ignoreCase)
        options |= UREGEX_CASE_INSENSITIVE;
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    auto compiled = std::make_unique<Pattern::Compiled>();
    compiled->pattern.reset(
        icu::RegexPattern::compile(toUtf16(*translated), options, where, status));
    return U_SUCCESS(status) && compiled->pattern ? std::move(compiled) : nullptr;
}

std::unique_ptr<icu::RegexMatcher> matcher(const icu::RegexPattern &pattern,
                                           const icu::UnicodeString &text)
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::RegexMatcher> result(pattern.matcher(text, status));
    if (result) {
        result->setTimeLimit(kTimeLimit, status);
        result->setStackLimit(kStackLimit, status);
    }
    return U_SUCCESS(status) ? std::move(result) : nullptr;
}

/// A replacement of XPath as one of ICU: only "$" and digits, "\$" and "\\" mean something.
std::optional<std::string> translateReplacement(std::string_view replacement, int groups)
{
    std::string out;
    for (std::size_t i = 0; i < replacement.size(); ++i) {
        const char c = replacement[i];
        const char next = i + 1 < replacement.size() ? replacement[i + 1] : '\0';
        if (c == '\\') {
            if (next != '\\' && next != '$')
                return std::nullopt;
            out += '\\';
            out += next;
            ++i;
        } else if (c == '$') {
            if (next < '0' || next > '9')
                return std::nullopt;
            int group = next - '0';
            ++i;
            while (i + 1 < replacement.size() && replacement[i + 1] >= '0' &&
                   replacement[i + 1] <= '9' && group * 10 + (replacement[i + 1] - '0') <= groups)
                group = group * 10 + (replacement[++i] - '0');
            if (group > groups)
                continue;
            out += '$' + std::to_string(group);
            // A digit of the text must not be read as one of the number.
            if (i + 1 < replacement.size() && replacement[i + 1] >= '0' &&
                replacement[i + 1] <= '9')
                out += '\\';
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

Pattern::Pattern(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
Pattern::~Pattern() = default;

std::shared_ptr<const Pattern> Pattern::compile(std::string_view pattern, std::string_view flags)
{
    struct Entry {
        std::string key;
        std::shared_ptr<const Pattern> pattern;
    };
    thread_local std::list<Entry> kept;
    std::string key(flags);
    key += '/';
    key += pattern;
    for (auto it = kept.begin(); it != kept.end(); ++it) {
        if (it->key != key)
            continue;
        kept.splice(kept.begin(), kept, it);
        return it->pattern;
    }
    auto compiled = make(pattern, flags);
    std::shared_ptr<const Pattern> made =
        compiled ? std::make_shared<const Pattern>(std::move(compiled)) : nullptr;
    kept.push_front({std::move(key), made});
    if (kept.size() > kKept)
        kept.pop_back();
    return made;
}

std::optional<bool> Pattern::matches(std::string_view text) const
{
    const icu::UnicodeString input = toUtf16(text);
    const auto found = matcher(*compiled_->pattern, input);
    UErrorCode status = U_ZERO_ERROR;
    if (!found)
        return std::nullopt;
    const bool result = found->find(status);
    return U_SUCCESS(status) ? std::optional(result) : std::nullopt;
}

std::optional<std::string> Pattern::replace(std::string_view text,
                                            std::string_view replacement) const
{
    if (matches("").value_or(true))
        return std::nullopt;
    const icu::UnicodeString input = toUtf16(text);
    const auto found = matcher(*compiled_->pattern, input);
    if (!found)
        return std::nullopt;
    const auto translated = translateReplacement(replacement, found->groupCount());
    if (!translated)
        return std::nullopt;
    const icu::UnicodeString with = toUtf16(*translated);
    icu::UnicodeString out;
    UErrorCode status = U_ZERO_ERROR;
    constexpr std::int32_t limit = 1 << 22;
    while (found->find(status) && U_SUCCESS(status)) {
        found->appendReplacement(out, with, status);
        if (out.length() > limit)
            return std::nullopt;
    }
    if (U_FAILURE(status))
        return std::nullopt;
    found->appendTail(out);
    return toUtf8(out);
}

std::optional<std::vector<std::string>> Pattern::split(std::string_view text) const
{
    if (matches("").value_or(true))
        return std::nullopt;
    const icu::UnicodeString input = toUtf16(text);
    const auto found = matcher(*compiled_->pattern, input);
    if (!found)
        return std::nullopt;
    std::vector<std::string> parts;
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t begin = 0;
    while (found->find(status) && U_SUCCESS(status)) {
        parts.push_back(toUtf8(input.tempSubStringBetween(begin, found->start(status))));
        begin = found->end(status);
    }
    if (U_FAILURE(status))
        return std::nullopt;
    parts.push_back(toUtf8(input.tempSubStringBetween(begin)));
    return parts;
}

} // namespace yorisoi::decision
