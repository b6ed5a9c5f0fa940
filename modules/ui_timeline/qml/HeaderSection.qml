// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// A titled part that says so when there is nothing in it.
Column {
    id: section

    property string title
    property string empty
    property int count: 0
    default property alias content: rows.data

    spacing: theme.space(0.5)

    Theme {
        id: theme
    }
    PlainLabel {
        width: parent.width
        text: section.title
        font.pixelSize: theme.fontSmall
        font.bold: true
        color: theme.textQuiet
    }
    Column {
        id: rows

        width: parent.width
        spacing: theme.space(0.25)
    }
    PlainLabel {
        width: parent.width
        visible: section.count === 0 && section.empty.length > 0
        text: section.empty
        font.pixelSize: theme.fontSmall
        color: theme.textQuiet
    }
}
