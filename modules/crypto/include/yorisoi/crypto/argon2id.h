// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "yorisoi/base/clock.h"
#include "yorisoi/crypto/secret.h"

namespace yorisoi::crypto {

/// Cost of deriving a key from a PIN with Argon2id version 1.3, one lane (RFC 9106).
struct Argon2Cost {
    static constexpr std::size_t kLeastMemory = 64U * 1024 * 1024;
    static constexpr std::size_t kMostMemory = 1024U * 1024 * 1024;
    static constexpr std::uint64_t kMostPasses = 64;

    std::uint64_t passes = 3;
    std::size_t memoryBytes = kLeastMemory;

    friend bool operator==(const Argon2Cost &, const Argon2Cost &) = default;
};

using Salt = std::array<std::byte, 16>;
Salt randomSalt();

/// Takes as long as the cost says: never call it on a thread that draws. `InvalidInput` when the
/// cost is under 64 MiB or over the limits above (a file must not make us take all memory);
/// `Overloaded` when the memory cannot be had now.
base::Result<SecretKey> deriveKey(Bytes pin, const Salt &salt, const Argon2Cost &cost);

/// The passes over 64 MiB that come nearest to `target` on this machine without falling short, at
/// least 3 and within the limit; measures with `clock` and takes about a quarter of the target.
base::Result<Argon2Cost>
calibrate(const base::Clock &clock,
          std::chrono::milliseconds target = std::chrono::milliseconds(700));

} // namespace yorisoi::crypto
