// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// Two pixels of black and four of yellow around what has the keyboard focus.
Item {
    id: ring

    // Whose focus is shown. Without a value of its own, `shown` follows its keyboard focus.
    property Item control: parent
    property bool shown: control ? (control.visualFocus !== undefined ? control.visualFocus : control.activeFocus) : false
    // Within the edges, for items that a list would clip.
    property bool inset: false
    property int radius: theme.radius

    anchors.fill: parent
    visible: shown
    z: 10

    Theme {
        id: theme
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: ring.inset ? 2 : -6
        radius: ring.inset ? Math.max(0, ring.radius - 2) : ring.radius + 5
        color: "transparent"
        border.color: theme.focusOuter
        border.width: 4
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: ring.inset ? 0 : -2
        radius: ring.inset ? ring.radius : ring.radius + 2
        color: "transparent"
        border.color: theme.focusInner
        border.width: 2
    }
}
