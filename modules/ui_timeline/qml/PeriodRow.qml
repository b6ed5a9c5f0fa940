// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit
import yorisoi.ui_timeline

// A period: one of the usual ones, or days typed in either calendar.
Column {
    id: period

    required property TimelineViewModel timeline

    spacing: theme.space(0.5)

    Theme {
        id: theme
    }
    Flow {
        width: parent.width
        spacing: theme.space(0.75)

        Repeater {
            model: [
                {
                    "token": "all",
                    "label": qsTr("All")
                },
                {
                    "token": "month",
                    "label": qsTr("Last month")
                },
                {
                    "token": "half-year",
                    "label": qsTr("Last six months")
                },
                {
                    "token": "year",
                    "label": qsTr("Last year")
                },
                {
                    "token": "fiscal-year",
                    "label": qsTr("This fiscal year")
                }
            ]

            Chip {
                required property var modelData
                readonly property bool current: period.timeline.period === modelData.token

                objectName: "period-" + modelData.token
                text: modelData.label
                checked: current
                onCurrentChanged: checked = current
                onClicked: {
                    period.timeline.choosePeriod(modelData.token);
                    checked = current;
                }
            }
        }
        LineInput {
            id: from

            objectName: "periodFrom"
            width: 128
            implicitHeight: theme.controlHeightSmall
            font.pixelSize: theme.fontSmall
            placeholderText: qsTr("From")
            invalid: period.timeline.periodProblem.length > 0
            Accessible.name: qsTr("Period from")
            onAccepted: apply.clicked()
        }
        PlainLabel {
            height: theme.controlHeightSmall
            verticalAlignment: Text.AlignVCenter
            text: "–"
        }
        LineInput {
            id: until

            objectName: "periodUntil"
            width: 128
            implicitHeight: theme.controlHeightSmall
            font.pixelSize: theme.fontSmall
            placeholderText: qsTr("Until")
            invalid: period.timeline.periodProblem.length > 0
            Accessible.name: qsTr("Period until")
            onAccepted: apply.clicked()
        }
        SecondaryButton {
            id: apply

            objectName: "applyPeriod"
            small: true
            text: qsTr("Apply")
            onClicked: {
                from.commit();
                until.commit();
                period.timeline.setPeriod(from.text, until.text);
            }
        }
    }
    PlainLabel {
        objectName: "periodProblem"
        width: parent.width
        visible: text.length > 0
        text: period.timeline.periodProblem
        color: theme.danger
        font.pixelSize: theme.fontSmall
    }
}
