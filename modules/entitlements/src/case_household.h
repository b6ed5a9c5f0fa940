// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "yorisoi/base/result.h"

namespace yorisoi::entitlements {

using CaseJson = nlohmann::ordered_json;

/// The household of a case in the form of the schema. InvalidInput names the part of the case.
base::Result<std::string> caseHousehold(const CaseJson &which);

} // namespace yorisoi::entitlements
