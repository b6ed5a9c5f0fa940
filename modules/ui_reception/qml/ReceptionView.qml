// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_reception

// One search box and whom it finds.
FocusScope {
    id: page

    required property ReceptionViewModel viewModel

    readonly property int state_: viewModel.state
    readonly property bool listShown: state_ === ReceptionViewModel.Found

    function focusSearch() {
        box.forceActiveFocus(Qt.ShortcutFocusReason);
        box.selectAll();
    }
    function tellSearch() {
        viewModel.edited(box.text, box.cursorPosition, box.preeditText);
    }
    function pageRows(): int {
        return Math.max(1, Math.floor(results.height / 76) - 1);
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
        height: headColumn.height + theme.space(3.5)
        color: theme.surface

        Column {
            id: headColumn

            x: theme.space(3)
            y: theme.space(2)
            width: parent.width - theme.space(6)
            spacing: theme.space(1)

            SearchField {
                id: box

                objectName: "search"
                focus: true
                width: parent.width
                height: 52
                font.pixelSize: theme.fontTitle
                placeholderText: qsTr("Name, reading, birth date, phone, address or number")
                Accessible.description: qsTr("Results appear while you type. Arrows choose, Enter opens.")
                onTextChanged: Qt.callLater(page.tellSearch)
                onPreeditTextChanged: Qt.callLater(page.tellSearch)
                Keys.onPressed: event => {
                    // While something is being composed these keys belong to the input method.
                    if (box.preeditText.length > 0)
                        return;
                    switch (event.key) {
                    case Qt.Key_Down:
                        page.viewModel.moveCurrent(1);
                        break;
                    case Qt.Key_Up:
                        page.viewModel.moveCurrent(-1);
                        break;
                    case Qt.Key_PageDown:
                        page.viewModel.moveCurrent(page.pageRows());
                        break;
                    case Qt.Key_PageUp:
                        page.viewModel.moveCurrent(-page.pageRows());
                        break;
                    case Qt.Key_Return:
                    case Qt.Key_Enter:
                        page.tellSearch();
                        page.viewModel.openCurrent((event.modifiers & Qt.ControlModifier) !== 0);
                        break;
                    default:
                        return;
                    }
                    event.accepted = true;
                }
            }
            Item {
                width: parent.width
                height: Math.max(28, terms.height)

                TermStrip {
                    id: terms

                    objectName: "terms"
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - count.width - theme.space(2)
                    terms: page.viewModel.terms
                }
                PlainLabel {
                    id: guideLine

                    anchors.verticalCenter: parent.verticalCenter
                    visible: page.viewModel.terms.length === 0 && text.length > 0
                    quiet: true
                    text: page.state_ === ReceptionViewModel.Searching ? qsTr("Searching …") : page.state_ === ReceptionViewModel.Idle ? qsTr("Type what you were told; several words narrow it down.") : ""
                }
                Row {
                    id: count

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: theme.space(1)

                    Badge {
                        visible: page.viewModel.cutShort
                        tone: "warning"
                        iconName: "info"
                        text: qsTr("The first 200 characters are searched for")
                    }
                    PlainLabel {
                        objectName: "count"
                        anchors.verticalCenter: parent.verticalCenter
                        text: page.viewModel.countWords
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
            id: busy

            anchors.bottom: parent.bottom
            width: parent.width
            // Most answers come at once; a flash would only unsettle.
            running: patience.late
            accessibleName: qsTr("Searching")

            Timer {
                id: patience

                property bool late: false

                interval: 200
                running: page.viewModel.busy
                onTriggered: late = true
                onRunningChanged: if (!page.viewModel.busy)
                    late = false
            }
            Connections {
                target: page.viewModel
                function onBusyChanged() {
                    if (!page.viewModel.busy)
                        patience.late = false;
                }
            }
        }
    }
    Item {
        id: body

        anchors.top: head.bottom
        anchors.bottom: hints.top
        width: parent.width

        StartPanel {
            objectName: "start"
            anchors.fill: parent
            visible: page.state_ === ReceptionViewModel.Idle
            viewModel: page.viewModel
        }
        Item {
            id: resultsArea

            anchors.fill: parent
            visible: page.listShown

            ResultColumns {
                id: resultColumns

                width: resultsArea.width - 12
            }
            ResultHead {
                id: listHead

                width: parent.width
                columns: resultColumns
            }
            Rectangle {
                anchors.fill: results
                color: theme.surface
            }
            ListView {
                id: results

                objectName: "results"
                anchors.top: listHead.bottom
                anchors.bottom: parent.bottom
                width: parent.width
                clip: true
                activeFocusOnTab: true
                keyNavigationEnabled: false
                reuseItems: true
                boundsBehavior: Flickable.StopAtBounds
                model: page.viewModel.hits
                currentIndex: page.viewModel.currentIndex
                highlightMoveDuration: 0
                highlightResizeDuration: 0
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Search results")
                T.ScrollBar.vertical: ThinScrollBar {}

                delegate: ResultRow {
                    width: ListView.view.width
                    columns: resultColumns
                    current: ListView.isCurrentItem
                    focusShown: current && results.activeFocus
                    onPointed: box.commit()
                    onChosen: inBackground => page.viewModel.open(index, inBackground)
                }
                footer: Item {
                    width: results.width
                    height: page.viewModel.more ? 64 : 0
                    visible: page.viewModel.more

                    PlainLabel {
                        anchors.centerIn: parent
                        width: parent.width - theme.space(6)
                        horizontalAlignment: Text.AlignHCenter
                        color: theme.textQuiet
                        text: qsTr("There are more. Add a birth date, a part of the address or the phone number to narrow it down.")
                    }
                }
                Keys.onPressed: event => {
                    switch (event.key) {
                    case Qt.Key_Down:
                        page.viewModel.moveCurrent(1);
                        break;
                    case Qt.Key_Up:
                        page.viewModel.moveCurrent(-1);
                        break;
                    case Qt.Key_PageDown:
                        page.viewModel.moveCurrent(page.pageRows());
                        break;
                    case Qt.Key_PageUp:
                        page.viewModel.moveCurrent(-page.pageRows());
                        break;
                    case Qt.Key_Home:
                        page.viewModel.currentIndex = 0;
                        break;
                    case Qt.Key_End:
                        page.viewModel.currentIndex = results.count - 1;
                        break;
                    case Qt.Key_Return:
                    case Qt.Key_Enter:
                        page.viewModel.openCurrent((event.modifiers & Qt.ControlModifier) !== 0);
                        break;
                    case Qt.Key_Escape:
                        page.focusSearch();
                        break;
                    default:
                        return;
                    }
                    event.accepted = true;
                }
                Connections {
                    target: page.viewModel
                    function onResultsReplaced() {
                        results.positionViewAtBeginning();
                    }
                }
            }
        }
        EmptyPanel {
            objectName: "nothingFound"
            anchors.horizontalCenter: parent.horizontalCenter
            y: theme.space(8)
            width: parent.width
            visible: page.state_ === ReceptionViewModel.NothingFound
            iconName: "search"
            title: qsTr("Nobody was found")
            advice: qsTr("Try this:")

            Column {
                id: advice

                anchors.horizontalCenter: parent.horizontalCenter
                topPadding: theme.space(0.5)
                spacing: theme.space(0.75)

                Repeater {
                    model: [qsTr("the reading in kana or in romaji"), qsTr("another era, or the year of birth alone"), qsTr("a part of the address, or the last digits of the phone number"), qsTr("fewer words")]

                    PlainLabel {
                        required property string modelData

                        text: qsTr("• %1").arg(modelData)
                        wrapMode: Text.NoWrap
                    }
                }
                PlainLabel {
                    topPadding: theme.space(1)
                    quiet: true
                    wrapMode: Text.NoWrap
                    text: qsTr("People outside this ward are not in this copy.")
                }
                Item {
                    width: parent.width
                    height: clearSearch.height + theme.space(2)

                    SecondaryButton {
                        id: clearSearch

                        objectName: "clearFound"
                        anchors.centerIn: parent
                        text: qsTr("Clear the search")
                        onClicked: {
                            box.clear();
                            page.focusSearch();
                        }
                    }
                }
            }
        }
        IndividualNumberPanel {
            objectName: "refused"
            anchors.horizontalCenter: parent.horizontalCenter
            y: theme.space(4)
            width: Math.min(640, parent.width - theme.space(6))
            visible: page.state_ === ReceptionViewModel.Refused
        }
        ErrorPanel {
            objectName: "failed"
            anchors.horizontalCenter: parent.horizontalCenter
            y: theme.space(4)
            width: Math.min(640, parent.width - theme.space(6))
            visible: page.state_ === ReceptionViewModel.Failed
            title: page.viewModel.errorTitle
            advice: page.viewModel.errorAdvice
            onRetry: page.viewModel.retry()
        }
    }
    KeyHints {
        id: hints

        anchors.bottom: parent.bottom
        width: parent.width
        keys: page.listShown ? [["↑ ↓", qsTr("choose")], ["Enter", qsTr("open")], ["Ctrl+Enter", qsTr("open in a background tab")], ["Esc", qsTr("clear")]] : [["F3", qsTr("to the search box")], ["Tab", qsTr("to the next item")], ["Esc", qsTr("clear")]]
    }
}
