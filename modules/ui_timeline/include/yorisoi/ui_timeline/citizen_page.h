// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QKeySequence>
#include <QList>

#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/page.h"

namespace yorisoi::ui_timeline {

class CitizenViewModel;

/// One person's page: header, timeline, details, and recording a contact. GUI thread; desk and
/// watcher outlive it. It may be destroyed at any moment: what was typed is kept as a draft.
class CitizenPage : public ui_kit::QmlPage {
    Q_OBJECT
public:
    /// With `caseId` the timeline shows that case until the filter is cleared.
    CitizenPage(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher,
                const base::Uuid &citizen, const base::Uuid &caseId = {},
                QWidget *parent = nullptr);

    base::Uuid citizen() const { return m_citizen; }
    CitizenViewModel *viewModel() const { return m_page; }
    bool stepRegion(int by) override;
    /// What the page listens to wherever its focus is; the list of keys (F1) names them.
    static QList<QKeySequence> pageKeys();

public Q_SLOTS:
    /// Opens the panel, or brings the focus back to it.
    void recordContact();
    /// Saves the contact that is open; half-typed text counts.
    void saveContact();

Q_SIGNALS:
    /// Name, and what tells people of one name apart (kana, age); again when they change.
    void titleChanged(const QString &name, const QString &detail);
    /// Another person of the household or a relative shall be opened.
    void citizenChosen(const yorisoi::base::Uuid &citizen, const QString &name);
    void closeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Key;
    static std::span<const Key> keys();
    void call(const char *function);

    base::Uuid m_citizen;
    CitizenViewModel *m_page;
};

} // namespace yorisoi::ui_timeline
