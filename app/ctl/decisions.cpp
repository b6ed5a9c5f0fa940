// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "commands.h"
#include "yorisoi/decision/model.h"
#include "yorisoi/decision/tck.h"
#include "yorisoi/decision/value_json.h"

namespace yorisoi::ctl {
namespace {

struct DecideOptions {
    std::filesystem::path model;
    std::string decision;
    std::filesystem::path input;
    bool trace = false;
};

base::Status decide(const DecideOptions &options)
{
    YORISOI_ASSIGN(const std::string xml, decision::readModelFile(options.model));
    const auto compiled = decision::Model::compile(
        xml, decision::importsFromFolder(std::filesystem::absolute(options.model).parent_path()));
    if (!compiled)
        return base::fail(compiled.error().code,
                          options.model.filename().string() + ": " + compiled.error().detail);
    const auto &model = *compiled;
    for (const auto &problem : model->problems())
        std::cerr << problem.toString() << '\n';
    decision::Value inputs;
    if (!options.input.empty()) {
        YORISOI_ASSIGN(const std::string json, decision::readModelFile(options.input));
        YORISOI_ASSIGN(inputs, decision::valueFromJson(json));
    }
    decision::EvaluateOptions evaluate;
    evaluate.trace = options.trace;
    evaluate.textInputs = true;
    YORISOI_ASSIGN(const auto evaluation, model->evaluate(options.decision, inputs, evaluate));
    std::cout << decision::toJson(evaluation.value, evaluation.diagnostics,
                                  options.trace ? &evaluation.trace : nullptr)
              << '\n';
    return {};
}

base::Status runTck(const std::filesystem::path &folder)
{
    YORISOI_ASSIGN(const auto report,
                   decision::runTck(folder, [](const decision::TckOutcome &outcome) {
                       if (!outcome.passed)
                           std::cout << (outcome.external ? "not supported (Java): " : "failed: ")
                                     << outcome.test << "\n    " << outcome.detail << '\n';
                   }));
    std::cout << report.passed << " passed, " << report.failed << " failed\n";
    if (report.external > 0)
        std::cout << report.external
                  << " more need external Java functions, which are not supported\n";
    if (report.failed > 0)
        return base::fail(base::ErrorCode::Unsupported,
                          std::to_string(report.failed) + " cases failed");
    return {};
}

} // namespace

void addDecide(CLI::App &app, Chosen &chosen)
{
    auto options = std::make_shared<DecideOptions>();
    CLI::App *command =
        app.add_subcommand("decide", "Computes a decision of a DMN model and prints JSON");
    command->add_option("model", options->model, "DMN file; imports are looked for in its folder")
        ->required();
    command
        ->add_option("--decision", options->decision,
                     "Decision, service or knowledge model, by name or id")
        ->required();
    command->add_option("--input", options->input,
                        "JSON file with the inputs by name; a declared date is \"2026-04-01\"");
    command->add_flag("--trace", options->trace,
                      "Also say which rules fired, which did not and why");
    command->callback([&chosen, options] {
        chosen.name = "decide";
        chosen.run = [options] { return decide(*options); };
    });
}

void addTck(CLI::App &app, Chosen &chosen)
{
    auto folder = std::make_shared<std::filesystem::path>();
    CLI::App *command = app.add_subcommand("tck", "Runs a folder of the DMN conformance suite");
    command->add_option("folder", *folder, "Folder with test cases, at any depth")->required();
    command->callback([&chosen, folder] {
        chosen.name = "tck";
        chosen.run = [folder] { return runTck(*folder); };
    });
}

} // namespace yorisoi::ctl
