// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/replica/queries.h"
#include "yorisoi/storage/connection.h"

namespace yorisoi::replica {

base::Result<ConflictPage> readConflicts(storage::Connection &connection,
                                         const ConflictQuery &query);

} // namespace yorisoi::replica
