// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "yorisoi/base/calendar.h"

namespace yorisoi::ui_queue {

/// How pressing a due date is.
enum class Urgency : std::uint8_t {
    None,    ///< no whole due date, or the case is not open
    Later,   ///< more than three business days away
    Soon,    ///< `days` business days are left, one to three
    LastDay, ///< today is the last business day before it
    Today,   ///< due today
    Overdue, ///< `days` calendar days ago
};

struct Due {
    Urgency urgency = Urgency::None;
    int days = 0;
    friend bool operator==(const Due &, const Due &) = default;
};

/// `dueDate` ISO 8601 as in the record, `status` a token of a case. Pure.
Due dueOn(std::string_view dueDate, std::string_view status, base::Date today);

} // namespace yorisoi::ui_queue
