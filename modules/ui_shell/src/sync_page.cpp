// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync_page.h"

#include "yorisoi/ui_shell/sync_view_model.h"

namespace yorisoi::ui_shell {

SyncPage::SyncPage(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher, SyncState &state,
                   const OpenPerson &open, QWidget *parent)
    : QmlPage(QStringLiteral("yorisoi.ui_shell"), QStringLiteral("SyncView"),
              std::make_unique<SyncViewModel>(desk, watcher, state), {}, parent)
{
    setObjectName(QStringLiteral("syncPage"));
    auto *model = static_cast<SyncViewModel *>(pageViewModel());
    connect(model, &SyncViewModel::citizenChosen, this,
            [open](const base::Uuid &citizen) { open({.citizen = citizen}); });
}

} // namespace yorisoi::ui_shell
