// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// A thin line that says work is going on. With `progress` between 0 and 1 it shows how far; whoever
// sets `running` also ends it (every task of the kit ends).
Item {
    id: bar

    property bool running: false
    property real progress: -1
    property string accessibleName: qsTr("Working")

    implicitWidth: 200
    implicitHeight: 4
    clip: true
    visible: running
    Accessible.role: Accessible.ProgressBar
    Accessible.name: accessibleName

    Theme {
        id: theme
    }
    Rectangle {
        anchors.fill: parent
        color: theme.blue100
    }
    Rectangle {
        id: piece

        height: parent.height
        width: bar.progress >= 0 ? parent.width * Math.min(1, bar.progress) : parent.width * 0.3
        color: theme.blue900

        NumberAnimation on x {
            running: bar.running && bar.progress < 0
            loops: Animation.Infinite
            from: -piece.width
            to: bar.width
            duration: 1400
            onRunningChanged: if (!running)
                piece.x = 0
        }
    }
}
