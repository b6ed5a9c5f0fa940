// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// One token of a list of choices.
ComboInput {
    id: input

    property var choices: []
    property string token

    signal chosen(string token)

    function follow() {
        currentIndex = choices.findIndex(choice => choice.token === token);
    }

    small: true
    textRole: "label"
    valueRole: "token"
    model: choices
    onTokenChanged: follow()
    onChoicesChanged: Qt.callLater(follow)
    Component.onCompleted: follow()
    onActivated: index => chosen(choices[index].token)
}
