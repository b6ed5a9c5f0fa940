// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit

// Somebody to go on with, at one press.
T.Button {
    id: chip

    property string name
    property string kana
    property string detail
    property string iconName: "person"
    property string spoken

    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    implicitHeight: 60
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Rectangle {
        radius: theme.radius
        color: chip.down ? theme.blue100 : chip.hovered ? theme.blue50 : theme.surface
        border.width: 1
        border.color: chip.hovered ? theme.primary : theme.line
    }
    contentItem: Item {
        Icon {
            id: mark

            x: theme.space(1.5)
            anchors.verticalCenter: parent.verticalCenter
            name: chip.iconName
            color: theme.primary
            size: 20
        }
        Column {
            x: mark.x + mark.width + theme.space(1.25)
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - theme.space(1.5)
            spacing: 1

            PlainLabel {
                width: parent.width
                elide: Text.ElideRight
                text: chip.name
                font.bold: true
                Accessible.ignored: true
            }
            PlainLabel {
                width: parent.width
                elide: Text.ElideRight
                quiet: true
                text: [chip.kana, chip.detail].filter(part => part.length > 0).join(qsTr(" · "))
                Accessible.ignored: true
            }
        }
    }

    Theme {
        id: theme
    }
    FocusRing {
        control: chip
    }
    Hint {
        control: chip
        text: chip.spoken
    }
}
