// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace yorisoi::decision {

/// Bytes of the character that begins with this byte; 1 for a byte that begins none.
constexpr std::size_t characterWidth(char first)
{
    const auto c = static_cast<unsigned char>(first);
    return c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
}
/// Characters (code points) of a text.
std::size_t characterCount(std::string_view text);
/// The byte where the character number `index` begins; the size when there are fewer.
std::size_t characterOffset(std::string_view text, std::size_t index);
void appendCharacter(std::string &out, std::uint32_t codePoint);
bool isUtf8(std::string_view text);

/// Appends what a FEEL escape stands for. `rest` begins behind the backslash; returns the bytes of
/// it that were used. An escape that FEEL does not know stays as it is, so patterns like "\d" need
/// no second backslash.
std::size_t unescape(std::string_view rest, std::string &out);

} // namespace yorisoi::decision
