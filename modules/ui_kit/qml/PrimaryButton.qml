// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// The one thing to do here.
KitButton {
    id: button

    foreground: theme.white
    fill: theme.primary
    fillHovered: theme.primaryHover
    fillPressed: theme.primaryPressed

    Theme {
        id: theme
    }
}
