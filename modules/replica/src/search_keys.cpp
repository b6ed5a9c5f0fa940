// SPDX-License-Identifier: GPL-3.0-or-later
#include "search_keys.h"

#include <algorithm>

#include "yorisoi/text/address.h"
#include "yorisoi/text/name_key.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/text/romaji.h"

namespace yorisoi::replica {
namespace {

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// Parts between blanks and middle dots, of either width.
std::vector<std::string_view> partsOf(std::string_view name)
{
    static constexpr std::string_view separators[] = {" ", "\u3000", "\u30fb", "\uff65", "\u00b7"};
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < name.size();) {
        std::size_t length = 0;
        for (const auto separator : separators)
            if (name.substr(i).starts_with(separator))
                length = separator.size();
        if (length == 0) {
            ++i;
            continue;
        }
        if (i > begin)
            parts.push_back(name.substr(begin, i - begin));
        i += length;
        begin = i;
    }
    if (begin < name.size())
        parts.push_back(name.substr(begin));
    return parts;
}

void addOnce(std::vector<std::string> &keys, std::string key)
{
    if (!key.empty() && std::ranges::find(keys, key) == keys.end())
        keys.push_back(std::move(key));
}

template <typename Fold>
void addName(std::vector<std::string> &keys, std::string_view name, Fold &&fold)
{
    if (name.empty())
        return;
    addOnce(keys, fold(name));
    const auto parts = partsOf(name);
    if (parts.size() > 1)
        for (const auto part : parts)
            addOnce(keys, fold(part));
}

class TokenList {
public:
    void add(Token kind, std::string_view text) { m_tokens.push_back(hashToken(kind, text)); }
    void addGrams(Token kind, std::string_view key, std::size_t size)
    {
        if (codePoints(key) >= size)
            for (const auto gram : grams(key, size))
                add(kind, gram);
    }
    void addPrefixes(Token kind, std::string_view key, std::size_t most)
    {
        const std::size_t length = std::min(most, codePoints(key));
        for (std::size_t n = 1; n <= length; ++n)
            add(kind, prefixOf(key, n));
    }
    std::vector<std::uint64_t> take()
    {
        std::ranges::sort(m_tokens);
        m_tokens.erase(std::ranges::unique(m_tokens).begin(), m_tokens.end());
        return std::move(m_tokens);
    }

private:
    std::vector<std::uint64_t> m_tokens;
};

} // namespace

std::string phoneKey(std::string_view phone)
{
    const std::string folded = text::foldWidth(phone);
    std::string digits;
    for (const char c : folded)
        if (c >= '0' && c <= '9')
            digits += c;
    // +81 90 … is dialled 090 … here.
    if (folded.find('+') != std::string::npos && digits.starts_with("81"))
        digits.replace(0, 2, digits.size() > 2 && digits[2] == '0' ? "" : "0");
    return digits;
}

std::string numberKey(std::string_view number)
{
    std::string key = text::nameKey(number);
    std::erase(key, '-');
    return key;
}

const std::vector<std::string> &PersonKeys::names() const
{
    if (!m_names) {
        m_names.emplace();
        for (const auto *name : {&m_citizen->nameStandard, &m_citizen->nameKoseki,
                                 &m_citizen->alias, &m_citizen->representative})
            addName(*m_names, *name, text::nameKey);
    }
    return *m_names;
}

const std::vector<std::string> &PersonKeys::kana() const
{
    if (!m_kana)
        addName(m_kana.emplace(), m_citizen->kana, text::kanaKey);
    return *m_kana;
}

const std::vector<std::string> &PersonKeys::romaji() const
{
    if (!m_romaji) {
        addName(m_romaji.emplace(), m_citizen->romaji, text::romajiKey);
        addName(*m_romaji, m_citizen->kana, text::romajiKeyFromKana);
    }
    return *m_romaji;
}

const std::vector<std::string> &PersonKeys::phones() const
{
    if (!m_phones) {
        m_phones.emplace();
        for (const auto *phone : {&m_citizen->phone, &m_citizen->phoneOther})
            addOnce(*m_phones, phoneKey(*phone));
    }
    return *m_phones;
}

const std::string &PersonKeys::number() const
{
    if (!m_number)
        m_number = numberKey(m_citizen->number);
    return *m_number;
}

const std::string &PersonKeys::address() const
{
    if (!m_address)
        m_address = m_citizen->address.empty() && m_citizen->building.empty()
                        ? std::string()
                        : text::addressKey(m_citizen->address + " " + m_citizen->building);
    return *m_address;
}

std::uint64_t hashToken(Token kind, std::string_view text)
{
    // FNV-1a, then the finaliser of MurmurHash3: short texts spread over all bits.
    std::uint64_t hash = 0xcbf29ce484222325u ^ static_cast<std::uint64_t>(kind);
    hash *= 0x100000001b3u;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3u;
    }
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdu;
    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53u;
    hash ^= hash >> 33;
    return hash >> 9;
}

std::vector<std::uint64_t> tokensOf(const records::Citizen &citizen)
{
    const PersonKeys keys(citizen);
    TokenList tokens;
    for (const auto &name : keys.names()) {
        tokens.addGrams(Token::NamePart, name, 2);
        tokens.addPrefixes(Token::NamePrefix, name, 2);
        tokens.add(Token::NameExact, name);
    }
    for (const auto &kana : keys.kana()) {
        tokens.addGrams(Token::KanaPart, kana, 2);
        tokens.addPrefixes(Token::KanaPrefix, kana, 2);
        tokens.add(Token::KanaExact, kana);
    }
    for (const auto &romaji : keys.romaji()) {
        tokens.addGrams(Token::RomajiPart, romaji, 3);
        tokens.addPrefixes(Token::RomajiPrefix, romaji, 3);
        tokens.add(Token::RomajiExact, romaji);
    }
    tokens.addGrams(Token::AddressPart, keys.address(), 2);
    for (const auto &phone : keys.phones()) {
        tokens.addGrams(Token::PhonePart, phone, 3);
        tokens.add(Token::PhonePrefix, prefixOf(phone, 3));
        tokens.add(Token::PhoneExact, phone);
    }
    if (!keys.number().empty()) {
        tokens.addGrams(Token::NumberPart, keys.number(), 3);
        tokens.add(Token::NumberPrefix, prefixOf(keys.number(), 3));
        tokens.add(Token::NumberExact, keys.number());
    }
    if (keys.birth().size() >= 4)
        tokens.add(Token::BirthYear, keys.birth().substr(0, 4));
    if (keys.birth().size() >= 7)
        tokens.add(Token::BirthMonth, keys.birth().substr(0, 7));
    if (keys.birth().size() >= 10)
        tokens.add(Token::BirthDay, keys.birth().substr(0, 10));
    return tokens.take();
}

std::vector<std::string_view> grams(std::string_view key, std::size_t size)
{
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < key.size(); ++i)
        if (!continues(key[i]))
            starts.push_back(i);
    starts.push_back(key.size());
    std::vector<std::string_view> found;
    for (std::size_t i = 0; i + size < starts.size(); ++i)
        found.push_back(key.substr(starts[i], starts[i + size] - starts[i]));
    return found;
}

std::string_view prefixOf(std::string_view key, std::size_t count)
{
    std::size_t i = 0;
    while (i < key.size()) {
        if (!continues(key[i]) && count-- == 0)
            return key.substr(0, i);
        ++i;
    }
    return key;
}

std::size_t codePoints(std::string_view key)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(key, [](char c) { return !continues(c); }));
}

} // namespace yorisoi::replica
