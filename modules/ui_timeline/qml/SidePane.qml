// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import yorisoi.ui_kit
import yorisoi.ui_timeline

// Details of the selected entry, or the contact that is being recorded. What is typed in the one
// stays while the other is looked at.
FocusScope {
    id: side

    required property CitizenViewModel viewModel
    readonly property bool recording: viewModel.composer.open
    readonly property var composer: recording && composerLoader.item ? composerLoader.item : null

    signal listWanted

    Accessible.role: Accessible.Pane
    Accessible.name: recording ? qsTr("Record a contact") : qsTr("Details")

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

        Notice {
            objectName: "savedNotice"
            Layout.fillWidth: true
            visible: side.viewModel.savedNotice.length > 0
            iconName: "check-circle"
            tone: "success"
            text: side.viewModel.savedNotice
            actionText: qsTr("Close")
            onAction: side.viewModel.dismissNotice()
        }
        Notice {
            objectName: "draftNotice"
            Layout.fillWidth: true
            visible: !side.recording && side.viewModel.composer.hasText
            iconName: "draft"
            tone: "warning"
            text: qsTr("A contact is not saved yet.")
            actionText: qsTr("Go on")
            onAction: side.viewModel.composer.openPanel()
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            DetailsPane {
                objectName: "details"
                anchors.fill: parent
                visible: !side.recording
                focus: !side.recording
                viewModel: side.viewModel
            }
            Loader {
                id: composerLoader

                property bool wanted: false

                anchors.fill: parent
                visible: side.recording
                active: side.recording || wanted
                focus: side.recording
                sourceComponent: ComposerPane {
                    objectName: "composer"
                    composer: side.viewModel.composer
                    person: side.viewModel.header.name
                }
                onActiveChanged: if (active)
                    wanted = true
            }
        }
    }

    Connections {
        target: side.viewModel.composer

        function onFocusWanted() {
            side.forceActiveFocus(Qt.ShortcutFocusReason);
            composerLoader.forceActiveFocus(Qt.ShortcutFocusReason);
            if (side.composer)
                side.composer.focusFirst();
        }
        function onOpenChanged() {
            if (!side.viewModel.composer.open && side.activeFocus)
                side.listWanted();
        }
    }
}
