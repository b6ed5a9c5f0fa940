// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "yorisoi/base/clock.h"
#include "yorisoi/decision/evaluation.h"
#include "yorisoi/decision/temporal.h"
#include "yorisoi/entitlements/report.h"

namespace yorisoi::entitlements {

/// "2024年10月1日", "1 October 2024".
Words wordsOf(const decision::Date &date);
decision::Date toDecisionDate(base::Date date);
base::Date toBaseDate(const decision::Date &date);
/// An annotation in one language: its values are read out as in `wordsOf`.
std::string readOut(const decision::TraceAnnotation &annotation, bool japanese);

} // namespace yorisoi::entitlements
