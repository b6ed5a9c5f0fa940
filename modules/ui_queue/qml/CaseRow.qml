// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// One case.
Rectangle {
    id: row

    required property int index
    required property bool loaded
    required property string number
    required property string title
    required property string person
    required property string kana
    required property int stage
    required property string stageWord
    required property string status
    required property string statusWord
    required property string domain
    required property string channel
    required property string channelWord
    required property string office
    required property string department
    required property string responsible
    required property string opened
    required property string due
    required property string urgency
    required property string dueWords
    required property int events
    required property string source
    required property bool pending
    required property string spoken

    required property CaseColumns columns
    property bool current: false
    property bool focusShown: false

    signal chosen(bool inBackground)

    readonly property bool over: status === "closed" || status === "withdrawn"
    readonly property bool late: urgency === "overdue"
    readonly property bool pressing: urgency === "soon" || urgency === "today" || urgency === "last-day"

    implicitHeight: 68
    color: current ? theme.selected : pointer.containsMouse ? theme.gray50 : theme.surface
    objectName: "case" + index
    Accessible.role: Accessible.ListItem
    Accessible.name: loaded ? spoken : qsTr("Loading")
    Accessible.selectable: true
    Accessible.selected: current
    Accessible.onPressAction: chosen(false)

    Theme {
        id: theme
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: theme.gray100
    }
    Rectangle {
        visible: row.current || row.late
        width: 4
        height: parent.height
        color: row.current ? theme.primary : theme.danger
    }
    MouseArea {
        id: pointer

        anchors.fill: parent
        acceptedButtons: Qt.LeftButton | Qt.MiddleButton
        hoverEnabled: true
        cursorShape: Qt.PointingHandCursor
        onClicked: mouse => row.chosen(mouse.button === Qt.MiddleButton || (mouse.modifiers & Qt.ControlModifier) !== 0)
    }
    // The shape of a line while its page is on its way.
    Repeater {
        model: row.loaded ? [] : [row.columns.numberX, row.columns.titleX, row.columns.personX, row.columns.stageX, row.columns.officeX, row.columns.dueX]

        Rectangle {
            required property real modelData

            x: modelData
            y: 27
            width: 96
            height: 14
            radius: theme.radiusSmall
            color: theme.gray100
        }
    }
    // Number
    Column {
        x: row.columns.numberX
        y: 10
        width: row.columns.numberWidth
        spacing: 2
        visible: row.loaded

        CutText {
            width: parent.width
            text: row.number
        }
        Row {
            width: parent.width
            height: 24
            spacing: theme.space(0.75)

            PlainLabel {
                id: eventCount

                anchors.verticalCenter: parent.verticalCenter
                quiet: true
                wrapMode: Text.NoWrap
                text: qsTr("Events: %1").arg(row.events)
                Accessible.ignored: true
            }
            Badge {
                id: pendingBadge

                visible: row.pending
                tone: "warning"
                text: qsTr("Pending")
            }
        }
    }
    // Title
    Column {
        x: row.columns.titleX
        y: 10
        width: row.columns.titleWidth
        spacing: 2
        visible: row.loaded

        Item {
            width: parent.width
            height: 24

            Badge {
                id: statusBadge

                anchors.verticalCenter: parent.verticalCenter
                visible: row.statusWord.length > 0
                tone: row.status === "closed" ? "success" : "neutral"
                text: row.statusWord
            }
            CutText {
                x: statusBadge.visible ? statusBadge.width + theme.space(0.75) : 0
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x
                text: row.title
                font.bold: true
                color: row.over ? theme.textQuiet : theme.text
            }
        }
        Row {
            width: parent.width
            height: 22
            spacing: theme.space(0.5)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: row.channel.length > 0
                name: theme.channelIcon(row.channel)
                color: theme.channelColor(row.channel)
                size: 16
            }
            CutText {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 24
                quiet: true
                text: [row.channelWord, row.domain, row.source].filter(part => part.length > 0).join(qsTr(" · "))
            }
        }
    }
    // Person
    Column {
        x: row.columns.personX
        y: 10
        width: row.columns.personWidth
        spacing: 2
        visible: row.loaded

        CutText {
            width: parent.width
            text: row.person
        }
        CutText {
            width: parent.width
            quiet: true
            text: row.kana
        }
    }
    StageStepper {
        x: row.columns.stageX
        y: 14
        width: row.columns.stageWidth
        visible: row.loaded
        stage: row.stage
        word: row.stageWord
        over: row.over
    }
    // Office
    Column {
        x: row.columns.officeX
        y: 10
        width: row.columns.officeWidth
        spacing: 2
        visible: row.loaded

        CutText {
            width: parent.width
            text: row.department.length > 0 ? row.department : row.office
        }
        CutText {
            width: parent.width
            quiet: true
            text: [row.responsible.length > 0 ? row.responsible : qsTr("nobody assigned"), row.department.length > 0 ? row.office : ""].filter(part => part.length > 0).join(qsTr(" · "))
        }
    }
    // Due
    Column {
        x: row.columns.dueX
        y: 10
        width: row.columns.dueWidth
        spacing: 2
        visible: row.loaded

        Row {
            width: parent.width
            height: 24
            spacing: theme.space(1)

            PlainLabel {
                anchors.verticalCenter: parent.verticalCenter
                wrapMode: Text.NoWrap
                text: row.due.length > 0 ? row.due : qsTr("no due date")
                font.bold: row.late || row.pressing
                color: row.late ? theme.danger : row.pressing ? theme.warning : row.due.length > 0 ? theme.text : theme.textQuiet
                Accessible.ignored: true
            }
            Badge {
                visible: text.length > 0
                strong: row.late
                tone: row.late ? "danger" : "warning"
                text: row.dueWords
            }
        }
        PlainLabel {
            width: parent.width
            elide: Text.ElideRight
            quiet: true
            visible: row.opened.length > 0
            text: qsTr("opened %1").arg(row.opened)
            Accessible.ignored: true
        }
    }
    FocusRing {
        control: row
        shown: row.focusShown
        inset: true
        radius: 0
    }
}
