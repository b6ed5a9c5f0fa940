// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "commands.h"
#include "yorisoi/catalogue/lint.h"

namespace yorisoi::ctl {
namespace {

namespace fs = std::filesystem;

struct CatalogueOptions {
    fs::path folder = "resources/catalogue";
    std::string language = "en";
    bool quiet = false;
};

base::Status lint(const CatalogueOptions &options)
{
    using enum catalogue::Finding::Severity;
    YORISOI_ASSIGN(const auto files, catalogue::readFolder(options.folder));
    const catalogue::LintReport report = catalogue::lint(files);
    for (const catalogue::Finding &finding : report.findings) {
        if (options.quiet && finding.severity == Note)
            continue;
        catalogue::Finding shown = finding;
        shown.place.file = (options.folder / finding.place.file).generic_string();
        std::cout << shown.toString(options.language) << '\n';
    }
    std::cout << report.files << " files, " << report.rates << " rates, " << report.services
              << " services, " << report.procedures << " procedures, " << report.events
              << " life events, " << report.models << " decision models, " << report.tables
              << " tables: " << report.count(Error) << " errors, " << report.count(Warning)
              << " warnings, " << report.count(Note) << " notes\n";
    if (report.count(Error) > 0)
        return base::fail(base::ErrorCode::InvalidInput,
                          std::to_string(report.count(Error)) + " errors in the catalogue");
    return {};
}

void addLint(CLI::App &catalogue, Chosen &chosen)
{
    auto options = std::make_shared<CatalogueOptions>();
    CLI::App *command = catalogue.add_subcommand("lint", "Checks the content of a folder");
    command->add_option("folder", options->folder, "Folder of the content")->capture_default_str();
    command->add_option("--language", options->language, "Language of the messages")
        ->check(CLI::IsMember({"ja", "en"}))
        ->capture_default_str();
    command->add_flag("--quiet", options->quiet, "Leave the notes out");
    command->callback([&chosen, options] {
        chosen = {[options] { return lint(*options); }, "catalogue lint", {}};
    });
}

} // namespace

void addCatalogue(CLI::App &app, Chosen &chosen)
{
    CLI::App *catalogue =
        app.add_subcommand("catalogue", "Services, rates and decisions as content");
    catalogue->require_subcommand(1);
    addLint(*catalogue, chosen);
}

} // namespace yorisoi::ctl
