// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Text from data. Never interprets markup.
Text {
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}
