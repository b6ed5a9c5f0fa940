// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/replica/queries.h"
#include "yorisoi/storage/connection.h"

namespace yorisoi::replica {

/// Counting and ordering read indexes that hold all filters; only the lines of the page are read.
base::Result<CasePage> readCases(storage::Connection &connection, const CaseQuery &query);

} // namespace yorisoi::replica
