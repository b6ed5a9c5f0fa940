// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace yorisoi::ctl {

/// The figures of a bench on standard output, for people.
void printBenchTable(const nlohmann::ordered_json &result);

} // namespace yorisoi::ctl
