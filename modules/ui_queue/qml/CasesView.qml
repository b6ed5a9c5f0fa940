// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_queue

// The list of cases: filters, order, lines.
FocusScope {
    id: page

    required property CasesViewModel viewModel

    readonly property int state_: viewModel.state
    readonly property int rowHeight: 68

    function focusSearch() {
        box.forceActiveFocus(Qt.ShortcutFocusReason);
        box.selectAll();
    }
    function tellLook() {
        const first = Math.floor((list.contentY - list.originY) / rowHeight);
        viewModel.looksAt(first, first + Math.ceil(list.height / rowHeight));
    }
    function pageRows(): int {
        return Math.max(1, Math.floor(list.height / rowHeight) - 1);
    }
    function listKey(event: var): bool {
        switch (event.key) {
        case Qt.Key_Down:
            viewModel.moveCurrent(1);
            return true;
        case Qt.Key_Up:
            viewModel.moveCurrent(-1);
            return true;
        case Qt.Key_PageDown:
            viewModel.moveCurrent(pageRows());
            return true;
        case Qt.Key_PageUp:
            viewModel.moveCurrent(-pageRows());
            return true;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            viewModel.open(viewModel.currentIndex, (event.modifiers & Qt.ControlModifier) !== 0);
            return true;
        }
        return false;
    }

    Theme {
        id: theme
    }
    Rectangle {
        anchors.fill: parent
        color: theme.canvas
    }
    Rectangle {
        id: head

        width: parent.width
        height: filters.height + theme.space(3.5)
        color: theme.surface

        Column {
            id: filters

            x: theme.space(3)
            y: theme.space(2)
            width: parent.width - theme.space(6)
            spacing: theme.space(1.25)

            Flow {
                id: inputs

                readonly property int combos: page.viewModel.sources.length > 0 ? 4 : 3
                readonly property real comboWidth: Math.max(150, Math.min(220, Math.floor((width - box.width) / combos - spacing)))

                width: parent.width
                spacing: theme.space(1)

                SearchField {
                    id: box

                    objectName: "caseSearch"
                    focus: true
                    width: Math.max(300, Math.min(520, filters.width * 0.3))
                    placeholderText: qsTr("Number, title, person or responsible")
                    onQueryChanged: page.viewModel.text = query
                    Keys.onPressed: event => {
                        // While something is being composed these keys belong to the input method.
                        if (box.preeditText.length === 0 && page.listKey(event))
                            event.accepted = true;
                    }
                    Connections {
                        target: page.viewModel
                        function onFiltersChanged() {
                            if (page.viewModel.text.length === 0 && box.query.trim().length > 0 && page.clearing)
                                box.clear();
                        }
                    }
                }
                FilterCombo {
                    objectName: "domain"
                    width: inputs.comboWidth
                    implicitHeight: theme.controlHeight
                    name: qsTr("Domain")
                    options: page.viewModel.domains
                    chosen: page.viewModel.domain
                    onPicked: token => page.viewModel.domain = token
                }
                FilterCombo {
                    objectName: "channel"
                    width: inputs.comboWidth
                    implicitHeight: theme.controlHeight
                    name: qsTr("Channel")
                    options: page.viewModel.channels
                    chosen: page.viewModel.channel
                    onPicked: token => page.viewModel.channel = token
                }
                FilterCombo {
                    objectName: "office"
                    width: inputs.comboWidth
                    implicitHeight: theme.controlHeight
                    name: qsTr("Office")
                    options: page.viewModel.offices
                    chosen: page.viewModel.office
                    onPicked: token => page.viewModel.office = token
                }
                FilterCombo {
                    objectName: "source"
                    width: inputs.comboWidth
                    implicitHeight: theme.controlHeight
                    visible: options.length > 0
                    name: qsTr("Source system")
                    options: page.viewModel.sources
                    chosen: page.viewModel.source
                    onPicked: token => page.viewModel.source = token
                }
            }
            Item {
                width: parent.width
                height: chips.height

                Flow {
                    id: chips

                    width: parent.width - summary.width - theme.space(2)
                    spacing: theme.space(1)

                    FilterChips {
                        objectName: "status"
                        name: qsTr("Status")
                        options: page.viewModel.statuses
                        chosen: page.viewModel.status
                        onPicked: token => page.viewModel.status = token
                    }
                    Rectangle {
                        width: 1
                        height: theme.controlHeightSmall
                        color: theme.line
                    }
                    FilterChips {
                        objectName: "stage"
                        name: qsTr("Stage")
                        options: page.viewModel.stages
                        chosen: page.viewModel.stage
                        onPicked: token => page.viewModel.stage = token
                    }
                }
                Row {
                    id: summary

                    anchors.right: parent.right
                    height: theme.controlHeightSmall
                    spacing: theme.space(1)

                    TextButton {
                        objectName: "clearFilters"
                        anchors.verticalCenter: parent.verticalCenter
                        visible: page.viewModel.filtered
                        text: qsTr("Clear all filters")
                        onClicked: page.clear("")
                    }
                    PlainLabel {
                        objectName: "count"
                        anchors.verticalCenter: parent.verticalCenter
                        text: page.viewModel.countWords
                        wrapMode: Text.NoWrap
                        font.bold: true
                        Accessible.role: Accessible.StaticText
                        Accessible.name: text
                    }
                }
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: theme.line
        }
        BusyBar {
            anchors.bottom: parent.bottom
            width: parent.width
            running: page.state_ === CasesViewModel.Loading
            accessibleName: qsTr("Loading")
        }
    }
    // While the page itself empties the filters, the box follows.
    property bool clearing: false
    function clear(filter: string) {
        clearing = true;
        if (filter.length > 0)
            viewModel.clearFilter(filter);
        else
            viewModel.clearFilters();
        clearing = false;
    }

    Item {
        id: body

        anchors.top: head.bottom
        anchors.bottom: hints.top
        width: parent.width

        Item {
            anchors.fill: parent
            visible: page.state_ === CasesViewModel.Shown

            CaseColumns {
                id: caseColumns

                width: body.width - 12
            }
            CaseHead {
                id: listHead

                width: parent.width
                columns: caseColumns
                viewModel: page.viewModel
            }
            Rectangle {
                anchors.fill: list
                color: theme.surface
            }
            ListView {
                id: list

                objectName: "cases"
                anchors.top: listHead.bottom
                anchors.bottom: parent.bottom
                width: parent.width
                clip: true
                activeFocusOnTab: true
                keyNavigationEnabled: false
                reuseItems: true
                boundsBehavior: Flickable.StopAtBounds
                model: page.viewModel.cases
                currentIndex: page.viewModel.currentIndex
                highlightMoveDuration: 0
                highlightResizeDuration: 0
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Cases")
                T.ScrollBar.vertical: ThinScrollBar {}
                onContentYChanged: page.tellLook()
                onHeightChanged: page.tellLook()

                delegate: CaseRow {
                    width: ListView.view.width
                    columns: caseColumns
                    current: ListView.isCurrentItem
                    focusShown: current && list.activeFocus
                    onChosen: inBackground => page.viewModel.open(index, inBackground)
                }
                Keys.onPressed: event => {
                    if (page.listKey(event)) {
                        event.accepted = true;
                    } else if (event.key === Qt.Key_Home) {
                        page.viewModel.currentIndex = 0;
                        event.accepted = true;
                    } else if (event.key === Qt.Key_End) {
                        page.viewModel.currentIndex = list.count - 1;
                        event.accepted = true;
                    } else if (event.key === Qt.Key_Escape) {
                        page.focusSearch();
                        event.accepted = true;
                    }
                }
                Connections {
                    target: page.viewModel
                    function onResultsReplaced() {
                        list.positionViewAtBeginning();
                        page.tellLook();
                    }
                }
            }
        }
        Badge {
            id: missing

            objectName: "personMissing"
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: theme.space(2)
            visible: false
            strong: true
            tone: "warning"
            iconName: "info"
            text: qsTr("No person is linked to this case yet")
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text

            Connections {
                target: page.viewModel
                function onPersonMissing() {
                    missing.visible = true;
                }
                function onCurrentIndexChanged() {
                    missing.visible = false;
                }
            }
        }
        EmptyPanel {
            objectName: "noCases"
            anchors.horizontalCenter: parent.horizontalCenter
            y: theme.space(8)
            width: parent.width
            visible: page.state_ === CasesViewModel.NoCases
            iconName: "case"
            title: qsTr("There are no cases yet")
            advice: qsTr("Cases appear here as soon as one is opened or has been received from the central CRM.")
        }
        EmptyPanel {
            objectName: "nothingFound"
            anchors.horizontalCenter: parent.horizontalCenter
            y: theme.space(8)
            width: parent.width
            visible: page.state_ === CasesViewModel.NothingFound
            iconName: "filter"
            title: qsTr("No case meets these filters")
            advice: qsTr("Take a filter away to see more.")
            actionText: qsTr("Clear all filters")
            onAction: page.clear("")

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                topPadding: theme.space(2)
                spacing: theme.space(1)

                Repeater {
                    model: page.viewModel.activeFilters

                    SecondaryButton {
                        required property var modelData

                        readonly property string word: modelData.word

                        objectName: "active-" + modelData.filter
                        small: true
                        font.bold: false
                        iconName: "close"
                        text: word.length > 24 ? word.substring(0, 24) + "…" : word
                        hint: qsTr("Take this filter away")
                        Accessible.description: hint
                        onClicked: page.clear(modelData.filter)
                    }
                }
            }
        }
        IndividualNumberPanel {
            objectName: "refused"
            anchors.horizontalCenter: parent.horizontalCenter
            y: theme.space(4)
            width: Math.min(640, parent.width - theme.space(6))
            visible: page.state_ === CasesViewModel.Refused
        }
        ErrorPanel {
            objectName: "failed"
            anchors.horizontalCenter: parent.horizontalCenter
            y: theme.space(4)
            width: Math.min(640, parent.width - theme.space(6))
            visible: page.state_ === CasesViewModel.Failed
            title: page.viewModel.errorTitle
            advice: page.viewModel.errorAdvice
            onRetry: page.viewModel.retry()
        }
    }
    KeyHints {
        id: hints

        anchors.bottom: parent.bottom
        width: parent.width
        keys: [["↑ ↓", qsTr("choose")], ["Enter", qsTr("open the person on this case")], ["Ctrl+Enter", qsTr("open in a background tab")], ["Esc", qsTr("to the filter box")]]
    }
}
