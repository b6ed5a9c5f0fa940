// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "yorisoi/base/result.h"

namespace yorisoi::ctl {

struct CatalogueDiff {
    std::filesystem::path older;
    std::filesystem::path newer;
    std::filesystem::path households;
    std::string asOf;
    std::string language; ///< "ja", "en"; empty: both
};

/// Prints what the newer catalogue says differently and, for each household, which results change.
base::Status diff(const CatalogueDiff &options);

} // namespace yorisoi::ctl
