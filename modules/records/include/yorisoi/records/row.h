// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "yorisoi/records/entity.h"

namespace yorisoi::records {

/// One entity as stores and wires carry it: the values in the order of its `EntitySpec`, and for
/// each the revision at which it was last changed. `revision` counts the commands that changed the
/// row, from 1.
struct Row {
    EntityKind kind = EntityKind::Citizen;
    base::Uuid id;
    /// 全国地方公共団体コード of the ward (5 digits, e.g. `27103`) that keeps the row.
    std::string ward;
    std::int64_t revision = 1;
    std::vector<Value> values;
    /// Same length as `values`; empty means 'all at `revision`' (always so for append-only kinds).
    std::vector<std::int64_t> versions;

    /// Revision at which field `index` was last changed.
    std::int64_t versionOf(std::size_t index) const
    {
        return versions.empty() ? revision : versions[index];
    }
    /// The id in the cluster field, or a null Uuid.
    base::Uuid cluster() const;

    friend bool operator==(const Row &, const Row &) = default;
};

} // namespace yorisoi::records
