// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace yorisoi::text {

/// One prefecture: its cities (市; a designated city's wards after a colon, without 区), the
/// special wards of Tokyo (with 区), and its counties (郡) with their towns and villages.
struct PrefectureEntry {
    std::u32string_view name;
    std::u32string_view cities;
    std::u32string_view counties;
};

/// In the order of the prefecture codes (JIS X 0401). The municipalities of 2026.
extern const std::array<PrefectureEntry, 47> kPrefectures;

} // namespace yorisoi::text
