// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/crypto/secret.h"

namespace yorisoi::crypto {

using ByteVector = std::vector<std::byte>;

/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha) with a random nonce of 24 bytes before the
/// ciphertext. `associated` is authenticated, not contained.
ByteVector seal(const SecretKey &key, Bytes plain, Bytes associated = {});
/// `Corrupt` when anything of it differs: key, associated data or a single bit.
base::Result<SecretBuffer> open(const SecretKey &key, Bytes sealed, Bytes associated = {});

using BoxPublicKey = std::array<std::byte, 32>;

/// For data that only the holder of the private key may read (X25519).
struct BoxKeyPair {
    BoxPublicKey publicKey{};
    SecretKey privateKey;

    static BoxKeyPair generate();
    /// The same seed gives the same pair.
    static BoxKeyPair fromSeed(const SecretKey &seed);
};

/// Anonymous: not even the sender can open it again (libsodium's sealed box).
base::Result<ByteVector> sealTo(const BoxPublicKey &receiver, Bytes plain);
base::Result<SecretBuffer> openSealed(const BoxKeyPair &receiver, Bytes sealed);

} // namespace yorisoi::crypto
