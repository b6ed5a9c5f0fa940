// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit

// Opens the choices of one filter and says which of them are on.
T.AbstractButton {
    id: button

    property string chosen
    property bool opened: false
    readonly property bool active: chosen.length > 0

    implicitWidth: content.implicitWidth + theme.space(2)
    implicitHeight: theme.controlHeightSmall
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: active ? text + "、" + chosen : text
    Accessible.checkable: true
    Accessible.checked: opened
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    Theme {
        id: theme
    }
    background: Rectangle {
        radius: theme.radiusSmall
        color: button.opened ? theme.gray100 : button.hovered ? theme.gray50 : theme.surface
        border.width: button.active ? 2 : 1
        border.color: button.active ? theme.primary : theme.gray400
    }
    contentItem: Item {
        implicitWidth: content.implicitWidth
        implicitHeight: content.implicitHeight

        Row {
            id: content

            anchors.centerIn: parent
            spacing: theme.space(0.5)

            PlainLabel {
                anchors.verticalCenter: parent.verticalCenter
                text: button.text
                wrapMode: Text.NoWrap
                font.pixelSize: theme.fontSmall
                font.bold: button.active
                color: button.active ? theme.primary : theme.text
            }
            PlainLabel {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, 200)
                visible: button.active
                text: button.chosen
                elide: Text.ElideRight
                font.pixelSize: theme.fontSmall
                color: theme.primary
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: button.opened ? "chevron-up" : "chevron-down"
                color: theme.gray700
                size: 16
            }
        }
    }

    FocusRing {
        control: button
        radius: theme.radiusSmall
    }
}
