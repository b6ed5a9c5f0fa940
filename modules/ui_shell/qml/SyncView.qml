// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_shell

// What this device has recorded and how far each record has come.
FocusScope {
    id: page

    required property SyncViewModel viewModel
    readonly property var stateWords: [qsTr("On this device"), qsTr("Sent"), qsTr("Accepted"), qsTr("Applied (today)")]
    readonly property var stateIcons: ["on-device", "sent", "accepted", "applied"]

    Theme {
        id: theme
    }
    Rectangle {
        anchors.fill: parent
        color: theme.canvas
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: theme.space(3)
        spacing: theme.space(2)

        RowLayout {
            Layout.fillWidth: true
            spacing: theme.space(2)

            PlainLabel {
                text: qsTr("Records of this device")
                font.pixelSize: theme.fontLarge
                font.bold: true
                Accessible.role: Accessible.Heading
            }
            Item {
                Layout.fillWidth: true
            }
            Icon {
                Layout.rightMargin: -theme.space(1)
                name: page.viewModel.connectionIcon
                color: page.viewModel.offline ? theme.warning : theme.gray800
            }
            PlainLabel {
                Layout.maximumWidth: 420
                text: page.viewModel.connection
                color: page.viewModel.offline ? theme.warning : theme.text
            }
            SecondaryButton {
                objectName: "syncTryNow"
                visible: page.viewModel.offline
                small: true
                text: qsTr("Try now")
                iconName: "sync"
                onClicked: page.viewModel.tryNow()
            }
        }
        PlainLabel {
            Layout.fillWidth: true
            visible: text.length > 0
            text: page.viewModel.connectionDetail
            quiet: true
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: theme.space(2)

            Repeater {
                model: page.viewModel.states

                Rectangle {
                    id: tile

                    required property string modelData
                    required property int index

                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    implicitHeight: 84
                    radius: theme.radius
                    color: theme.surface
                    border.color: theme.line

                    RowLayout {
                        anchors.fill: parent
                        anchors.margins: theme.space(2)
                        spacing: theme.space(1.5)

                        Icon {
                            name: page.stateIcons[tile.index]
                            size: 28
                            color: tile.index === 3 ? theme.success : tile.modelData === "0" ? theme.gray500 : theme.primary
                        }
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 0

                            PlainLabel {
                                Layout.fillWidth: true
                                text: page.stateWords[tile.index]
                                quiet: true
                                elide: Text.ElideRight
                            }
                            PlainLabel {
                                text: tile.modelData
                                font.pixelSize: theme.fontLarge
                                font.bold: true
                            }
                        }
                        Icon {
                            visible: tile.index < 3
                            name: "chevron-right"
                            color: theme.gray500
                        }
                    }
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: theme.space(1)

            Repeater {
                model: [
                    {
                        "name": "syncAll",
                        "word": qsTr("All"),
                        "count": page.viewModel.totalCount
                    },
                    {
                        "name": "syncPending",
                        "word": qsTr("Not applied yet"),
                        "count": page.viewModel.pendingCount
                    },
                    {
                        "name": "syncAttention",
                        "word": qsTr("Needs attention"),
                        "count": page.viewModel.attentionCount
                    }
                ]

                Chip {
                    required property var modelData
                    required property int index

                    objectName: modelData.name
                    text: modelData.word
                    count: page.viewModel.errorTitle.length > 0 ? -1 : modelData.count
                    checkable: false
                    checked: page.viewModel.filter === index
                    onClicked: page.viewModel.filter = index
                }
            }
            Item {
                Layout.fillWidth: true
            }
            PlainLabel {
                text: page.viewModel.lastSync
                quiet: true
            }
        }
        ErrorPanel {
            Layout.fillWidth: true
            visible: page.viewModel.errorTitle.length > 0
            title: page.viewModel.errorTitle
            advice: page.viewModel.errorAdvice
            onRetry: page.viewModel.refresh()
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            radius: theme.radius
            color: theme.surface
            border.color: theme.line

            ListView {
                id: list

                objectName: "syncList"
                anchors.fill: parent
                anchors.margins: 1
                focus: true
                activeFocusOnTab: true
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: page.viewModel.items
                currentIndex: 0
                keyNavigationEnabled: true
                visible: count > 0
                T.ScrollBar.vertical: ThinScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Records of this device")
                Keys.onReturnPressed: page.viewModel.open(currentIndex)
                Keys.onEnterPressed: page.viewModel.open(currentIndex)
                Keys.onPressed: event => {
                    const screenful = Math.max(1, Math.floor(height / 80));
                    if (event.key === Qt.Key_PageDown)
                        currentIndex = Math.min(currentIndex + screenful, count - 1);
                    else if (event.key === Qt.Key_PageUp)
                        currentIndex = Math.max(currentIndex - screenful, 0);
                    else if (event.key === Qt.Key_Home)
                        currentIndex = 0;
                    else if (event.key === Qt.Key_End)
                        currentIndex = count - 1;
                    else
                        return;
                    event.accepted = true;
                }
                delegate: OutboxRow {
                    width: ListView.view.width
                    current: ListView.isCurrentItem && list.activeFocus
                    onSettled: page.viewModel.settle(index)
                    onOpened: {
                        list.currentIndex = index;
                        page.viewModel.open(index);
                    }
                }
            }
            EmptyPanel {
                anchors.fill: parent
                visible: list.count === 0 && page.viewModel.ready && page.viewModel.errorTitle.length === 0
                iconName: page.viewModel.filter === 0 ? "on-device" : "check-circle"
                title: page.viewModel.filter === 0 ? qsTr("Nothing has been recorded on this device yet") : page.viewModel.filter === 1 ? qsTr("Everything has been applied") : qsTr("Nothing needs attention")
                advice: page.viewModel.filter === 0 ? qsTr("Contacts that you record appear here with the way they have come to the central CRM.") : ""
            }
        }
    }
}
