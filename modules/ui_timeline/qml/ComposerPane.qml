// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import yorisoi.ui_kit
import yorisoi.ui_timeline

// Records a contact beside the stream. Saved by Ctrl+Enter; closing keeps the draft.
FocusScope {
    id: pane

    required property ContactComposer composer
    required property string person

    function focusFirst() {
        if (cards.count > 0)
            cards.itemAt(0).focusTitle();
    }
    function addQuestion() {
        const row = composer.questions.add();
        Qt.callLater(() => {
            const card = cards.itemAt(row);
            if (!card)
                return;
            card.focusTitle();
            Qt.callLater(pane.bringIntoView, card);
        });
    }
    function chooseTemplate() {
        for (let i = 0; i < cards.count; ++i) {
            if (cards.itemAt(i).activeFocus) {
                cards.itemAt(i).chooseTemplate();
                return;
            }
        }
        if (cards.count > 0)
            cards.itemAt(cards.count - 1).chooseTemplate();
    }
    function bringIntoView(item) {
        const top = item.mapToItem(column, 0, 0).y;
        const bottom = top + item.height + theme.space(2);
        if (top < flick.contentY)
            flick.contentY = top;
        else if (bottom > flick.contentY + flick.height)
            flick.contentY = Math.max(0, Math.min(bottom - flick.height, flick.contentHeight - flick.height));
    }

    Keys.onEscapePressed: composer.closePanel()

    Theme {
        id: theme
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: theme.space(2.5)
            Layout.rightMargin: theme.space(1)
            Layout.topMargin: theme.space(1)
            Layout.bottomMargin: theme.space(0.5)
            spacing: theme.space(1)

            PlainLabel {
                text: qsTr("Record a contact")
                font.pixelSize: theme.fontSub
                font.bold: true
                wrapMode: Text.NoWrap
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            PlainLabel {
                Layout.fillWidth: true
                text: pane.person
                elide: Text.ElideRight
                color: theme.textQuiet
            }
            IconButton {
                objectName: "closeComposer"
                small: true
                iconName: "close"
                hint: qsTr("Close; the draft is kept (Esc)")
                onClicked: pane.composer.closePanel()
            }
        }
        Notice {
            objectName: "restoredNotice"
            Layout.fillWidth: true
            visible: pane.composer.restored
            iconName: "draft"
            text: qsTr("Your last draft has been restored.")
            actionText: qsTr("Keep")
            secondText: qsTr("Discard")
            onAction: pane.composer.keepRestored()
            onSecond: pane.composer.discard()
        }
        Notice {
            objectName: "discardedNotice"
            Layout.fillWidth: true
            visible: pane.composer.canUndoDiscard
            iconName: "undo"
            text: qsTr("The draft has been discarded.")
            actionText: qsTr("Undo")
            secondText: qsTr("Close")
            onAction: pane.composer.undoDiscard()
            onSecond: pane.composer.keepRestored()
        }
        Flickable {
            id: flick

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: column.implicitHeight + theme.space(3)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ThinScrollBar {}

            Column {
                id: column

                x: theme.space(2.5)
                y: theme.space(0.5)
                width: flick.width - theme.space(4.5)
                spacing: theme.space(1.5)

                ContactHead {
                    id: head

                    width: parent.width
                    composer: pane.composer
                }
                Repeater {
                    id: cards

                    model: pane.composer.questions

                    QuestionCard {
                        width: column.width
                        composer: pane.composer
                        onWanted: item => pane.bringIntoView(item)
                    }
                }
                Flow {
                    width: parent.width
                    spacing: theme.space(1)

                    TextButton {
                        objectName: "addQuestion"
                        iconName: "add"
                        text: qsTr("Another question (Alt+N)")
                        onClicked: pane.addQuestion()
                    }
                    TextButton {
                        objectName: "undoRemove"
                        visible: pane.composer.questions.canUndoRemove
                        iconName: "undo"
                        text: qsTr("Bring the question back")
                        onClicked: pane.composer.questions.undoRemove()
                    }
                }
                FormField {
                    width: parent.width
                    label: qsTr("Purpose of use")
                    problem: pane.composer.purposeProblem

                    LineInput {
                        id: purpose

                        objectName: "contactPurpose"
                        width: parent.width
                        implicitHeight: theme.controlHeightSmall
                        font.pixelSize: theme.fontSmall
                        readOnly: pane.composer.saving
                        text: pane.composer.purpose
                        invalid: pane.composer.purposeProblem.length > 0
                        Accessible.name: qsTr("Purpose of use")
                        onTextEdited: pane.composer.purpose = text
                    }
                }
            }
        }
        // Beside the button that was pressed, whatever is scrolled into view above.
        ErrorPanel {
            objectName: "saveError"
            Layout.fillWidth: true
            Layout.leftMargin: theme.space(2)
            Layout.rightMargin: theme.space(2)
            Layout.bottomMargin: theme.space(1)
            visible: pane.composer.errorTitle.length > 0
            title: pane.composer.errorTitle
            advice: pane.composer.errorAdvice
            onRetry: pane.composer.save()
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: 1
            color: theme.line
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: theme.space(2.5)
            Layout.rightMargin: theme.space(2)
            Layout.topMargin: theme.space(1)
            Layout.bottomMargin: theme.space(1)
            spacing: theme.space(1)

            PrimaryButton {
                objectName: "saveContact"
                enabled: !pane.composer.saving
                text: qsTr("Save (Ctrl+Enter)")
                onClicked: {
                    for (let i = 0; i < cards.count; ++i)
                        cards.itemAt(i).commit();
                    head.commit();
                    purpose.commit();
                    pane.composer.save();
                }
            }
            TextButton {
                objectName: "discardDraft"
                visible: pane.composer.hasText && !pane.composer.restored
                text: qsTr("Discard")
                onClicked: pane.composer.discard()
            }
            PlainLabel {
                objectName: "draftWords"
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignRight
                maximumLineCount: 2
                elide: Text.ElideRight
                wrapMode: Text.Wrap
                text: pane.composer.problems.length > 0 ? pane.composer.problems[0] : pane.composer.draftWords
                font.pixelSize: theme.fontSmall
                color: pane.composer.problems.length > 0 || pane.composer.draftFailed ? theme.danger : theme.textQuiet
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }

    // Tab may reach a field that is scrolled away.
    Connections {
        target: pane.Window.window

        function onActiveFocusItemChanged() {
            for (let item = pane.Window.activeFocusItem; item; item = item.parent) {
                if (item.parent === column) {
                    pane.bringIntoView(item);
                    return;
                }
            }
        }
    }
    Connections {
        target: pane.composer

        function onIssueFound(where, question) {
            if (where === "title" || where === "body") {
                const card = cards.itemAt(question);
                if (card)
                    card.focusField(where);
            } else if (where === "purpose") {
                purpose.forceActiveFocus(Qt.OtherFocusReason);
                pane.bringIntoView(purpose);
            } else {
                head.focusField(where);
                flick.contentY = 0;
            }
        }
        function onTextsOffered(question, title, body) {
            const card = cards.itemAt(question);
            if (card)
                card.takeTexts(title, body);
        }
    }
}
