// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_timeline

// One person: who it is above, the stream on the left, details or a new record on the right.
FocusScope {
    id: root

    required property CitizenViewModel viewModel

    // Turns half-typed text of whatever has the focus into text.
    function commitTyping() {
        for (let item = root.Window.activeFocusItem; item; item = item.parent) {
            if (typeof item.commit === "function")
                item.commit();
        }
        Qt.inputMethod.commit();
    }
    function addQuestion() {
        if (side.composer)
            side.composer.addQuestion();
    }
    function chooseTemplate() {
        if (side.composer)
            side.composer.chooseTemplate();
    }
    function searchTimeline() {
        timeline.focusSearch();
    }
    // False when there is no pane further in that direction.
    function stepPane(by: int): bool {
        const panes = [header, timeline.filters, timeline.list, side];
        const at = panes.findIndex(pane => pane.activeFocus) + by;
        if (at < 0 || at >= panes.length)
            return false;
        panes[at].forceActiveFocus(by < 0 ? Qt.BacktabFocusReason : Qt.TabFocusReason);
        return true;
    }

    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: viewModel.header.name

    Theme {
        id: theme
    }
    Rectangle {
        anchors.fill: parent
        color: theme.canvas
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        HeaderPane {
            id: header

            objectName: "header"
            Layout.fillWidth: true
            viewModel: root.viewModel
            roomy: root.height > 800
        }
        T.SplitView {
            id: split

            objectName: "split"
            Layout.fillWidth: true
            Layout.fillHeight: true
            orientation: Qt.Horizontal
            handle: Rectangle {
                implicitWidth: 9
                color: T.SplitHandle.hovered || T.SplitHandle.pressed ? theme.blue100 : theme.canvas

                Rectangle {
                    anchors.centerIn: parent
                    width: 3
                    height: 32
                    radius: 2
                    color: theme.gray400
                }
            }

            TimelinePane {
                id: timeline

                objectName: "timelinePane"
                T.SplitView.fillWidth: true
                T.SplitView.minimumWidth: 480
                focus: true
                viewModel: root.viewModel
                roomy: root.height > 800
            }
            SidePane {
                id: side

                objectName: "sidePane"
                T.SplitView.preferredWidth: Math.max(440, Math.min(640, root.width * 0.4))
                T.SplitView.minimumWidth: 400
                viewModel: root.viewModel
                onListWanted: timeline.list.forceActiveFocus(Qt.OtherFocusReason)
            }
        }
    }
}
