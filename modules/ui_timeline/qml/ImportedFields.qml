// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit
import yorisoi.ui_timeline

// What came with an imported entry or case, as labelled lines.
Column {
    id: block

    required property var fields
    property string title

    visible: fields.length > 0
    spacing: theme.space(0.75)

    Theme {
        id: theme
    }
    PlainLabel {
        width: parent.width
        text: block.title
        font.pixelSize: theme.fontSmall
        font.bold: true
        color: theme.textQuiet
    }
    Repeater {
        model: block.fields

        FactRow {
            required property var modelData
            required property int index

            objectName: "importedField-" + index
            x: theme.space(1.5) * modelData.depth
            width: block.width - x
            label: modelData.label
            value: modelData.value
        }
    }
}
