// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// A line that nobody at the desk may overlook.
Rectangle {
    id: row

    required property var band
    readonly property bool danger: band.tone === "danger"
    readonly property bool filled: danger || band.tone === "status"
    readonly property color ink: filled ? theme.white : theme.orange900

    implicitHeight: content.implicitHeight + theme.space(1.25)
    radius: theme.radiusSmall
    color: danger ? theme.red900 : filled ? theme.gray800 : theme.orange50
    border.width: filled ? 0 : 1
    border.color: theme.orange800
    Accessible.role: Accessible.AlertMessage
    Accessible.name: band.title + "、" + band.text

    Theme {
        id: theme
    }
    Icon {
        id: mark

        x: theme.space(1.25)
        y: theme.space(0.75)
        name: row.band.icon
        color: row.ink
        size: 20
    }
    Row {
        id: content

        x: mark.x + mark.width + theme.space(1)
        y: theme.space(0.625)
        width: parent.width - x - theme.space(1.5)
        spacing: theme.space(1.5)

        PlainLabel {
            id: title

            width: Math.min(implicitWidth, content.width * (row.band.text.length > 0 ? 0.5 : 1))
            text: row.band.title
            color: row.ink
            font.bold: true
        }
        PlainLabel {
            topPadding: 2
            width: content.width - title.width - content.spacing
            visible: text.length > 0
            text: row.band.text
            color: row.filled ? theme.white : theme.text
            font.pixelSize: theme.fontSmall
        }
    }
}
