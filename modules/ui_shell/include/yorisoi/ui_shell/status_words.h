// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "yorisoi/replica/queries.h"
#include "yorisoi/sync/service.h"

namespace yorisoi::ui_shell {

enum class Tone { Quiet, Good, Busy, Warning, Alarm };

struct Statement {
    QString text; ///< empty: nothing to say
    QString detail;
    QString icon;
    Tone tone = Tone::Quiet;
};

/// What the status bar says, in the current language. Never more than is known: 'level' only when
/// the copy was found level with the CRM.
struct StatusWords {
    Statement connection;
    Statement onDevice, sent, accepted, applied; ///< the four honest states
    Statement attention;                         ///< conflicts and records that were not accepted
    Statement overdue;                           ///< the oldest record has waited too long
    Statement lastSync;
    Statement clock;
};
StatusWords describe(const sync::ServiceStatus &status, const replica::SyncCounts &counts,
                     base::Instant now);

/// 3分 / 3 min; seconds under a minute, hours from two hours on.
QString spanWords(std::chrono::milliseconds span);

/// From this much on, the machine's clock is said to be wrong.
inline constexpr std::chrono::milliseconds kClockTolerance = std::chrono::minutes(2);

} // namespace yorisoi::ui_shell
