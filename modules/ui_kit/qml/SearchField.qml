// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// The search box: `query` follows every key, half-typed Japanese included. Esc empties it.
LineInput {
    id: field

    // Esc in an empty box: the page may give the focus back.
    signal escaped

    leftPadding: theme.space(5.5)
    rightPadding: clear.visible ? theme.space(5.5) : theme.space(1.5)
    inputMethodHints: Qt.ImhNoPredictiveText
    Accessible.name: placeholderText
    Keys.onEscapePressed: event => {
        if (field.displayText.length > 0)
            field.clear();
        else
            field.escaped();
    }

    Theme {
        id: theme
    }
    Icon {
        x: theme.space(1.5)
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        color: theme.gray700
        size: 22
    }
    IconButton {
        id: clear

        objectName: "clearSearch"
        anchors.right: parent.right
        anchors.rightMargin: theme.space(0.5)
        anchors.verticalCenter: parent.verticalCenter
        visible: field.displayText.length > 0
        small: true
        iconName: "close"
        hint: qsTr("Clear (Esc)")
        focusPolicy: Qt.NoFocus
        onClicked: {
            field.clear();
            field.forceActiveFocus();
        }
    }
}
