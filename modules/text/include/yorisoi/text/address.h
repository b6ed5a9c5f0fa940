// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace yorisoi::text {

/// A Japanese address in its parts; a part that the text does not have is empty.
struct Address {
    std::string prefecture; ///< 大阪府
    std::string city; ///< 大阪市, 世田谷区 (special ward), 三重郡菰野町 (with its county)
    std::string ward;   ///< 住之江区, of a designated city
    std::string street; ///< Kyoto's 通り名 before the town: 寺町通御池上る
    std::string town; ///< 町字 with 丁目 in kanji numerals as it is officially written: 赤川四丁目
    std::string block; ///< 番地・号 as numbers and hyphens: 17-2
    std::string rest;  ///< building, room, remarks

    friend bool operator==(const Address &, const Address &) = default;
};

/// Takes an address apart as people write it: any width, any hyphen, ヶ/ケ/が, の/ノ/之, variant
/// characters, 丁目・番・号 or hyphens, kanji or Arabic numerals, blanks anywhere, a postal code in
/// front. Municipalities come from the list of all 1,741 (2026) with the wards of the 20 designated
/// cities and are given in their official form; a missing prefecture or county is filled in where
/// the municipality's name is found once in Japan. A ward alone (住之江区…) is one of Osaka City's
/// where that has it. There is no list of towns: 阿倍野筋9-8-7 has the town 阿倍野筋 and the block
/// 9-8-7, and only `addressKey` says that it is 阿倍野筋九丁目8-7.
/// What is no address at all ends in `town` and `rest`. Pure, thread-safe, any bytes.
Address parseAddress(std::string_view text);

/// Equal for the spellings of one address: the official municipality, 大字 and 字 dropped, numbers
/// of 丁目, 番 and 号 with hyphens, kana and variants folded, no blanks, lower case. The key of a
/// fragment (南港北1-14) is found inside the key of the whole. Kyoto's street
/// names are left out of it.
std::string addressKey(std::string_view text);
std::string addressKey(const Address &address);

} // namespace yorisoi::text
