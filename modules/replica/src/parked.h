// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outbox.h"

/// What is done with an operation that did not get through. Within one transaction.
namespace yorisoi::replica {

/// NotFound for an operation that is not this device's or is no longer kept.
base::Result<records::Command> readOperation(storage::Connection &connection,
                                             const base::Uuid &operation);
/// What a rejected operation meant, over what stands now.
base::Result<CommandDraft> draftAnew(RowStore &store, const base::Uuid &operation);
/// Puts a rejected operation away. NotFound when there is no rejected one of that id.
base::Status putRejectedAway(storage::Connection &connection, const base::Uuid &operation,
                             std::string_view why, base::Instant now);
/// See Replica::withdrawOperation.
base::Status withdraw(RowStore &store, const base::Uuid &operation, base::Instant now);
/// Operations that were not answered go on under another epoch of the device.
base::Status moveToEpoch(storage::Connection &connection, std::int64_t epoch);

} // namespace yorisoi::replica
