// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dmn_document.h"
#include "yorisoi/catalogue/catalogue.h"

namespace yorisoi::catalogue {

/// What a path below `料率` names.
struct RatePath {
    enum class Form { Unknown, Group, Rate };
    Form form = Form::Unknown;
    /// Of a rate, or of an entry inside its value.
    const Rate *rate = nullptr;
};
RatePath resolveRate(const Catalogue &catalogue, std::string_view path);

/// The paths below `料率` that the texts of a document name, each once.
std::vector<std::string> ratePathsOf(const DmnDocument &document);

/// Every text of an element that is FEEL: expressions, tests, outputs, and what stands in braces in
/// annotations.
std::vector<DmnText> feelTextsOf(const DmnElement &element);

} // namespace yorisoi::catalogue
