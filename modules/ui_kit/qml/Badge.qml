// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// A short fact that must not be missed. `tone`: neutral, info, success, warning, danger.
Rectangle {
    id: badge

    property string text
    property string iconName
    property string tone: "neutral"
    // Filled: for what must be seen from across the desk.
    property bool strong: false

    readonly property color accent: tone === "info" ? theme.blue900 : tone === "success" ? theme.green900 : tone === "warning" ? theme.orange900 : tone === "danger" ? theme.red900 : theme.gray700
    readonly property color tint: tone === "info" ? theme.blue50 : tone === "success" ? theme.green50 : tone === "warning" ? theme.orange50 : tone === "danger" ? theme.red50 : theme.gray50
    readonly property color ink: strong ? theme.white : accent

    implicitWidth: row.implicitWidth + theme.space(1.5)
    implicitHeight: 24
    radius: theme.radiusSmall
    color: strong ? accent : tint
    border.width: strong ? 0 : 1
    border.color: tone === "neutral" ? theme.gray200 : Qt.tint(accent, "#99FFFFFF")

    Theme {
        id: theme
    }
    Row {
        id: row

        anchors.centerIn: parent
        spacing: theme.space(0.5)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: badge.iconName.length > 0
            name: badge.iconName
            color: badge.ink
            size: 16
        }
        PlainLabel {
            anchors.verticalCenter: parent.verticalCenter
            text: badge.text
            wrapMode: Text.NoWrap
            font.pixelSize: theme.fontSmall
            font.bold: badge.strong
            color: badge.ink
        }
    }
}
