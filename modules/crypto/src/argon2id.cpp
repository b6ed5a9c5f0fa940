// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/crypto/argon2id.h"

#include <algorithm>

#include <sodium.h>

#include "sodium_ready.h"

namespace yorisoi::crypto {

using base::ErrorCode;

static_assert(sizeof(Salt) == crypto_pwhash_argon2id_SALTBYTES);

Salt randomSalt()
{
    Salt salt;
    randomBytes(salt);
    return salt;
}

base::Result<SecretKey> deriveKey(Bytes pin, const Salt &salt, const Argon2Cost &cost)
{
    if (cost.memoryBytes < Argon2Cost::kLeastMemory || cost.memoryBytes > Argon2Cost::kMostMemory ||
        cost.passes < 1 || cost.passes > Argon2Cost::kMostPasses)
        return base::fail(ErrorCode::InvalidInput, "argon2id: cost is out of range");
    sodiumReady();
    SecretKey key;
    const char *characters = pin.empty() ? "" : reinterpret_cast<const char *>(pin.data());
    if (crypto_pwhash(raw(key.writable().data()), key.bytes().size(), characters, pin.size(),
                      raw(salt.data()), cost.passes, cost.memoryBytes,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return base::fail(ErrorCode::Overloaded, "argon2id: not enough memory now");
    return key;
}

base::Result<Argon2Cost> calibrate(const base::Clock &clock, std::chrono::milliseconds target)
{
    constexpr std::uint64_t kLeastPasses = 3;
    Argon2Cost probe;
    // The first call also pays for touching the memory; the shorter of two is the steady speed.
    auto shortest = std::chrono::nanoseconds::max();
    probe.passes = 1;
    for (int round = 0; round < 2; ++round) {
        const auto before = clock.monotonic();
        YORISOI_TRY(deriveKey(bytesOf("calibration"), Salt{}, probe));
        shortest = std::min(shortest, clock.monotonic() - before);
    }
    const auto perPass = std::max<std::int64_t>(shortest.count(), 1);
    const auto wanted = std::chrono::nanoseconds(target).count();
    const auto passes = static_cast<std::uint64_t>((wanted + perPass - 1) / perPass);
    return Argon2Cost{std::clamp(passes, kLeastPasses, Argon2Cost::kMostPasses),
                      Argon2Cost::kLeastMemory};
}

} // namespace yorisoi::crypto
