// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_queue/cases_page.h"

#include <QQuickItem>
#include <QQuickWidget>

#include "yorisoi/ui_queue/cases_view_model.h"

namespace yorisoi::ui_queue {

CasesPage::CasesPage(const ui_kit::Desk &desk, const ui_kit::ReplicaWatcher &watcher,
                     QWidget *parent)
    : QmlPage(QStringLiteral("yorisoi.ui_queue"), QStringLiteral("CasesView"),
              std::make_unique<CasesViewModel>(desk, watcher), {}, parent)
{
    const auto *model = static_cast<const CasesViewModel *>(pageViewModel());
    connect(model, &CasesViewModel::caseChosen, this,
            [this](const base::Uuid &citizen, const base::Uuid &caseId, bool inBackground) {
                if (inBackground)
                    Q_EMIT caseChosenInBackground(citizen, caseId);
                else
                    Q_EMIT caseChosen(citizen, caseId);
            });
}

void CasesPage::focusSearch()
{
    view()->setFocus(Qt::ShortcutFocusReason);
    if (rootItem())
        QMetaObject::invokeMethod(rootItem(), "focusSearch");
}

} // namespace yorisoi::ui_queue
