// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/crypto/hash.h"

#include <cstdint>
#include <new>

#include <sodium.h>

#include "sodium_ready.h"

namespace yorisoi::crypto {
namespace {

crypto_hash_sha256_state *stateIn(std::array<std::byte, 128> &storage)
{
    static_assert(sizeof(crypto_hash_sha256_state) <= sizeof storage);
    return std::launder(reinterpret_cast<crypto_hash_sha256_state *>(storage.data()));
}

} // namespace

Digest sha256(Bytes data)
{
    Digest digest;
    crypto_hash_sha256(raw(digest.data()), raw(data.data()), data.size());
    return digest;
}

Digest sha256(std::string_view data)
{
    return sha256(bytesOf(data));
}

ShortHash shortHash(std::string_view data)
{
    ShortHash hash;
    crypto_generichash(raw(hash.data()), hash.size(), raw(bytesOf(data).data()), data.size(),
                       nullptr, 0);
    return hash;
}

Sha256::Sha256()
{
    begin();
}

void Sha256::begin()
{
    crypto_hash_sha256_init(::new (m_state.data()) crypto_hash_sha256_state);
}

Sha256 &Sha256::add(Bytes data)
{
    crypto_hash_sha256_update(stateIn(m_state), raw(data.data()), data.size());
    return *this;
}

Digest Sha256::finish()
{
    Digest digest;
    crypto_hash_sha256_final(stateIn(m_state), raw(digest.data()));
    begin();
    return digest;
}

Digest hmacSha256(Bytes key, Bytes data)
{
    Digest digest;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, raw(key.data()), key.size());
    crypto_auth_hmacsha256_update(&state, raw(data.data()), data.size());
    crypto_auth_hmacsha256_final(&state, raw(digest.data()));
    sodium_memzero(&state, sizeof state);
    return digest;
}

SecretKey deriveSubkey(const SecretKey &key, std::string_view purpose,
                       std::initializer_list<Bytes> parts)
{
    sodiumReady();
    SecretKey subkey;
    crypto_generichash_state state;
    crypto_generichash_init(&state, raw(key.bytes().data()), key.bytes().size(),
                            subkey.bytes().size());
    const auto add = [&state](Bytes part) {
        std::array<unsigned char, 8> length{};
        for (std::size_t i = 0; i < length.size(); ++i)
            length[i] = static_cast<unsigned char>(std::uint64_t{part.size()} >> (8 * i));
        crypto_generichash_update(&state, length.data(), length.size());
        crypto_generichash_update(&state, raw(part.data()), part.size());
    };
    add(bytesOf(purpose));
    for (const Bytes part : parts)
        add(part);
    crypto_generichash_final(&state, raw(subkey.writable().data()), subkey.bytes().size());
    sodium_memzero(&state, sizeof state);
    return subkey;
}

} // namespace yorisoi::crypto
