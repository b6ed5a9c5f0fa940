// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <CLI/CLI.hpp>

namespace yorisoi::crm {

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
    app.add_option(
        "--catalogue", options.catalogue,
        "Catalogue pack to hand out, or a folder of .pack files (yorisoi-ctl catalogue)");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        exitCode = app.exit(error);
        return std::nullopt;
    }
    return options;
}

} // namespace yorisoi::crm
