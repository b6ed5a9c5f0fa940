// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// What the search box understands, by example.
Rectangle {
    id: guide

    radius: theme.radius
    color: theme.surface
    border.width: 1
    border.color: theme.line
    implicitHeight: content.implicitHeight + theme.space(5)

    Theme {
        id: theme
    }
    Column {
        id: content

        x: theme.space(3)
        y: theme.space(2.5)
        width: parent.width - theme.space(6)
        spacing: theme.space(1.5)

        PlainLabel {
            width: parent.width
            text: qsTr("How to search")
            font.pixelSize: theme.fontSub
            font.bold: true
        }
        PlainLabel {
            width: parent.width
            text: qsTr("Type what you were told, in any order. Results appear while you type.")
            color: theme.textQuiet
        }
        Column {
            width: parent.width

            Repeater {
                model: [
                    {
                        "icon": "person",
                        "word": qsTr("Name"),
                        "example": qsTr("高橋花子, タカハシ, takahashi – variants such as 髙 are found too")
                    },
                    {
                        "icon": "calendar",
                        "word": qsTr("Birth date"),
                        "example": qsTr("昭和30年3月3日, S30.3.3, 1955-03-03, 1955")
                    },
                    {
                        "icon": "phone",
                        "word": qsTr("Phone"),
                        "example": qsTr("06-1234-5678, or its last digits")
                    },
                    {
                        "icon": "home",
                        "word": qsTr("Address"),
                        "example": qsTr("南港中2, 烏ヶ辻 – a part is enough")
                    },
                    {
                        "icon": "document",
                        "word": qsTr("Number"),
                        "example": qsTr("citizen number or receipt number")
                    },
                    {
                        "icon": "filter",
                        "word": qsTr("Together"),
                        "example": qsTr("高橋 昭和30年 南港 – a blank between narrows it down")
                    }
                ]

                Item {
                    required property var modelData
                    required property int index

                    width: content.width
                    height: Math.max(44, example.implicitHeight + theme.space(2))

                    Rectangle {
                        width: parent.width
                        height: 1
                        color: theme.gray100
                    }
                    Icon {
                        id: mark

                        y: (Math.min(parent.height, 44) - height) / 2
                        name: parent.modelData.icon
                        color: theme.gray700
                        size: 20
                    }
                    PlainLabel {
                        id: word

                        x: mark.width + theme.space(1.5)
                        y: (Math.min(parent.height, 44) - height) / 2
                        width: 104
                        text: parent.modelData.word
                        font.bold: true
                    }
                    PlainLabel {
                        id: example

                        x: word.x + word.width + theme.space(1)
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width - x
                        text: parent.modelData.example
                    }
                }
            }
        }
    }
}
