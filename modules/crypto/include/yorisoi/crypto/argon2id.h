// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

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

/// What a derivation is to take of a processor: the lower end of the half to one second that a
/// thief is to need for each PIN they try, so that signing in is not felt as waiting.
inline constexpr std::chrono::milliseconds kDerivationTarget{500};

/// How fast a machine derives over 64 MiB, in processor time of one thread: time that others take
/// from it does not count, so a busy machine is not taken for a slow one.
struct Argon2Speed {
    std::chrono::nanoseconds start{0};   ///< before the first pass: memory is had and given back
    std::chrono::nanoseconds perPass{0}; ///< each pass

    friend bool operator==(const Argon2Speed &, const Argon2Speed &) = default;
};

/// Processor time that the calling thread has used so far.
std::chrono::nanoseconds threadCpuTime();

/// The best of several derivations of few and of more passes; takes about a second.
base::Result<Argon2Speed> measureArgon2();

/// The fewest passes over 64 MiB that do not fall short of `target` at that speed, at least 3 and
/// within the limit.
Argon2Cost costFor(const Argon2Speed &speed, std::chrono::nanoseconds target = kDerivationTarget);

/// `costFor` what was measured.
base::Result<Argon2Cost> calibrate(std::chrono::milliseconds target = kDerivationTarget);

/// A cost nearer to the target, where a derivation of `cost` that used `spent` of a processor was
/// far off it: under half of the target or over four times. None where it was not, or where the
/// limits above leave nothing better.
std::optional<Argon2Cost> recalibrated(const Argon2Cost &cost, std::chrono::nanoseconds spent,
                                       std::chrono::nanoseconds target = kDerivationTarget);

} // namespace yorisoi::crypto
