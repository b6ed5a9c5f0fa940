// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <thread>

#include <QMainWindow>
#include <QPointer>

#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/page.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_shell/pages.h"
#include "yorisoi/ui_shell/session.h"

class QAction;
class QStackedWidget;

namespace yorisoi::ui_shell {

class CopyWatch;
class DeskView;
class NoticePage;
class ShortcutsPanel;
class SignInPage;
class SyncState;

/// The window: sign-in, first load, trouble, or the desk. Owns the session from sign-in to sign-out
/// and destroys it after everything that refers to it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    enum class Showing { SignIn, Opening, Trouble, Load, Desk };

    /// Makes the pages of a session; called once after each sign-in.
    using MakePages =
        std::function<std::unique_ptr<Pages>(const ui_kit::Desk &, ui_kit::ReplicaWatcher &)>;

    /// `language` and `clock` must outlive the window.
    MainWindow(ui_kit::Language &language, const base::Clock &clock, OpenSession open,
               MakePages makePages, const QString &deviceName);
    ~MainWindow() override;

    Showing showing() const { return m_showing; }
    void setStaff(const QString &staff);
    /// As if typed: for a demonstration that signs in from a file.
    void signIn(const QString &staff, std::shared_ptr<crypto::SecretBuffer> pin);
    void signOut();
    /// Something is wrong before anybody can sign in; with `ofCopy` at the sign-in, and signing in
    /// again may mend it.
    void showTrouble(const base::Error &error, bool ofCopy = false);
    /// How a copy that cannot be opened is put aside, so that the next sign-in loads a new one;
    /// runs on a worker while nobody is signed in. Without it the page of trouble does not offer
    /// that.
    void setSetAside(std::function<base::Status()> setAside) { m_setAside = std::move(setAside); }
    /// The copy is damaged and the desk is shown: says what is safe and what can be done.
    void showDamage();
    /// From the page of trouble back to the desk, which stayed as it was.
    void backToDesk();
    void setLanguage(const QString &code);
    /// The desk while it is shown, otherwise null.
    DeskView *desk() const { return m_desk; }
    SyncState *syncState() const { return m_syncState.get(); }
    Session *session() const { return m_session.get(); }
    void showShortcuts();
    QWidget *shortcutsPanel() const;

Q_SIGNALS:
    void showingChanged();
    /// After each sign-in, once: reception can be typed into and has answered.
    void usable();
    /// After `showTrouble`: a person asks to try once more.
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addActions();
    void showState(Showing showing);
    void sessionOpened(base::Result<std::unique_ptr<Session>> opened);
    void watchLoad();
    void reloadCopy();
    /// Looks up who sits here, then shows the desk.
    void enterDesk();
    void showDesk();
    void closeSession();
    void nameWindow();
    QAction *addShortcut(std::initializer_list<QKeySequence> keys, std::function<void()> action,
                         bool onlyWithPerson = false);

    ui_kit::Language &m_language;
    const base::Clock &m_clock;
    OpenSession m_open;
    MakePages m_makePages;
    QStackedWidget *m_stack;
    SignInPage *m_signInPage;
    NoticePage *m_noticePage;
    QPointer<ShortcutsPanel> m_shortcuts;
    std::vector<QAction *> m_deskActions;
    std::vector<QAction *> m_personActions;
    Showing m_showing = Showing::SignIn;
    bool m_mayRetrySignIn = true;
    QString m_deviceName;
    std::function<base::Status()> m_setAside;
    bool m_entering = false;
    std::shared_ptr<QQmlEngine> m_engine; ///< kept from before the first page to after the last
    // In the order in which they come to be; destroyed the other way round.
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ui_kit::ReplicaWatcher> m_watcher;
    std::unique_ptr<SyncState> m_syncState;
    std::unique_ptr<CopyWatch> m_copyWatch;
    std::unique_ptr<Pages> m_pages;
    DeskView *m_desk = nullptr;
    ui_kit::TaskSlot m_signInTask{this};
    ui_kit::TaskSlot m_setAsideTask{this};
    std::jthread m_closing;
};

} // namespace yorisoi::ui_shell
