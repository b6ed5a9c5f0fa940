// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// Says that a search was refused because an individual number (個人番号) was typed; never says which.
ErrorPanel {
    tone: "warning"
    retryable: false
    title: qsTr("This looks like an individual number (My Number)")
    advice: qsTr("Individual numbers are never searched for or kept here. Clear the box (Esc) and search by name, birth date or citizen number.")
}
