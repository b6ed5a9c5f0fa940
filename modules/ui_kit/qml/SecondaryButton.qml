// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// Another thing that can be done.
KitButton {
    id: button

    foreground: theme.primary
    fill: theme.surface
    fillHovered: theme.blue50
    fillPressed: theme.blue100
    outline: theme.primary

    Theme {
        id: theme
    }
}
