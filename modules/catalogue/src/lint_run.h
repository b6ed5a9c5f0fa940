// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "dmn_document.h"
#include "yorisoi/catalogue/catalogue.h"

namespace yorisoi::catalogue {

/// What the checks of `lint` work on.
struct LintRun {
    const Catalogue &catalogue;
    const std::vector<DmnDocument> &documents;
    Findings &findings;

    void add(Finding::Severity severity, std::string rule, const DmnDocument &document,
             const DmnText &at, std::string element, std::string ja, std::string en) const
    {
        findings.push_back({severity,
                            std::move(rule),
                            {document.file, at.line, at.column},
                            std::move(element),
                            std::move(ja),
                            std::move(en)});
    }
};

/// Rules that never fire and rules that contradict each other.
void lintTables(const LintRun &run);
/// Annotations in both languages.
void lintAnnotations(const LintRun &run);
/// Rates and texts that decisions name, and amounts that stand in them.
void lintTerms(const LintRun &run);
/// Conditions, deadlines and order of procedures, and what of them nothing uses.
void lintProcedures(const LintRun &run);
/// What nothing uses, what nobody could verify.
void lintSources(const LintRun &run);

} // namespace yorisoi::catalogue
