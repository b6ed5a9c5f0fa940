// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace yorisoi::text {

/// One of the 24 administrative wards of Osaka City.
struct OsakaWard {
    std::string_view code; ///< 全国地方公共団体コード without check digit (JIS X 0402), e.g. 27125
    std::string_view name;    ///< 住之江区
    std::string_view kana;    ///< すみのえく
    std::string_view english; ///< Suminoe Ward, as the city writes it
};

/// In the order of their codes. All functions are thread-safe.
std::span<const OsakaWard> osakaWards();
/// By name (住之江区, 住ノ江区, 住之江) or code; nullptr when there is none.
const OsakaWard *findOsakaWard(std::string_view nameOrCode);

} // namespace yorisoi::text
