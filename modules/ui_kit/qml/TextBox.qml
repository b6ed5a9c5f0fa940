// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit

// Several lines of plain text that scroll. Tab leaves it. Never loses half-typed Japanese.
FocusScope {
    id: box

    property alias text: area.text
    property alias placeholderText: area.placeholderText
    property alias readOnly: area.readOnly
    property alias area: area
    property bool invalid: false
    property string accessibleName: placeholderText
    readonly property alias preedit: guard.preedit

    signal editingFinished

    // Turns what is half-typed into text.
    function commit() {
        guard.commit();
    }

    implicitWidth: 320
    implicitHeight: 120

    Theme {
        id: theme
    }
    Rectangle {
        anchors.fill: parent
        radius: theme.radius
        color: box.enabled ? theme.surface : theme.gray50
        border.width: box.invalid ? 2 : 1
        border.color: box.invalid ? theme.danger : hover.hovered ? theme.gray800 : theme.lineStrong
    }
    HoverHandler {
        id: hover
    }
    Flickable {
        id: flick

        anchors.fill: parent
        anchors.margins: 2
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar {}
        T.TextArea.flickable: T.TextArea {
            id: area

            objectName: box.objectName.length > 0 ? box.objectName + "Area" : "textArea"
            focus: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            selectByMouse: true
            leftPadding: theme.space(1.5)
            rightPadding: theme.space(2)
            topPadding: theme.space(1)
            bottomPadding: theme.space(1)
            color: box.enabled ? theme.text : theme.gray600
            selectionColor: theme.primary
            selectedTextColor: theme.white
            font.family: theme.fontFamily
            font.pixelSize: theme.fontBody
            Accessible.role: Accessible.EditableText
            Accessible.multiLine: true
            Accessible.name: box.accessibleName
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            onEditingFinished: box.editingFinished()

            PlainLabel {
                x: area.leftPadding
                y: area.topPadding
                width: area.width - area.leftPadding - area.rightPadding
                visible: area.length === 0 && guard.preedit.length === 0
                text: area.placeholderText
                color: theme.gray600
                Accessible.ignored: true
            }
        }
    }
    TextGuard {
        id: guard

        target: area
    }
    FocusRing {
        control: area
        shown: area.activeFocus
    }
}
