// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_shell/pages.h"

namespace yorisoi::ui_shell {

class SyncState;

/// What this device has recorded and how far each record has come.
class SyncPage : public ui_kit::QmlPage {
    Q_OBJECT
public:
    SyncPage(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher, SyncState &state,
             const OpenPerson &open, QWidget *parent = nullptr);
};

} // namespace yorisoi::ui_shell
