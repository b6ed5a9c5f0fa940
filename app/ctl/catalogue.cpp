// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "catalogue_diff.h"
#include "commands.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/catalogue/catalogue.h"
#include "yorisoi/catalogue/lint.h"
#include "yorisoi/catalogue/pack.h"
#include "yorisoi/crypto/atomic_file.h"

namespace yorisoi::ctl {
namespace {

namespace fs = std::filesystem;

struct CatalogueOptions {
    fs::path folder = "resources/catalogue";
    fs::path pack;
    fs::path key;
    std::string language = "en";
    bool quiet = false;
};

void printFindings(const CatalogueOptions &options, const catalogue::Findings &findings)
{
    for (const catalogue::Finding &finding : findings) {
        if (options.quiet && finding.severity == catalogue::Finding::Severity::Note)
            continue;
        catalogue::Finding shown = finding;
        shown.place.file = (options.folder / finding.place.file).generic_string();
        std::cout << shown.toString(options.language) << '\n';
    }
}

base::Status lint(const CatalogueOptions &options)
{
    using enum catalogue::Finding::Severity;
    YORISOI_ASSIGN(const auto files, catalogue::readFolder(options.folder));
    const catalogue::LintReport report = catalogue::lint(files);
    printFindings(options, report.findings);
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

base::Status pack(const CatalogueOptions &options)
{
    using enum catalogue::Finding::Severity;
    YORISOI_ASSIGN(const auto key, catalogue::readSigningKey(options.key));
    YORISOI_ASSIGN(const auto files, catalogue::readFolder(options.folder));
    catalogue::LintReport report = catalogue::lint(files);
    std::erase_if(report.findings, [](const auto &finding) { return finding.severity != Error; });
    printFindings(options, report.findings);
    YORISOI_TRY(catalogue::refusal(report.findings));
    YORISOI_ASSIGN(const std::string bytes,
                   catalogue::makePack(files, key, base::SystemClock().now()));
    YORISOI_TRY(crypto::writeFileAtomically(options.pack, crypto::bytesOf(bytes)));
    YORISOI_ASSIGN(const auto manifest, catalogue::readManifest(bytes));
    std::cout << "version " << manifest.version << ", " << manifest.files.size() << " files, "
              << bytes.size() << " bytes\n";
    return {};
}

base::Status verify(const CatalogueOptions &options)
{
    YORISOI_ASSIGN(const auto key, catalogue::readVerifyKey(options.key));
    YORISOI_ASSIGN(const auto buffer,
                   crypto::readWholeFile(options.pack, catalogue::kMostCatalogueBytes));
    YORISOI_ASSIGN(
        auto opened,
        catalogue::openPack({reinterpret_cast<const char *>(buffer.bytes().data()), buffer.size()},
                            key));
    YORISOI_ASSIGN(const auto content, catalogue::Catalogue::load(std::move(opened.files)));
    std::cout << "version " << opened.manifest.version << " of "
              << base::toIsoInstant(opened.manifest.created) << ": " << content->services().size()
              << " services, " << content->rates().size() << " rates, "
              << content->modelFiles().size() << " decision models\n";
    return {};
}

void addLanguage(CLI::App &command, std::string &language)
{
    command.add_option("--language", language, "Language of the messages")
        ->check(CLI::IsMember({"ja", "en"}))
        ->capture_default_str();
}

void addLint(CLI::App &catalogue, Chosen &chosen)
{
    auto options = std::make_shared<CatalogueOptions>();
    CLI::App *command = catalogue.add_subcommand("lint", "Checks the content of a folder");
    command->add_option("folder", options->folder, "Folder of the content")->capture_default_str();
    addLanguage(*command, options->language);
    command->add_flag("--quiet", options->quiet, "Leave the notes out");
    command->callback([&chosen, options] {
        chosen.name = "catalogue lint";
        chosen.run = [options] { return lint(*options); };
    });
}

void addPacks(CLI::App &catalogue, Chosen &chosen)
{
    auto options = std::make_shared<CatalogueOptions>();
    CLI::App *keygen = catalogue.add_subcommand("keygen", "Makes a key that signs packs");
    keygen
        ->add_option("--out", options->key,
                     "File of the key; its public half goes to the same name with .pub")
        ->required();
    keygen->callback([&chosen, options] {
        chosen.name = "catalogue keygen";
        chosen.run = [options] { return catalogue::writeNewKey(options->key); };
    });

    CLI::App *packing =
        catalogue.add_subcommand("pack", "Checks a folder and writes it as a signed pack");
    packing->add_option("folder", options->folder, "Folder of the content")->required();
    packing->add_option("--key", options->key, "File of the key that signs")->required();
    packing->add_option("--out", options->pack, "File of the pack")->required();
    addLanguage(*packing, options->language);
    packing->callback([&chosen, options] {
        chosen.name = "catalogue pack";
        chosen.run = [options] { return pack(*options); };
    });

    CLI::App *verifying =
        catalogue.add_subcommand("verify", "Checks the signature and the content of a pack");
    verifying->add_option("pack", options->pack, "File of the pack")->required();
    verifying->add_option("--key", options->key, "File of the public key")->required();
    verifying->callback([&chosen, options] {
        chosen.name = "catalogue verify";
        chosen.run = [options] { return verify(*options); };
    });
}

void addDiff(CLI::App &catalogue, Chosen &chosen)
{
    auto options = std::make_shared<CatalogueDiff>();
    CLI::App *command =
        catalogue.add_subcommand("diff", "Says in plain words what an edit of the content changes");
    command->add_option("old", options->older, "Folder or pack")->required();
    command->add_option("new", options->newer, "Folder or pack")->required();
    command->add_option("--households", options->households,
                        "JSON: a household, or a list of them, in the form of "
                        "resources/api/household.schema.json: says whose results change and how");
    command->add_option("--as-of", options->asOf, "Day for the households; today without it");
    command
        ->add_option("--language", options->language, "Language of the sentences; both without it")
        ->check(CLI::IsMember({"ja", "en"}));
    command->callback([&chosen, options] {
        chosen.name = "catalogue diff";
        chosen.run = [options] { return diff(*options); };
    });
}

} // namespace

void addCatalogue(CLI::App &app, Chosen &chosen)
{
    CLI::App *catalogue =
        app.add_subcommand("catalogue", "Services, rates and decisions as content");
    catalogue->require_subcommand(1);
    addLint(*catalogue, chosen);
    addPacks(*catalogue, chosen);
    addDiff(*catalogue, chosen);
}

} // namespace yorisoi::ctl
