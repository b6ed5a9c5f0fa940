// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// One line of a record with the part marked that the search met; what does not fit is in a tooltip.
Item {
    id: field

    property string text
    // Start and length of the marked part.
    property point match: Qt.point(0, 0)
    property int size: theme.fontBody
    property bool bold: false
    property color color: theme.text
    readonly property bool hovered: pointer.hovered && label.truncated

    implicitWidth: label.implicitWidth
    implicitHeight: label.implicitHeight

    Theme {
        id: theme
    }
    FontMetrics {
        id: metrics

        // Its font is read along with the width, because a call alone does not follow a change of it.
        function widthOf(part: string, withFont: font): real {
            return advanceWidth(part);
        }

        font: label.font
    }
    Rectangle {
        readonly property real end: metrics.widthOf(field.text.substring(0, field.match.x + field.match.y), metrics.font)

        visible: field.match.y > 0 && x < field.width
        x: metrics.widthOf(field.text.substring(0, field.match.x), metrics.font)
        width: Math.min(end, field.width) - x
        height: label.height
        radius: 2
        color: theme.yellow100

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 2
            color: theme.yellow700
        }
    }
    PlainLabel {
        id: label

        width: field.width
        text: field.text
        elide: Text.ElideRight
        color: field.color
        font.pixelSize: field.size
        font.bold: field.bold
        Accessible.ignored: true
    }
    HoverHandler {
        id: pointer
    }
    Hint {
        control: field
        text: field.text
    }
}
