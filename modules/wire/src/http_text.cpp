// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_text.h"

#include <algorithm>

#include "yorisoi/wire/http_types.h"

namespace yorisoi::wire {
namespace {

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool same(std::string_view a, std::string_view b)
{
    const IgnoreCase before;
    return !before(a, b) && !before(b, a);
}

bool isRefused(std::string_view parameter)
{
    parameter = trimmed(parameter);
    if (parameter.size() < 3 || !same(parameter.substr(0, 2), "q="))
        return false;
    return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
}

} // namespace

bool isHeaderText(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7f;
    });
}

bool listsToken(std::string_view header, std::string_view token)
{
    while (!header.empty()) {
        const auto end = std::min(header.find(','), header.size());
        const std::string_view item = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        const auto semicolon = std::min(item.find(';'), item.size());
        if (same(trimmed(item.substr(0, semicolon)), token))
            return semicolon == item.size() || !isRefused(item.substr(semicolon + 1));
    }
    return false;
}

} // namespace yorisoi::wire
