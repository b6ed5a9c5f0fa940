// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import yorisoi.ui_kit
import yorisoi.ui_timeline

// One question of the contact. Typing in the title offers templates; Down and Enter take one.
Rectangle {
    id: card

    required property ContactComposer composer
    required property int index
    required property int number
    required property string kind
    required property string domain
    required property string title
    required property string body
    required property string sensitivity
    required property string titleProblem
    required property string bodyProblem
    readonly property TemplateListModel templates: composer.templates
    // The list of templates belongs to this card, and the one that Enter takes.
    property bool offering: false
    property int offered: -1

    signal wanted(Item item)

    function focusTitle() {
        titleField.forceActiveFocus(Qt.ShortcutFocusReason);
    }
    function focusField(where) {
        const field = where === "title" ? titleField : bodyField;
        field.forceActiveFocus(Qt.OtherFocusReason);
        wanted(card);
    }
    function commit() {
        titleField.commit();
        bodyField.commit();
    }
    function chooseTemplate() {
        focusTitle();
        offer("");
    }
    function offer(typed) {
        templates.typed = typed;
        templates.domain = domain;
        offered = -1;
        offering = templates.count > 0;
    }
    // By editing, so that undo brings back what was there.
    function takeTexts(newTitle, newBody) {
        titleField.remove(0, titleField.length);
        titleField.insert(0, newTitle);
        const area = bodyField.area;
        area.insert(area.length, (area.length > 0 && !area.text.endsWith("\n") ? "\n" : "") + newBody);
        offering = false;
        bodyField.forceActiveFocus(Qt.TabFocusReason);
        area.cursorPosition = Math.max(0, area.text.indexOf("\n"));
        wanted(card);
    }

    objectName: "question-" + index
    implicitHeight: column.implicitHeight + theme.space(3)
    radius: theme.radius
    color: theme.canvas
    border.width: 1
    border.color: titleProblem.length > 0 || bodyProblem.length > 0 ? theme.danger : theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Question %1").arg(number)
    onActiveFocusChanged: if (!activeFocus)
        composer.keepDraft()

    Theme {
        id: theme
    }
    FocusScope {
        id: column

        x: theme.space(1.5)
        y: theme.space(1.5)
        width: parent.width - theme.space(3)
        implicitHeight: rows.implicitHeight

        Column {
            id: rows

            width: parent.width
            spacing: theme.space(1)

            RowLayout {
                width: parent.width
                spacing: theme.space(1)

                PlainLabel {
                    visible: card.composer.questions.count > 1
                    text: qsTr("Question %1").arg(card.number)
                    font.bold: true
                    wrapMode: Text.NoWrap
                }
                ChoiceInput {
                    objectName: "kind-" + card.index
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    choices: card.composer.kindChoices
                    token: card.kind
                    Accessible.name: qsTr("Kind")
                    onChosen: token => card.composer.questions.setKind(card.index, token)
                }
                ChoiceInput {
                    objectName: "domain-" + card.index
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1.4
                    choices: card.composer.domainChoices
                    token: card.domain
                    Accessible.name: qsTr("Domain")
                    onChosen: token => card.composer.questions.setDomain(card.index, token)
                }
                IconButton {
                    objectName: "remove-" + card.index
                    visible: card.composer.questions.count > 1
                    small: true
                    iconName: "remove"
                    hint: qsTr("Remove question %1").arg(card.number)
                    onClicked: card.composer.questions.remove(card.index)
                }
            }
            FormField {
                width: parent.width
                problem: card.titleProblem

                LineInput {
                    id: titleField

                    objectName: "title-" + card.index
                    width: parent.width
                    readOnly: card.composer.saving
                    placeholderText: qsTr("Title, or part of a template (Alt+T lists them)")
                    invalid: card.titleProblem.length > 0
                    Accessible.name: qsTr("Title of question %1").arg(card.number)
                    Component.onCompleted: text = card.title
                    onTextChanged: card.composer.questions.setTitle(card.index, text)
                    onQueryChanged: if (activeFocus && query !== card.title)
                        card.offer(query)
                    onActiveFocusChanged: if (!activeFocus)
                        card.offering = false
                    Keys.onDownPressed: {
                        if (card.offering)
                            card.offered = Math.min(card.offered + 1, Math.min(card.templates.count, 6) - 1);
                        else
                            bodyField.forceActiveFocus(Qt.TabFocusReason);
                    }
                    Keys.onUpPressed: card.offered = Math.max(card.offered - 1, -1)
                    Keys.onReturnPressed: {
                        if (card.offering && card.offered >= 0)
                            card.composer.useTemplate(card.offered, card.index);
                        else
                            bodyField.forceActiveFocus(Qt.TabFocusReason);
                    }
                    Keys.onEscapePressed: event => {
                        event.accepted = card.offering;
                        card.offering = false;
                    }
                }
            }
            Loader {
                width: parent.width
                active: card.offering
                visible: active
                sourceComponent: TemplateList {
                    objectName: "templates-" + card.index
                    templates: card.templates
                    current: card.offered
                    onTaken: row => card.composer.useTemplate(row, card.index)
                }
            }
            FormField {
                width: parent.width
                problem: card.bodyProblem

                TextBox {
                    id: bodyField

                    objectName: "body-" + card.index
                    width: parent.width
                    height: Math.min(280, Math.max(112, area.contentHeight + theme.space(3)))
                    readOnly: card.composer.saving
                    invalid: card.bodyProblem.length > 0
                    placeholderText: qsTr("What was said and done")
                    accessibleName: qsTr("Content of question %1").arg(card.number)
                    Component.onCompleted: text = card.body
                    onTextChanged: card.composer.questions.setBody(card.index, text)
                }
            }
            RowLayout {
                width: parent.width
                spacing: theme.space(1)

                PlainLabel {
                    quiet: true
                    text: qsTr("Sensitivity")
                    wrapMode: Text.NoWrap
                }
                ChoiceInput {
                    objectName: "sensitivity-" + card.index
                    Layout.preferredWidth: 140
                    choices: card.composer.sensitivityChoices
                    token: card.sensitivity
                    Accessible.name: qsTr("Sensitivity")
                    onChosen: token => card.composer.questions.setSensitivity(card.index, token)
                }
                Item {
                    Layout.fillWidth: true
                }
                TextButton {
                    objectName: "template-" + card.index
                    iconName: "document"
                    text: qsTr("Templates (Alt+T)")
                    focusPolicy: Qt.TabFocus
                    onClicked: card.chooseTemplate()
                }
            }
        }
    }
}
