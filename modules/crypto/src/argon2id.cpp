// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/crypto/argon2id.h"

#include <algorithm>
#include <ctime>

#include <sodium.h>

#include "sodium_ready.h"

namespace yorisoi::crypto {

using base::ErrorCode;

namespace {

constexpr std::uint64_t kLeastPasses = 3;

} // namespace

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

std::chrono::nanoseconds threadCpuTime()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

base::Result<Argon2Speed> measureArgon2()
{
    constexpr int kRounds = 3;
    constexpr std::uint64_t kFew = 1;
    constexpr std::uint64_t kMore = 3;
    // Neighbours on the same processor and memory only ever make it slower: the best is the truth.
    const auto best = [](std::uint64_t passes) -> base::Result<std::chrono::nanoseconds> {
        Argon2Cost cost;
        cost.passes = passes;
        auto shortest = std::chrono::nanoseconds::max();
        for (int round = 0; round < kRounds; ++round) {
            const auto before = threadCpuTime();
            YORISOI_TRY(deriveKey(bytesOf("calibration"), Salt{}, cost));
            shortest = std::min(shortest, threadCpuTime() - before);
        }
        return shortest;
    };
    YORISOI_ASSIGN(const auto few, best(kFew));
    YORISOI_ASSIGN(const auto more, best(kMore));
    const std::chrono::nanoseconds perPass = std::max(
        (more - few) / static_cast<std::int64_t>(kMore - kFew), std::chrono::nanoseconds(1));
    return Argon2Speed{
        std::max(few - perPass * static_cast<std::int64_t>(kFew), std::chrono::nanoseconds(0)),
        perPass};
}

Argon2Cost costFor(const Argon2Speed &speed, std::chrono::nanoseconds target)
{
    const auto perPass = std::max<std::int64_t>(speed.perPass.count(), 1);
    const auto wanted = std::max<std::int64_t>((target - speed.start).count(), 0);
    const auto passes = static_cast<std::uint64_t>((wanted + perPass - 1) / perPass);
    return Argon2Cost{std::clamp(passes, kLeastPasses, Argon2Cost::kMostPasses),
                      Argon2Cost::kLeastMemory};
}

base::Result<Argon2Cost> calibrate(std::chrono::milliseconds target)
{
    YORISOI_ASSIGN(const Argon2Speed speed, measureArgon2());
    return costFor(speed, target);
}

std::optional<Argon2Cost> recalibrated(const Argon2Cost &cost, std::chrono::nanoseconds spent,
                                       std::chrono::nanoseconds target)
{
    if (cost.passes < 1 || (spent >= target / 2 && spent <= target * 4))
        return std::nullopt;
    const Argon2Cost better = costFor(
        {std::chrono::nanoseconds(0), spent / static_cast<std::int64_t>(cost.passes)}, target);
    // Less memory than a wrap has would not be better, whatever the time.
    if (cost.memoryBytes != better.memoryBytes || better == cost)
        return std::nullopt;
    return better;
}

} // namespace yorisoi::crypto
