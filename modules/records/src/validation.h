// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "yorisoi/records/entity.h"

namespace yorisoi::records {

/// Why a value may not stand in a field: a reason token of `Application`, or empty when it may.
std::string_view whyInvalid(const FieldSpec &field, const Value &value);

} // namespace yorisoi::records
