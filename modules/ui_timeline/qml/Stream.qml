// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_timeline

// The entries, newest first. Arrows move, Enter opens a group, Home and End go to the ends.
ListView {
    id: stream

    required property TimelineViewModel timeline
    readonly property bool nearEnd: contentHeight > 0 && contentY - originY + height > contentHeight - 1.5 * height

    property string topMonth

    function noteTop() {
        topMonth = timeline.rows.monthAt(indexAt(10, contentY + 1));
    }
    function page(direction) {
        timeline.move(direction * Math.max(1, Math.floor(height / 90)));
    }

    clip: true
    model: timeline.rows
    currentIndex: timeline.selectedRow
    keyNavigationEnabled: false
    highlightFollowsCurrentItem: false
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: 600
    reuseItems: true
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Timeline")
    T.ScrollBar.vertical: ThinScrollBar {}

    onContentYChanged: noteTop()
    onNearEndChanged: if (nearEnd)
        timeline.loadMore()
    onCountChanged: if (nearEnd)
        Qt.callLater(timeline.loadMore)
    onCurrentIndexChanged: if (currentIndex >= 0 && activeFocus)
        positionViewAtIndex(currentIndex, ListView.Contain)
    onActiveFocusChanged: if (activeFocus && currentIndex < 0)
        timeline.move(0)

    Keys.onUpPressed: timeline.move(-1)
    Keys.onDownPressed: timeline.move(1)
    Keys.onReturnPressed: timeline.toggleGroup(currentIndex)
    Keys.onEnterPressed: timeline.toggleGroup(currentIndex)
    Keys.onSpacePressed: timeline.toggleGroup(currentIndex)
    Keys.onRightPressed: timeline.openGroup(currentIndex, true)
    Keys.onLeftPressed: timeline.openGroup(currentIndex, false)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown)
            page(1);
        else if (event.key === Qt.Key_PageUp)
            page(-1);
        else if (event.key === Qt.Key_Home)
            timeline.move(-count);
        else if (event.key === Qt.Key_End)
            timeline.move(count);
        else
            return;
        event.accepted = true;
    }

    Connections {
        target: stream.timeline

        function onRowWanted(row) {
            stream.forceLayout();
            stream.positionViewAtIndex(row, stream.activeFocus ? ListView.Contain : ListView.Beginning);
            // The heading of the month lies over the first row.
            if (row > 0 && stream.contentY > stream.originY)
                stream.contentY = Math.max(stream.originY, stream.contentY - theme.space(4));
        }
    }

    Theme {
        id: theme
    }

    // The month of the row at the top stays in sight. (Sections of a ListView show a wrong one
    // after rows have come in above, in Qt 6.4.)
    MonthHeading {
        objectName: "topMonth"
        parent: stream
        width: parent.width
        z: 2
        visible: stream.contentY > stream.originY && stream.count > 0
        text: stream.topMonth
    }
    Connections {
        target: stream.timeline.rows

        function onRowsInserted() {
            Qt.callLater(stream.noteTop);
        }
        function onRowsRemoved() {
            Qt.callLater(stream.noteTop);
        }
        function onModelReset() {
            Qt.callLater(stream.noteTop);
        }
        function onDataChanged() {
            Qt.callLater(stream.noteTop);
        }
    }

    delegate: EntryRow {
        required property int index

        width: stream.width
        compact: stream.timeline.compact
        selected: ListView.isCurrentItem
        listFocused: stream.activeFocus
        onPressed: {
            stream.forceActiveFocus(Qt.MouseFocusReason);
            stream.timeline.select(index);
            if (rowKind === "group")
                stream.timeline.toggleGroup(index);
        }
        onSeen: stream.timeline.markSeen(index)
    }
    footer: Item {
        width: stream.width
        height: theme.space(5)

        PlainLabel {
            anchors.centerIn: parent
            visible: stream.count > 0
            quiet: true
            text: stream.timeline.more ? qsTr("Loading earlier entries…") : stream.timeline.filtered ? qsTr("No earlier entry meets the filters.") : qsTr("This is the beginning of the record.")
        }
    }
}
