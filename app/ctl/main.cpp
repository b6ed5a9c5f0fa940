// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include <sys/resource.h>
#include <sys/stat.h>

#include "commands.h"

namespace {

constexpr int kFailed = 1;
constexpr int kWrongLine = 2;

} // namespace

int main(int argc, char **argv)
{
    using namespace yorisoi;
    // The record of a city is nobody else's to read, in files or in a core dump.
    umask(077);
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);

    CLI::App app("The operator's command line of Yorisoi.", "yorisoi-ctl");
    app.require_subcommand(1);
    app.footer("Ends with 0 when it is done, 1 when it failed, 2 when the command line is wrong.");
    ctl::Chosen chosen;
    ctl::addSeed(app, chosen);
    ctl::addImport(app, chosen);
    ctl::addExport(app, chosen);
    ctl::addDevices(app, chosen);
    ctl::addBench(app, chosen);
    ctl::addServerAddress(app, chosen);
    ctl::addDecide(app, chosen);
    ctl::addTck(app, chosen);
    ctl::addEntitlements(app, chosen);
    ctl::addCatalogue(app, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() == 0)
            return app.exit(error);
        std::cerr << messages::commandLineReport("yorisoi-ctl", error.what());
        return kWrongLine;
    }
    if (const auto done = chosen.run(); !done) {
        std::cerr << messages::report("yorisoi-ctl " + chosen.name, done.error(), chosen.remark);
        return kFailed;
    }
    return 0;
}
