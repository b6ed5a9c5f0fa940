// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ward.h"
#include "yorisoi/base/clock.h"
#include "yorisoi/central/store.h"
#include "yorisoi/crypto/signature.h"

namespace yorisoi::central {

/// What one call of a device may touch.
struct DeciderState {
    const EnrolledDevice &by;
    const crypto::SigningKey &receipts;
    base::Instant now;
    /// Set with an error: why the device has to be quarantined.
    std::string quarantine{};
    /// Wards other than the device's that a move has changed.
    std::vector<std::string> alsoChanged{};
};

/// Decides one command within the caller's transaction and writes rows, feed entries, effects, the
/// stored and signed result and last the ward's head. An error undoes nothing by itself: the caller
/// rolls back.
///
/// Rejected, and stored as such, beyond what `records::apply` rejects:
///   `not-permitted`  another ward or device than the caller; a member of staff whom the ward does
///                    not know as active; an edit of rows that no command may change (staff,
///                    offices, devices, channel status, articles); a move by others than
///                    supervisors and operators.
///   `needs-second-person`  the second person is not another active supervisor of the ward.
///   `individual-number`, `too-long`  in the purpose or office, which no field limits.
///   `already-exists` an id that stands for another row elsewhere in the ward.
///   `moved`          what it is about has gone to another ward, whose code is the detail.
///   `unknown-operation`, `unknown-kind`, `unknown-field`, `field-invalid`  not understood here.
/// Rejected without being stored (receipt 0): an operation id that another device has used.
///
/// Refused as an error: a number that lies behind what this device has used (`quarantine` is then
/// `numbers-went-back`), and withdrawals by the dozen (`many-withdrawals`). A hole in the numbers
/// is logged and nothing more: what follows a command that never could be sent is not to blame.
base::Result<records::OperationResult> decide(storage::Connection &connection, Ward &ward,
                                              DeciderState &state, const records::Command &command);

} // namespace yorisoi::central
