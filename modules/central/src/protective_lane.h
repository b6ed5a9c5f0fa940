// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/central/store.h"
#include "yorisoi/storage/connection.h"

namespace yorisoi::central {

/// Puts a restriction on the lane under the next number; does nothing for other kinds. What only
/// its own ward has to know (source, office, note) stays off.
base::Status noteProtection(storage::Connection &connection, const records::Row &row);
/// See CentralStore::protectiveChanges.
base::Result<ProtectivePage> readProtections(storage::Connection &connection, std::int64_t after,
                                             std::size_t most);

} // namespace yorisoi::central
