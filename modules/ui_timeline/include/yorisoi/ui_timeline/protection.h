// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "yorisoi/replica/queries.h"

namespace yorisoi::ui_timeline {

/// What is older is stale, and stale counts as protected.
inline constexpr std::chrono::hours kFreshFor{24};

/// Why an address and a telephone number are not shown; the first reason that holds.
enum class Withheld : std::uint8_t {
    No,
    Restriction,        ///< a restriction protects them (支援措置)
    StaleRestriction,   ///< lifted, by a source that has not confirmed it for `kFreshFor`
    UnclearRestriction, ///< its validity is not whole, or its state is not known
    UnknownCopy,        ///< this copy was never equal to the central CRM
    StaleCopy,          ///< … not for `kFreshFor`
};

/// Unknown or stale counts as protected: accidents with 支援措置 came from lists that were old.
Withheld withheldReason(const replica::CitizenCard &card, base::Instant now);

enum class Standing : std::uint8_t {
    InForce, ///< active, and not known to be over
    Overdue, ///< active although its validity has ended: in force until somebody lifts it
    Unclear, ///< dates not whole, in the wrong order, or a state of a newer release
    Lifted,
};
/// Where a restriction stands on the day of `now` in Japan.
Standing standingOf(const records::Restriction &restriction, base::Instant now);
/// The source has not confirmed it for `kFreshFor`, or never did.
bool isStale(const records::Restriction &restriction, base::Instant now);

} // namespace yorisoi::ui_timeline
