// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// A text with a small picture that says what it is.
Row {
    id: line

    property string iconName
    property string text
    property string accessibleLabel
    property color tone: theme.text

    spacing: theme.space(0.75)
    width: Math.min(implicitWidth, parent ? parent.width : implicitWidth)

    Theme {
        id: theme
    }
    Icon {
        id: mark

        y: 3
        name: line.iconName
        color: line.tone === theme.text ? theme.gray700 : line.tone
        size: 18
    }
    PlainLabel {
        width: Math.min(implicitWidth, line.parent ? line.parent.width - mark.width - line.spacing : implicitWidth)
        text: line.text
        color: line.tone
        Accessible.role: Accessible.StaticText
        Accessible.name: line.accessibleLabel.length > 0 ? line.accessibleLabel + " " + line.text : line.text
    }
}
