// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// How far a case is: guidance, application, review, result, follow-up.
Row {
    id: stepper

    property var stages: []
    property int stage: -1

    Accessible.role: Accessible.StaticText
    Accessible.name: stage >= 0 ? qsTr("Step %1 of %2: %3").arg(stage + 1).arg(stages.length).arg(stages[stage]) : qsTr("Step not known")

    Theme {
        id: theme
    }
    Repeater {
        model: stepper.stages

        Column {
            id: step

            required property int index
            required property string modelData
            readonly property bool done: index < stepper.stage
            readonly property bool current: index === stepper.stage

            width: stepper.width / Math.max(1, stepper.stages.length)
            spacing: theme.space(0.5)

            Item {
                width: parent.width
                height: 20

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    x: step.index === 0 ? parent.width / 2 : 0
                    width: step.index === 0 || step.index === stepper.stages.length - 1 ? parent.width / 2 : parent.width
                    height: 2
                    color: step.done || step.current ? theme.primary : theme.gray200
                }
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    x: parent.width / 2
                    width: step.index === stepper.stages.length - 1 ? 0 : parent.width / 2
                    height: 2
                    color: step.done ? theme.primary : theme.gray200
                }
                Rectangle {
                    anchors.centerIn: parent
                    width: step.current ? 20 : 14
                    height: width
                    radius: width / 2
                    color: step.current || step.done ? theme.primary : theme.surface
                    border.width: 2
                    border.color: step.current || step.done ? theme.primary : theme.gray400

                    Icon {
                        anchors.centerIn: parent
                        visible: step.done
                        name: "check"
                        color: theme.white
                        size: 12
                    }
                    Rectangle {
                        anchors.centerIn: parent
                        visible: step.current
                        width: 8
                        height: 8
                        radius: 4
                        color: theme.white
                    }
                }
            }
            PlainLabel {
                width: parent.width - 4
                horizontalAlignment: Text.AlignHCenter
                // Where it must break, it breaks between its words: 結果通知・ / 交付.
                text: implicit.width > width ? step.modelData.replace("・", "・\n") : step.modelData

                TextMetrics {
                    id: implicit

                    font.pixelSize: theme.fontSmall
                    font.bold: true
                    text: step.modelData
                }
                font.pixelSize: theme.fontSmall
                font.bold: step.current
                color: step.current ? theme.primary : theme.textQuiet
            }
        }
    }
}
