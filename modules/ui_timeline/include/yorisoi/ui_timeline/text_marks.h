// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace yorisoi::ui_timeline {

/// A part of a text, in UTF-16 units of QString.
struct Mark {
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const Mark &, const Mark &) = default;
};

/// Where the words of `sought` (parted by white space) stand in `text`, whatever the width, case,
/// kana or variant of their characters; whole characters, in order, without overlap.
std::vector<Mark> findMarks(const QString &text, const QString &sought);

} // namespace yorisoi::ui_timeline
