// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// The line above the entries of a month.
Rectangle {
    id: heading

    property string text

    implicitHeight: theme.space(3.5)
    color: theme.gray50

    Theme {
        id: theme
    }
    PlainLabel {
        x: theme.space(2)
        anchors.verticalCenter: parent.verticalCenter
        text: heading.text
        font.pixelSize: theme.fontSmall
        font.bold: true
        color: theme.textQuiet
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
}
