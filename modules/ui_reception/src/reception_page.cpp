// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_reception/reception_page.h"

#include <QQuickItem>
#include <QQuickWidget>

#include "yorisoi/ui_reception/reception_view_model.h"

namespace yorisoi::ui_reception {

ReceptionPage::ReceptionPage(const ui_kit::Desk &desk, const ui_kit::ReplicaWatcher &watcher,
                             QWidget *parent)
    : QmlPage(QStringLiteral("yorisoi.ui_reception"), QStringLiteral("ReceptionView"),
              std::make_unique<ReceptionViewModel>(desk, watcher), {}, parent)
{
    const auto *model = static_cast<const ReceptionViewModel *>(pageViewModel());
    connect(model, &ReceptionViewModel::citizenChosen, this,
            [this](const base::Uuid &citizen, const QString &name, bool inBackground) {
                if (inBackground)
                    Q_EMIT citizenChosenInBackground(citizen, name);
                else
                    Q_EMIT citizenChosen(citizen, name);
            });
    connect(model, &ReceptionViewModel::draftChosen, this, &ReceptionPage::draftChosen);
}

void ReceptionPage::focusSearch()
{
    view()->setFocus(Qt::ShortcutFocusReason);
    if (rootItem())
        QMetaObject::invokeMethod(rootItem(), "focusSearch");
}

void ReceptionPage::rememberPerson(const base::Uuid &citizen)
{
    static_cast<ReceptionViewModel *>(pageViewModel())->remember(citizen);
}

} // namespace yorisoi::ui_reception
