// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/replica/queries.h"
#include "yorisoi/storage/connection.h"

namespace yorisoi::replica {

/// One range of the table, newest first: a page without filters reads only what it shows.
base::Result<TimelinePage> readTimeline(storage::Connection &connection,
                                        const TimelineQuery &query);
base::Result<TimelineFacets> readFacets(storage::Connection &connection, const base::Uuid &citizen);

} // namespace yorisoi::replica
