// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "yorisoi/records/feed.h"
#include "yorisoi/storage/connection.h"

/// The few values of which a copy has one each.
namespace yorisoi::replica {

base::Result<std::optional<records::Cursor>> readCursor(storage::Connection &connection);
base::Status writeCursor(storage::Connection &connection, const records::Cursor &cursor);

base::Result<std::int64_t> readNumber(storage::Connection &connection, const char *name);
base::Status writeNumber(storage::Connection &connection, const char *name, std::int64_t value);

/// `NotFound` in a file that no device has claimed.
base::Result<base::Uuid> readDevice(storage::Connection &connection);
base::Status writeDevice(storage::Connection &connection, const base::Uuid &device);

} // namespace yorisoi::replica
