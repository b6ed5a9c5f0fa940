// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/crypto/secret.h"

#include <cstdlib>
#include <cstring>

#include <sodium.h>

#include "sodium_ready.h"

namespace yorisoi::crypto {

void sodiumReady()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        std::abort();
}

SecretBuffer::SecretBuffer(std::size_t size) : m_size(size)
{
    sodiumReady();
    m_data = static_cast<std::byte *>(sodium_malloc(size));
    if (!m_data)
        std::abort();
    sodium_memzero(m_data, size);
}

SecretBuffer::SecretBuffer(Bytes copied) : SecretBuffer(copied.size())
{
    if (!copied.empty())
        std::memcpy(m_data, copied.data(), copied.size());
}

SecretBuffer &SecretBuffer::operator=(SecretBuffer &&other) noexcept
{
    if (this != &other) {
        sodium_free(m_data);
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBuffer::~SecretBuffer()
{
    sodium_free(m_data);
}

SecretKey randomKey()
{
    SecretKey key;
    randomBytes(key.writable());
    return key;
}

void randomBytes(std::span<std::byte> out)
{
    sodiumReady();
    randombytes_buf(out.data(), out.size());
}

bool equalInConstantTime(Bytes a, Bytes b)
{
    return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

} // namespace yorisoi::crypto
