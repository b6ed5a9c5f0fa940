// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit

// Always there when there is something to scroll, so that more is never hidden.
T.ScrollBar {
    id: bar

    implicitWidth: orientation === Qt.Vertical ? 12 : 40
    implicitHeight: orientation === Qt.Vertical ? 40 : 12
    padding: 2
    minimumSize: 0.06
    policy: T.ScrollBar.AsNeeded
    visible: policy !== T.ScrollBar.AlwaysOff && size < 1.0
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: 8
        implicitHeight: 8
        radius: 4
        color: bar.pressed ? theme.gray700 : bar.hovered ? theme.gray500 : theme.gray300
    }

    Theme {
        id: theme
    }
}
