// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import yorisoi.ui_kit
import yorisoi.ui_timeline

// Whose record is open, and what must be known before the first word is spoken.
FocusScope {
    id: pane

    required property CitizenViewModel viewModel
    property bool roomy: true
    property bool expanded: false
    readonly property var facts: viewModel.header
    readonly property bool guarded: facts.bands.some(band => band.tone === "danger")

    implicitHeight: column.implicitHeight + theme.space(roomy ? 1.5 : 1) * 2
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Person")

    Theme {
        id: theme
    }
    Rectangle {
        anchors.fill: parent
        color: theme.surface
    }
    Rectangle {
        width: theme.space(0.75)
        height: parent.height
        color: pane.guarded ? theme.danger : theme.primary
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: theme.line
    }

    Column {
        id: column

        x: theme.space(2.5)
        y: theme.space(pane.roomy ? 1.5 : 1)
        width: parent.width - theme.space(4.5)
        spacing: theme.space(pane.roomy ? 1 : 0.75)

        ErrorPanel {
            objectName: "headerError"
            width: parent.width
            visible: pane.viewModel.errorTitle.length > 0
            title: pane.viewModel.errorTitle
            advice: pane.viewModel.errorAdvice
            onRetry: pane.viewModel.retry()
        }
        RowLayout {
            width: parent.width
            visible: pane.viewModel.known
            spacing: theme.space(2)

            Flow {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                spacing: theme.space(1.5)

                PlainLabel {
                    objectName: "name"
                    width: Math.min(implicitWidth, parent.width)
                    text: pane.facts.name
                    font.pixelSize: theme.fontHero
                    font.bold: true
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                NameForm {
                    objectName: "kana"
                    text: pane.facts.kana
                    lift: theme.fontHero
                }
                NameForm {
                    objectName: "standardName"
                    label: qsTr("Standard characters")
                    text: pane.facts.standardName
                    lift: theme.fontHero
                    emphasized: true
                }
                NameForm {
                    objectName: "alias"
                    label: qsTr("Alias")
                    text: pane.facts.alias
                    lift: theme.fontHero
                    emphasized: true
                }
                NameForm {
                    objectName: "romaji"
                    text: pane.facts.romaji
                    lift: theme.fontHero
                }
            }
            Column {
                Layout.alignment: Qt.AlignTop | Qt.AlignRight
                spacing: theme.space(0.5)

                Row {
                    anchors.right: parent.right
                    spacing: theme.space(1)

                    PlainLabel {
                        anchors.verticalCenter: parent.verticalCenter
                        quiet: true
                        text: qsTr("Citizen number")
                    }
                    PlainLabel {
                        objectName: "number"
                        anchors.verticalCenter: parent.verticalCenter
                        text: pane.facts.number
                        font.bold: true
                    }
                    Badge {
                        objectName: "syntheticMark"
                        visible: pane.facts.synthetic
                        iconName: "synthetic"
                        tone: "warning"
                        text: qsTr("Made-up data")
                    }
                }
            }
        }
        RowLayout {
            width: parent.width
            visible: pane.viewModel.known
            spacing: theme.space(2)

            Flow {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                spacing: theme.space(1)

                Row {
                    height: 24
                    spacing: theme.space(1.5)

                    PlainLabel {
                        objectName: "birth"
                        anchors.verticalCenter: parent.verticalCenter
                        visible: text.length > 0
                        text: pane.facts.birth
                    }
                    PlainLabel {
                        objectName: "age"
                        anchors.verticalCenter: parent.verticalCenter
                        visible: text.length > 0
                        text: pane.facts.age
                        font.bold: true
                    }
                    PlainLabel {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: text.length > 0
                        text: pane.facts.gender
                    }
                    PlainLabel {
                        anchors.verticalCenter: parent.verticalCenter
                        quiet: true
                        text: pane.facts.type
                    }
                }
                Repeater {
                    model: pane.facts.badges

                    Badge {
                        required property var modelData

                        iconName: modelData.icon
                        tone: modelData.tone
                        text: modelData.text
                    }
                }
                Repeater {
                    model: pane.facts.relatives.filter(person => person.acts)

                    LabelledText {
                        required property var modelData

                        iconName: "shield"
                        tone: theme.blue900
                        text: modelData.role + "　" + modelData.name + (modelData.detail.length > 0 ? "（" + modelData.detail + "）" : "")
                    }
                }
                ConflictButton {
                    objectName: "conflicts"
                    visible: pane.facts.conflicts.length > 0
                    text: qsTr("%n value(s) in conflict", "", pane.facts.conflicts.length)
                    onClicked: pane.expanded = true
                }
            }
            Row {
                Layout.alignment: Qt.AlignTop | Qt.AlignRight
                Layout.preferredHeight: 24
                spacing: theme.space(1.5)

                PlainLabel {
                    objectName: "openCases"
                    anchors.verticalCenter: parent.verticalCenter
                    text: pane.facts.openCases
                    font.pixelSize: theme.fontSmall
                    wrapMode: Text.NoWrap
                }
                PlainLabel {
                    objectName: "freshness"
                    anchors.verticalCenter: parent.verticalCenter
                    text: pane.facts.freshness
                    font.pixelSize: theme.fontSmall
                    wrapMode: Text.NoWrap
                    color: pane.facts.stale ? theme.warning : theme.textQuiet
                }
            }
        }
        Repeater {
            model: pane.facts.bands

            HeaderBandRow {
                required property var modelData

                width: column.width
                band: modelData
            }
        }
        RowLayout {
            width: parent.width
            visible: pane.viewModel.known
            spacing: theme.space(2)

            Flow {
                Layout.fillWidth: true
                spacing: theme.space(2)

                LabelledText {
                    objectName: "withheld"
                    // A band may have said it already.
                    visible: pane.facts.withheld && !pane.facts.bands.some(band => band.text === pane.facts.withheldReason)
                    iconName: "eye-off"
                    tone: theme.danger
                    text: pane.facts.withheldReason
                }
                LabelledText {
                    objectName: "address"
                    visible: !pane.facts.withheld && text.length > 0
                    iconName: "home"
                    text: pane.facts.address
                    accessibleLabel: qsTr("Address")
                }
                LabelledText {
                    objectName: "phone"
                    visible: !pane.facts.withheld && text.length > 0
                    iconName: "phone"
                    text: pane.facts.phone
                    accessibleLabel: qsTr("Telephone")
                }
            }
            Row {
                Layout.alignment: Qt.AlignVCenter | Qt.AlignRight
                spacing: theme.space(1.5)

                Badge {
                    objectName: "pendingMark"
                    anchors.verticalCenter: parent.verticalCenter
                    visible: pane.facts.pending.length > 0
                    iconName: "on-device"
                    tone: "info"
                    text: pane.facts.pending
                }
                TextButton {
                    objectName: "moreAbout"
                    anchors.verticalCenter: parent.verticalCenter
                    focus: true
                    iconName: pane.expanded ? "chevron-up" : "chevron-down"
                    text: qsTr("Household (%1), consents, more").arg(pane.facts.household.length)
                    Accessible.checkable: true
                    Accessible.checked: pane.expanded
                    onClicked: pane.expanded = !pane.expanded
                }
            }
        }
        Loader {
            width: parent.width
            active: pane.expanded
            visible: active
            sourceComponent: HeaderMore {
                viewModel: pane.viewModel
                maximumHeight: pane.roomy ? 320 : 180
            }
        }
    }
}
