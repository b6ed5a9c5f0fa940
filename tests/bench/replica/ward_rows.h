// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "yorisoi/base/random.h"
#include "yorisoi/records/entities.h"

namespace yorisoi::replica_bench {

/// A made-up ward for measuring: as many people and events as are asked for, in the order of a
/// snapshot. The same numbers give the same rows.
class WardRows {
public:
    WardRows(std::uint64_t citizens, std::uint64_t events) : m_citizens(citizens), m_events(events)
    {
    }
    /// Hands out NDJSON of whole lines, about a mebibyte at a time, until `sink` says no.
    base::Status write(const std::function<base::Status(std::string_view)> &sink) const;

    records::Citizen citizen(std::uint64_t number) const;
    std::uint64_t citizens() const { return m_citizens; }
    /// Sorted by number.
    static base::Uuid idOf(std::uint64_t number);
    static records::Event event(const base::Uuid &citizen, std::uint64_t number,
                                base::Random &random);

private:
    std::uint64_t m_citizens;
    std::uint64_t m_events;
};

} // namespace yorisoi::replica_bench
