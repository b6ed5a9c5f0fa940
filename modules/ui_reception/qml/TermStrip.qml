// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// How each word was read.
Flow {
    id: strip

    required property var terms

    spacing: theme.space(1)
    Accessible.role: Accessible.StaticText
    Accessible.name: terms.map(term => term.typed + " " + term.readAs + " " + term.value).join(", ")

    Theme {
        id: theme
    }
    Repeater {
        model: strip.terms

        Rectangle {
            id: chip

            required property var modelData

            implicitWidth: Math.min(words.implicitWidth + theme.space(2), strip.width)
            implicitHeight: 28
            radius: theme.radiusSmall
            color: theme.blue50
            clip: true

            Row {
                id: words

                x: theme.space(1)
                anchors.verticalCenter: parent.verticalCenter
                spacing: theme.space(0.75)

                PlainLabel {
                    width: Math.min(implicitWidth, 320)
                    elide: Text.ElideRight
                    text: chip.modelData.typed
                    font.pixelSize: theme.fontSmall
                    Accessible.ignored: true
                }
                PlainLabel {
                    text: "→"
                    font.pixelSize: theme.fontSmall
                    color: theme.textQuiet
                    Accessible.ignored: true
                }
                PlainLabel {
                    text: chip.modelData.readAs
                    font.pixelSize: theme.fontSmall
                    font.bold: true
                    color: theme.blue1000
                    Accessible.ignored: true
                }
                PlainLabel {
                    visible: text.length > 0
                    width: Math.min(implicitWidth, 320)
                    elide: Text.ElideRight
                    text: chip.modelData.value
                    font.pixelSize: theme.fontSmall
                    color: theme.blue1000
                    Accessible.ignored: true
                }
            }
        }
    }
}
