// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/base/random.h"

#include <bit>
#include <cstring>
#include <sys/random.h>

namespace yorisoi::base {

void Random::fill(std::span<std::byte> out)
{
    while (!out.empty()) {
        const std::uint64_t word = next();
        const std::size_t n = std::min(out.size(), sizeof word);
        std::memcpy(out.data(), &word, n);
        out = out.subspan(n);
    }
}

std::uint64_t Random::below(std::uint64_t bound)
{
    const std::uint64_t rejected = (0 - bound) % bound;
    for (;;) {
        const std::uint64_t drawn = next();
        if (drawn >= rejected)
            return drawn % bound;
    }
}

double Random::unit()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

std::uint64_t SystemRandom::next()
{
    std::uint64_t word = 0;
    std::size_t have = 0;
    while (have < sizeof word) {
        const auto got =
            getrandom(reinterpret_cast<std::byte *>(&word) + have, sizeof word - have, 0);
        if (got > 0)
            have += static_cast<std::size_t>(got);
    }
    return word;
}

SeededRandom::SeededRandom(std::uint64_t seed)
{
    for (auto &word : m_state) {
        seed += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        word = z ^ (z >> 31);
    }
}

std::uint64_t SeededRandom::next()
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

} // namespace yorisoi::base
