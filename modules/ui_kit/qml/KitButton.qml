// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit

// What all buttons share; pages use PrimaryButton, SecondaryButton, TextButton or IconButton.
T.Button {
    id: control

    property string iconName
    // What it does and its shortcut, for the tooltip.
    property string hint
    property bool small: false
    property color foreground: theme.text
    property color fill: "transparent"
    property color fillHovered: theme.gray50
    property color fillPressed: theme.gray100
    property color outline: "transparent"

    Accessible.name: text.length > 0 ? text : hint
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    implicitWidth: Math.max(implicitBackgroundWidth, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: small ? theme.controlHeightSmall : theme.controlHeight
    leftPadding: small ? theme.space(1.5) : theme.space(2)
    rightPadding: leftPadding
    spacing: theme.space(0.75)
    font.family: theme.fontFamily
    font.pixelSize: small ? theme.fontSmall : theme.fontBody
    font.bold: true
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row

            anchors.centerIn: parent
            spacing: control.spacing

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: control.iconName.length > 0
                name: control.iconName
                color: label.color
                size: control.small ? 18 : 20
            }
            PlainLabel {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                visible: control.text.length > 0
                text: control.text
                wrapMode: Text.NoWrap
                font: control.font
                color: control.enabled ? control.foreground : theme.gray500
            }
        }
    }
    background: Rectangle {
        implicitWidth: control.text.length > 0 ? (control.small ? 48 : 64) : control.implicitHeight
        radius: theme.radius
        color: !control.enabled && control.fill.a > 0 ? theme.gray100 : control.down ? control.fillPressed : control.hovered ? control.fillHovered : control.fill
        border.color: control.enabled ? control.outline : (control.outline.a > 0 ? theme.gray200 : "transparent")
        border.width: control.outline.a > 0 ? 1 : 0
    }

    Theme {
        id: theme
    }
    FocusRing {
        control: control
    }
    Hint {
        control: control
        text: control.hint
    }
}
