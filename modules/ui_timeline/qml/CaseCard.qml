// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit
import yorisoi.ui_timeline

// The case an entry belongs to: how far it is, until when, and who has it.
Rectangle {
    id: card

    required property var facts

    implicitHeight: column.implicitHeight + theme.space(3)
    radius: theme.radius
    color: theme.canvas
    border.color: theme.line

    Theme {
        id: theme
    }
    Column {
        id: column

        x: theme.space(1.5)
        y: theme.space(1.5)
        width: parent.width - theme.space(3)
        spacing: theme.space(1)

        Row {
            width: parent.width
            spacing: theme.space(1)

            Icon {
                id: mark

                name: "case"
                color: theme.gray700
                size: 20
            }
            PlainLabel {
                width: parent.width - mark.width - status.width - parent.spacing * 2
                text: card.facts.caseNumber + (card.facts.caseTitle.length > 0 ? "　" + card.facts.caseTitle : "")
                font.bold: true
            }
            Badge {
                id: status

                width: visible ? implicitWidth : 0
                visible: card.facts.caseStatus.length > 0
                text: card.facts.caseStatus
            }
        }
        StageStepper {
            width: parent.width
            visible: card.facts.stages.length > 0
            stages: card.facts.stages
            stage: card.facts.stage
        }
        FactRow {
            objectName: "caseDue"
            width: parent.width
            visible: value.length > 0
            label: qsTr("Due")
            value: card.facts.due
            valueColor: card.facts.dueTone === "overdue" ? theme.danger : card.facts.dueTone === "soon" ? theme.warning : theme.text
        }
        FactRow {
            width: parent.width
            visible: value.length > 0
            label: qsTr("Responsible")
            value: card.facts.responsible
        }
        ImportedFields {
            objectName: "importedCaseFields"
            width: parent.width
            title: qsTr("The case as imported")
            fields: card.facts.caseFields
        }
    }
}
