// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "yorisoi/base/id.h"
#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/page.h"

namespace yorisoi::ui_reception {

/// The page of reception (受付). `desk` and `watcher` must outlive it. GUI thread.
class ReceptionPage : public ui_kit::QmlPage {
    Q_OBJECT
public:
    ReceptionPage(const ui_kit::Desk &desk, const ui_kit::ReplicaWatcher &watcher,
                  QWidget *parent = nullptr);

public Q_SLOTS:
    /// The keyboard goes to the search box; what is in it is selected, to be typed over.
    void focusSearch();
    /// Somebody was opened from another page: offered under 'recently opened' as well.
    void rememberPerson(const yorisoi::base::Uuid &citizen);

Q_SIGNALS:
    void citizenChosen(const yorisoi::base::Uuid &citizen, const QString &name);
    /// To be opened in a tab without leaving reception.
    void citizenChosenInBackground(const yorisoi::base::Uuid &citizen, const QString &name);
    /// An unfinished record of a contact; `key` is the draft's in the replica.
    void draftChosen(const QString &key, const yorisoi::base::Uuid &citizen);
};

} // namespace yorisoi::ui_reception
