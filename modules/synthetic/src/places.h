// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dice.h"

namespace yorisoi::synthetic {

struct Town {
    std::string_view name;
    int chome; ///< how many 丁目; 0 = the town has none
};

struct Home {
    std::string_view town;
    std::string address;
    std::string building; ///< empty for a house
};

/// Block numbers (番) as no town of the city has them, so that no real door is named.
inline constexpr int kFirstBlock = 80;
inline constexpr int kLastBlock = 99;

/// Real towns of an Osaka ward by its code; empty for another code.
std::span<const Town> townsOf(std::string_view ward);
std::string_view postalCodeOf(std::string_view ward);
Home makeHome(std::string_view wardName, std::span<const Town> towns, Dice &dice);

} // namespace yorisoi::synthetic
