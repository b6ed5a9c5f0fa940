// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "yorisoi/entitlements/entitlement.h"

namespace yorisoi::entitlements {

/// One service that comes out otherwise for a household.
struct OutcomeChange {
    std::string service;
    /// "児童手当：該当 10,000円 → 該当 15,000円".
    Words words;
};

/// What another catalogue (or another day) changes for a household: verdict, amount, who it is for.
/// Services that only one of the two knows are in it, too. In the order of `after`.
std::vector<OutcomeChange> outcomeChanges(const Assessment &before, const Assessment &after);

} // namespace yorisoi::entitlements
