// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "yorisoi/ui_shell/pages.h"
#include "yorisoi/ui_shell/session.h"
#include "yorisoi/ui_shell/sync_state.h"

class QStackedWidget;

namespace yorisoi::ui_shell {

class NavigationRail;
class PersonTabs;
class StatusBar;

/// What is on screen after sign-in: navigation, tabs of open people, the chosen page, status bar.
/// Pages are made when they are first shown.
class DeskView : public QWidget {
    Q_OBJECT
public:
    enum Entry { Reception, Cases, Sync };

    /// All of them must outlive the view.
    DeskView(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher, SyncState &state,
             Pages &pages, QWidget *parent = nullptr);

    void showEntry(Entry entry);
    void searchPerson();
    /// One tab for each person: a second request shows the tab that is there.
    void openPerson(const PersonRequest &request);
    void showPerson(int tab);
    /// `by` +1 or -1; from a fixed page, the tab that was chosen last.
    void stepPerson(int by);
    void closePerson(int tab);
    void closeShownPerson();
    void closeEverybody();
    void recordContact();
    void saveContact();
    /// Moves the focus to the next or previous part of the window.
    void stepRegion(int by);

    int peopleOpen() const { return static_cast<int>(m_people.size()); }
    bool personShown() const;
    /// Of the person shown; empty on other pages.
    QString shownName() const;
    ui_kit::Page *shownPage() const;

Q_SIGNALS:
    /// The page shown, or what it is called, is another now.
    void shownChanged();
    void languageRequested();
    void shortcutsRequested();
    void signOutRequested();
    void troubleRequested();

private:
    struct Person {
        base::Uuid citizen;
        Pages::Person parts;
    };

    ui_kit::Page *entryPage(Entry entry);
    void show(ui_kit::Page *page);
    void noteShown();
    int tabOf(const ui_kit::Page *page) const;
    void refreshCounts();
    OpenPerson opener();

    const ui_kit::Desk &m_desk;
    ui_kit::ReplicaWatcher &m_watcher;
    SyncState &m_state;
    Pages &m_pages;
    NavigationRail *m_rail;
    PersonTabs *m_tabs;
    QStackedWidget *m_stack;
    StatusBar *m_status;
    Pages::Reception m_reception;
    ui_kit::Page *m_cases = nullptr;
    ui_kit::Page *m_sync = nullptr;
    std::vector<Person> m_people; ///< in the order of the tabs
};

} // namespace yorisoi::ui_shell
