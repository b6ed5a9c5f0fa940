// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// One person the search found.
Rectangle {
    id: row

    required property int index
    required property string name
    required property string nameStandard
    required property string kana
    required property string alias
    required property string birth
    required property string age
    required property string gender
    required property string address
    required property bool withheld
    required property string phone
    required property string number
    required property string type
    required property string typeWord
    required property string status
    required property string statusWord
    required property string lastContact
    required property bool pending
    required property bool synthetic
    required property point nameMatch
    required property point nameStandardMatch
    required property point kanaMatch
    required property point aliasMatch
    required property point birthMatch
    required property point addressMatch
    required property point phoneMatch
    required property point numberMatch
    required property string matchedElsewhere
    required property string spoken

    required property ResultColumns columns
    property bool current: false
    property bool focusShown: false

    signal chosen(bool inBackground)
    signal pointed

    readonly property bool gone: statusWord.length > 0

    implicitHeight: 76
    color: current ? theme.selected : pointer.containsMouse ? theme.gray50 : gone ? "#F6F6F6" : theme.surface
    objectName: "result" + index
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
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
        visible: row.current || row.gone
        width: 4
        height: parent.height
        color: row.current ? theme.primary : theme.gray500
    }
    MouseArea {
        id: pointer

        anchors.fill: parent
        acceptedButtons: Qt.LeftButton | Qt.MiddleButton
        hoverEnabled: true
        cursorShape: Qt.PointingHandCursor
        // What is being composed belongs to the box; it is kept before the page changes.
        onPressed: row.pointed()
        onClicked: mouse => row.chosen(mouse.button === Qt.MiddleButton || (mouse.modifiers & Qt.ControlModifier) !== 0)
    }
    // Name
    Item {
        x: row.columns.nameX
        width: row.columns.nameWidth
        height: parent.height

        Row {
            id: reading

            y: 10
            width: parent.width
            spacing: theme.space(1)

            MatchText {
                visible: row.kana.length > 0
                width: Math.min(implicitWidth, parent.width - (aliasText.visible ? aliasText.width + parent.spacing : 0))
                text: row.kana
                match: row.kanaMatch
                size: theme.fontSmall
                color: theme.textQuiet
            }
            MatchText {
                id: aliasText

                readonly property string label: qsTr("known as %1").arg(row.alias)
                readonly property int lead: label.indexOf(row.alias)

                visible: row.alias.length > 0
                width: Math.min(implicitWidth, reading.width * 0.5)
                text: label
                match: row.aliasMatch.y > 0 ? Qt.point(row.aliasMatch.x + lead, row.aliasMatch.y) : Qt.point(0, 0)
                size: theme.fontSmall
                color: theme.text
            }
            PlainLabel {
                visible: row.matchedElsewhere.length > 0
                text: qsTr("found by %1").arg(row.matchedElsewhere)
                wrapMode: Text.NoWrap
                font.pixelSize: theme.fontSmall
                leftPadding: theme.space(0.5)
                rightPadding: theme.space(0.5)
                Accessible.ignored: true

                Rectangle {
                    anchors.fill: parent
                    z: -1
                    radius: 2
                    color: theme.yellow100
                }
            }
        }
        Row {
            id: names

            y: reading.implicitHeight > 0 ? 33 : 23
            width: parent.width
            height: 30
            spacing: theme.space(1)

            Badge {
                id: statusBadge

                anchors.verticalCenter: parent.verticalCenter
                visible: row.gone
                strong: true
                tone: row.status === "moved-out" ? "warning" : "neutral"
                text: row.statusWord
            }
            MatchText {
                id: mainName

                readonly property real taken: (statusBadge.visible ? statusBadge.width + names.spacing : 0)

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, names.width - taken - (standardName.visible ? Math.min(standardName.implicitWidth, names.width * 0.3) + names.spacing : 0))
                text: row.name
                match: row.nameMatch
                size: theme.fontTitle
                bold: true
                color: row.gone ? theme.gray700 : theme.text
            }
            MatchText {
                id: standardName

                readonly property string label: qsTr("standard %1").arg(row.nameStandard)
                readonly property int lead: label.indexOf(row.nameStandard)

                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: 2
                visible: row.nameStandard.length > 0
                width: Math.min(implicitWidth, names.width - mainName.taken - mainName.width - names.spacing)
                text: label
                match: row.nameStandardMatch.y > 0 ? Qt.point(row.nameStandardMatch.x + lead, row.nameStandardMatch.y) : Qt.point(0, 0)
                size: theme.fontSmall
                color: theme.textQuiet
            }
        }
    }
    // Birth
    Column {
        x: row.columns.birthX
        y: 13
        width: row.columns.birthWidth
        spacing: 3

        MatchText {
            width: parent.width
            text: row.birth.length > 0 ? row.birth : qsTr("date not known")
            match: row.birthMatch
            color: row.birth.length > 0 ? theme.text : theme.textQuiet
        }
        PlainLabel {
            width: parent.width
            elide: Text.ElideRight
            text: [row.age, row.gender].filter(part => part.length > 0).join(qsTr(" · "))
            Accessible.ignored: true
        }
    }
    // Address
    Column {
        x: row.columns.addressX
        y: 13
        width: row.columns.addressWidth
        spacing: 3

        Badge {
            visible: row.withheld
            tone: "danger"
            iconName: "lock"
            text: row.address
        }
        MatchText {
            visible: !row.withheld
            width: parent.width
            text: row.address
            match: row.addressMatch
        }
        MatchText {
            visible: !row.withheld
            width: parent.width
            text: row.phone
            match: row.phoneMatch
        }
    }
    // Number
    Column {
        x: row.columns.numberX
        y: 12
        width: row.columns.numberWidth
        spacing: 3

        Row {
            width: parent.width
            height: 24
            spacing: theme.space(0.75)

            MatchText {
                anchors.verticalCenter: parent.verticalCenter
                text: row.number
                match: row.numberMatch
            }
            Badge {
                visible: row.type !== "resident"
                tone: "info"
                text: row.typeWord
            }
            Badge {
                visible: row.pending
                tone: "warning"
                text: qsTr("Pending")
            }
            Badge {
                visible: row.synthetic
                text: qsTr("Made up")
            }
        }
        PlainLabel {
            width: parent.width
            elide: Text.ElideRight
            quiet: true
            text: row.lastContact.length > 0 ? qsTr("Last contact %1").arg(row.lastContact) : qsTr("No contact yet")
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
