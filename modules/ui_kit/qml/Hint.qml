// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit

// A tooltip that costs nothing until the pointer or the keyboard focus rests on its control.
Item {
    id: hint

    property Item control: parent
    property string text
    property bool shown: control && ((control.hovered !== undefined && control.hovered) || (control.visualFocus !== undefined && control.visualFocus))

    anchors.fill: parent

    Theme {
        id: theme
    }
    Loader {
        anchors.fill: parent
        active: hint.shown && hint.text.length > 0
        sourceComponent: Item {
            T.ToolTip {
                id: tip

                visible: true
                delay: 500
                timeout: 8000
                x: Math.max(0, (parent.width - width) / 2)
                y: parent.height + theme.space(1)
                margins: theme.space(1)
                padding: theme.space(1)
                leftPadding: theme.space(1.5)
                rightPadding: theme.space(1.5)
                text: hint.text
                closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent
                contentWidth: Math.min(measure.implicitWidth, 360)
                contentHeight: contentItem.implicitHeight
                contentItem: PlainLabel {
                    text: tip.text
                    color: theme.white
                    font.pixelSize: theme.fontSmall
                }
                background: Rectangle {
                    color: theme.gray900
                    radius: theme.radiusSmall
                }

                PlainLabel {
                    id: measure

                    visible: false
                    text: tip.text
                    font.pixelSize: theme.fontSmall
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
