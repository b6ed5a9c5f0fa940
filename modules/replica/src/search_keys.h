// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/records/entities.h"

namespace yorisoi::replica {

/// What of a person a search compares with, folded. In each list the whole comes first, then its
/// parts (family name, given name).
struct CitizenKeys {
    std::vector<std::string> names;
    std::vector<std::string> kana;
    std::vector<std::string> romaji;
    std::vector<std::string> phones; ///< digits
    std::string number;
    std::string birth; ///< ISO 8601, whole or partial
    std::string address;
};

CitizenKeys keysOf(const records::Citizen &citizen);

/// Kinds of token; a posting lists the citizens who have one.
enum class Token : std::uint8_t {
    NamePart,   ///< two characters beside each other
    NamePrefix, ///< the first one or two
    NameExact,  ///< a whole or a part
    KanaPart,
    KanaPrefix,
    KanaExact,
    RomajiPart,   ///< three letters beside each other
    RomajiPrefix, ///< the first one to three
    RomajiExact,
    AddressPart, ///< two characters
    PhonePart,   ///< three digits
    PhonePrefix, ///< the first three
    PhoneExact,
    NumberPart,   ///< three characters
    NumberPrefix, ///< the first three
    NumberExact,
    BirthYear,
    BirthMonth,
    BirthDay,
};

/// 55 bits; two tokens that share them only let a search look at more people than it shows.
std::uint64_t hashToken(Token kind, std::string_view text);

/// All tokens of a person, sorted, each once.
std::vector<std::uint64_t> tokensOf(const CitizenKeys &keys);

/// The runs of `size` code points in `key`, one after the other.
std::vector<std::string_view> grams(std::string_view key, std::size_t size);
/// The first `count` code points, or all there are.
std::string_view prefixOf(std::string_view key, std::size_t count);
std::size_t codePoints(std::string_view key);
/// Digits of a telephone number as it is dialled in Japan; empty when there are none.
std::string phoneKey(std::string_view phone);
/// Width and case folded, without hyphens and blanks.
std::string numberKey(std::string_view number);

} // namespace yorisoi::replica
