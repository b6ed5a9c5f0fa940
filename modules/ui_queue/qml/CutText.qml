// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// One line of a record; what does not fit is in a tooltip.
PlainLabel {
    id: label

    readonly property bool hovered: pointer.hovered && truncated

    elide: Text.ElideRight
    Accessible.ignored: true

    HoverHandler {
        id: pointer
    }
    Hint {
        control: label
        text: label.text
    }
}
