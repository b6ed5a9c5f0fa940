// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit
import yorisoi.ui_timeline

// A plain label that marks what is sought, and costs no more than one while nothing is.
Item {
    id: sought

    property string text
    property var marks: []
    property int lines: 1
    property int pixelSize: theme.fontBody
    property bool bold: false
    property bool struck: false
    property color color: theme.text

    implicitWidth: label.implicitWidth
    implicitHeight: marked.active ? marked.implicitHeight : label.implicitHeight

    Theme {
        id: theme
    }
    PlainLabel {
        id: label

        width: parent.width
        visible: !marked.active
        text: sought.text
        wrapMode: sought.lines > 1 ? Text.Wrap : Text.NoWrap
        maximumLineCount: sought.lines
        elide: Text.ElideRight
        color: sought.color
        font.pixelSize: sought.pixelSize
        font.bold: sought.bold
        font.strikeout: sought.struck
    }
    Loader {
        id: marked

        width: parent.width
        active: sought.marks.length > 0
        sourceComponent: MarkedText {
            width: marked.width
            text: sought.text
            marks: sought.marks
            maximumLineCount: sought.lines
            color: sought.color
            markColor: theme.yellow300
            font: label.font
        }
    }
}
