// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// A quiet action within text or a row.
KitButton {
    id: button

    small: true
    foreground: theme.primary
    fillHovered: theme.blue50
    fillPressed: theme.blue100
    leftPadding: theme.space(1)
    rightPadding: theme.space(1)

    Theme {
        id: theme
    }
}
