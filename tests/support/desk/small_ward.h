// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "headless_desk.h"
#include "yorisoi/central/store.h"

namespace yorisoi::test_support {

inline constexpr const char *kSmallWard = "27127";

/// A ward of an office, a clerk (`demo`) and a few made-up people, through a bulk load.
base::Result<std::vector<base::Uuid>> fillSmallWard(central::CentralStore &store,
                                                    std::size_t citizens);
/// Lets a desk of the small ward in.
base::Status enrolDesk(central::CentralStore &store, const HeadlessDesk::Identity &desk);

} // namespace yorisoi::test_support
