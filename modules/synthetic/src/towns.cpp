// SPDX-License-Identifier: GPL-3.0-or-later
#include "places.h"

#include <algorithm>

namespace yorisoi::synthetic {
namespace {

// Towns with how many 丁目 they have (0 = none), about a dozen a ward or all that it has.
constexpr Town kMiyakojima[] = {{"東野田町", 5}, {"片町", 2},     {"網島町", 0},   {"都島本通", 5},
                                {"都島北通", 2}, {"都島中通", 3}, {"都島南通", 2}, {"高倉町", 3},
                                {"友渕町", 3},   {"毛馬町", 5},   {"善源寺町", 2}, {"中野町", 5}};
constexpr Town kFukushima[] = {{"福島", 8}, {"玉川", 4},   {"野田", 6}, {"吉野", 5},
                               {"大開", 4}, {"海老江", 8}, {"鷺洲", 6}};
constexpr Town kKonohana[] = {{"西九条", 7},   {"四貫島", 2},   {"梅香", 3}, {"春日出北", 3},
                              {"春日出中", 3}, {"春日出南", 3}, {"伝法", 6}, {"高見", 3},
                              {"酉島", 6},     {"島屋", 6},     {"桜島", 3}, {"朝日", 2}};
constexpr Town kNishi[] = {{"江戸堀", 3}, {"京町堀", 3}, {"土佐堀", 3}, {"靱本町", 3},
                           {"阿波座", 2}, {"立売堀", 6}, {"新町", 4},   {"北堀江", 4},
                           {"南堀江", 4}, {"千代崎", 3}, {"九条", 3},   {"本田", 4}};
constexpr Town kMinato[] = {{"弁天", 6}, {"市岡", 4}, {"市岡元町", 3}, {"波除", 6},
                            {"磯路", 3}, {"三先", 2}, {"八幡屋", 4},   {"港晴", 5},
                            {"築港", 4}, {"田中", 3}, {"夕凪", 2},     {"南市岡", 3}};
constexpr Town kTaisho[] = {{"三軒家東", 6}, {"三軒家西", 3}, {"泉尾", 7},     {"千島", 3},
                            {"平尾", 5},     {"小林東", 3},   {"小林西", 2},   {"北村", 3},
                            {"鶴町", 5},     {"南恩加島", 7}, {"北恩加島", 2}, {"船町", 2}};
constexpr Town kTennoji[] = {{"上本町", 9},   {"上汐", 6},   {"生玉町", 0}, {"烏ヶ辻", 2},
                             {"勝山", 4},     {"北山町", 0}, {"小橋町", 0}, {"真法院町", 0},
                             {"玉造元町", 0}, {"寺田町", 2}, {"堂ヶ芝", 2}, {"夕陽丘町", 0}};
constexpr Town kNaniwa[] = {{"難波中", 3}, {"日本橋", 5}, {"恵美須東", 3}, {"恵美須西", 3},
                            {"敷津東", 3}, {"敷津西", 2}, {"大国", 3},     {"元町", 3},
                            {"幸町", 3},   {"桜川", 4},   {"塩草", 3},     {"戎本町", 2}};
constexpr Town kNishiyodogawa[] = {{"歌島", 4},   {"柏里", 3},   {"野里", 3},   {"花川", 2},
                                   {"姫島", 6},   {"姫里", 3},   {"御幣島", 6}, {"佃", 7},
                                   {"大和田", 6}, {"出来島", 3}, {"福町", 3},   {"大野", 3}};
constexpr Town kHigashiyodogawa[] = {{"淡路", 5},   {"東淡路", 5}, {"菅原", 7}, {"豊新", 5},
                                     {"上新庄", 3}, {"瑞光", 5},   {"小松", 5}, {"井高野", 4},
                                     {"大桐", 5},   {"下新庄", 6}, {"豊里", 7}, {"西淡路", 6}};
constexpr Town kHigashinari[] = {{"東小橋", 3}, {"玉津", 3},   {"中道", 4},     {"中本", 5},
                                 {"東中本", 3}, {"大今里", 4}, {"大今里西", 3}, {"大今里南", 6},
                                 {"深江北", 3}, {"深江南", 3}, {"神路", 4},     {"東今里", 3}};
constexpr Town kIkuno[] = {{"鶴橋", 5},   {"桃谷", 5},   {"勝山北", 5}, {"勝山南", 4},
                           {"生野東", 4}, {"生野西", 4}, {"林寺", 6},   {"巽北", 4},
                           {"巽中", 4},   {"巽南", 5},   {"小路", 3},   {"田島", 6}};
constexpr Town kAsahi[] = {{"赤川", 4}, {"大宮", 5},   {"清水", 5}, {"新森", 7},
                           {"千林", 2}, {"高殿", 7},   {"中宮", 5}, {"森小路", 2},
                           {"今市", 2}, {"太子橋", 3}, {"生江", 3}};
constexpr Town kJoto[] = {{"蒲生", 4},   {"関目", 6},   {"野江", 4},   {"成育", 5},
                          {"今福東", 3}, {"今福西", 6}, {"鴫野東", 3}, {"鴫野西", 5},
                          {"放出西", 3}, {"諏訪", 4},   {"古市", 3},   {"中央", 3}};
constexpr Town kAbeno[] = {{"阿倍野筋", 5}, {"旭町", 3},   {"天王寺町北", 3}, {"天王寺町南", 3},
                           {"昭和町", 5},   {"阪南町", 7}, {"西田辺町", 2},   {"帝塚山", 1},
                           {"北畠", 3},     {"松崎町", 4}, {"文の里", 4},     {"美章園", 3}};
constexpr Town kSumiyoshi[] = {{"長居", 4},     {"長居東", 4},   {"我孫子", 5}, {"苅田", 10},
                               {"杉本", 3},     {"山之内", 5},   {"墨江", 4},   {"住吉", 2},
                               {"帝塚山東", 5}, {"帝塚山西", 5}, {"万代", 6},   {"遠里小野", 7}};
constexpr Town kHigashisumiyoshi[] = {{"駒川", 5}, {"針中野", 4}, {"今川", 8},   {"桑津", 5},
                                      {"杭全", 8}, {"田辺", 6},   {"東田辺", 3}, {"北田辺", 6},
                                      {"湯里", 6}, {"矢田", 7},   {"鷹合", 4},   {"山坂", 5}};
constexpr Town kNishinari[] = {{"玉出東", 2},   {"玉出中", 2}, {"玉出西", 2}, {"岸里", 3},
                               {"天下茶屋", 3}, {"花園北", 2}, {"花園南", 2}, {"萩之茶屋", 3},
                               {"太子", 2},     {"山王", 3},   {"千本北", 2}, {"津守", 3}};
constexpr Town kYodogawa[] = {{"十三本町", 3}, {"十三東", 5}, {"塚本", 6},     {"新高", 6},
                              {"三国本町", 3}, {"東三国", 6}, {"西中島", 7},   {"宮原", 5},
                              {"木川東", 4},   {"木川西", 4}, {"三津屋北", 3}, {"加島", 4}};
constexpr Town kTsurumi[] = {{"鶴見", 6},     {"横堤", 5},   {"諸口", 6},   {"今津北", 5},
                             {"今津中", 5},   {"今津南", 4}, {"放出東", 3}, {"緑", 4},
                             {"茨田大宮", 4}, {"安田", 4},   {"徳庵", 2},   {"中茶屋", 2}};
constexpr Town kSuminoe[] = {{"安立", 4},     {"住之江", 3},   {"西住之江", 4}, {"浜口東", 3},
                             {"浜口西", 3},   {"粉浜", 3},     {"粉浜西", 3},   {"御崎", 8},
                             {"北加賀屋", 5}, {"南加賀屋", 4}, {"新北島", 8},   {"南港中", 8}};
constexpr Town kHirano[] = {{"平野本町", 5}, {"平野東", 4}, {"平野西", 6},     {"平野南", 4},
                            {"加美北", 9},   {"加美東", 7}, {"加美正覚寺", 4}, {"長吉長原", 4},
                            {"長吉出戸", 8}, {"喜連", 8},   {"喜連西", 6},     {"瓜破", 8}};
constexpr Town kKita[] = {{"天神橋", 8}, {"天満", 4},   {"東天満", 2}, {"西天満", 6}, {"曽根崎", 2},
                          {"中津", 7},   {"豊崎", 7},   {"本庄東", 3}, {"本庄西", 3}, {"長柄東", 3},
                          {"長柄西", 2}, {"大淀中", 5}, {"大淀南", 3}, {"中之島", 6}, {"同心", 2},
                          {"池田町", 0}, {"浪花町", 0}, {"国分寺", 2}};
constexpr Town kChuo[] = {{"谷町", 9},   {"上町", 1},   {"玉造", 2},     {"森ノ宮中央", 2},
                          {"内本町", 2}, {"南船場", 4}, {"島之内", 2},   {"高津", 3},
                          {"瓦屋町", 3}, {"松屋町", 0}, {"安堂寺町", 2}, {"農人橋", 3}};

struct WardPlaces {
    std::string_view ward;
    std::string_view postalCode;
    std::span<const Town> towns;
};
/// The ward's general postal code (「以下に掲載がない場合」): true of the ward, of no single house.
constexpr WardPlaces kWards[] = {
    {"27102", "534-0000", kMiyakojima},
    {"27103", "553-0000", kFukushima},
    {"27104", "554-0000", kKonohana},
    {"27106", "550-0000", kNishi},
    {"27107", "552-0000", kMinato},
    {"27108", "551-0000", kTaisho},
    {"27109", "543-0000", kTennoji},
    {"27111", "556-0000", kNaniwa},
    {"27113", "555-0000", kNishiyodogawa},
    {"27114", "533-0000", kHigashiyodogawa},
    {"27115", "537-0000", kHigashinari},
    {"27116", "544-0000", kIkuno},
    {"27117", "535-0000", kAsahi},
    {"27118", "536-0000", kJoto},
    {"27119", "545-0000", kAbeno},
    {"27120", "558-0000", kSumiyoshi},
    {"27121", "546-0000", kHigashisumiyoshi},
    {"27122", "557-0000", kNishinari},
    {"27123", "532-0000", kYodogawa},
    {"27124", "538-0000", kTsurumi},
    {"27125", "559-0000", kSuminoe},
    {"27126", "547-0000", kHirano},
    {"27127", "530-0000", kKita},
    {"27128", "540-0000", kChuo},
};

constexpr std::string_view kBuildings[] = {
    "メゾン",       "コーポ",       "ハイツ",   "グランド", "パーク", "サンハイム",
    "リバーサイド", "エスポワール", "シャトー", "ロイヤル", "プラザ", "ビレッジ",
    "レジデンス",   "フォレスト",   "アーバン", "スカイ",
};
constexpr std::string_view kBuildingTails[] = {
    "みどり", "あおば",   "けやき",     "なにわ",     "さくら", "ひだまり", "くすのき",
    "ゆうひ", "こもれび", "みおつくし", "はなみずき", "つばき", "ふじ",     "いちょう",
};

const WardPlaces *findPlaces(std::string_view ward)
{
    const auto found = std::ranges::find(kWards, ward, &WardPlaces::ward);
    return found == std::end(kWards) ? nullptr : &*found;
}

} // namespace

std::span<const Town> townsOf(std::string_view ward)
{
    const WardPlaces *places = findPlaces(ward);
    return places ? places->towns : std::span<const Town>{};
}

std::string_view postalCodeOf(std::string_view ward)
{
    const WardPlaces *places = findPlaces(ward);
    return places ? places->postalCode : std::string_view{};
}

Home makeHome(std::string_view wardName, std::span<const Town> towns, Dice &dice)
{
    const Town &town = dice.pick(towns);
    Home home;
    home.town = town.name;
    home.address = "大阪市";
    home.address += wardName;
    home.address += town.name;
    if (town.chome > 0)
        home.address += std::to_string(dice.between(1, town.chome)) + "丁目";
    home.address += std::to_string(dice.between(kFirstBlock, kLastBlock));
    home.address += '-';
    home.address += std::to_string(dice.between(1, 30));
    if (dice.permille(680)) {
        home.building = dice.pick(kBuildings);
        home.building += dice.pick(kBuildingTails);
        home.building += ' ';
        const int floor = dice.between(1, 14);
        home.building += std::to_string(floor * 100 + dice.between(1, 12));
        home.building += "号室";
    }
    return home;
}

} // namespace yorisoi::synthetic
