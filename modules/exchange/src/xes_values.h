// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "yorisoi/base/calendar.h"

namespace yorisoi::exchange {

bool isAttributeType(std::string_view element);
/// Whether a value is one of its type (xs:dateTime, xs:long, xs:double, xs:boolean, a UUID).
bool isValueOf(std::string_view type, std::string_view value);
/// A point of time of an xs:dateTime; one without an offset is read as UTC.
base::Result<base::Instant> instantOf(std::string_view dateTime);

} // namespace yorisoi::exchange
