// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import yorisoi.ui_kit

// A line that says what has happened, and what can be done about it.
Rectangle {
    id: notice

    property string iconName: "info"
    property string tone: "info"
    property string text
    property string actionText
    property string secondText
    readonly property color accent: tone === "success" ? theme.green900 : tone === "warning" ? theme.orange900 : tone === "danger" ? theme.red900 : theme.blue900

    signal action
    signal second

    implicitHeight: row.implicitHeight + theme.space(1)
    color: tone === "success" ? theme.green50 : tone === "warning" ? theme.orange50 : tone === "danger" ? theme.red50 : theme.blue50
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Theme {
        id: theme
    }
    Rectangle {
        width: 4
        height: parent.height
        color: notice.accent
    }
    RowLayout {
        id: row

        x: theme.space(2)
        y: theme.space(0.5)
        width: parent.width - theme.space(3)
        spacing: theme.space(1)

        Icon {
            name: notice.iconName
            color: notice.accent
            size: 20
        }
        PlainLabel {
            Layout.fillWidth: true
            text: notice.text
            font.pixelSize: theme.fontSmall
            font.bold: true
            color: notice.accent
        }
        TextButton {
            objectName: notice.objectName + "Action"
            visible: text.length > 0
            text: notice.actionText
            onClicked: notice.action()
        }
        TextButton {
            objectName: notice.objectName + "Second"
            visible: text.length > 0
            text: notice.secondText
            onClicked: notice.second()
        }
    }
}
