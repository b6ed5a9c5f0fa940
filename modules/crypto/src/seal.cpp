// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/crypto/seal.h"

#include <sodium.h>

#include "sodium_ready.h"

namespace yorisoi::crypto {
namespace {

using base::ErrorCode;

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(SecretKey::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(sizeof(BoxPublicKey) == crypto_box_PUBLICKEYBYTES);
static_assert(SecretKey::kBytes == crypto_box_SECRETKEYBYTES);

} // namespace

ByteVector seal(const SecretKey &key, Bytes plain, Bytes associated)
{
    sodiumReady();
    ByteVector sealed(kNonce + plain.size() + kTag);
    randombytes_buf(sealed.data(), kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed.data()) + kNonce, nullptr,
                                               raw(plain.data()), plain.size(),
                                               raw(associated.data()), associated.size(), nullptr,
                                               raw(sealed.data()), raw(key.bytes().data()));
    return sealed;
}

base::Result<SecretBuffer> open(const SecretKey &key, Bytes sealed, Bytes associated)
{
    sodiumReady();
    if (sealed.size() < kNonce + kTag)
        return base::fail(ErrorCode::Corrupt, "sealed data: too short");
    SecretBuffer plain(sealed.size() - kNonce - kTag);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw(plain.writable().data()), nullptr, nullptr, raw(sealed.data()) + kNonce,
            sealed.size() - kNonce, raw(associated.data()), associated.size(), raw(sealed.data()),
            raw(key.bytes().data())) != 0)
        return base::fail(ErrorCode::Corrupt, "sealed data: does not open");
    return plain;
}

BoxKeyPair BoxKeyPair::generate()
{
    return fromSeed(randomKey());
}

BoxKeyPair BoxKeyPair::fromSeed(const SecretKey &seed)
{
    sodiumReady();
    static_assert(SecretKey::kBytes == crypto_box_SEEDBYTES);
    BoxKeyPair pair;
    crypto_box_seed_keypair(raw(pair.publicKey.data()), raw(pair.privateKey.writable().data()),
                            raw(seed.bytes().data()));
    return pair;
}

base::Result<ByteVector> sealTo(const BoxPublicKey &receiver, Bytes plain)
{
    sodiumReady();
    ByteVector sealed(plain.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(raw(sealed.data()), raw(plain.data()), plain.size(),
                        raw(receiver.data())) != 0)
        return base::fail(ErrorCode::InvalidInput, "sealed box: not a public key");
    return sealed;
}

base::Result<SecretBuffer> openSealed(const BoxKeyPair &receiver, Bytes sealed)
{
    sodiumReady();
    if (sealed.size() < crypto_box_SEALBYTES)
        return base::fail(ErrorCode::Corrupt, "sealed box: too short");
    SecretBuffer plain(sealed.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(raw(plain.writable().data()), raw(sealed.data()), sealed.size(),
                             raw(receiver.publicKey.data()),
                             raw(receiver.privateKey.bytes().data())) != 0)
        return base::fail(ErrorCode::Corrupt, "sealed box: does not open");
    return plain;
}

} // namespace yorisoi::crypto
