// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// What the columns of the results are.
Item {
    id: head

    required property ResultColumns columns

    implicitHeight: 32
    Accessible.ignored: true

    Theme {
        id: theme
    }
    Repeater {
        model: [
            {
                "x": head.columns.nameX,
                "word": qsTr("Name")
            },
            {
                "x": head.columns.birthX,
                "word": qsTr("Born, age, gender")
            },
            {
                "x": head.columns.addressX,
                "word": qsTr("Address, phone")
            },
            {
                "x": head.columns.numberX,
                "word": qsTr("Number, last contact")
            }
        ]

        PlainLabel {
            required property var modelData

            x: modelData.x
            anchors.verticalCenter: parent.verticalCenter
            quiet: true
            text: modelData.word
            Accessible.ignored: true
        }
    }
}
