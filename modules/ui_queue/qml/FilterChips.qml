// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// One choice of a few, all in sight. Left and right arrows move between them.
Row {
    id: group

    required property var options
    required property string chosen
    property string name

    signal picked(string token)

    spacing: theme.space(0.75)
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Theme {
        id: theme
    }
    Repeater {
        id: chips

        model: group.options

        Chip {
            id: chip

            required property var modelData
            required property int index

            objectName: group.objectName + index
            text: modelData.word
            checkable: false
            checked: group.chosen === modelData.token
            onClicked: group.picked(modelData.token)
            Keys.onLeftPressed: if (index > 0)
                chips.itemAt(index - 1).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onRightPressed: if (index < chips.count - 1)
                chips.itemAt(index + 1).forceActiveFocus(Qt.TabFocusReason)
        }
    }
}
