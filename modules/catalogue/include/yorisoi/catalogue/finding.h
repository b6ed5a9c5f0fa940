// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "yorisoi/base/result.h"

namespace yorisoi::catalogue {

/// A position in the content: a file by its path in the catalogue, line and column from 1 (0 when
/// it is the file as a whole).
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    friend bool operator==(const Place &, const Place &) = default;
};

/// Something that a person who keeps the content should know.
struct Finding {
    /// Error: the content is not used. Warning: it may be meant. Note: true, and to be known.
    enum class Severity : std::uint8_t { Note, Warning, Error };

    Severity severity = Severity::Error;
    /// Stable token of the rule, e.g. `overlap`, `missing-translation`; see the module's README.
    std::string rule;
    Place place;
    /// What it is about: a rate, a service, "model, decision, rule 3"; may be empty.
    std::string element;
    std::string ja;
    std::string en;

    /// `rates/a.yaml:12:3: error: 児童手当.月額: … [overlap]`, in the language asked for ("ja"; any
    /// other is English).
    std::string toString(std::string_view language = "en") const;
};
using Findings = std::vector<Finding>;

std::string_view nameOf(Finding::Severity severity);
bool hasErrors(const Findings &findings);
/// InvalidInput whose detail is the first error and how many more there are, English; success when
/// there is none.
base::Status refusal(const Findings &findings);

} // namespace yorisoi::catalogue
