// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

#include "yorisoi/crypto/secret.h"

namespace yorisoi::crypto {

using Digest = std::array<std::byte, 32>;

/// SHA-256 (FIPS 180-4).
Digest sha256(Bytes data);
Digest sha256(std::string_view data);

/// SHA-256 of data that arrives in pieces.
class Sha256 {
public:
    Sha256();
    Sha256 &add(Bytes data);
    Sha256 &add(std::string_view data) { return add(bytesOf(data)); }
    /// The digest of everything added; afterwards the object is as new.
    Digest finish();

private:
    void begin();
    alignas(64) std::array<std::byte, 128> m_state{};
};

using ShortHash = std::array<std::byte, 16>;

/// BLAKE2b (RFC 7693) of 128 bits: for telling many small things apart quickly, not for signing.
ShortHash shortHash(std::string_view data);

/// HMAC-SHA256 (RFC 2104) with a key of any length.
Digest hmacSha256(Bytes key, Bytes data);

/// A key derived from another for one purpose: BLAKE2b keyed with `key` over `purpose` and then
/// each part preceded by its length, so no two lists of parts mix up. More parts may be added for
/// new purposes.
SecretKey deriveSubkey(const SecretKey &key, std::string_view purpose,
                       std::initializer_list<Bytes> parts = {});

} // namespace yorisoi::crypto
