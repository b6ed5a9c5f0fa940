// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "loader.h"

namespace yorisoi::catalogue {

namespace {

using decision::Model;
using ModelPtr = std::shared_ptr<const Model>;

constexpr std::string_view kFolder = "decisions/";

/// The namespace that a DMN document declares for itself, read from its first tag alone: the
/// compiler reads the rest, and says what is wrong with it.
std::string_view namespaceOf(std::string_view xml)
{
    std::size_t at = xml.find("definitions");
    if (at == std::string_view::npos)
        return {};
    const std::string_view tag = xml.substr(at, xml.find('>', at) - at);
    constexpr std::string_view kName = "namespace";
    for (at = tag.find(kName); at != std::string_view::npos; at = tag.find(kName, at + 1)) {
        const char before = tag[at - 1];
        std::size_t i = at + kName.size();
        while (i < tag.size() && (tag[i] == ' ' || tag[i] == '='))
            ++i;
        if ((before != ' ' && before != '\n' && before != '\t' && before != '\r') ||
            i >= tag.size() || (tag[i] != '"' && tag[i] != '\''))
            continue;
        const std::size_t end = tag.find(tag[i], i + 1);
        if (end == std::string_view::npos)
            return {};
        return tag.substr(i + 1, end - i - 1);
    }
    return {};
}

struct Compiled {
    std::string file;
    ModelPtr model;
    Findings findings;
};

void compile(const Files &files, const decision::ImportResolver &imports,
             decision::SharedDefinitions &shared, Compiled &one)
{
    decision::CompileOptions options;
    options.definitions = &shared;
    const std::string path = std::string(kFolder) + one.file;
    auto model = Model::compile(files.at(path), imports, options);
    if (!model) {
        const std::string &detail = model.error().detail;
        one.findings.push_back({Finding::Severity::Error,
                                "decision",
                                {path},
                                {},
                                "決定モデルとして読めません（" + detail + "）",
                                "not a decision model: " + detail});
        return;
    }
    bool whole = true;
    for (const decision::Problem &problem : (*model)->problems()) {
        // Those of an import are found when it is compiled itself.
        if (problem.model != (*model)->name())
            continue;
        const bool error = problem.severity == decision::Problem::Severity::Error;
        whole = whole && !error;
        std::string text = problem.message;
        if (!problem.expression.empty())
            text += " 「" + problem.expression + "」 @" + std::to_string(problem.position);
        one.findings.push_back(
            {error ? Finding::Severity::Error : Finding::Severity::Warning,
             problem.unknownTerm ? "unknown-term" : "decision",
             {path, problem.line, problem.column},
             problem.model + (problem.element.empty() ? "" : ", ") + problem.element,
             "モデルに誤りがあります（" + text + "）",
             text});
    }
    if (whole)
        one.model = *std::move(model);
}

} // namespace

std::map<std::string, ModelPtr, std::less<>> compileDecisions(const Files &files,
                                                              Findings &findings)
{
    std::vector<Compiled> all;
    std::map<std::string, std::string, std::less<>> byNamespace;
    for (const auto &[path, bytes] : files) {
        if (!path.starts_with(kFolder) || !path.ends_with(".dmn"))
            continue;
        all.push_back({path.substr(kFolder.size()), nullptr, {}});
        const auto [known, added] = byNamespace.emplace(std::string(namespaceOf(bytes)), path);
        if (!added && !known->first.empty())
            findings.push_back({Finding::Severity::Error,
                                "duplicate",
                                {path},
                                {},
                                "名前空間が " + known->second + " と同じです",
                                "has the namespace of " + known->second});
    }
    const decision::ImportResolver imports =
        [&](std::string_view uri, std::string_view location) -> base::Result<std::string> {
        if (const auto found = byNamespace.find(uri); found != byNamespace.end())
            return files.at(found->second);
        return base::fail(base::ErrorCode::NotFound,
                          "no model of the catalogue has the namespace " + std::string(uri) + " (" +
                              std::string(location) + ")");
    };
    // A household converted for one scheme needs no conversion for the next.
    decision::SharedDefinitions shared;
    std::map<std::string, ModelPtr, std::less<>> models;
    for (Compiled &one : all) {
        compile(files, imports, shared, one);
        std::ranges::move(one.findings, std::back_inserter(findings));
        if (one.model)
            models.emplace(one.file, std::move(one.model));
    }
    return models;
}

} // namespace yorisoi::catalogue
