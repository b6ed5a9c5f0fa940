// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit
import yorisoi.ui_timeline

// The choices of one filter with their counts. Arrows move between them, Space or Enter toggles.
Flow {
    id: row

    required property FacetListModel facets
    property bool ofChannels: false

    spacing: theme.space(0.75)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Choices of the filter")

    Theme {
        id: theme
    }
    PlainLabel {
        visible: chips.count === 0
        quiet: true
        text: qsTr("Nothing to choose from.")
    }
    Repeater {
        id: chips

        model: row.facets

        Chip {
            id: chip

            required property int index
            required property string token
            required property string label
            required property bool chosen
            required count

            function step(by) {
                const next = chips.itemAt(index + by);
                if (next)
                    next.forceActiveFocus(Qt.TabFocusReason);
            }

            objectName: "chip-" + token
            text: label
            iconName: row.ofChannels ? theme.channelIcon(token) : ""
            iconColor: row.ofChannels ? theme.channelColor(token) : theme.gray700
            checked: chosen
            onClicked: row.facets.toggle(index)
            onChosenChanged: checked = chosen
            Keys.onLeftPressed: step(-1)
            Keys.onRightPressed: step(1)
        }
    }
}
