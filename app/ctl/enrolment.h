// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "yorisoi/base/result.h"
#include "yorisoi/central/store.h"

namespace yorisoi::ctl {

struct Enrolment {
    std::filesystem::path data;    ///< folder of the CRM
    std::filesystem::path profile; ///< folder that makes the machine a workstation
    std::filesystem::path pinFile;
    std::string server;
    std::string ward;
    std::string staff;
    std::string office; ///< empty: that of the staff
    std::string kind;   ///< counter | van | supervisor; empty: after the role of the staff
    std::string name;
};

/// Makes a workstation's profile with its keys and lets the CRM know it. What was made of the
/// profile is removed again when that fails.
base::Result<central::EnrolledDevice> enrol(const Enrolment &wanted);

} // namespace yorisoi::ctl
