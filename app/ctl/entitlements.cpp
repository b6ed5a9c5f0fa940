// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "commands.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/decision/tck.h"
#include "yorisoi/entitlements/cases.h"
#include "yorisoi/entitlements/report.h"

namespace yorisoi::ctl {
namespace {

namespace fs = std::filesystem;

struct EntitlementOptions {
    fs::path catalogue;
    fs::path household;
    fs::path cases;
    std::string asOf;
    std::vector<std::string> services;
    std::string language = "ja";
    bool explain = false;
    bool json = false;
};

/// resources/catalogue here or above the program (a build), else where an installation has it.
fs::path catalogueFolder(const fs::path &given)
{
    const fs::path source = "resources/catalogue";
    std::error_code error;
    if (!given.empty() || fs::is_directory(source, error))
        return given.empty() ? source : given;
    for (fs::path at = fs::read_symlink("/proc/self/exe", error).parent_path();
         !at.empty() && at != at.root_path(); at = at.parent_path())
        for (const fs::path &below : {source, fs::path("share/yorisoi/catalogue")})
            if (fs::is_directory(at / below, error))
                return at / below;
    return source;
}

base::Result<std::shared_ptr<const entitlements::Evaluator>>
makeEvaluator(const EntitlementOptions &options)
{
    const fs::path folder = catalogueFolder(options.catalogue);
    catalogue::Findings findings;
    auto catalogue = catalogue::Catalogue::loadFolder(folder, &findings);
    if (!catalogue) {
        constexpr int most = 10;
        int shown = 0;
        for (const auto &finding : findings)
            if (finding.severity == catalogue::Finding::Severity::Error && ++shown <= most)
                std::cerr << folder.string() << '/' << finding.toString(options.language) << '\n';
        return tl::unexpected(catalogue.error());
    }
    return entitlements::Evaluator::make(*std::move(catalogue));
}

base::Status assess(const EntitlementOptions &options)
{
    YORISOI_ASSIGN(const auto evaluator, makeEvaluator(options));
    YORISOI_ASSIGN(const std::string text, decision::readModelFile(options.household));
    std::vector<entitlements::InputProblem> problems;
    const auto household = entitlements::Household::fromJson(text, &problems);
    for (const auto &problem : problems)
        std::cerr << options.household.filename().string() << ": " << problem.path << ": "
                  << (options.language == "en" ? problem.message.en : problem.message.ja) << '\n';
    if (!household)
        return tl::unexpected(household.error());
    base::Date asOf = base::dayInJapan(base::SystemClock().now());
    if (!options.asOf.empty()) {
        const auto day = base::parseIsoDate(options.asOf);
        if (!day)
            return base::fail(base::ErrorCode::InvalidInput,
                              "--as-of: no day of the calendar: " + options.asOf);
        asOf = *day;
    }
    entitlements::AssessOptions how;
    how.explain = options.explain || options.json;
    how.settle = options.explain || options.json;
    how.services = options.services;
    YORISOI_ASSIGN(const auto assessment, evaluator->assess(*household, asOf, how));
    if (options.json)
        std::cout << entitlements::toJson(assessment) << '\n';
    else
        std::cout << entitlements::toText(assessment, options.language, options.explain);
    return {};
}

base::Status runCases(const EntitlementOptions &options)
{
    YORISOI_ASSIGN(const auto evaluator, makeEvaluator(options));
    YORISOI_ASSIGN(const std::string text, decision::readModelFile(options.cases));
    YORISOI_ASSIGN(const auto cases, entitlements::readCases(text));
    const bool ja = options.language != "en";
    const auto differs = [ja](const entitlements::Difference &difference) {
        const auto &one = *difference.which;
        std::cout << one.id << ' ' << one.name << ' ' << base::toIsoDate(one.asOf) << ' '
                  << difference.scheme << (ja ? ": 期待 " : ": expected ")
                  << entitlements::toText(difference.expected) << (ja ? "、結果 " : ", got ")
                  << (difference.actual ? entitlements::toText(*difference.actual)
                      : ja              ? std::string("カタログにない制度")
                                        : std::string("no such service"))
                  << '\n';
    };
    YORISOI_ASSIGN(const auto report, entitlements::runCases(*evaluator, cases, differs));
    std::cout << report.passed << " passed, " << report.failed << " failed\n";
    if (report.failed > 0)
        return base::fail(base::ErrorCode::Conflict,
                          std::to_string(report.failed) + " cases differ");
    return {};
}

} // namespace

void addEntitlements(CLI::App &app, Chosen &chosen)
{
    auto options = std::make_shared<EntitlementOptions>();
    CLI::App *command = app.add_subcommand("entitlements", "Says what a household is entitled to");
    auto *household =
        command->add_option("--household", options->household,
                            "JSON file in the form of resources/api/household.schema.json");
    auto *cases = command->add_option("--cases", options->cases,
                                      "JSON file of cases: prints those that differ");
    household->excludes(cases);
    command->add_option("--as-of", options->asOf, "Day, e.g. 2026-04-01; today without it")
        ->excludes(cases);
    command
        ->add_option("--service", options->services,
                     "Only this service, by its id; may be given several times")
        ->excludes(cases);
    command->add_option("--catalogue", options->catalogue,
                        "Folder of the catalogue; resources/catalogue without it");
    command->add_flag("--explain", options->explain,
                      "Also why, why not, what is missing, what each answer would settle, sources");
    command->add_flag("--json", options->json, "Everything as JSON, in both languages");
    command->add_option("--language", options->language, "Language of the text")
        ->check(CLI::IsMember({"ja", "en"}))
        ->capture_default_str();
    command->callback([&chosen, options, household, cases] {
        if (household->empty() == cases->empty())
            throw CLI::RequiredError("--household or --cases");
        const bool all = !cases->empty();
        chosen = {[options, all] { return all ? runCases(*options) : assess(*options); },
                  "entitlements",
                  {}};
    });
}

} // namespace yorisoi::ctl
