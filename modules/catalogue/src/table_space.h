// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dmn_document.h"
#include "yorisoi/decision/value.h"

namespace yorisoi::catalogue {

/// A set of the classes of a column.
using ClassSet = std::vector<std::uint64_t>;

bool isEmpty(const ClassSet &set);
ClassSet intersection(const ClassSet &a, const ClassSet &b);
ClassSet difference(const ClassSet &a, const ClassSet &b);
/// Of a set that is not empty.
std::size_t firstOf(const ClassSet &set);

/// The values of one input column in as many classes as its tests tell apart: every limit, what
/// lies between two limits, the texts that are named and one that is not, and null. A limit that is
/// an expression (`料率.…`) may lie before, on or after each value, or be unknown.
class ColumnSpace {
public:
    /// Nothing when there are too many classes to look at.
    static std::optional<ColumnSpace> of(const DmnTable &table, std::size_t column);

    /// The classes on which the test of a rule (from 0) holds.
    const ClassSet &of(std::size_t rule) const { return m_sets[rule]; }
    bool isAny(std::size_t rule) const { return m_any[rule]; }
    /// Every class has a value that really occurs. Otherwise some may be impossible, as nobody
    /// knows how two expressions compare.
    bool exact() const { return m_exact; }
    /// The value that stands for a class, as FEEL.
    std::string exampleOf(std::size_t classNumber) const;

private:
    std::vector<ClassSet> m_sets;
    std::vector<bool> m_any;
    std::vector<decision::Value> m_values;
    bool m_exact = true;
};

} // namespace yorisoi::catalogue
