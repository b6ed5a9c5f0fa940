// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit

// One of a list. Opens with Space, Alt+Down or a click; letters and arrows choose. Set Accessible.name.
T.ComboBox {
    id: combo

    property bool small: false

    implicitWidth: 200
    implicitHeight: small ? theme.controlHeightSmall : theme.controlHeight
    leftPadding: theme.space(1.5)
    rightPadding: theme.space(4.5)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    font.family: theme.fontFamily
    font.pixelSize: small ? theme.fontSmall : theme.fontBody
    Accessible.role: Accessible.ComboBox
    Keys.onReturnPressed: combo.popup.open()
    Keys.onEnterPressed: combo.popup.open()

    contentItem: PlainLabel {
        text: combo.displayText
        font: combo.font
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        color: combo.enabled ? theme.text : theme.gray600
    }
    indicator: Icon {
        x: combo.width - width - theme.space(1.25)
        anchors.verticalCenter: parent.verticalCenter
        name: combo.popup.visible ? "chevron-up" : "chevron-down"
        color: combo.enabled ? theme.gray700 : theme.gray400
        size: 20
    }
    background: Rectangle {
        radius: theme.radius
        color: combo.enabled ? theme.surface : theme.gray50
        border.width: 1
        border.color: combo.enabled ? (combo.hovered ? theme.gray800 : theme.lineStrong) : theme.line
    }
    delegate: T.ItemDelegate {
        id: option

        required property var model
        required property int index

        objectName: combo.objectName + "Option" + index
        width: ListView.view ? ListView.view.width : 0
        implicitHeight: Math.max(40, optionText.implicitHeight + theme.space(1.5))
        highlighted: combo.highlightedIndex === index
        // A list of objects has them in modelData, a model has roles.
        text: combo.textRole.length === 0 ? model.modelData : model[combo.textRole] ?? model.modelData[combo.textRole]
        Accessible.name: text
        contentItem: PlainLabel {
            id: optionText

            leftPadding: theme.space(1.5)
            rightPadding: theme.space(1.5)
            verticalAlignment: Text.AlignVCenter
            text: option.text
            font.family: combo.font.family
            font.pixelSize: combo.font.pixelSize
            font.bold: combo.currentIndex === option.index
        }
        background: Rectangle {
            color: option.highlighted ? theme.blue50 : theme.surface
        }
    }
    popup: T.Popup {
        y: combo.height + 4
        width: Math.max(combo.width, 160)
        height: Math.min(contentItem.implicitHeight + 2, 360)
        padding: 1
        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: combo.delegateModel
            currentIndex: combo.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ThinScrollBar {}
        }
        background: Rectangle {
            radius: theme.radiusSmall
            color: theme.surface
            border.color: theme.gray400
        }
    }

    Theme {
        id: theme
    }
    FocusRing {
        control: combo
    }
}
