// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// A picture that is pressed. `hint` says what it does and is its accessible name.
KitButton {
    id: button

    leftPadding: 0
    rightPadding: 0
    implicitWidth: implicitHeight
    foreground: theme.gray800
    fillHovered: theme.gray100
    fillPressed: theme.gray200

    Theme {
        id: theme
    }
}
