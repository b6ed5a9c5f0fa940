// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "feed_mark.h"

namespace yorisoi::central {

/// See CentralStore::noteRestored. In one transaction of the caller's.
base::Status beginAfterRestore(storage::Connection &connection,
                               const std::function<base::Uuid()> &newId);
/// Every ward's head into the mark.
base::Status markAll(storage::Connection &connection, FeedMark &mark);

} // namespace yorisoi::central
