// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "yorisoi/ui_timeline/contact_draft.h"

namespace yorisoi::ui_timeline {

/// What is wrong, where, and what to do. `questions`: how many there are; of one only, its number
/// is not said.
QString issueWords(const Issue &issue, std::size_t questions);

/// The channel over which people come to a desk of this kind.
std::string channelOfDesk(const std::string &deviceKind);

} // namespace yorisoi::ui_timeline
