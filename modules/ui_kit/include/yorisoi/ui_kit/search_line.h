// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include <QString>

namespace yorisoi::ui_kit {

/// What a search box asks for.
struct SearchLine {
    /// One line without control or direction marks, trimmed. Empty when nothing is to be asked.
    std::string text;
    /// An individual number (個人番号) was typed: it is neither asked nor shown again. Pages say so
    /// with `IndividualNumberPanel`.
    bool refused = false;
};

/// Reads what stands in a search box, up to `most` user-perceived characters of it. A number beyond
/// them is found, too. Every search box of the program goes through here. Any thread.
SearchLine readSearchLine(const QString &typed, std::size_t most = 10'000);

} // namespace yorisoi::ui_kit
