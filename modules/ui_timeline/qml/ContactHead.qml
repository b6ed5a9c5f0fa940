// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import yorisoi.ui_kit
import yorisoi.ui_timeline

// Over which channel, where, when, and about which case.
GridLayout {
    id: head

    required property ContactComposer composer

    function focusField(where) {
        const field = where === "time" ? time : date;
        field.forceActiveFocus(Qt.OtherFocusReason);
        field.selectAll();
    }
    function commit() {
        date.commit();
        time.commit();
    }

    columns: 2
    columnSpacing: theme.space(1.5)
    rowSpacing: theme.space(1)

    Theme {
        id: theme
    }
    FormField {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        label: qsTr("Channel")

        ChoiceInput {
            objectName: "contactChannel"
            width: parent.width
            choices: head.composer.channelChoices
            token: head.composer.channel
            Accessible.name: qsTr("Channel")
            onChosen: token => head.composer.channel = token
        }
    }
    FormField {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        label: qsTr("Office")

        ChoiceInput {
            objectName: "contactOffice"
            width: parent.width
            choices: head.composer.officeChoices
            token: head.composer.office
            Accessible.name: qsTr("Office")
            onChosen: token => head.composer.office = token
        }
    }
    FormField {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        label: qsTr("Date and time")
        problem: head.composer.dateProblem

        Row {
            width: parent.width
            spacing: theme.space(0.5)

            LineInput {
                id: date

                objectName: "contactDate"
                width: parent.width - time.width - now.width - parent.spacing * 2
                implicitHeight: theme.controlHeightSmall
                font.pixelSize: theme.fontSmall
                leftPadding: theme.space(1)
                rightPadding: theme.space(0.5)
                text: head.composer.date
                invalid: head.composer.dateProblem.length > 0
                Accessible.name: qsTr("Date of the contact")
                onTextEdited: head.composer.date = text
            }
            LineInput {
                id: time

                objectName: "contactTime"
                width: 60
                implicitHeight: theme.controlHeightSmall
                font.pixelSize: theme.fontSmall
                leftPadding: theme.space(1)
                rightPadding: theme.space(0.5)
                text: head.composer.time
                invalid: head.composer.dateProblem.length > 0
                Accessible.name: qsTr("Time of the contact")
                onTextEdited: head.composer.time = text
            }
            TextButton {
                id: now

                objectName: "contactNow"
                text: qsTr("Now")
                onClicked: head.composer.occurredNow()
            }
        }
    }
    FormField {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        label: qsTr("Case")

        ChoiceInput {
            objectName: "contactCase"
            width: parent.width
            choices: head.composer.caseChoices
            token: head.composer.caseId
            Accessible.name: qsTr("Case")
            onChosen: token => head.composer.caseId = token
        }
    }
}
