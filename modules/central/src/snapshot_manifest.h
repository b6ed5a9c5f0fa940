// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "yorisoi/central/store.h"

namespace yorisoi::central {

/// `{"id","epoch","ward","seq","hash","chunks":[{"bytes","rows","sha256"}]}`: on disk and on the
/// wire alike.
std::string toJson(const Snapshot &snapshot);
/// Corrupt when a member is missing or of another type.
base::Result<Snapshot> snapshotFromJson(std::string_view json);

} // namespace yorisoi::central
