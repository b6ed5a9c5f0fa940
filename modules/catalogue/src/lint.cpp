// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/catalogue/lint.h"

#include <algorithm>

#include "lint_run.h"

namespace yorisoi::catalogue {

std::size_t LintReport::count(Finding::Severity severity) const
{
    return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
}

LintReport lint(const Files &files)
{
    LintReport report;
    report.files = files.size();
    LoadOptions options;
    options.partial = true;
    const auto catalogue = Catalogue::load(files, &report.findings, options);
    if (!catalogue) {
        report.findings.push_back({Finding::Severity::Error,
                                   "schema",
                                   {"catalogue.yaml"},
                                   {},
                                   "このカタログは読めません（" + catalogue.error().detail + "）",
                                   catalogue.error().detail});
        return report;
    }
    // FEEL lets an unknown entry pass as null; in a catalogue it is a slip of the pen.
    for (Finding &finding : report.findings)
        if (finding.rule == "unknown-term")
            finding.severity = Finding::Severity::Error;
    const auto documents = readDocuments(files);
    const LintRun run{**catalogue, documents, report.findings};
    lintTables(run);
    lintAnnotations(run);
    lintTerms(run);
    lintProcedures(run);
    lintSources(run);
    std::ranges::stable_sort(report.findings, {}, [](const Finding &finding) {
        return std::tuple(finding.place.file, finding.place.line, finding.place.column);
    });
    // An annotation may name an unknown rate twice, in each language.
    const auto repeated = std::ranges::unique(report.findings, [](const auto &a, const auto &b) {
        return a.place == b.place && a.rule == b.rule && a.en == b.en;
    });
    report.findings.erase(repeated.begin(), repeated.end());
    report.rates = (*catalogue)->rates().size();
    report.services = (*catalogue)->services().size();
    report.procedures = (*catalogue)->procedures().size();
    report.events = (*catalogue)->events().size();
    report.models = (*catalogue)->modelFiles().size();
    for (const DmnDocument &document : documents)
        for (const DmnElement &element : document.elements)
            report.tables += element.tables.size();
    return report;
}

} // namespace yorisoi::catalogue
