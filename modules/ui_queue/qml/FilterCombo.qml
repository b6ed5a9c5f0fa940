// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// One choice of many: maps of `token` and `word`, the first of which is 'all'.
ComboInput {
    id: combo

    required property var options
    required property string chosen
    property string name

    signal picked(string token)

    function indexOfChosen(): int {
        return Math.max(0, options.findIndex(option => option.token === chosen));
    }

    small: true
    model: options
    textRole: "word"
    valueRole: "token"
    font.bold: chosen.length > 0
    Accessible.name: name
    onActivated: index => picked(options[index].token)
    // The list of choices grows while the page is open; the choice stays.
    onModelChanged: currentIndex = indexOfChosen()
    onChosenChanged: currentIndex = indexOfChosen()
    Component.onCompleted: currentIndex = indexOfChosen()

    Theme {
        id: theme
    }
    // A list that is narrowed must not look like a whole one.
    Rectangle {
        anchors.fill: parent
        visible: combo.chosen.length > 0
        radius: theme.radius
        color: "transparent"
        border.width: 2
        border.color: theme.primary
    }
}
