// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ward.h"
#include "yorisoi/records/command.h"
#include "yorisoi/records/row.h"

namespace yorisoi::central {

/// What goes with a person from one ward to another.
struct MovePlan {
    Ward to;
    std::vector<records::Row> rows; ///< as they stand in the ward that the person leaves
    /// Their household stays with those who stay, and the reference to it is cut.
    bool leavesHousehold = false;
};

/// NotFound: the person is not in the ward. InvalidInput: the command cannot be meant, or there is
/// no such other ward. Reads all cases, opinions and checklists of the ward: they are not kept by
/// person.
base::Result<base::Result<MovePlan>> planMove(storage::Connection &connection, const Ward &from,
                                              const records::Command &command);

/// Removals on the feed of `from`, everything on the feed of the other ward, and who did what to
/// the rows goes along. Saves both heads, in ascending order of their codes.
base::Status carryOut(storage::Connection &connection, Ward &from, MovePlan &plan,
                      const records::Command &command, std::int64_t receipt);

/// The ward to which something that the command names has moved; empty when nothing has.
base::Result<std::string> whereMoved(storage::Connection &connection, std::int64_t ward,
                                     const records::Command &command);

} // namespace yorisoi::central
