// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/records/entities.h"

namespace yorisoi::replica {

/// What of a person a search compares with, folded; each key is made when it is asked for. In lists
/// the whole comes first, then its parts (family name, given name). The citizen must outlive it.
class PersonKeys {
public:
    explicit PersonKeys(const records::Citizen &citizen) : m_citizen(&citizen) {}
    const std::vector<std::string> &names() const;
    const std::vector<std::string> &kana() const;
    const std::vector<std::string> &romaji() const;
    const std::vector<std::string> &phones() const; ///< digits
    const std::string &number() const;
    const std::string &address() const;
    const std::string &birth() const { return m_citizen->birthDate; } ///< whole or partial

private:
    using Keys = std::optional<std::vector<std::string>>;
    const records::Citizen *m_citizen;
    mutable Keys m_names;
    mutable Keys m_kana;
    mutable Keys m_romaji;
    mutable Keys m_phones;
    mutable std::optional<std::string> m_number;
    mutable std::optional<std::string> m_address;
};

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
std::vector<std::uint64_t> tokensOf(const records::Citizen &citizen);

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
