// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/crypto/signature.h"

#include <sodium.h>

#include "sodium_ready.h"

namespace yorisoi::crypto {

static_assert(SecretKey::kBytes == crypto_sign_SEEDBYTES);
static_assert(sizeof(Signature) == crypto_sign_BYTES);

bool VerifyKey::verify(Bytes message, const Signature &signature) const
{
    sodiumReady();
    return crypto_sign_verify_detached(raw(signature.data()), raw(message.data()), message.size(),
                                       raw(m_bytes.data())) == 0;
}

SigningKey SigningKey::generate()
{
    return fromSeed(randomKey());
}

SigningKey SigningKey::fromSeed(const SecretKey &seed)
{
    sodiumReady();
    static_assert(SecretBytes<64>::kBytes == crypto_sign_SECRETKEYBYTES);
    SecretBytes<64> secret;
    std::array<std::byte, 32> open{};
    crypto_sign_seed_keypair(raw(open.data()), raw(secret.writable().data()),
                             raw(seed.bytes().data()));
    return SigningKey(std::move(secret), VerifyKey(open));
}

Signature SigningKey::sign(Bytes message) const
{
    Signature signature;
    crypto_sign_detached(raw(signature.data()), nullptr, raw(message.data()), message.size(),
                         raw(m_secret.bytes().data()));
    return signature;
}

SecretKey SigningKey::seed() const
{
    SecretKey seed;
    crypto_sign_ed25519_sk_to_seed(raw(seed.writable().data()), raw(m_secret.bytes().data()));
    return seed;
}

} // namespace yorisoi::crypto
