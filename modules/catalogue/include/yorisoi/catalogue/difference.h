// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "yorisoi/catalogue/catalogue.h"

namespace yorisoi::catalogue {

/// One thing that another version of a catalogue says differently.
struct Change {
    enum class Kind : std::uint8_t { Added, Removed, Changed };

    Kind kind = Kind::Changed;
    /// `rates`, `services`, `decisions`, `texts`, or the folder of another kind (`procedures` …).
    std::string category;
    /// Name of the rate, id of the service or item, "model, decision", key of the text.
    std::string item;
    /// Which part: a field, "2025-04-01〜", "rule 3"; may be empty.
    std::string part;
    /// A sentence for a person who knows the law and no program.
    Words words;
};

} // namespace yorisoi::catalogue
