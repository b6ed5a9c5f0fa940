// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_queue/due.h"

#include "yorisoi/text/business_days.h"

namespace yorisoi::ui_queue {
namespace {

constexpr int soonDays = 3;

} // namespace

Due dueOn(std::string_view dueDate, std::string_view status, base::Date today)
{
    const auto due = base::parseIsoDate(dueDate);
    if (!due || status != "open")
        return {};
    const int now = base::toDayNumber(today);
    const int end = base::toDayNumber(*due);
    if (end < now)
        return {Urgency::Overdue, now - end};
    if (end == now)
        return {Urgency::Today, 0};
    int left = 0;
    for (int day = now + 1; day <= end && left <= soonDays; ++day)
        left += text::isBusinessDay(base::fromDayNumber(day)) ? 1 : 0;
    if (left == 0)
        return {Urgency::LastDay, 0};
    return left <= soonDays ? Due{Urgency::Soon, left} : Due{Urgency::Later, 0};
}

} // namespace yorisoi::ui_queue
