// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import yorisoi.ui_kit
import yorisoi.ui_timeline

// One line of the stream: an entry, or several notices under one heading.
Item {
    id: row

    required property string rowKind
    required property string eventId
    required property string month
    required property bool startsMonth
    required property string day
    required property string weekday
    required property bool startsDay
    required property string time
    required property string channel
    required property string channelWord
    required property string kindWord
    required property string domainWord
    required property string title
    required property string body
    required property string place
    required property string caseNumber
    required property string sensitivity
    required property string sensitivityWord
    required property string syncState
    required property string stateWord
    required property bool corrected
    required property bool correction
    required property bool fresh
    required property bool member
    required property int count
    required property string groupSpan
    required property bool expanded
    required property var titleMarks
    required property var bodyMarks
    required property string spoken
    property bool compact: false
    property bool selected: false
    property bool listFocused: false
    readonly property bool group: rowKind === "group"
    readonly property string meta: [channelWord, kindWord, domainWord].filter(word => word.length > 0).join("・")
    readonly property string whereabouts: [place, caseNumber].filter(word => word.length > 0).join("　")

    signal pressed
    signal seen

    readonly property int above: startsMonth ? heading.implicitHeight : 0

    implicitHeight: above + content.implicitHeight + theme.space(compact ? 1 : 1.75)
    objectName: (group ? "group-" : "entry-") + eventId
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.selected: selected
    Accessible.onPressAction: pressed()

    Theme {
        id: theme
    }
    MonthHeading {
        id: heading

        width: parent.width
        visible: row.startsMonth
        text: row.month
    }
    Rectangle {
        y: row.above
        width: parent.width
        height: parent.height - y
        color: row.selected ? theme.selected : hover.hovered ? theme.gray50 : theme.surface
    }
    Rectangle {
        x: theme.space(row.startsDay ? 2 : 9)
        y: row.above
        visible: !row.startsMonth
        width: parent.width - x
        height: 1
        color: row.startsDay ? theme.gray200 : theme.gray100
    }
    Rectangle {
        y: row.above
        width: 4
        height: parent.height - y
        visible: row.selected
        color: theme.primary
    }
    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: row.pressed()
    }
    Timer {
        interval: 10000
        running: row.fresh && row.visible
        onTriggered: row.seen()
    }

    Row {
        x: theme.space(2)
        y: row.above + theme.space(row.compact ? 0.25 : 0.625)
        visible: row.startsDay
        spacing: theme.space(0.5)

        PlainLabel {
            width: 26
            horizontalAlignment: Text.AlignRight
            text: row.day
            font.pixelSize: row.compact ? theme.fontSub : theme.fontTitle
            font.bold: true
        }
        PlainLabel {
            anchors.bottom: parent.bottom
            bottomPadding: 2
            quiet: true
            text: row.weekday
        }
    }
    RowLayout {
        id: content

        x: theme.space(row.member ? 11 : 9)
        y: row.above + theme.space(row.compact ? 0.5 : 0.875)
        width: parent.width - x - theme.space(2)
        spacing: theme.space(1)

        PlainLabel {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 44
            topPadding: 2
            visible: !row.group
            horizontalAlignment: Text.AlignRight
            quiet: true
            text: row.time
        }
        Icon {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: 2
            Layout.leftMargin: row.group ? 52 : 0
            name: row.group ? "bell" : theme.channelIcon(row.channel)
            color: row.group ? theme.gray700 : theme.channelColor(row.channel)
            size: 20
        }
        Column {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: 2

            RowLayout {
                width: parent.width
                spacing: theme.space(1)

                SoughtText {
                    Layout.fillWidth: true
                    Layout.maximumWidth: row.compact ? implicitWidth + 1 : 100000
                    Layout.alignment: Qt.AlignTop
                    text: row.title
                    marks: row.titleMarks
                    lines: row.compact ? 1 : 2
                    pixelSize: theme.fontBody
                    bold: !row.group
                    struck: row.corrected
                    color: row.corrected ? theme.textQuiet : theme.text
                }
                PlainLabel {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 0
                    visible: row.compact && !row.group
                    elide: Text.ElideRight
                    quiet: true
                    text: row.meta + (row.whereabouts.length > 0 ? "　" + row.whereabouts : "")
                }
                PlainLabel {
                    Layout.fillWidth: row.compact
                    visible: row.group
                    quiet: true
                    text: row.groupSpan
                }
                Badge {
                    Layout.alignment: Qt.AlignTop
                    visible: row.fresh
                    tone: "info"
                    strong: true
                    text: qsTr("New")
                }
                Badge {
                    Layout.alignment: Qt.AlignTop
                    visible: row.corrected
                    tone: "warning"
                    iconName: "edit"
                    text: qsTr("Corrected")
                }
                Badge {
                    Layout.alignment: Qt.AlignTop
                    visible: row.sensitivity.length > 0
                    tone: row.sensitivity === "restricted" ? "danger" : "warning"
                    iconName: "lock"
                    text: row.sensitivityWord
                }
                Badge {
                    objectName: "state-" + row.eventId
                    Layout.alignment: Qt.AlignTop
                    visible: row.syncState.length > 0
                    tone: row.syncState === "applied" ? "success" : row.syncState === "accepted" ? "info" : "neutral"
                    iconName: row.syncState
                    text: row.stateWord
                }
                Icon {
                    Layout.alignment: Qt.AlignTop
                    visible: row.group
                    name: row.expanded ? "chevron-up" : "chevron-down"
                    color: theme.gray700
                    size: 20
                }
            }
            PlainLabel {
                width: parent.width
                visible: !row.compact && !row.group
                elide: Text.ElideRight
                quiet: true
                text: row.meta + (row.whereabouts.length > 0 ? "　" + row.whereabouts : "")
            }
            SoughtText {
                width: parent.width
                visible: !row.compact && !row.group && row.body.length > 0
                text: row.body
                marks: row.bodyMarks
                lines: 2
                pixelSize: theme.fontSmall
                color: theme.gray800
            }
        }
    }
    FocusRing {
        anchors.topMargin: row.above
        shown: row.selected && row.listFocused
        inset: true
        radius: theme.radiusSmall
    }
}
