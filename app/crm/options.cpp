// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <iostream>

#include <CLI/CLI.hpp>

#include "yorisoi/messages/message.h"

namespace yorisoi::crm {
namespace {

constexpr int kWrongLine = 2;

} // namespace

std::optional<Options> parseOptions(int argc, const char *const *argv, int &exitCode)
{
    Options options;
    CLI::App app("The central CRM of Yorisoi: serves the workstations of a city over HTTPS.",
                 "yorisoi-crm");
    app.add_option("--data", options.data, "Folder of the store, its key, certificates and log")
        ->required();
    app.add_option("--address", options.address, "Address to listen on")->capture_default_str();
    app.add_option("--port", options.port, "Port to listen on; 0 takes any free one")
        ->capture_default_str();
    app.add_option("--ready-file", options.readyFile,
                   "File that is written when the service can be used: its address and process");
    app.add_option("--catalogue", options.catalogue,
                   "Catalogue pack to hand out, or a folder of .pack files (yorisoi-ctl catalogue)");
    app.add_flag("--restored", options.restored,
                 "The folder was put back from a backup: begin new epochs, so that workstations "
                 "compare and send again what was lost");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        exitCode = error.get_exit_code() == 0 ? app.exit(error) : kWrongLine;
        if (exitCode != 0)
            std::cerr << messages::commandLineReport("yorisoi-crm", error.what());
        return std::nullopt;
    }
    return options;
}

} // namespace yorisoi::crm
