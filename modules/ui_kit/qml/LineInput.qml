// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit

// One line of text. Never loses half-typed Japanese. Set Accessible.name.
T.TextField {
    id: input

    property bool invalid: false
    // What is half-typed.
    readonly property alias preedit: guard.preedit
    // The text with what is half-typed in its place.
    readonly property string query: displayText

    // Turns what is half-typed into text.
    function commit() {
        guard.commit();
    }

    implicitWidth: 240
    implicitHeight: theme.controlHeight
    leftPadding: theme.space(1.5)
    rightPadding: theme.space(1.5)
    verticalAlignment: TextInput.AlignVCenter
    color: enabled ? theme.text : theme.gray600
    placeholderTextColor: theme.gray600
    selectionColor: theme.primary
    selectedTextColor: theme.white
    selectByMouse: true
    font.family: theme.fontFamily
    font.pixelSize: theme.fontBody
    Accessible.role: Accessible.EditableText

    background: Rectangle {
        radius: theme.radius
        color: input.enabled ? theme.surface : theme.gray50
        border.width: input.invalid ? 2 : 1
        border.color: input.invalid ? theme.danger : input.enabled ? (input.hovered ? theme.gray800 : theme.lineStrong) : theme.line
    }

    Theme {
        id: theme
    }
    TextGuard {
        id: guard

        target: input
    }
    PlainLabel {
        x: input.leftPadding
        width: input.width - input.leftPadding - input.rightPadding
        anchors.verticalCenter: parent.verticalCenter
        visible: input.displayText.length === 0
        text: input.placeholderText
        color: input.placeholderTextColor
        font: input.font
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    FocusRing {
        control: input
        shown: input.activeFocus
    }
}
