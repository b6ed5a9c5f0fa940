// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "yorisoi/catalogue/files.h"
#include "yorisoi/catalogue/finding.h"

namespace yorisoi::catalogue {

struct LintReport {
    /// In the order of the files.
    Findings findings;
    std::size_t files = 0;
    std::size_t rates = 0;
    std::size_t services = 0;
    std::size_t procedures = 0;
    std::size_t events = 0;
    std::size_t models = 0;
    std::size_t tables = 0;

    std::size_t count(Finding::Severity severity) const;
};

/// Everything that a program can find wrong in a catalogue: what `Catalogue::load` refuses, and
/// beyond it rules of tables that never fire or contradict each other, annotations in one language,
/// names that nothing declares, amounts in tables, and as notes what nobody could verify or nothing
/// uses. See the module's README for the rules.
LintReport lint(const Files &files);

} // namespace yorisoi::catalogue
