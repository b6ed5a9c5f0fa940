// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "yorisoi/base/random.h"

namespace yorisoi::synthetic {

/// Chance in whole numbers only, so that the same seed gives the same ward on every machine
/// whatever its floating point does.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}

    base::Random &random() { return m_random; }
    /// Uniform in [0, bound); 0 for no bound.
    std::size_t below(std::size_t bound)
    {
        return bound < 2 ? 0 : static_cast<std::size_t>(m_random.below(bound));
    }
    /// Uniform in [low, high].
    int between(int low, int high)
    {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low) + 1));
    }
    bool permille(std::size_t share) { return below(1000) < share; }
    template <typename Range>
    const auto &pick(const Range &range)
    {
        return range[below(std::size(range))];
    }

private:
    base::SeededRandom m_random;
};

/// Draws an index by weight in logarithmic time.
class WeightedChoice {
public:
    WeightedChoice() = default;
    void add(std::uint32_t weight) { m_sums.push_back(total() + weight); }
    std::uint64_t total() const { return m_sums.empty() ? 0 : m_sums.back(); }
    std::size_t draw(Dice &dice) const
    {
        const std::uint64_t drawn = dice.random().below(total());
        return static_cast<std::size_t>(std::upper_bound(m_sums.begin(), m_sums.end(), drawn) -
                                        m_sums.begin());
    }

private:
    std::vector<std::uint64_t> m_sums;
};

} // namespace yorisoi::synthetic
