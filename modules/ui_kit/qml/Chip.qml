// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit

// A filter that is on or off, with how much it would show.
T.Button {
    id: chip

    property string iconName
    property color iconColor: theme.gray700
    // Negative: no count is shown.
    property int count: -1
    property string hint

    function press() {
        if (checkable)
            toggle();
        clicked();
    }

    checkable: true
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: theme.controlHeightSmall
    leftPadding: theme.space(1.25)
    rightPadding: theme.space(1.25)
    font.family: theme.fontFamily
    font.pixelSize: theme.fontSmall
    Accessible.role: Accessible.CheckBox
    Accessible.name: count >= 0 ? text + " " + count : text
    Accessible.checkable: checkable
    Accessible.checked: checked
    Keys.onReturnPressed: press()
    Keys.onEnterPressed: press()

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row

            anchors.centerIn: parent
            spacing: theme.space(0.5)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: name.length > 0
                name: chip.checked ? "check" : chip.iconName
                color: chip.checked ? theme.white : chip.enabled ? chip.iconColor : theme.gray400
                size: 16
            }
            PlainLabel {
                anchors.verticalCenter: parent.verticalCenter
                text: chip.text
                wrapMode: Text.NoWrap
                font: chip.font
                color: chip.checked ? theme.white : chip.enabled ? theme.text : theme.gray500
            }
            PlainLabel {
                anchors.verticalCenter: parent.verticalCenter
                visible: chip.count >= 0
                text: chip.count.toLocaleString(Qt.locale("en"), "f", 0)
                wrapMode: Text.NoWrap
                font: chip.font
                color: chip.checked ? theme.blue100 : chip.enabled ? theme.textQuiet : theme.gray500
            }
        }
    }
    background: Rectangle {
        radius: height / 2
        color: chip.checked ? (chip.hovered ? theme.primaryHover : theme.primary) : chip.down ? theme.gray100 : chip.hovered ? theme.gray50 : theme.surface
        border.width: 1
        border.color: chip.checked ? theme.primary : chip.enabled ? theme.gray400 : theme.gray200
    }

    Theme {
        id: theme
    }
    FocusRing {
        control: chip
        radius: chip.height / 2
    }
    Hint {
        control: chip
        text: chip.hint
    }
}
