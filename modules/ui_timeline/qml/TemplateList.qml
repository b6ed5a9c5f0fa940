// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_timeline

// Templates that meet what is typed. The focus stays in the title; a click takes one too.
Rectangle {
    id: list

    required property TemplateListModel templates
    property int current: -1

    signal taken(int row)

    implicitHeight: Math.min(6, templates.count) * theme.space(4) + 2
    radius: theme.radiusSmall
    color: theme.surface
    border.color: theme.gray400
    clip: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Templates")

    Theme {
        id: theme
    }
    ListView {
        anchors.fill: parent
        anchors.margins: 1
        model: list.templates
        currentIndex: list.current
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar {}
        delegate: Rectangle {
            id: line

            required property int index
            required property string templateId
            required property string title
            required property string domainWord
            required property string kindWord

            objectName: "templateRow-" + templateId
            width: ListView.view.width
            height: theme.space(4)
            color: ListView.isCurrentItem ? theme.blue100 : hover.hovered ? theme.gray50 : theme.surface
            Accessible.role: Accessible.ListItem
            Accessible.name: title + " " + domainWord
            Accessible.onPressAction: list.taken(index)

            HoverHandler {
                id: hover
            }
            TapHandler {
                gesturePolicy: TapHandler.ReleaseWithinBounds
                onTapped: list.taken(line.index)
            }
            Icon {
                id: mark

                x: theme.space(1)
                anchors.verticalCenter: parent.verticalCenter
                name: "document"
                color: theme.gray600
                size: 16
            }
            PlainLabel {
                x: mark.x + mark.width + theme.space(1)
                width: parent.width - x - meta.width - theme.space(3)
                anchors.verticalCenter: parent.verticalCenter
                text: line.title
                elide: Text.ElideRight
            }
            PlainLabel {
                id: meta

                anchors.right: parent.right
                anchors.rightMargin: theme.space(2)
                anchors.verticalCenter: parent.verticalCenter
                wrapMode: Text.NoWrap
                quiet: true
                text: line.domainWord + "・" + line.kindWord
            }
        }
    }
}
