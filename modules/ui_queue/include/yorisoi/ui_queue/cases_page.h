// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "yorisoi/base/id.h"
#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/page.h"

namespace yorisoi::ui_queue {

/// The list of cases (案件一覧). `desk` and `watcher` must outlive it. GUI thread.
class CasesPage : public ui_kit::QmlPage {
    Q_OBJECT
public:
    CasesPage(const ui_kit::Desk &desk, const ui_kit::ReplicaWatcher &watcher,
              QWidget *parent = nullptr);

public Q_SLOTS:
    /// The keyboard goes to the filter's text box.
    void focusSearch();

Q_SIGNALS:
    /// The person of a case, to be opened on that case.
    void caseChosen(const yorisoi::base::Uuid &citizen, const yorisoi::base::Uuid &caseId);
    /// The same in a tab without leaving the list.
    void caseChosenInBackground(const yorisoi::base::Uuid &citizen,
                                const yorisoi::base::Uuid &caseId);
};

} // namespace yorisoi::ui_queue
