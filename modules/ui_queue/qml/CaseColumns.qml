// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Where the columns of the list stand, for the head and for every row.
QtObject {
    property real width: 0
    readonly property int gap: 20
    readonly property int margin: 24
    readonly property real free: Math.max(0, width - 2 * margin - 5 * gap)
    readonly property real numberWidth: Math.max(160, Math.round(free * 0.12))
    readonly property real personWidth: Math.max(136, Math.round(free * 0.15))
    readonly property real stageWidth: 132
    readonly property real officeWidth: Math.max(140, Math.round(free * 0.16))
    readonly property real dueWidth: 216
    readonly property real titleWidth: free - numberWidth - personWidth - stageWidth - officeWidth - dueWidth
    readonly property real numberX: margin
    readonly property real titleX: numberX + numberWidth + gap
    readonly property real personX: titleX + titleWidth + gap
    readonly property real stageX: personX + personWidth + gap
    readonly property real officeX: stageX + stageWidth + gap
    readonly property real dueX: officeX + officeWidth + gap
}
