// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_timeline

// What is less often needed of a person: household, relatives, consents, conflicts, the rest.
Item {
    id: more

    required property CitizenViewModel viewModel
    property int maximumHeight: 320
    readonly property var facts: viewModel.header

    implicitHeight: Math.min(grid.implicitHeight + theme.space(1), maximumHeight)

    Theme {
        id: theme
    }
    Rectangle {
        width: parent.width
        height: 1
        color: theme.gray100
    }
    Flickable {
        anchors.fill: parent
        anchors.topMargin: theme.space(1)
        contentHeight: grid.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar {}

        Grid {
            id: grid

            width: parent.width - theme.space(2)
            columns: width > 900 ? 3 : 2
            columnSpacing: theme.space(3)
            rowSpacing: theme.space(2)

            readonly property real cell: (width - columnSpacing * (columns - 1)) / columns

            HeaderSection {
                width: grid.cell
                visible: more.facts.conflicts.length > 0
                title: qsTr("Values in conflict")
                count: more.facts.conflicts.length

                Repeater {
                    model: more.facts.conflicts

                    Column {
                        required property var modelData

                        width: grid.cell
                        spacing: 2

                        PlainLabel {
                            width: parent.width
                            text: parent.modelData.field
                            font.bold: true
                            font.pixelSize: theme.fontSmall
                        }
                        FactRow {
                            width: parent.width
                            label: qsTr("Stands")
                            value: parent.modelData.kept
                            note: parent.modelData.keptBy
                        }
                        FactRow {
                            width: parent.width
                            label: qsTr("Other")
                            value: parent.modelData.other
                            note: parent.modelData.otherBy
                        }
                    }
                }
            }
            HeaderSection {
                width: grid.cell
                title: qsTr("Household")
                empty: qsTr("No household is recorded.")
                count: more.facts.household.length

                Repeater {
                    model: more.facts.household

                    PersonRow {
                        required property var modelData

                        width: grid.cell
                        person: modelData
                        onChosen: more.viewModel.choosePerson(modelData.id, modelData.name)
                    }
                }
            }
            HeaderSection {
                width: grid.cell
                title: qsTr("Representatives and relatives")
                empty: qsTr("Nobody is recorded.")
                count: more.facts.relatives.length

                Repeater {
                    model: more.facts.relatives

                    PersonRow {
                        required property var modelData

                        width: grid.cell
                        person: modelData
                        onChosen: more.viewModel.choosePerson(modelData.id, modelData.name)
                    }
                }
            }
            HeaderSection {
                width: grid.cell
                title: qsTr("Consents")
                empty: qsTr("No consent is recorded: ask before sharing anything.")
                count: more.facts.consents.length

                Repeater {
                    model: more.facts.consents

                    FactRow {
                        required property var modelData

                        width: grid.cell
                        label: modelData.label
                        value: modelData.value
                    }
                }
            }
            HeaderSection {
                width: grid.cell
                visible: more.facts.more.length > 0
                title: qsTr("Further")
                count: more.facts.more.length

                Repeater {
                    model: more.facts.more

                    FactRow {
                        required property var modelData

                        width: grid.cell
                        label: modelData.label
                        value: modelData.value
                    }
                }
            }
        }
    }
}
