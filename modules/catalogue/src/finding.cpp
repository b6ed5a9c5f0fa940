// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/catalogue/finding.h"

#include <algorithm>

namespace yorisoi::catalogue {

std::string_view nameOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Note:
        return "note";
    case Finding::Severity::Warning:
        return "warning";
    case Finding::Severity::Error:
        break;
    }
    return "error";
}

std::string Finding::toString(std::string_view language) const
{
    std::string text = place.file;
    if (place.line > 0)
        text += ':' + std::to_string(place.line);
    if (place.line > 0 && place.column > 0)
        text += ':' + std::to_string(place.column);
    text += ": ";
    text += nameOf(severity);
    text += ": ";
    if (!element.empty())
        text += element + ": ";
    text += language == "ja" ? ja : en;
    return text + " [" + rule + ']';
}

bool hasErrors(const Findings &findings)
{
    return std::ranges::any_of(findings, [](const Finding &finding) {
        return finding.severity == Finding::Severity::Error;
    });
}

base::Status refusal(const Findings &findings)
{
    const Finding *first = nullptr;
    std::size_t more = 0;
    for (const Finding &finding : findings) {
        if (finding.severity != Finding::Severity::Error)
            continue;
        if (first)
            ++more;
        else
            first = &finding;
    }
    if (!first)
        return {};
    std::string detail = first->toString();
    if (more > 0)
        detail += " (and " + std::to_string(more) + " more)";
    return base::fail(base::ErrorCode::InvalidInput, std::move(detail));
}

} // namespace yorisoi::catalogue
