// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "yorisoi/replica/replica.h"
#include "yorisoi/ui_reception/person_list_model.h"

/// What reception offers before anything is typed. Not on the GUI thread.
namespace yorisoi::ui_reception {

/// Under which draft the copy keeps whom a member of staff has opened here: ids alone, encrypted
/// with everything else.
std::string recentKey(const std::string &staff);
/// At most this many are kept, the latest first.
inline constexpr std::size_t recentLimit = 12;

std::string encodeRecent(const std::vector<base::Uuid> &people);
/// Skips what is no id.
std::vector<base::Uuid> decodeRecent(const std::string &json);
/// The person first, each person once, `recentLimit` in all.
std::vector<base::Uuid> withLatest(std::vector<base::Uuid> people, const base::Uuid &person);

struct Waiting {
    std::vector<base::Uuid> recentIds;
    std::vector<PersonLine> recent; ///< of `recentIds`, those who are still in the copy
    std::vector<PersonLine> drafts; ///< unfinished records of contacts, the latest first
};
base::Result<Waiting> loadWaiting(const replica::Replica &replica, const std::string &staff);

} // namespace yorisoi::ui_reception
