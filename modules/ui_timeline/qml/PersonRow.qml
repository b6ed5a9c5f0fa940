// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit

// A person related to the open one; opens their page, unless it is the same person.
T.AbstractButton {
    id: row

    required property var person

    signal chosen

    objectName: "person-" + person.id
    enabled: !person.self
    implicitHeight: Math.max(theme.controlHeightSmall, label.implicitHeight + theme.space(0.5))
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: person.role + " " + person.name + " " + person.detail
    onClicked: chosen()
    Keys.onReturnPressed: chosen()
    Keys.onEnterPressed: chosen()

    Theme {
        id: theme
    }
    background: Rectangle {
        radius: theme.radiusSmall
        color: row.down ? theme.blue100 : row.hovered && row.enabled ? theme.blue50 : "transparent"
    }
    contentItem: Flow {
        id: label

        topPadding: theme.space(0.5)
        spacing: theme.space(1)

        PlainLabel {
            text: row.person.role
            quiet: true
            topPadding: 1
        }
        PlainLabel {
            width: Math.min(implicitWidth, label.width)
            text: row.person.name
            font.underline: row.enabled
            font.bold: row.person.self || row.person.acts
            color: row.enabled ? theme.primary : theme.text
        }
        PlainLabel {
            width: Math.min(implicitWidth, label.width)
            visible: text.length > 0
            text: row.person.self ? qsTr("this person", "member of a household") + "　" + row.person.detail : row.person.detail
            quiet: true
            topPadding: 1
        }
    }
    FocusRing {
        control: row
        inset: true
        radius: theme.radiusSmall
    }
}
