// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ward.h"
#include "yorisoi/central/store.h"

namespace yorisoi::central {

/// Adds the device and its row on the ward's feed. AlreadyExists.
base::Status addDevice(storage::Connection &connection, Ward &ward, const EnrolledDevice &device);
/// Changes its state and row; nothing when it is in that state already. NotFound, InvalidInput.
/// True when something changed; `ward` is then the device's.
base::Result<bool> changeDeviceState(storage::Connection &connection, const Uuid &device,
                                     std::string_view state, Ward &ward);
base::Result<std::optional<EnrolledDevice>> findDevice(storage::Connection &connection,
                                                       const Uuid &id);
/// By ward and name.
base::Result<std::vector<EnrolledDevice>> allDevices(storage::Connection &connection);

} // namespace yorisoi::central
