// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit

// Says that values clash; shows them when pressed.
T.AbstractButton {
    id: button

    implicitWidth: badge.implicitWidth
    implicitHeight: badge.implicitHeight
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    Theme {
        id: theme
    }
    contentItem: Badge {
        id: badge

        tone: "warning"
        strong: true
        iconName: "conflict"
        text: button.text
    }

    FocusRing {
        control: button
        radius: theme.radiusSmall
    }
}
