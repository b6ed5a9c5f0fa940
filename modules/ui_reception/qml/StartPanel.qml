// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_reception

// Before anything is typed: unfinished records, people recently opened, and how to search.
Flickable {
    id: panel

    required property ReceptionViewModel viewModel

    readonly property bool wide: width >= 980
    readonly property bool any: viewModel.drafts.count + viewModel.recent.count > 0

    contentHeight: content.height + theme.space(6)
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    T.ScrollBar.vertical: ThinScrollBar {}

    // Keeps what the keyboard has reached in sight.
    function showItem(item: Item) {
        const top = item.mapToItem(content, 0, 0).y;
        contentY = Math.max(0, Math.min(Math.max(contentY, top + item.height + theme.space(4) - height), top));
    }

    Theme {
        id: theme
    }
    Item {
        id: content

        x: theme.space(3)
        y: theme.space(3)
        width: panel.width - theme.space(6)
        height: panel.wide ? Math.max(guide.implicitHeight, people.implicitHeight) : guide.y + guide.implicitHeight

        Column {
            id: people

            width: panel.wide ? Math.round((content.width - theme.space(3)) * 0.5) : content.width
            spacing: theme.space(3)

            PersonChips {
                objectName: "drafts"
                width: parent.width
                visible: panel.viewModel.drafts.count > 0
                title: qsTr("Unfinished records")
                advice: qsTr("Go on where you left off.")
                iconName: "draft"
                people: panel.viewModel.drafts
                chipPrefix: "draft"
                columns: panel.width >= 1400 ? 2 : 1
                onChosen: row => panel.viewModel.openDraft(row)
                onReached: item => panel.showItem(item)
            }
            PersonChips {
                objectName: "recent"
                width: parent.width
                visible: panel.viewModel.recent.count > 0
                title: qsTr("Recently opened")
                people: panel.viewModel.recent
                chipPrefix: "recent"
                columns: 2
                onChosen: (row, inBackground) => panel.viewModel.openRecent(row, inBackground)
                onReached: item => panel.showItem(item)
            }
            EmptyPanel {
                width: parent.width
                visible: !panel.any
                implicitHeight: 240
                iconName: "people"
                title: qsTr("Nobody has been opened yet")
                advice: qsTr("People you open and records you have not finished appear here.")
            }
        }
        SearchGuide {
            id: guide

            x: panel.wide ? people.width + theme.space(3) : 0
            y: panel.wide ? 0 : people.implicitHeight + theme.space(3)
            width: panel.wide ? content.width - x : content.width
        }
    }
}
