// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit
import yorisoi.ui_queue

// What the columns are; three of them also order the list.
Item {
    id: head

    required property CaseColumns columns
    required property CasesViewModel viewModel

    implicitHeight: 36

    Theme {
        id: theme
    }
    component Caption: PlainLabel {
        anchors.verticalCenter: parent.verticalCenter
        quiet: true
        Accessible.ignored: true
    }
    component Sorter: TextButton {
        required property int by

        readonly property bool active: head.viewModel.order === by

        anchors.verticalCenter: parent.verticalCenter
        leftPadding: theme.space(0.5)
        rightPadding: theme.space(0.5)
        implicitWidth: implicitContentWidth + leftPadding + rightPadding
        implicitHeight: 28
        font.bold: active
        foreground: active ? theme.primary : theme.textQuiet
        iconName: active ? "chevron-down" : ""
        Accessible.checkable: true
        Accessible.checked: active
        onClicked: head.viewModel.order = by
    }
    Sorter {
        objectName: "sortNumber"
        x: head.columns.numberX - theme.space(0.5)
        by: CasesViewModel.Number
        text: qsTr("Receipt number")
        hint: qsTr("Sort by receipt number")
    }
    Caption {
        x: head.columns.titleX
        text: qsTr("Case")
    }
    Caption {
        x: head.columns.personX
        text: qsTr("Person")
    }
    Caption {
        x: head.columns.stageX
        text: qsTr("Stage")
    }
    Caption {
        x: head.columns.officeX
        text: qsTr("Office, responsible")
    }
    Row {
        x: head.columns.dueX - theme.space(0.5)
        anchors.verticalCenter: parent.verticalCenter
        height: parent.height

        Sorter {
            objectName: "sortDue"
            by: CasesViewModel.DueSoonest
            text: qsTr("Due")
            hint: qsTr("Sort by due date, soonest first")
        }
        Sorter {
            objectName: "sortOpened"
            by: CasesViewModel.OpenedNewest
            text: qsTr("Opened")
            hint: qsTr("Sort by opening, newest first")
        }
    }
}
