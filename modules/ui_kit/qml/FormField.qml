// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// A labelled place for an input: label above, help or what is wrong below.
Column {
    id: field

    property string label
    property string help
    property string problem
    property bool required: false
    default property alias content: holder.data

    spacing: theme.space(0.5)

    Theme {
        id: theme
    }
    Row {
        spacing: theme.space(1)
        visible: field.label.length > 0

        PlainLabel {
            text: field.label
            font.bold: true
            font.pixelSize: theme.fontSmall
        }
        PlainLabel {
            visible: field.required
            text: qsTr("Required")
            color: theme.danger
            font.pixelSize: theme.fontSmall
        }
    }
    Item {
        id: holder

        width: parent.width
        implicitHeight: childrenRect.height
    }
    PlainLabel {
        width: parent.width
        visible: field.help.length > 0 && field.problem.length === 0
        quiet: true
        text: field.help
    }
    Row {
        width: parent.width
        visible: field.problem.length > 0
        spacing: theme.space(0.5)

        Icon {
            id: mark

            name: "error"
            color: theme.danger
            size: 18
        }
        PlainLabel {
            width: parent.width - mark.width - parent.spacing
            text: field.problem
            color: theme.danger
            font.pixelSize: theme.fontSmall
        }
    }
}
