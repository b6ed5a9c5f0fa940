// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// Label and value side by side.
Item {
    id: row

    property string label
    property string value
    property string note
    property int labelWidth: 112
    property color valueColor: theme.text

    implicitHeight: Math.max(caption.implicitHeight, values.implicitHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + value + " " + note

    Theme {
        id: theme
    }
    PlainLabel {
        id: caption

        y: 2
        width: row.labelWidth - theme.space(1)
        quiet: true
        text: row.label
    }
    Column {
        id: values

        x: row.labelWidth
        width: parent.width - x

        PlainLabel {
            width: parent.width
            text: row.value
            color: row.valueColor
        }
        PlainLabel {
            width: parent.width
            visible: text.length > 0
            quiet: true
            text: row.note
        }
    }
}
