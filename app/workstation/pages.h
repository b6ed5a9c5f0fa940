// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_shell/pages.h"

namespace yorisoi::workstation {

/// The pages of the areas, connected to the window.
class DeskPages final : public ui_shell::Pages {
public:
    DeskPages(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher)
        : m_desk(desk),
          m_watcher(watcher)
    {
    }
    Reception reception(const ui_shell::OpenPerson &open) override;
    ui_kit::Page *cases(const ui_shell::OpenPerson &open) override;
    Person person(const ui_shell::PersonRequest &request, const PersonEvents &events) override;

private:
    const ui_kit::Desk &m_desk;
    ui_kit::ReplicaWatcher &m_watcher;
    std::function<void(const base::Uuid &)> m_remember; ///< tells reception whom others opened
};

} // namespace yorisoi::workstation
