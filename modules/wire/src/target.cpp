// SPDX-License-Identifier: GPL-3.0-or-later
#include "target.h"

#include <algorithm>

namespace yorisoi::wire {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

std::optional<unsigned> hexDigit(char c)
{
    const auto at = kHex.find(c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c);
    if (at == std::string_view::npos)
        return std::nullopt;
    return static_cast<unsigned>(at);
}

/// Calls `each` for every part between separators; stops when it returns false.
template <typename Each>
bool split(std::string_view text, char separator, Each &&each)
{
    for (;;) {
        const std::size_t end = text.find(separator);
        if (!each(text.substr(0, end)))
            return false;
        if (end == std::string_view::npos)
            return true;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::string Target::path() const
{
    std::string path;
    for (const auto &segment : segments)
        path += '/' + segment;
    return path.empty() ? "/" : path;
}

std::string percentEncode(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (isUnreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
    return out;
}

std::optional<std::string> percentDecode(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        if (text.size() - i < 3)
            return std::nullopt;
        const auto high = hexDigit(text[i + 1]);
        const auto low = hexDigit(text[i + 2]);
        if (!high || !low)
            return std::nullopt;
        out += static_cast<char>(static_cast<unsigned char>(*high << 4U | *low));
        i += 2;
    }
    return out;
}

std::string encodeTarget(std::string_view path, const std::map<std::string, std::string> &query)
{
    std::string out;
    if (path.starts_with('/'))
        path.remove_prefix(1);
    split(path, '/', [&out](std::string_view segment) {
        out += '/' + percentEncode(segment);
        return true;
    });
    char before = '?';
    for (const auto &[name, value] : query) {
        out += before + percentEncode(name) + '=' + percentEncode(value);
        before = '&';
    }
    return out;
}

std::optional<Target> parseTarget(std::string_view target)
{
    if (!target.starts_with('/'))
        return std::nullopt;
    target.remove_prefix(1);
    const std::size_t mark = target.find('?');
    const std::string_view path = target.substr(0, mark);
    Target parsed;
    const bool pathRight = path.empty() || split(path, '/', [&](std::string_view segment) {
                               auto decoded = percentDecode(segment);
                               if (decoded)
                                   parsed.segments.push_back(std::move(*decoded));
                               return decoded.has_value();
                           });
    if (!pathRight)
        return std::nullopt;
    if (mark == std::string_view::npos)
        return parsed;
    const bool queryRight = split(target.substr(mark + 1), '&', [&](std::string_view parameter) {
        const std::size_t equals = parameter.find('=');
        auto name = percentDecode(parameter.substr(0, equals));
        auto value = percentDecode(equals == std::string_view::npos ? std::string_view()
                                                                    : parameter.substr(equals + 1));
        if (name && value && !name->empty())
            parsed.query[*name] = std::move(*value);
        return name && value;
    });
    if (!queryRight)
        return std::nullopt;
    return parsed;
}

} // namespace yorisoi::wire
