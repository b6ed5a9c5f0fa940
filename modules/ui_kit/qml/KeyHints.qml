// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// Which keys do what here: `keys` is a list of [key, what it does].
Rectangle {
    id: bar

    required property var keys

    implicitHeight: 36
    color: theme.surface

    Theme {
        id: theme
    }
    Rectangle {
        width: parent.width
        height: 1
        color: theme.line
    }
    Row {
        x: theme.space(3)
        anchors.verticalCenter: parent.verticalCenter
        spacing: theme.space(3)

        Repeater {
            model: bar.keys

            Row {
                id: hint

                required property var modelData

                spacing: theme.space(0.75)

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: key.implicitWidth + theme.space(1.25)
                    height: 22
                    radius: theme.radiusSmall
                    color: theme.gray50
                    border.width: 1
                    border.color: theme.gray300

                    PlainLabel {
                        id: key

                        anchors.centerIn: parent
                        text: hint.modelData[0]
                        font.pixelSize: theme.fontSmall
                    }
                }
                PlainLabel {
                    anchors.verticalCenter: parent.verticalCenter
                    quiet: true
                    text: hint.modelData[1]
                }
            }
        }
    }
}
