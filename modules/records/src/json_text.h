// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "yorisoi/records/value.h"

namespace yorisoi::records {

/// Appends a JSON string literal (RFC 8259 §7); only what must be escaped is.
void appendQuoted(std::string &out, std::string_view text);
void appendInteger(std::string &out, std::int64_t number);
/// Appends `null`, `true`, a number or a string.
void appendValue(std::string &out, const Value &value);

} // namespace yorisoi::records
