// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "yorisoi/base/calendar.h"
#include "yorisoi/text/business_days.h"

namespace yorisoi::synthetic {

/// `text::addBusinessDays` as a table over a span of days, because a history of millions of events
/// asks it millions of times. Days are days since 1970-01-01.
class WorkDays {
public:
    WorkDays(int first, int last) : m_first(first)
    {
        for (int day = first; day <= last; ++day) {
            if (text::isBusinessDay(base::fromDayNumber(day)))
                m_days.push_back(day);
            m_upTo.push_back(m_days.size());
        }
    }
    /// The `count`-th business day after a day; 0 gives the day itself or the next business day.
    int add(int day, int count) const
    {
        const auto at = static_cast<std::size_t>(
            std::clamp(day - m_first, 0, static_cast<int>(m_upTo.size()) - 1));
        std::size_t index = m_upTo[at];
        const bool isBusinessDay = index > 0 && m_days[index - 1] == day;
        if (count == 0 && isBusinessDay)
            return day;
        index += static_cast<std::size_t>(std::max(count, 1)) - 1;
        return m_days[std::min(index, m_days.size() - 1)];
    }
    /// The `count`-th business day before a day.
    int subtract(int day, std::size_t count) const
    {
        const auto at = static_cast<std::size_t>(
            std::clamp(day - 1 - m_first, 0, static_cast<int>(m_upTo.size()) - 1));
        return m_days[m_upTo[at] > count ? m_upTo[at] - count : 0];
    }

private:
    int m_first;
    std::vector<int> m_days;
    std::vector<std::size_t> m_upTo; ///< how many business days up to and with a day
};

} // namespace yorisoi::synthetic
