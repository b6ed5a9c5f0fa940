// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

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

/// How the file of the copy is.
struct CopyHealth {
    std::optional<base::Error> damage;        ///< found by a check or met by a read
    std::optional<base::Error> countsFailure; ///< why the counts cannot be read now
    base::Instant countedAt{};                ///< when they could be read last; 0 = never
};
/// Whether an error of the copy means that its file is damaged.
bool isDamage(base::ErrorCode code);

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
/// Counts that cannot be read are a dash with the reason, never 0; a damaged copy is said in the
/// place of the connection, which is not to blame.
StatusWords describe(const sync::ServiceStatus &status, const replica::SyncCounts &counts,
                     base::Instant now, const CopyHealth &health = {});

/// 3分 / 3 min; seconds under a minute, hours from two hours on.
QString spanWords(std::chrono::milliseconds span);

/// From this much on, the machine's clock is said to be wrong.
inline constexpr std::chrono::milliseconds kClockTolerance = std::chrono::minutes(2);

} // namespace yorisoi::ui_shell
