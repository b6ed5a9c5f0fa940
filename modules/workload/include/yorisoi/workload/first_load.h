// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "yorisoi/central/store.h"
#include "yorisoi/replica/replica.h"

namespace yorisoi::workload {

struct LoadFigures {
    std::int64_t rows = 0;
    std::int64_t bytes = 0;                    ///< compressed, as a network would carry them
    std::chrono::duration<double> snapshot{0}; ///< until the server had its snapshot ready
    std::chrono::duration<double> load{0};     ///< from there to a searchable copy
};

/// Fills the copy from the ward's snapshot, in this process and without a network: the floor below
/// which no first load on this machine can be. `look` sees each row.
base::Result<LoadFigures> loadDirectly(central::CentralStore &store, const std::string &ward,
                                       replica::Replica &copy,
                                       const std::function<void(const records::Row &)> &look);

} // namespace yorisoi::workload
