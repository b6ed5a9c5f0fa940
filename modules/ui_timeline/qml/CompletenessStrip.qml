// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_timeline

// Up to when each channel is complete, and what is missing: always there, open on demand.
Rectangle {
    id: strip

    required property ChannelListModel channels
    property bool expanded: false
    readonly property bool imported: channels.importedFrom.length > 0
    // Nothing to be wary of, or nothing that channels could say.
    readonly property bool complete: imported || channels.worst === "complete"

    function tone(state) {
        return state === "imported" ? theme.gray700 : state === "complete" ? theme.green800 : state === "delayed" ? theme.orange800 : state === "failed" ? theme.red900 : theme.gray600;
    }
    function mark(state) {
        return state === "complete" ? "check-circle" : state === "delayed" ? "clock" : state === "failed" ? "error" : "info";
    }

    implicitHeight: column.implicitHeight
    color: complete ? theme.surface : theme.orange50

    Theme {
        id: theme
    }
    Rectangle {
        width: parent.width
        height: 1
        color: theme.line
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: theme.line
    }
    Column {
        id: column

        width: parent.width

        T.AbstractButton {
            id: toggle

            objectName: "completenessToggle"
            width: parent.width
            implicitHeight: theme.space(4)
            focusPolicy: Qt.StrongFocus
            hoverEnabled: true
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Completeness of the timeline") + "、" + strip.channels.summary
            Accessible.checkable: true
            Accessible.checked: strip.expanded
            onClicked: strip.expanded = !strip.expanded
            Keys.onReturnPressed: clicked()
            Keys.onEnterPressed: clicked()
            contentItem: RowLayout {
                spacing: theme.space(1)

                Icon {
                    Layout.leftMargin: theme.space(2)
                    name: strip.mark(strip.channels.worst)
                    color: strip.tone(strip.channels.worst)
                    size: 18
                }
                PlainLabel {
                    objectName: "completenessSummary"
                    Layout.fillWidth: true
                    text: strip.channels.summary
                    elide: Text.ElideRight
                    font.pixelSize: theme.fontSmall
                    font.bold: !strip.complete
                    color: strip.complete ? theme.textQuiet : theme.orange900
                }
                Row {
                    visible: !strip.imported
                    spacing: theme.space(0.5)

                    Repeater {
                        model: strip.channels

                        Icon {
                            required property string channel
                            required property string channelState

                            name: theme.channelIcon(channel)
                            color: strip.tone(channelState)
                            size: 18
                        }
                    }
                }
                Icon {
                    Layout.rightMargin: theme.space(2)
                    name: strip.expanded ? "chevron-up" : "chevron-down"
                    color: theme.gray700
                    size: 20
                }
            }
            background: Rectangle {
                color: toggle.hovered ? theme.gray50 : "transparent"
            }

            FocusRing {
                control: toggle
                inset: true
                radius: theme.radiusSmall
            }
        }
        Loader {
            width: parent.width
            active: strip.expanded
            visible: active
            sourceComponent: Column {
                bottomPadding: theme.space(1)

                PlainLabel {
                    objectName: "importedNote"
                    x: theme.space(2)
                    width: column.width - theme.space(4)
                    visible: strip.imported
                    font.pixelSize: theme.fontSmall
                    text: qsTr("These entries were brought in from a process log, not through the channels of this ward. What happened before or after the log, or was left out of it, is not known here.")
                }
                Repeater {
                    model: strip.imported ? null : strip.channels

                    RowLayout {
                        id: line

                        required property string channel
                        required property string word
                        required property string channelState
                        required property string stateWord
                        required property string until
                        required property string source
                        required property string note
                        required property string spoken

                        width: column.width
                        spacing: theme.space(1)
                        Accessible.role: Accessible.StaticText
                        Accessible.name: spoken

                        Icon {
                            Layout.leftMargin: theme.space(2)
                            Layout.alignment: Qt.AlignTop
                            Layout.topMargin: 2
                            name: strip.mark(line.channelState)
                            color: strip.tone(line.channelState)
                            size: 18
                        }
                        PlainLabel {
                            Layout.preferredWidth: 128
                            Layout.alignment: Qt.AlignTop
                            text: line.word
                            font.pixelSize: theme.fontSmall
                            font.bold: true
                        }
                        PlainLabel {
                            Layout.preferredWidth: 72
                            Layout.alignment: Qt.AlignTop
                            text: line.stateWord
                            font.pixelSize: theme.fontSmall
                            color: strip.tone(line.channelState)
                        }
                        PlainLabel {
                            Layout.fillWidth: true
                            Layout.rightMargin: theme.space(2)
                            Layout.alignment: Qt.AlignTop
                            font.pixelSize: theme.fontSmall
                            text: [line.until, line.source, line.note].filter(part => part.length > 0).join("　")
                        }
                    }
                }
            }
        }
    }
}
