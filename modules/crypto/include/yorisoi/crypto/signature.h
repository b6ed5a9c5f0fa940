// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

#include "yorisoi/base/result.h"
#include "yorisoi/crypto/secret.h"

namespace yorisoi::crypto {

using Signature = std::array<std::byte, 64>;

/// Ed25519 (RFC 8032).
class VerifyKey {
public:
    explicit VerifyKey(const std::array<std::byte, 32> &bytes) : m_bytes(bytes) {}
    const std::array<std::byte, 32> &bytes() const { return m_bytes; }
    bool verify(Bytes message, const Signature &signature) const;

    friend bool operator==(const VerifyKey &, const VerifyKey &) = default;

private:
    std::array<std::byte, 32> m_bytes;
};

class SigningKey {
public:
    static SigningKey generate();
    static SigningKey fromSeed(const SecretKey &seed);

    Signature sign(Bytes message) const;
    const VerifyKey &verifyKey() const { return m_verifyKey; }
    /// For keeping it wrapped; `fromSeed` gives the key back.
    SecretKey seed() const;

private:
    SigningKey(SecretBytes<64> secret, const VerifyKey &verifyKey)
        : m_secret(std::move(secret)),
          m_verifyKey(verifyKey)
    {
    }
    SecretBytes<64> m_secret;
    VerifyKey m_verifyKey;
};

} // namespace yorisoi::crypto
