// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ward.h"
#include "yorisoi/central/store.h"
#include "yorisoi/storage/database.h"

namespace yorisoi::central {

/// Told once, after the commit.
using BulkCommitted = std::function<void()>;

/// Begin a transaction on `writer` and keep both until the writer goes. `epoch` is the ward's new
/// one (Load) or that of a ward that was not there (Append).
base::Result<std::unique_ptr<BulkWriter>> beginBulkLoad(storage::Database::Lease writer,
                                                        std::string_view ward,
                                                        const base::Uuid &epoch,
                                                        BulkCommitted committed);
base::Result<std::unique_ptr<BulkWriter>> beginBulkAppend(storage::Database::Lease writer,
                                                          std::string_view ward,
                                                          const base::Uuid &epoch,
                                                          BulkCommitted committed);

/// InvalidInput unless the row could be of the ward.
base::Status checkBulkRow(const records::Row &row, std::string_view ward);

} // namespace yorisoi::central
