// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import yorisoi.ui_kit

// One record: what, about whom, when, and the four steps it takes.
Item {
    id: row

    required property int index
    required property string title
    required property string intent
    required property string person
    required property string time
    required property int step
    required property string stateWord
    required property string receipt
    required property string problem
    required property bool rejected
    property bool current: false

    signal opened
    signal settled

    implicitHeight: content.implicitHeight + theme.space(3)
    Accessible.role: Accessible.ListItem
    Accessible.name: [title, person, time, stateWord, problem].filter(part => part.length > 0).join(", ")

    Theme {
        id: theme
    }
    Rectangle {
        anchors.fill: parent
        color: row.current ? theme.selected : hover.hovered ? theme.gray50 : "transparent"
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: theme.gray100
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: row.opened()
    }
    RowLayout {
        id: content

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: theme.space(2)
        anchors.rightMargin: theme.space(2)
        anchors.verticalCenter: parent.verticalCenter
        spacing: theme.space(2)

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            PlainLabel {
                Layout.fillWidth: true
                text: row.title
                font.bold: true
                elide: Text.ElideRight
            }
            PlainLabel {
                Layout.fillWidth: true
                quiet: true
                elide: Text.ElideRight
                text: [row.person, row.intent === row.title ? "" : row.intent, row.time].filter(part => part.length > 0).join("　")
            }
            PlainLabel {
                Layout.fillWidth: true
                visible: row.problem.length > 0
                text: row.problem
                color: theme.danger
                font.pixelSize: theme.fontSmall
            }
        }
        TextButton {
            objectName: "settle" + row.index
            visible: row.rejected
            text: qsTr("Dealt with")
            iconName: "check"
            hint: qsTr("Takes this record off the list; it was not accepted by the central CRM")
            onClicked: row.settled()
        }
        ColumnLayout {
            Layout.preferredWidth: 132
            Layout.maximumWidth: 132
            spacing: 2

            PlainLabel {
                Layout.fillWidth: true
                visible: row.receipt.length > 0
                quiet: true
                text: qsTr("Receipt no.")
            }
            PlainLabel {
                Layout.fillWidth: true
                visible: row.receipt.length > 0
                text: row.receipt
                elide: Text.ElideRight
            }
        }
        Row {
            id: steps

            Layout.preferredWidth: 148
            spacing: theme.space(0.5)

            Repeater {
                model: ["on-device", "sent", "accepted", "applied"]

                Row {
                    id: stepMark

                    required property string modelData
                    required property int index
                    readonly property bool reached: index <= row.step

                    spacing: theme.space(0.5)

                    Rectangle {
                        visible: stepMark.index > 0
                        anchors.verticalCenter: parent.verticalCenter
                        width: 8
                        height: 2
                        color: stepMark.reached ? theme.primary : theme.gray200
                    }
                    Icon {
                        name: row.rejected && stepMark.index === 3 ? "error" : stepMark.modelData
                        size: 22
                        color: row.rejected && stepMark.index === 3 ? theme.danger : !stepMark.reached ? theme.gray500 : stepMark.index === 3 ? theme.success : theme.primary
                    }
                }
            }
        }
        Badge {
            Layout.preferredWidth: Math.max(92, implicitWidth)
            text: row.stateWord
            tone: row.problem.length > 0 ? "danger" : row.step === 3 ? "success" : "info"
        }
    }
    FocusRing {
        inset: true
        shown: row.current
        radius: theme.radiusSmall
    }
}
