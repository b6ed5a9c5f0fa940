// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// What went wrong, what to do now, and a way to try again. `title` and `advice` come from
// ui_kit::message.
Rectangle {
    id: panel

    property string title
    property string advice
    // "danger" or "warning"
    property string tone: "danger"
    property bool retryable: true

    signal retry

    readonly property color accent: tone === "warning" ? theme.orange900 : theme.red900

    implicitWidth: 480
    implicitHeight: content.implicitHeight + theme.space(4)
    radius: theme.radius
    color: tone === "warning" ? theme.orange50 : theme.red50
    border.width: 1
    border.color: accent
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + " " + advice

    Theme {
        id: theme
    }
    Row {
        id: content

        x: theme.space(2)
        y: theme.space(2)
        width: parent.width - theme.space(4)
        spacing: theme.space(1.5)

        Icon {
            id: mark

            name: panel.tone === "warning" ? "warning" : "error"
            color: panel.accent
            size: 24
        }
        Column {
            width: parent.width - mark.width - parent.spacing
            spacing: theme.space(0.5)

            PlainLabel {
                width: parent.width
                text: panel.title
                font.bold: true
            }
            PlainLabel {
                width: parent.width
                visible: text.length > 0
                text: panel.advice
            }
            Item {
                width: 1
                height: theme.space(0.5)
                visible: again.visible
            }
            SecondaryButton {
                id: again

                objectName: "retry"
                visible: panel.retryable
                small: true
                iconName: "sync"
                text: qsTr("Try again")
                onClicked: panel.retry()
            }
        }
    }
}
