// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "yorisoi/storage/statement.h"

namespace yorisoi::replica {

/// A set of citizens by their keys in the copy (1, 2, …), as a bitmap.
class DocSet {
public:
    DocSet() = default;
    explicit DocSet(std::int64_t greatestKey)
        : m_words(static_cast<std::size_t>(greatestKey) / 64 + 1)
    {
    }

    void add(std::int64_t key)
    {
        const auto at = static_cast<std::size_t>(key) / 64;
        if (at < m_words.size())
            m_words[at] |= std::uint64_t{1} << (static_cast<std::uint64_t>(key) % 64);
    }
    bool has(std::int64_t key) const
    {
        const auto at = static_cast<std::size_t>(key) / 64;
        return at < m_words.size() &&
               (m_words[at] >> (static_cast<std::uint64_t>(key) % 64) & 1) != 0;
    }
    bool empty() const;
    std::size_t count() const;
    DocSet &operator|=(const DocSet &other);
    DocSet &operator&=(const DocSet &other);
    DocSet &subtract(const DocSet &other);
    /// Calls `visit(key)` in growing order.
    template <typename Visit>
    void forEach(Visit &&visit) const
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            for (std::uint64_t rest = m_words[i]; rest != 0; rest &= rest - 1)
                visit(static_cast<std::int64_t>(i * 64) + __builtin_ctzll(rest));
    }
    /// Adds the members of one stored container: keys `chunk << 16` onwards.
    void addContainer(std::int64_t chunk, storage::Blob container);

private:
    std::vector<std::uint64_t> m_words;
};

/// The stored form of up to 65,536 keys of one chunk: sorted 16-bit numbers, least byte first, or a
/// bitmap of 8 KiB where that is smaller.
using Members = std::vector<std::uint16_t>;
inline constexpr std::size_t kBitmapBytes = 8192;
std::string packMembers(const Members &sorted);
Members unpackMembers(storage::Blob container);

} // namespace yorisoi::replica
