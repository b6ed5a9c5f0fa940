// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// Another form of a name, standing on the line of a larger one of `lift` pixels.
Row {
    id: form

    property string label
    property string text
    property int lift: theme.fontHero
    property bool emphasized: false

    visible: text.length > 0
    spacing: theme.space(0.75)
    width: Math.min(implicitWidth, parent ? parent.width : implicitWidth)
    topPadding: Math.max(0, theme.space((lift - theme.fontBody) / 8))

    Theme {
        id: theme
    }
    PlainLabel {
        id: caption

        visible: form.label.length > 0
        quiet: true
        text: form.label
        wrapMode: Text.NoWrap
        topPadding: 2
    }
    PlainLabel {
        width: Math.min(implicitWidth, form.parent ? form.parent.width - (caption.visible ? caption.width + form.spacing : 0) : implicitWidth)
        text: form.text
        font.pixelSize: form.emphasized ? theme.fontSub : theme.fontBody
        color: form.emphasized ? theme.text : theme.textQuiet
    }
}
