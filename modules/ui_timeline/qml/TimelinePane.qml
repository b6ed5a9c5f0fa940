// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_timeline

// Filters, what is missing, and the stream itself.
FocusScope {
    id: pane

    required property CitizenViewModel viewModel
    property bool roomy: true
    readonly property TimelineViewModel timeline: viewModel.timeline
    property alias filters: filterBar
    property alias list: stream

    function focusSearch() {
        filterBar.focusSearch();
    }

    Theme {
        id: theme
    }
    Rectangle {
        anchors.fill: parent
        color: theme.surface
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        FilterBar {
            id: filterBar

            objectName: "filterBar"
            Layout.fillWidth: true
            timeline: pane.timeline
            opened: pane.roomy ? "channels" : ""
            onListWanted: stream.forceActiveFocus(Qt.OtherFocusReason)
        }
        CompletenessStrip {
            objectName: "completeness"
            Layout.fillWidth: true
            channels: pane.viewModel.channels
        }
        BusyBar {
            Layout.fillWidth: true
            Layout.preferredHeight: 2
            running: pane.timeline.loading && !pane.timeline.loaded
        }
        IndividualNumberPanel {
            objectName: "searchRefused"
            Layout.fillWidth: true
            Layout.margins: theme.space(2)
            visible: pane.timeline.textRefused
        }
        ErrorPanel {
            objectName: "timelineError"
            Layout.fillWidth: true
            Layout.margins: theme.space(2)
            visible: pane.timeline.errorTitle.length > 0
            title: pane.timeline.errorTitle
            advice: pane.timeline.errorAdvice
            onRetry: pane.timeline.retry()
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Stream {
                id: stream

                objectName: "timeline"
                anchors.fill: parent
                focus: true
                timeline: pane.timeline
            }
            EmptyPanel {
                objectName: "timelineEmpty"
                anchors.fill: parent
                visible: pane.timeline.loaded && stream.count === 0 && pane.timeline.errorTitle.length === 0
                iconName: pane.timeline.filtered ? "filter" : "list"
                title: pane.timeline.filtered ? qsTr("No entry meets the filters") : qsTr("Nothing is recorded yet")
                advice: pane.timeline.filtered ? qsTr("Choose fewer filters, another word, or a longer period.") : qsTr("What this person asks, applies for or is told will appear here, over every channel.")
                actionText: pane.timeline.filtered ? qsTr("Clear all filters") : qsTr("Record a contact")
                actionHint: pane.timeline.filtered ? "" : qsTr("Record a contact (Ctrl+N)")
                onAction: {
                    if (pane.timeline.filtered)
                        pane.timeline.clearFilters();
                    else
                        pane.viewModel.composer.openPanel();
                }
            }
            PrimaryButton {
                objectName: "showNewest"
                anchors.horizontalCenter: parent.horizontalCenter
                y: theme.space(1)
                visible: pane.timeline.freshCount > 0 && !stream.atYBeginning
                small: true
                iconName: "chevron-up"
                text: qsTr("%n new entry(s)", "", pane.timeline.freshCount)
                onClicked: pane.timeline.showNewest()
            }
        }
    }
}
