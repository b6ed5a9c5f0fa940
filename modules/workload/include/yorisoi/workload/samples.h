// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "yorisoi/base/random.h"
#include "yorisoi/records/entities.h"

namespace yorisoi::workload {

/// A person of the ward and what somebody might type to find them; empty where they have no such
/// thing, or where it may not find them.
struct Sample {
    base::Uuid citizen;
    std::string surname; ///< two kanji
    std::string kana;
    std::string address; ///< the town and the block, as on a form
    std::string phone;
    std::string birthDate;
};

/// Draws `wanted` people evenly from any number of rows (reservoir sampling). Not thread-safe.
class SampleTaker {
public:
    /// `random` must outlive it.
    SampleTaker(std::size_t wanted, base::Random &random) : m_wanted(wanted), m_random(random) {}
    void look(const records::Row &row);
    /// In random order.
    const std::vector<Sample> &samples() const { return m_samples; }

private:
    std::size_t m_wanted;
    base::Random &m_random;
    std::uint64_t m_seen = 0;
    std::vector<Sample> m_samples;
};

} // namespace yorisoi::workload
