// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "yorisoi/base/result.h"

namespace yorisoi::crypto {

using Bytes = std::span<const std::byte>;

inline Bytes bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// Bytes that must not leak: in libsodium's guarded memory (locked where the system allows it, left
/// out of core dumps, between guard pages), wiped when it goes. Not copyable by accident: say
/// `clone()`. Running out of that memory ends the program, as running out of any memory does.
class SecretBuffer {
public:
    SecretBuffer() = default;
    /// Zeroes.
    explicit SecretBuffer(std::size_t size);
    explicit SecretBuffer(Bytes copied);
    SecretBuffer(SecretBuffer &&other) noexcept
        : m_data(std::exchange(other.m_data, nullptr)),
          m_size(std::exchange(other.m_size, 0))
    {
    }
    SecretBuffer &operator=(SecretBuffer &&other) noexcept;
    ~SecretBuffer();

    SecretBuffer clone() const { return SecretBuffer(bytes()); }
    std::size_t size() const { return m_size; }
    std::span<std::byte> writable() { return {m_data, m_size}; }
    Bytes bytes() const { return {m_data, m_size}; }

private:
    std::byte *m_data = nullptr;
    std::size_t m_size = 0;
};

/// The same with a size the compiler knows.
template <std::size_t N>
class SecretBytes {
public:
    static constexpr std::size_t kBytes = N;

    SecretBytes() : m_buffer(N) {}
    explicit SecretBytes(std::span<const std::byte, N> copied) : m_buffer(Bytes(copied)) {}

    SecretBytes clone() const { return SecretBytes(bytes()); }
    std::span<std::byte, N> writable()
    {
        return std::span<std::byte, N>(m_buffer.writable().data(), N);
    }
    std::span<const std::byte, N> bytes() const
    {
        return std::span<const std::byte, N>(m_buffer.bytes().data(), N);
    }

private:
    SecretBuffer m_buffer;
};

/// 256 bits: the size of every symmetric key here.
using SecretKey = SecretBytes<32>;

/// From the operating system's generator.
SecretKey randomKey();
void randomBytes(std::span<std::byte> out);

/// Takes the same time wherever the two differ; their lengths are not secret.
bool equalInConstantTime(Bytes a, Bytes b);

} // namespace yorisoi::crypto
