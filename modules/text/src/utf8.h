// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yorisoi::text::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

/// Decodes the scalar value at `pos` (which must be inside `text`) and moves past it. An ill-formed
/// sequence gives U+FFFD, moves by one byte and sets `illFormed`.
inline char32_t next(std::string_view text, std::size_t &pos, bool &illFormed)
{
    const auto byte = [&](std::size_t at) -> unsigned {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned first = byte(pos);
    if (first < 0x80U) {
        ++pos;
        return first;
    }
    std::size_t length = 0;
    char32_t value = 0;
    char32_t least = 0;
    if ((first & 0xE0U) == 0xC0U) {
        length = 2;
        value = first & 0x1FU;
        least = 0x80;
    } else if ((first & 0xF0U) == 0xE0U) {
        length = 3;
        value = first & 0x0FU;
        least = 0x800;
    } else if ((first & 0xF8U) == 0xF0U) {
        length = 4;
        value = first & 0x07U;
        least = 0x10000;
    }
    bool good = length != 0;
    for (std::size_t i = 1; good && i < length; ++i) {
        const unsigned trail = byte(pos + i);
        good = (trail & 0xC0U) == 0x80U;
        value = (value << 6U) | (trail & 0x3FU);
    }
    if (!good || value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        illFormed = true;
        ++pos;
        return kReplacement;
    }
    pos += length;
    return value;
}

inline char32_t next(std::string_view text, std::size_t &pos)
{
    bool ignored = false;
    return next(text, pos, ignored);
}

inline void append(std::string &out, char32_t c)
{
    const auto put = [&](char32_t byte) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

inline std::u32string decode(std::string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t pos = 0; pos < text.size();)
        out.push_back(next(text, pos));
    return out;
}

inline std::string encode(std::u32string_view text)
{
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text)
        append(out, c);
    return out;
}

} // namespace yorisoi::text::utf8
