// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QStringList>

namespace yorisoi::ui_shell {

/// One line of the list of keys (F1). Every key that a page or the window listens to stands in it;
/// tests compare the lines with what is registered and with the sources of the pages.
struct ShortcutLine {
    enum class Area { Everywhere, Tabs, Lists, Person, Contact };

    Area area;
    /// As shown, alternatives separated by ` / `; `↑ ↓` and `Alt+1 … Alt+9` stand for each of them.
    const char *keys;
    const char *what; ///< source text, context `yorisoi::ui_shell::ShortcutsPanel`
};

std::span<const ShortcutLine> shortcutLines();
/// Source text of the heading over an area.
const char *headingOf(ShortcutLine::Area area);
/// The single keys of a line in the portable form of QKeySequence: `↑ ↓` is `Up` and `Down`.
QStringList portableKeys(const ShortcutLine &line);

} // namespace yorisoi::ui_shell
