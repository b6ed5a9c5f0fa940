// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// A titled block of people, one press each.
Column {
    id: block

    required property var people
    property string title
    property string advice
    // Empty: by the kind of person.
    property string iconName
    property string chipPrefix
    property int columns: 2

    signal chosen(int row, bool inBackground)
    signal reached(Item item)

    spacing: theme.space(1)
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    Theme {
        id: theme
    }
    Row {
        spacing: theme.space(1)

        PlainLabel {
            text: block.title
            font.pixelSize: theme.fontSub
            font.bold: true
        }
        PlainLabel {
            anchors.baseline: parent.children[0].baseline
            visible: text.length > 0
            quiet: true
            text: block.advice
        }
    }
    Grid {
        width: parent.width
        columns: block.columns
        columnSpacing: theme.space(1)
        rowSpacing: theme.space(1)

        Repeater {
            model: block.people

            PersonChip {
                id: chip

                required property int index
                required property var model

                objectName: block.chipPrefix + index
                width: Math.floor((block.width - (block.columns - 1) * theme.space(1)) / block.columns)
                name: model.name
                kana: model.kana
                detail: [model.age, model.saved].filter(part => part.length > 0).join(qsTr(" · "))
                iconName: block.iconName.length > 0 ? block.iconName : model.type === "business" ? "business" : "person"
                spoken: model.spoken
                onClicked: block.chosen(index, false)
                onActiveFocusChanged: if (activeFocus)
                    block.reached(chip)
                Keys.onPressed: event => {
                    if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && (event.modifiers & Qt.ControlModifier)) {
                        block.chosen(index, true);
                        event.accepted = true;
                    }
                }
            }
        }
    }
}
