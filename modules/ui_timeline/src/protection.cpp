// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/protection.h"

#include "yorisoi/base/calendar.h"

namespace yorisoi::ui_timeline {
namespace {

bool neverOrOlder(base::Instant asOf, base::Instant now)
{
    return asOf == base::Instant{} || now - asOf > kFreshFor;
}

bool protectsAddress(const records::Restriction &restriction)
{
    // A kind of a newer release may protect it too.
    return restriction.kind != "safety-note";
}

} // namespace

Standing standingOf(const records::Restriction &restriction, base::Instant now)
{
    if (restriction.state == "lifted")
        return Standing::Lifted;
    if (restriction.state != "active")
        return Standing::Unclear;
    const auto from = base::parseIsoDate(restriction.validFrom);
    const auto to = base::parseIsoDate(restriction.validTo);
    const bool partial = !from || (!to && !restriction.validTo.empty());
    if (partial || (to && *to < *from))
        return Standing::Unclear;
    return to && *to < base::dayInJapan(now) ? Standing::Overdue : Standing::InForce;
}

bool isStale(const records::Restriction &restriction, base::Instant now)
{
    return neverOrOlder(restriction.asOf, now);
}

Withheld withheldReason(const replica::CitizenCard &card, base::Instant now)
{
    bool unclear = false;
    bool stale = false;
    for (const auto &restriction : card.restrictions) {
        if (!protectsAddress(restriction))
            continue;
        switch (standingOf(restriction, now)) {
        case Standing::InForce:
        case Standing::Overdue:
            return Withheld::Restriction;
        case Standing::Unclear:
            unclear = true;
            break;
        case Standing::Lifted:
            stale = stale || isStale(restriction, now);
            break;
        }
    }
    if (unclear)
        return Withheld::UnclearRestriction;
    if (card.asOf == base::Instant{})
        return Withheld::UnknownCopy;
    if (neverOrOlder(card.asOf, now))
        return Withheld::StaleCopy;
    if (stale)
        return Withheld::StaleRestriction;
    return card.addressWithheld ? Withheld::UnclearRestriction : Withheld::No;
}

} // namespace yorisoi::ui_timeline
