// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit
import yorisoi.ui_timeline

// What was right, as an entry of its own.
Rectangle {
    id: form

    required property EntryDetails details

    function begin() {
        title.text = details.facts.title;
        title.forceActiveFocus(Qt.OtherFocusReason);
        title.selectAll();
    }
    function commit() {
        title.commit();
        body.commit();
    }
    function save() {
        commit();
        details.saveCorrection(title.text, body.text);
    }

    implicitHeight: column.implicitHeight + theme.space(3)
    radius: theme.radius
    color: theme.canvas
    border.color: theme.line
    Keys.onEscapePressed: details.cancelCorrection()

    Theme {
        id: theme
    }
    Column {
        id: column

        x: theme.space(1.5)
        y: theme.space(1.5)
        width: parent.width - theme.space(3)
        spacing: theme.space(1)

        PlainLabel {
            width: parent.width
            text: qsTr("Correction of “%1”").arg(form.details.facts.title)
            font.bold: true
        }
        FormField {
            width: parent.width
            label: qsTr("Title")
            required: true

            LineInput {
                id: title

                objectName: "correctionTitle"
                width: parent.width
                readOnly: form.details.saving
                Accessible.name: qsTr("Title of the correction")
                onAccepted: body.forceActiveFocus(Qt.TabFocusReason)
            }
        }
        FormField {
            width: parent.width
            label: qsTr("What is right, and why")
            problem: form.details.problem

            TextBox {
                id: body

                objectName: "correctionBody"
                width: parent.width
                height: 96
                readOnly: form.details.saving
                accessibleName: qsTr("What is right, and why")
            }
        }
        Flow {
            width: parent.width
            spacing: theme.space(1)

            PrimaryButton {
                objectName: "saveCorrection"
                small: true
                enabled: !form.details.saving
                text: qsTr("Save the correction")
                onClicked: form.save()
            }
            TextButton {
                objectName: "cancelCorrection"
                text: qsTr("Cancel")
                onClicked: form.details.cancelCorrection()
            }
        }
    }
}
