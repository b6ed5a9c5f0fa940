// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "yorisoi/decision/value.h"
#include "yorisoi/entitlements/entitlement.h"

namespace yorisoi::entitlements {

/// As JSON with both languages; one object, documented in the module's README.
std::string toJson(const Assessment &assessment);
/// For a person, in "ja" or "en". `explain`: also why, what is missing, sources.
std::string toText(const Assessment &assessment, std::string_view language, bool explain);

/// A value as it is read out: numbers with separators, dates as 2024年10月1日 and 1 October 2024,
/// values of enumerations in the language.
Words wordsOf(const decision::Value &value);
/// "15,000".
std::string grouped(const decision::Decimal &number);

} // namespace yorisoi::entitlements
