// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// Text, from data or not. Never interprets markup; wraps unless told to elide.
Text {
    id: label

    // Captions and secondary facts.
    property bool quiet: false

    textFormat: Text.PlainText
    wrapMode: elide === Text.ElideNone ? Text.Wrap : Text.NoWrap
    color: quiet ? theme.textQuiet : theme.text
    font.family: theme.fontFamily
    font.pixelSize: quiet ? theme.fontSmall : theme.fontBody
    linkColor: theme.primary

    Theme {
        id: theme
    }
}
