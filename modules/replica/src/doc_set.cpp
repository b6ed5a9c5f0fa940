// SPDX-License-Identifier: GPL-3.0-or-later
#include "doc_set.h"

#include <algorithm>
#include <bit>

namespace yorisoi::replica {
namespace {

std::uint16_t memberAt(storage::Blob container, std::size_t index)
{
    return static_cast<std::uint16_t>(std::to_integer<unsigned>(container[2 * index]) |
                                      std::to_integer<unsigned>(container[2 * index + 1]) << 8);
}

} // namespace

bool DocSet::empty() const
{
    return std::ranges::all_of(m_words, [](std::uint64_t word) { return word == 0; });
}

std::size_t DocSet::count() const
{
    std::size_t sum = 0;
    for (const std::uint64_t word : m_words)
        sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
}

DocSet &DocSet::operator|=(const DocSet &other)
{
    m_words.resize(std::max(m_words.size(), other.m_words.size()));
    for (std::size_t i = 0; i < other.m_words.size(); ++i)
        m_words[i] |= other.m_words[i];
    return *this;
}

DocSet &DocSet::operator&=(const DocSet &other)
{
    m_words.resize(std::min(m_words.size(), other.m_words.size()));
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= other.m_words[i];
    return *this;
}

DocSet &DocSet::subtract(const DocSet &other)
{
    const std::size_t common = std::min(m_words.size(), other.m_words.size());
    for (std::size_t i = 0; i < common; ++i)
        m_words[i] &= ~other.m_words[i];
    return *this;
}

void DocSet::addContainer(std::int64_t chunk, storage::Blob container)
{
    const std::int64_t first = chunk << 16;
    if (container.size() != kBitmapBytes) {
        for (std::size_t i = 0; i < container.size() / 2; ++i)
            add(first + memberAt(container, i));
        return;
    }
    const auto at = static_cast<std::size_t>(first) / 64;
    for (std::size_t i = 0; i < kBitmapBytes / 8 && at + i < m_words.size(); ++i) {
        std::uint64_t word = 0;
        for (std::size_t byte = 0; byte < 8; ++byte)
            word |= std::to_integer<std::uint64_t>(container[i * 8 + byte]) << (8 * byte);
        m_words[at + i] |= word;
    }
}

std::string packMembers(const Members &sorted)
{
    std::string out;
    if (sorted.size() * 2 >= kBitmapBytes) {
        out.resize(kBitmapBytes);
        for (const std::uint16_t member : sorted) {
            const auto at = static_cast<std::size_t>(member / 8);
            out[at] = static_cast<char>(static_cast<unsigned char>(out[at]) | 1u << member % 8);
        }
        return out;
    }
    out.reserve(sorted.size() * 2);
    for (const std::uint16_t member : sorted) {
        out += static_cast<char>(member & 0xff);
        out += static_cast<char>(member >> 8);
    }
    return out;
}

Members unpackMembers(storage::Blob container)
{
    Members members;
    if (container.size() != kBitmapBytes) {
        for (std::size_t i = 0; i < container.size() / 2; ++i)
            members.push_back(memberAt(container, i));
        return members;
    }
    for (std::size_t i = 0; i < kBitmapBytes * 8; ++i)
        if ((std::to_integer<unsigned>(container[i / 8]) >> i % 8 & 1) != 0)
            members.push_back(static_cast<std::uint16_t>(i));
    return members;
}

} // namespace yorisoi::replica
