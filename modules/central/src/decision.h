// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ward.h"
#include "yorisoi/base/clock.h"
#include "yorisoi/central/store.h"

namespace yorisoi::central {

/// Decides one command within the caller's transaction and writes rows, feed entries, effects, the
/// stored result and last the ward's head. An error undoes nothing by itself: the caller rolls
/// back.
///
/// Rejected, and stored as such, beyond what `records::apply` rejects:
///   `not-permitted`  another ward or device than `by`; a member of staff whom the ward does not
///                    know as active; an edit of rows that no command may change (staff, offices,
///                    devices, channel status, articles).
///   `individual-number`, `too-long`  in the purpose or office, which no field limits.
///   `already-exists` an id that stands for another row elsewhere in the ward.
///   `device-number`  numbers of a device's copy run 1, 2, 3, …: a number that another operation
///                    has used, so the copy went backwards. A hole is logged and nothing more: what
///                    follows a command that never could be sent is not to blame for it.
/// Rejected without being stored (receipt 0): an operation id that another device has used.
base::Result<records::OperationResult> decide(storage::Connection &connection, Ward &ward,
                                              const EnrolledDevice &by,
                                              const records::Command &command, base::Instant now);

} // namespace yorisoi::central
