// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "yorisoi/base/result.h"
#include "yorisoi/records/row.h"

namespace yorisoi::central {

/// Appends a row's values and field versions, about half as long as its JSON. Kind, cluster, id,
/// ward and revision are not in it: they are columns.
void encodeRow(const records::Row &row, std::string &out);

/// The inverse. `row` has kind, id, ward and revision already; fields that its release did not know
/// become 'not known'. `Corrupt` when the bytes are not of this form.
base::Status decodeRow(std::string_view bytes, const base::Uuid &cluster, records::Row &row);

} // namespace yorisoi::central
