// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/base/clock.h"
#include "yorisoi/central/store.h"
#include "yorisoi/storage/connection.h"

/// What the store holds devices to: numbers that only grow, and withdrawals that come one by one.
namespace yorisoi::central {

inline constexpr const char *kNumbersWentBack = "numbers-went-back";
inline constexpr const char *kManyWithdrawals = "many-withdrawals";

/// Refused (`device-revoked`, `device-quarantined`, `device-epoch`) unless commands of the device's
/// copy of this epoch are heard. A device that is not enrolled here passes: who calls has proved
/// it.
base::Status checkHeard(storage::Connection &connection, const Uuid &device, std::int64_t epoch);

enum class NumberPlace : std::uint8_t { Next, Behind };
/// Where a command's number stands, and counts it when it is new. Numbers may leave holes, and
/// after a restore those that were lost may come again.
base::Result<NumberPlace> placeNumber(storage::Connection &connection, const Uuid &device,
                                      std::int64_t epoch, std::int64_t number);
/// Whether a copy that has used numbers up to `last` is one that went backwards.
base::Result<bool> isBehind(storage::Connection &connection, const Uuid &device, std::int64_t epoch,
                            std::int64_t last);

/// Counts a withdrawal that was made at `at` by the device's clock. True when that is more than 50
/// within a minute and nobody has released the brake.
base::Result<bool> isBrakeOn(storage::Connection &connection, const Uuid &device, base::Instant at,
                             base::Instant now);

/// Keeps a reason with a device's state. The state itself is set by `changeDeviceState`.
base::Status noteWhy(storage::Connection &connection, const Uuid &device, std::string_view why);
/// Before a device becomes active again: from which epoch on it is heard, and the brake is off for
/// an hour.
base::Status prepareRelease(storage::Connection &connection, const EnrolledDevice &device,
                            base::Instant now);
/// After a restore: numbers beyond those that are known may come again.
base::Status openNumbers(storage::Connection &connection);

} // namespace yorisoi::central
