// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Where the columns of the results stand, for the head and for every row.
QtObject {
    property real width: 0
    readonly property int gap: 24
    readonly property int margin: 24
    readonly property real free: Math.max(0, width - 2 * margin - 3 * gap)
    readonly property real nameWidth: Math.round(free * 0.32)
    readonly property real birthWidth: Math.max(216, Math.round(free * 0.2))
    readonly property real numberWidth: Math.max(232, Math.round(free * 0.22))
    readonly property real addressWidth: free - nameWidth - birthWidth - numberWidth
    readonly property real nameX: margin
    readonly property real birthX: nameX + nameWidth + gap
    readonly property real addressX: birthX + birthWidth + gap
    readonly property real numberX: addressX + addressWidth + gap
}
