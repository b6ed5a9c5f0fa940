// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "names.h"
#include "setting.h"
#include "yorisoi/records/entities.h"

namespace yorisoi::synthetic {

/// Who works where; histories draw from it.
struct Workplace {
    std::string office;
    std::vector<std::string> staff; ///< numbers
};

struct Workplaces {
    Workplace ward;
    Workplace van;
    Workplace contactCentre;
    std::map<std::string, Workplace, std::less<>> bureaus; ///< by domain
};

class Directory {
public:
    Directory(const Setting &setting, const Names &names, Dice &dice);
    const Workplaces &workplaces() const { return m_workplaces; }
    const std::vector<records::Office> &offices() const { return m_offices; }
    const std::vector<records::Staff> &staff() const { return m_staff; }

private:
    void addOffice(std::string code, std::string name, std::string english, std::string kind,
                   std::string address);
    void addStaff(std::string number, std::string name, std::string kana, std::string_view role,
                  Workplace &workplace);
    void addCrowd(int first, int count, std::string_view role, Workplace &workplace);

    const Setting &m_setting;
    const Names &m_names;
    Dice &m_dice;
    std::vector<records::Office> m_offices;
    std::vector<records::Staff> m_staff;
    Workplaces m_workplaces;
};

/// Up to when each channel is complete: most are, one is late, one failed.
std::vector<records::ChannelStatus> channelStates(const Setting &setting, Dice &dice);

} // namespace yorisoi::synthetic
