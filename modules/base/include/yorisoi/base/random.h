// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace yorisoi::base {

/// Where the core gets randomness from. Keys never come from here but from `crypto`.
class Random {
public:
    virtual ~Random() = default;
    virtual std::uint64_t next() = 0;
    void fill(std::span<std::byte> out);
    /// Uniform in [0, bound); `bound` > 0. Without modulo bias.
    std::uint64_t below(std::uint64_t bound);
    /// Uniform in [0, 1).
    double unit();
};

/// The operating system's generator. Thread-safe.
class SystemRandom final : public Random {
public:
    std::uint64_t next() override;
};

/// The same seed gives the same numbers on every machine (xoshiro256**, Blackman and Vigna 2018,
/// state from SplitMix64). Not thread-safe.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed);
    std::uint64_t next() override;

private:
    std::array<std::uint64_t, 4> m_state{};
};

} // namespace yorisoi::base
