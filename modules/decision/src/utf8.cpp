// SPDX-License-Identifier: GPL-3.0-or-later
#include "utf8.h"

#include <algorithm>
#include <optional>

namespace yorisoi::decision {
namespace {

std::optional<std::uint32_t> hexDigits(std::string_view text, std::size_t count)
{
    if (text.size() < count)
        return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const char c = text[i];
        std::uint32_t digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<std::uint32_t>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<std::uint32_t>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<std::uint32_t>(c - 'A' + 10);
        else
            return std::nullopt;
        value = value * 16 + digit;
    }
    return value;
}

} // namespace

std::size_t characterCount(std::string_view text)
{
    std::size_t n = 0;
    for (const char c : text)
        n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return n;
}

std::size_t characterOffset(std::string_view text, std::size_t index)
{
    std::size_t i = 0;
    for (; index > 0 && i < text.size(); --index)
        i += characterWidth(text[i]);
    return std::min(i, text.size());
}

void appendCharacter(std::string &out, std::uint32_t c)
{
    const auto byte = [&out](std::uint32_t b) {
        out += static_cast<char>(static_cast<unsigned char>(b));
    };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0U | (c >> 6U));
        byte(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        byte(0xE0U | (c >> 12U));
        byte(0x80U | ((c >> 6U) & 0x3FU));
        byte(0x80U | (c & 0x3FU));
    } else {
        byte(0xF0U | (c >> 18U));
        byte(0x80U | ((c >> 12U) & 0x3FU));
        byte(0x80U | ((c >> 6U) & 0x3FU));
        byte(0x80U | (c & 0x3FU));
    }
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) {
            ++i;
            continue;
        }
        const std::size_t width = characterWidth(text[i]);
        if (width == 1 || c > 0xF4 || i + width > text.size())
            return false;
        std::uint32_t value = c & (0xFFU >> (width + 1));
        for (std::size_t k = 1; k < width; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0U) != 0x80U)
                return false;
            value = (value << 6U) | (next & 0x3FU);
        }
        constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
        if (value < smallest[width] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
            return false;
        i += width;
    }
    return true;
}

std::size_t unescape(std::string_view rest, std::string &out)
{
    if (rest.empty()) {
        out += '\\';
        return 0;
    }
    switch (rest[0]) {
    case 'n':
        out += '\n';
        return 1;
    case 'r':
        out += '\r';
        return 1;
    case 't':
        out += '\t';
        return 1;
    case '"':
    case '\'':
    case '\\':
        out += rest[0];
        return 1;
    case 'u':
    case 'U': {
        const std::size_t digits = rest[0] == 'u' ? 4 : 6;
        auto value = hexDigits(rest.substr(1), digits);
        if (!value || *value > 0x10FFFF)
            break;
        std::size_t used = 1 + digits;
        if (*value >= 0xD800 && *value < 0xDC00 && rest.substr(used, 2) == "\\u") {
            const auto low = hexDigits(rest.substr(used + 2), 4);
            if (low && *low >= 0xDC00 && *low < 0xE000) {
                value = 0x10000 + ((*value - 0xD800) << 10U) + (*low - 0xDC00);
                used += 6;
            }
        }
        // A lone surrogate is no character.
        if (*value >= 0xD800 && *value < 0xE000)
            value = 0xFFFD;
        appendCharacter(out, *value);
        return used;
    }
    default:
        break;
    }
    out += '\\';
    out += rest[0];
    return 1;
}

} // namespace yorisoi::decision
