// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/messages/message.h"

#include <charconv>
#include <optional>

#include "table.h"

namespace yorisoi::messages {
namespace {

using base::ErrorCode;

bool isCause(const Entry &entry, const base::Error &error)
{
    const std::string_view detail = error.detail;
    return entry.code == error.code && detail.starts_with(entry.cause) &&
           (detail.size() == entry.cause.size() || detail[entry.cause.size()] == ':');
}

const Entry &entryOf(const base::Error &error)
{
    for (const Entry &entry : causes())
        if (isCause(entry, error))
            return entry;
    for (const Entry &entry : codes())
        if (entry.code == error.code)
            return entry;
    return codes().back();
}

Words wordsOf(const Pair &pair)
{
    return {pair.japanese, pair.english};
}

/// A detail that is a number and nothing else.
std::optional<int> numberIn(std::string_view detail)
{
    int number = 0;
    const char *past = detail.data() + detail.size();
    const auto [end, problem] = std::from_chars(detail.data(), past, number);
    if (detail.empty() || problem != std::errc() || end != past)
        return std::nullopt;
    return number;
}

/// Puts a number in the place of `%`, after the singular or the plural of the English.
Words counted(int number, const char *japanese, const char *one, const char *many)
{
    const auto filled = [text = std::to_string(number)](std::string words) {
        if (const auto at = words.find('%'); at != std::string::npos)
            words.replace(at, 1, text);
        return words;
    };
    return {filled(japanese), filled(number == 1 ? one : many)};
}

/// `line 49: …` → 49.
std::optional<int> lineIn(std::string_view detail)
{
    constexpr std::string_view start = "line ";
    if (!detail.starts_with(start))
        return std::nullopt;
    detail.remove_prefix(start.size());
    return numberIn(detail.substr(0, detail.find(':')));
}

void sayLine(Words &title, int line)
{
    // Before the full stop, which ends both.
    constexpr std::string_view stop = "。";
    const std::string number = std::to_string(line);
    if (title.japanese.ends_with(stop))
        title.japanese.insert(title.japanese.size() - stop.size(), "（" + number + "行目）");
    if (title.english.ends_with('.'))
        title.english.insert(title.english.size() - 1, " (line " + number + ")");
}

} // namespace

Message message(const base::Error &error, Reader reader)
{
    const Entry &entry = entryOf(error);
    Message said{wordsOf(entry.title), wordsOf(entry.advice)};
    if (reader == Reader::Operator) {
        if (const Words own = wordsOf(entry.operatorTitle); !own.empty())
            said.title = own;
        if (const Words own = wordsOf(entry.operatorAdvice); !own.empty())
            said.advice = own;
    }
    if (const auto line = lineIn(error.detail))
        sayLine(said.title, *line);
    const auto number = numberIn(error.detail);
    if (number && error.code == ErrorCode::WrongPin)
        said.title = counted(*number, "PINが違います。あと%回入力できます。",
                             "The PIN is wrong. One more try is left.",
                             "The PIN is wrong. % more tries are left.");
    if (number && error.code == ErrorCode::Overloaded && reader == Reader::Clerk)
        said.advice = counted(*number, "%秒後に自動的に再試行します。このまま業務を続けられます。",
                              "It is tried again in one second. You can go on working.",
                              "It is tried again in % seconds. You can go on working.");
    return said;
}

std::string report(std::string_view program, const base::Error &error, const Words &remark)
{
    const Message said = message(error, Reader::Operator);
    const std::string start = std::string(program) + ": ";
    const std::string token = "[" + std::string(base::toToken(error.code)) + "] ";
    std::string lines = start + token + said.title.japanese + said.advice.japanese +
                        remark.japanese + '\n' + start + token + said.title.english + ' ' +
                        said.advice.english + (remark.english.empty() ? "" : " ") + remark.english +
                        '\n';
    if (!error.detail.empty())
        lines += start + "詳細 / detail: " + error.detail + '\n';
    return lines;
}

std::string commandLineReport(std::string_view program, std::string_view detail)
{
    return report(program, {ErrorCode::InvalidInput, "command line: " + std::string(detail)});
}

} // namespace yorisoi::messages
