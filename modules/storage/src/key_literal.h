// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstring>
#include <string_view>

#include "yorisoi/storage/key.h"

namespace yorisoi::storage {

/// `x'…'`, SQLCipher's way to give a raw key; wiped when it goes.
class KeyLiteral {
public:
    explicit KeyLiteral(const Key &key)
    {
        constexpr std::string_view digits = "0123456789abcdef";
        auto out = m_text.begin();
        *out++ = 'x';
        *out++ = '\'';
        for (const std::byte byte : key.bytes()) {
            *out++ = digits[std::to_integer<std::size_t>(byte >> 4)];
            *out++ = digits[std::to_integer<std::size_t>(byte & std::byte{15})];
        }
        *out = '\'';
    }
    KeyLiteral(const KeyLiteral &) = delete;
    KeyLiteral &operator=(const KeyLiteral &) = delete;
    ~KeyLiteral() { explicit_bzero(m_text.data(), m_text.size()); }
    const char *data() const { return m_text.data(); }
    int size() const { return static_cast<int>(m_text.size()); }

private:
    std::array<char, 2 * Key::kBytes + 3> m_text{};
};

} // namespace yorisoi::storage
