// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit
import yorisoi.ui_queue

// The five steps of a case: guidance, application, review, result, follow-up.
Item {
    id: stepper

    // 0 to 4; -1 is not known.
    property int stage: -1
    property string word
    // A closed or withdrawn case has no step to come.
    property bool over: false

    readonly property real step: (width - 12) / 4

    implicitHeight: 40
    Accessible.ignored: true

    Theme {
        id: theme
    }
    Rectangle {
        x: 6
        y: 7
        width: parent.width - 12
        height: 2
        color: theme.gray200
    }
    Rectangle {
        visible: stepper.stage > 0
        x: 6
        y: 7
        width: stepper.step * stepper.stage
        height: 2
        color: stepper.over ? theme.gray500 : theme.primary
    }
    Repeater {
        model: 5

        Rectangle {
            id: dot

            required property int index

            readonly property bool reached: stepper.stage >= index
            readonly property bool here: stepper.stage === index
            readonly property color ink: stepper.over ? theme.gray500 : theme.primary

            width: here ? 14 : 10
            height: width
            radius: width / 2
            x: 6 + stepper.step * index - width / 2
            y: 8 - height / 2
            color: reached ? (here && !stepper.over ? theme.white : ink) : theme.white
            border.width: here ? 4 : 2
            border.color: reached ? ink : theme.gray300
        }
    }
    CutText {
        y: 18
        width: parent.width
        text: stepper.stage < 0 ? stepper.word : qsTr("%1/5 %2").arg(stepper.stage + 1).arg(stepper.word)
        font.pixelSize: theme.fontSmall
        color: stepper.over ? theme.textQuiet : theme.text
    }
}
