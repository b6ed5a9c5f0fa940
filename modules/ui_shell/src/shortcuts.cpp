// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_shell/shortcuts.h"

#include <array>

#include <QtGlobal>

namespace yorisoi::ui_shell {
namespace {

using enum ShortcutLine::Area;

constexpr auto kLines = std::to_array<ShortcutLine>({
    {Everywhere, "F1", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "This list")},
    {Everywhere, "F3 / Ctrl+F",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Find a person")},
    {Everywhere, "F4", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "List of cases")},
    {Everywhere, "F5",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "What has and has not arrived")},
    {Everywhere, "F6 / Shift+F6",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Next or previous part of the window")},
    {Everywhere, "Tab / Shift+Tab",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Next or previous item")},
    {Everywhere, "Space / Enter",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Press a button, open a choice")},
    {Everywhere, "← →",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Move among the choices of a filter")},
    {Everywhere, "Esc",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Empty the search box, close a list")},
    {Everywhere, "Ctrl+Shift+Q",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Sign out")},

    {Tabs, "Ctrl+Tab / Ctrl+Shift+Tab",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Next or previous person")},
    {Tabs, "Alt+1 … Alt+9",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "The first to ninth person")},
    {Tabs, "Ctrl+W",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Close the person's tab")},
    {Tabs, "Del",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Close the tab that has the focus")},

    {Lists, "↑ ↓", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Choose a line")},
    {Lists, "PgUp / PgDown",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "One page up or down")},
    {Lists, "Home / End",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "First or last line")},
    {Lists, "Enter",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Open the chosen person or case")},
    {Lists, "Ctrl+Enter",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Open it behind this page")},
    {Lists, "Esc",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Back to the search box")},

    {Person, "Ctrl+N", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Record a contact")},
    {Person, "Ctrl+Shift+F",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Search in the timeline")},
    {Person, "↓ / Enter",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "From the search box to the entries")},
    {Person, "↑ ↓ / PgUp / PgDown / Home / End",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Move through the entries")},
    {Person, "→ / ← / Space / Enter",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Open or close grouped entries")},

    {Contact, "Ctrl+Enter",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Save the contact")},
    {Contact, "Alt+N", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Another question")},
    {Contact, "Alt+T",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "List the templates")},
    {Contact, "↑ ↓ / Enter",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Choose a template; to the content")},
    {Contact, "Tab / Shift+Tab",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Leave the content box")},
    {Contact, "Esc",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Close; the draft is kept")},
});

} // namespace

std::span<const ShortcutLine> shortcutLines()
{
    return kLines;
}

const char *headingOf(ShortcutLine::Area area)
{
    switch (area) {
    case Everywhere:
        return QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Everywhere");
    case Tabs:
        return QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Open people");
    case Lists:
        return QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel",
                                 "Search results, cases, records of this device");
    case Person:
        return QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "A person's page");
    case Contact:
        return QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "While recording a contact");
    }
    return "";
}

QStringList portableKeys(const ShortcutLine &line)
{
    QString text = QString::fromUtf8(line.keys);
    if (text == QString::fromUtf8("Alt+1 … Alt+9")) {
        QStringList numbered;
        for (int i = 1; i <= 9; ++i)
            numbered << QStringLiteral("Alt+%1").arg(i);
        return numbered;
    }
    text.replace(QString::fromUtf8("↑ ↓"), QStringLiteral("Up / Down"))
        .replace(QString::fromUtf8("← →"), QStringLiteral("Left / Right"))
        .replace(QString::fromUtf8("↓"), QStringLiteral("Down"))
        .replace(QString::fromUtf8("←"), QStringLiteral("Left"))
        .replace(QString::fromUtf8("→"), QStringLiteral("Right"));
    return text.split(QStringLiteral(" / "));
}

} // namespace yorisoi::ui_shell
