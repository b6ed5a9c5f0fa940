// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import yorisoi.ui_kit
import yorisoi.ui_timeline

// What of the stream is shown. One kind of filter is open at a time; all say when they are on.
FocusScope {
    id: bar

    required property TimelineViewModel timeline
    // The filter whose choices are shown: channels | domains | kinds | offices | period, or none.
    property string opened: ""

    signal listWanted

    function focusSearch() {
        search.forceActiveFocus(Qt.ShortcutFocusReason);
        search.selectAll();
    }
    function toggle(name) {
        opened = opened === name ? "" : name;
    }

    implicitHeight: column.implicitHeight + theme.space(2)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Filters")

    Theme {
        id: theme
    }
    Column {
        id: column

        x: theme.space(2)
        y: theme.space(1)
        width: parent.width - theme.space(4)
        spacing: theme.space(1)

        RowLayout {
            width: parent.width
            spacing: theme.space(1)

            SearchField {
                id: search

                objectName: "timelineSearch"
                Layout.fillWidth: true
                Layout.maximumWidth: 360
                Layout.minimumWidth: 160
                implicitHeight: theme.controlHeightSmall + 4
                focus: true
                placeholderText: qsTr("Search in this timeline")
                onQueryChanged: if (query !== bar.timeline.text || bar.timeline.textRefused)
                    bar.timeline.text = query
                onEscaped: bar.listWanted()
                Keys.onDownPressed: bar.listWanted()
                Keys.onReturnPressed: bar.listWanted()

                Connections {
                    target: bar.timeline

                    function onFilterChanged() {
                        if (bar.timeline.text.length === 0 && !bar.timeline.textRefused && search.query.length > 0)
                            search.clear();
                    }
                }
                Hint {
                    control: search
                    text: qsTr("Search in this timeline (Ctrl+Shift+F)")
                }
            }
            PlainLabel {
                objectName: "countWords"
                Layout.fillWidth: true
                text: bar.timeline.countWords
                elide: Text.ElideRight
                font.pixelSize: theme.fontSmall
                font.bold: bar.timeline.filtered
                color: bar.timeline.filtered ? theme.orange900 : theme.textQuiet
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            TextButton {
                objectName: "clearFilters"
                visible: bar.timeline.filtered
                iconName: "close"
                text: qsTr("Clear all filters")
                onClicked: bar.timeline.clearFilters()
            }
            LineInput {
                id: jump

                objectName: "jumpToDate"
                Layout.preferredWidth: 136
                implicitHeight: theme.controlHeightSmall + 4
                font.pixelSize: theme.fontSmall
                placeholderText: qsTr("Go to date")
                invalid: bar.timeline.jumpProblem.length > 0
                Accessible.name: qsTr("Go to date")
                Accessible.description: bar.timeline.jumpProblem
                Keys.onReturnPressed: {
                    commit();
                    bar.timeline.jumpTo(text);
                    if (!invalid)
                        bar.listWanted();
                }

                Hint {
                    control: jump
                    text: jump.invalid ? bar.timeline.jumpProblem : qsTr("Type a date in either calendar, for example R6.4.1 or 2024-04, and press Enter")
                }
            }
            IconButton {
                objectName: "density"
                small: true
                iconName: "density"
                hint: bar.timeline.compact ? qsTr("Show more of each entry") : qsTr("Show more entries")
                Accessible.checkable: true
                Accessible.checked: bar.timeline.compact
                onClicked: bar.timeline.compact = !bar.timeline.compact
            }
        }
        PlainLabel {
            objectName: "jumpProblem"
            width: parent.width
            visible: text.length > 0
            text: bar.timeline.jumpProblem
            color: theme.danger
            font.pixelSize: theme.fontSmall
        }
        Flow {
            width: parent.width
            spacing: theme.space(0.75)

            FilterButton {
                objectName: "filterChannels"
                text: qsTr("Channel")
                chosen: bar.timeline.channels.chosenWords
                opened: bar.opened === "channels"
                onClicked: bar.toggle("channels")
            }
            FilterButton {
                objectName: "filterDomains"
                text: qsTr("Domain")
                chosen: bar.timeline.domains.chosenWords
                opened: bar.opened === "domains"
                onClicked: bar.toggle("domains")
            }
            FilterButton {
                objectName: "filterKinds"
                text: qsTr("Kind")
                chosen: bar.timeline.kinds.chosenWords
                opened: bar.opened === "kinds"
                onClicked: bar.toggle("kinds")
            }
            FilterButton {
                objectName: "filterOffices"
                text: qsTr("Office")
                chosen: bar.timeline.offices.chosenWords
                opened: bar.opened === "offices"
                onClicked: bar.toggle("offices")
            }
            FilterButton {
                objectName: "filterPeriod"
                text: qsTr("Period")
                chosen: bar.timeline.periodWords
                opened: bar.opened === "period"
                onClicked: bar.toggle("period")
            }
            Chip {
                objectName: "filterCase"
                visible: bar.timeline.onCase
                iconName: "case"
                checked: true
                text: qsTr("Case %1").arg(bar.timeline.caseNumber)
                hint: qsTr("Show all entries again")
                onClicked: bar.timeline.clearCase()
            }
        }
        Loader {
            width: parent.width
            active: bar.opened.length > 0 && bar.opened !== "period"
            visible: active
            sourceComponent: ChipRow {
                objectName: "chips"
                width: column.width
                facets: bar.timeline[bar.opened]
                ofChannels: bar.opened === "channels"
            }
        }
        Loader {
            width: parent.width
            active: bar.opened === "period"
            visible: active
            sourceComponent: PeriodRow {
                width: column.width
                timeline: bar.timeline
            }
        }
    }
}
