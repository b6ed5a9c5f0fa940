// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_timeline

// Everything about the selected entry.
FocusScope {
    id: pane

    required property CitizenViewModel viewModel
    readonly property EntryDetails details: viewModel.details
    readonly property var facts: details.facts

    Theme {
        id: theme
    }
    EmptyPanel {
        objectName: "detailsEmpty"
        anchors.fill: parent
        visible: !pane.facts.present
        iconName: "list"
        title: qsTr("No entry is selected")
        advice: qsTr("Choose an entry on the left to read it whole.")
        actionText: qsTr("Record a contact")
        actionHint: qsTr("Record a contact (Ctrl+N)")
        onAction: pane.viewModel.composer.openPanel()
    }
    Flickable {
        id: flick

        anchors.fill: parent
        visible: pane.facts.present
        contentHeight: column.implicitHeight + theme.space(5)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar {}

        Column {
            id: column

            x: theme.space(2.5)
            y: theme.space(2)
            width: flick.width - theme.space(5)
            spacing: theme.space(1.5)

            RowLayout {
                width: parent.width
                spacing: theme.space(1)

                Icon {
                    name: theme.channelIcon(pane.facts.channel)
                    color: theme.channelColor(pane.facts.channel)
                    size: 20
                }
                PlainLabel {
                    Layout.fillWidth: true
                    font.pixelSize: theme.fontSmall
                    text: [pane.facts.channelWord, pane.facts.kindWord, pane.facts.domainWord].filter(word => word.length > 0).join("・")
                }
                SecondaryButton {
                    objectName: "record"
                    small: true
                    iconName: "add"
                    text: qsTr("Record a contact")
                    hint: qsTr("Record a contact (Ctrl+N)")
                    onClicked: pane.viewModel.composer.openPanel()
                }
            }
            PlainLabel {
                objectName: "detailTitle"
                width: parent.width
                text: pane.facts.title
                font.pixelSize: theme.fontTitle
                font.bold: true
                font.strikeout: pane.facts.corrected
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Flow {
                width: parent.width
                visible: pane.facts.sensitivity.length > 0 || pane.facts.syncState.length > 0
                spacing: theme.space(1)

                Badge {
                    visible: pane.facts.sensitivity.length > 0
                    tone: pane.facts.sensitivity === "restricted" ? "danger" : "warning"
                    iconName: "lock"
                    text: pane.facts.sensitivityWord
                }
                Badge {
                    objectName: "detailState"
                    visible: pane.facts.syncState.length > 0
                    tone: pane.facts.syncState === "applied" ? "success" : pane.facts.syncState === "accepted" ? "info" : "neutral"
                    iconName: pane.facts.syncState
                    text: pane.facts.stateWord
                }
            }
            Notice {
                objectName: "correctionNotice"
                width: parent.width
                visible: pane.facts.corrected || pane.facts.correction
                tone: "warning"
                iconName: "edit"
                text: pane.facts.corrected ? qsTr("This entry has been corrected.") : qsTr("This entry corrects another one.")
                actionText: pane.facts.corrected ? qsTr("Show the correction") : qsTr("Show the original")
                onAction: pane.details.followCorrection()
            }
            PlainLabel {
                objectName: "detailBody"
                width: parent.width
                visible: text.length > 0
                text: pane.facts.body
                lineHeight: 1.4
            }
            ImportedFields {
                objectName: "importedFields"
                width: parent.width
                title: qsTr("As imported")
                fields: pane.facts.fields
            }
            Rectangle {
                width: parent.width
                height: 1
                color: theme.line
            }
            FactRow {
                width: parent.width
                label: qsTr("Happened")
                value: pane.facts.happened
            }
            FactRow {
                width: parent.width
                label: qsTr("Recorded")
                value: pane.facts.recorded
                note: pane.facts.lag
            }
            FactRow {
                width: parent.width
                visible: value.length > 0
                label: qsTr("Office")
                value: pane.facts.office
            }
            FactRow {
                width: parent.width
                visible: value.length > 0
                label: qsTr("Staff")
                value: pane.facts.staff
            }
            FactRow {
                width: parent.width
                label: qsTr("Source")
                value: pane.facts.source
            }
            CaseCard {
                width: parent.width
                visible: pane.facts.caseNumber.length > 0
                facts: pane.facts
            }
            Column {
                width: parent.width
                visible: pane.details.siblings.length > 0
                spacing: theme.space(0.5)

                PlainLabel {
                    width: parent.width
                    text: qsTr("Also in this contact")
                    font.pixelSize: theme.fontSmall
                    font.bold: true
                    color: theme.textQuiet
                }
                Repeater {
                    model: pane.details.siblings

                    TextButton {
                        required property var modelData
                        required property int index

                        objectName: "sibling-" + index
                        iconName: "link"
                        text: modelData.kindWord + "　" + modelData.title
                        onClicked: pane.details.openSibling(modelData.id)
                    }
                }
            }
            SecondaryButton {
                objectName: "correct"
                visible: !pane.details.correcting && !pane.facts.corrected
                small: true
                iconName: "edit"
                text: qsTr("Record a correction")
                hint: qsTr("Entries are never changed: a correction is added")
                onClicked: pane.details.beginCorrection()
            }
            Loader {
                width: parent.width
                active: pane.details.correcting
                visible: active
                sourceComponent: CorrectionForm {
                    objectName: "correctionForm"
                    details: pane.details
                    Component.onCompleted: begin()
                }
            }
        }
    }
}
