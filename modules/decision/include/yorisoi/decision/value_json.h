// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "yorisoi/base/result.h"
#include "yorisoi/decision/evaluation.h"
#include "yorisoi/decision/value.h"

namespace yorisoi::decision {

/// A value from JSON. Numbers keep every digit that they are written with; a text stays a text
/// unless it is a FEEL at-literal ("@\"2026-04-01\""). Errors: InvalidInput with the position,
/// TooLarge when nested more than 500 levels or over 64 MiB.
base::Result<Value> valueFromJson(std::string_view json);
/// JSON of a value: numbers as numbers, temporal values in their ISO form, ranges and functions as
/// FEEL text.
std::string toJson(const Value &value);
/// {"result": …, "diagnostics": […], "trace": {"elements": […], "unknownInputs": […]}}; the trace
/// only when there is one.
std::string toJson(const Value &result, const std::vector<Diagnostic> &diagnostics,
                   const Trace *trace);

} // namespace yorisoi::decision
