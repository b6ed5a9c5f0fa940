// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "yorisoi/base/result.h"
#include "yorisoi/messages/message.h"

namespace yorisoi::ctl {

/// What the command line asks for. Each command adds its options and, when it is chosen, sets
/// `run`.
struct Chosen {
    std::function<base::Status()> run;
    std::string name;       ///< for messages
    messages::Words remark; ///< what holds of every failure of the command
};

void addSeed(CLI::App &app, Chosen &chosen);
void addImport(CLI::App &app, Chosen &chosen);
void addExport(CLI::App &app, Chosen &chosen);
void addDevices(CLI::App &app, Chosen &chosen);
void addBench(CLI::App &app, Chosen &chosen);
void addServerAddress(CLI::App &app, Chosen &chosen);
void addDecide(CLI::App &app, Chosen &chosen);
void addEntitlements(CLI::App &app, Chosen &chosen);
void addTck(CLI::App &app, Chosen &chosen);
void addCatalogue(CLI::App &app, Chosen &chosen);

} // namespace yorisoi::ctl
