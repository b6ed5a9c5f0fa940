// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/search_line.h"

#include "yorisoi/records/apply.h"
#include "yorisoi/text/graphemes.h"
#include "yorisoi/text/normalize.h"

namespace yorisoi::ui_kit {
namespace {

/// What a paste of a whole document is cut to before it is looked at, in UTF-16 units.
constexpr qsizetype kLookedAt = 20'000;

} // namespace

SearchLine readSearchLine(const QString &typed, std::size_t most)
{
    const std::string line = text::sanitizeLine(typed.left(kLookedAt).toStdString());
    if (records::holdsIndividualNumber(line))
        return {{}, true};
    return {QString::fromStdString(text::truncate(line, most)).trimmed().toStdString(), false};
}

} // namespace yorisoi::ui_kit
