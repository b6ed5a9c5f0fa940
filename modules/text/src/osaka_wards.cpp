// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/text/osaka_wards.h"

#include <array>

#include "address_chars.h"
#include "chars.h"
#include "utf8.h"
#include "yorisoi/text/normalize.h"

namespace yorisoi::text {

namespace {

constexpr std::array<OsakaWard, 24> kWards{{
    {"27102", "都島区", "みやこじまく", "Miyakojima Ward"},
    {"27103", "福島区", "ふくしまく", "Fukushima Ward"},
    {"27104", "此花区", "このはなく", "Konohana Ward"},
    {"27106", "西区", "にしく", "Nishi Ward"},
    {"27107", "港区", "みなとく", "Minato Ward"},
    {"27108", "大正区", "たいしょうく", "Taisho Ward"},
    {"27109", "天王寺区", "てんのうじく", "Tennoji Ward"},
    {"27111", "浪速区", "なにわく", "Naniwa Ward"},
    {"27113", "西淀川区", "にしよどがわく", "Nishiyodogawa Ward"},
    {"27114", "東淀川区", "ひがしよどがわく", "Higashiyodogawa Ward"},
    {"27115", "東成区", "ひがしなりく", "Higashinari Ward"},
    {"27116", "生野区", "いくのく", "Ikuno Ward"},
    {"27117", "旭区", "あさひく", "Asahi Ward"},
    {"27118", "城東区", "じょうとうく", "Joto Ward"},
    {"27119", "阿倍野区", "あべのく", "Abeno Ward"},
    {"27120", "住吉区", "すみよしく", "Sumiyoshi Ward"},
    {"27121", "東住吉区", "ひがしすみよしく", "Higashisumiyoshi Ward"},
    {"27122", "西成区", "にしなりく", "Nishinari Ward"},
    {"27123", "淀川区", "よどがわく", "Yodogawa Ward"},
    {"27124", "鶴見区", "つるみく", "Tsurumi Ward"},
    {"27125", "住之江区", "すみのえく", "Suminoe Ward"},
    {"27126", "平野区", "ひらのく", "Hirano Ward"},
    {"27127", "北区", "きたく", "Kita Ward"},
    {"27128", "中央区", "ちゅうおうく", "Chuo Ward"},
}};

} // namespace

std::span<const OsakaWard> osakaWards()
{
    return kWards;
}

const OsakaWard *findOsakaWard(std::string_view nameOrCode)
{
    const std::u32string asked = foldPlace(utf8::decode(nfkc(nameOrCode)));
    for (const auto &ward : kWards) {
        const std::u32string name = foldPlace(utf8::decode(ward.name));
        if (asked == name || asked == std::u32string_view(name).substr(0, name.size() - 1) ||
            nameOrCode == ward.code)
            return &ward;
    }
    return nullptr;
}

} // namespace yorisoi::text
