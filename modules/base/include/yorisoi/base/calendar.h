// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/result.h"

namespace yorisoi::base {

/// `2026-11-24` (ISO 8601 calendar date, four-digit year).
std::string toIsoDate(Date date);
/// Refuses what is not a day of the calendar.
Result<Date> parseIsoDate(std::string_view text);
/// `2026-11-24T01:02:03.004Z` (RFC 3339, always UTC, always milliseconds).
std::string toIsoInstant(Instant instant);
/// RFC 3339 with any offset and 0–9 fractional digits (cut to milliseconds).
Result<Instant> parseIsoInstant(std::string_view text);
/// The day it is in Japan (UTC+9, no daylight saving since 1951).
Date dayInJapan(Instant instant);
/// 00:00 in Japan of that day.
Instant startOfDayInJapan(Date date);
/// Days since 1970-01-01.
int toDayNumber(Date date);
Date fromDayNumber(int days);
/// Full years between birth and a day (years complete on the birthday itself).
int ageOn(Date birth, Date day);

} // namespace yorisoi::base
