// SPDX-License-Identifier: GPL-3.0-or-later
#include "offices.h"

#include <utility>

#include "yorisoi/synthetic/ward.h"
#include "yorisoi/text/osaka_wards.h"

namespace yorisoi::synthetic {
namespace {

struct Bureau {
    std::string_view domain;
    std::string_view code;
    std::string_view name;
    std::string_view english;
};
constexpr Bureau kBureaus[] = {
    {"childcare-education", "bureau-children", "こども青少年局", "Children and Youth Bureau"},
    {"welfare-care", "bureau-welfare", "福祉局", "Social Welfare Bureau"},
    {"health", "bureau-health", "健康局", "Public Health Bureau"},
    {"disaster-safety", "bureau-crisis", "危機管理室", "Office of Emergency Management"},
    {"community", "bureau-citizens", "市民局", "Citizens' Affairs Bureau"},
    {"culture-tourism", "bureau-culture", "経済戦略局（文化・観光）", "Culture and Tourism"},
    {"environment", "bureau-environment", "環境局", "Environment Bureau"},
    {"transport", "bureau-construction", "建設局", "Construction Bureau"},
    {"industry", "bureau-economy", "経済戦略局（産業）", "Economic Strategy Bureau"},
    {"common", "bureau-tax", "市税事務所", "Municipal Tax Office"},
};

constexpr std::string_view kMadeUp = "（架空）";

std::string madeUp(std::string_view name)
{
    std::string marked(name);
    marked += kMadeUp;
    return marked;
}

} // namespace

Directory::Directory(const Setting &setting, const Names &names, Dice &dice)
    : m_setting(setting),
      m_names(names),
      m_dice(dice)
{
    for (const auto &ward : text::osakaWards()) {
        std::string address = "大阪市";
        address += ward.name;
        address += townsOf(ward.code).front().name;
        address += std::to_string(kFirstBlock) + "-1";
        addOffice(std::string(ward.code), std::string(ward.name) + "役所",
                  std::string(ward.english) + " Office", "ward-office", std::move(address));
    }
    const std::string here = "大阪市" + setting.wardName;
    m_workplaces.ward.office = setting.ward;
    m_workplaces.van.office = setting.ward + "-van";
    m_workplaces.contactCentre.office = "contact-centre";
    addOffice(m_workplaces.van.office, setting.wardName + "移動窓口車 みおつくし号",
              "Service van Miotsukushi", "van", here);
    addOffice(m_workplaces.contactCentre.office, "総合コンタクトセンター", "Contact centre",
              "contact-centre", "大阪市");
    for (const auto &bureau : kBureaus) {
        addOffice(std::string(bureau.code), std::string(bureau.name), std::string(bureau.english),
                  "bureau", "大阪市");
        m_workplaces.bureaus[std::string(bureau.domain)].office = bureau.code;
    }

    addStaff(kDemoClerk, "窓口 花子", "マドグチ ハナコ", "clerk", m_workplaces.ward);
    // So that whoever tries it out finds cases of their own.
    m_workplaces.ward.staff.insert(m_workplaces.ward.staff.end(), 2, kDemoClerk);
    addStaff(kDemoSupervisor, "監督 太郎", "カントク タロウ", "supervisor", m_workplaces.ward);
    Workplace backOffice{m_workplaces.ward.office, {}};
    addStaff(kDemoOperator, "運用 次郎", "ウンヨウ ジロウ", "operator", backOffice);
    addStaff(kDemoVan, "移動 三郎", "イドウ サブロウ", "van", m_workplaces.van);
    addCrowd(100, 32, "clerk", m_workplaces.ward);
    addCrowd(200, 4, "supervisor", m_workplaces.ward);
    addCrowd(300, 3, "van", m_workplaces.van);
    addCrowd(400, 12, "clerk", m_workplaces.contactCentre);
    int first = 500;
    for (const auto &bureau : kBureaus) {
        addCrowd(first, 3, "clerk", m_workplaces.bureaus.find(bureau.domain)->second);
        first += 10;
    }
}

void Directory::addOffice(std::string code, std::string name, std::string english, std::string kind,
                          std::string address)
{
    records::Office office;
    office.id = base::newUuidV7(m_setting.at(m_setting.firstDay, 0), m_dice.random());
    office.ward = m_setting.ward;
    office.code = std::move(code);
    office.name = madeUp(name);
    office.nameEnglish = std::move(english) + " (fictitious)";
    office.kind = std::move(kind);
    office.address = madeUp(address);
    office.phone = madeUpPhone("06", m_dice);
    m_offices.push_back(std::move(office));
}

void Directory::addStaff(std::string number, std::string name, std::string kana,
                         std::string_view role, Workplace &workplace)
{
    records::Staff staff;
    staff.id = base::newUuidV7(m_setting.at(m_setting.firstDay, 0), m_dice.random());
    staff.ward = m_setting.ward;
    staff.number = std::move(number);
    staff.name = madeUp(name);
    staff.kana = std::move(kana);
    staff.office = workplace.office;
    staff.role = role;
    workplace.staff.push_back(staff.number);
    m_staff.push_back(std::move(staff));
}

void Directory::addCrowd(int first, int count, std::string_view role, Workplace &workplace)
{
    for (int index = 0; index < count; ++index) {
        const bool woman = m_dice.permille(520);
        const FamilyName family = m_names.japaneseFamily(m_dice);
        const int birthYear = 1965 + m_dice.between(0, 35);
        const PersonName name = m_names.person(family, birthYear, woman, m_dice);
        addStaff("S" + m_setting.ward.substr(3) + std::to_string(first + index), name.standard,
                 name.kana, role, workplace);
    }
}

std::vector<records::ChannelStatus> channelStates(const Setting &setting, Dice &dice)
{
    struct State {
        std::string_view channel;
        std::string_view source;
        base::Instant until;
        std::string_view state;
        std::string_view note;
    };
    const base::Instant complete = setting.end();
    const State states[] = {
        {"counter", "Yorisoi", complete, "complete", ""},
        {"van", "Yorisoi", complete, "complete", ""},
        {"phone", "contact-centre", complete, "complete", ""},
        {"visit", "Yorisoi", complete, "complete", ""},
        {"line", "line-gateway", complete, "complete", ""},
        {"email", "mail-gateway", complete, "complete", ""},
        {"online-counter", "Yorisoi", complete, "complete", ""},
        {"portal", "online-portal", setting.at(setting.portalUntil, 0), "delayed",
         "夜間連携が遅れています。前日の受付分は本日中に表示されます。"},
        {kFailedChannel, "document-management", setting.at(setting.postUntil, 0), "failed",
         "文書管理システムとの連携が失敗しています。これ以降の郵送の受付・発送は表示されません。"},
    };
    std::vector<records::ChannelStatus> rows;
    for (const auto &state : states) {
        records::ChannelStatus status;
        status.id = base::newUuidV7(setting.end(), dice.random());
        status.ward = setting.ward;
        status.channel = state.channel;
        status.source = state.source;
        status.completeUntil = state.until;
        status.state = state.state;
        status.note = state.note;
        rows.push_back(std::move(status));
    }
    return rows;
}

} // namespace yorisoi::synthetic
