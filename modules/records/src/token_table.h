// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace yorisoi::records {

/// The stable text form of an enumeration, both ways.
template <typename Enum, std::size_t N>
struct TokenTable {
    std::array<std::pair<Enum, std::string_view>, N> entries;

    constexpr std::string_view token(Enum wanted) const
    {
        for (const auto &[value, text] : entries)
            if (value == wanted)
                return text;
        return {};
    }
    constexpr std::optional<Enum> value(std::string_view wanted) const
    {
        for (const auto &[known, text] : entries)
            if (text == wanted)
                return known;
        return std::nullopt;
    }
};

} // namespace yorisoi::records
