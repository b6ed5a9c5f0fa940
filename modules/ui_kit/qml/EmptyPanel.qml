// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// Says what would be here and what to do about it.
Item {
    id: panel

    property string iconName: "info"
    property string title
    property string advice
    property string actionText
    property string actionHint
    default property alias extra: more.data

    signal action

    implicitWidth: 480
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    Theme {
        id: theme
    }
    Column {
        id: column

        anchors.centerIn: parent
        width: Math.min(parent.width - theme.space(4), 560)
        spacing: theme.space(1)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: panel.iconName
            color: theme.gray500
            size: 40
        }
        PlainLabel {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: panel.title
            font.pixelSize: theme.fontSub
            font.bold: true
        }
        PlainLabel {
            width: parent.width
            visible: text.length > 0
            horizontalAlignment: Text.AlignHCenter
            text: panel.advice
            color: theme.textQuiet
            lineHeight: 1.15
        }
        Item {
            width: 1
            height: theme.space(0.5)
            visible: button.visible
        }
        SecondaryButton {
            id: button

            objectName: "emptyAction"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: panel.actionText.length > 0
            text: panel.actionText
            hint: panel.actionHint
            onClicked: panel.action()
        }
        Column {
            id: more

            width: parent.width
        }
    }
}
