// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "yorisoi/base/calendar.h"

/// Civil time of Japan in the words of a timeline, in the current language. GUI thread.
namespace yorisoi::ui_timeline {

using base::Date;
using base::Instant;

/// 2026年11月（令和8年） / November 2026.
QString monthHeading(Instant at);
/// 24
QString dayNumber(Instant at);
/// 火 / Tue
QString weekday(Instant at);
/// 10:02
QString clockTime(Instant at);
/// 2026年11月24日（火） / Tue 24 Nov 2026
QString dayWords(Instant at);
/// 11月24日 10:02, with the year where it is not that of `now`.
QString shortMoment(Instant at, Instant now);
/// Days between, as 3日〜5日 with months and years only where they differ.
QString spanWords(Instant oldest, Instant newest);

/// The first (or, with `last`, the last) day that a person may mean: 令和6年, 2024-05,
/// 平成31年4月1日, S30.3.3. Nothing for what is no date.
std::optional<Date> dayMeant(const QString &typed, bool last);
/// 9:05, ９時５分, 0905 as minutes since midnight.
std::optional<int> minutesMeant(const QString &typed);

} // namespace yorisoi::ui_timeline
