// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yorisoi::text {

/// The municipality at the head of an address, in official spelling.
struct AddressHead {
    std::string prefecture;
    std::string city;
    std::string ward;
    std::size_t consumed = 0; ///< characters of the folded text
    std::size_t guessed = 0;  ///< of them, a municipality the list does not have; `city` is empty
};

/// `folded` is without blanks, each character after `foldPlace`. Thread-safe.
AddressHead findHead(std::u32string_view folded);

} // namespace yorisoi::text
