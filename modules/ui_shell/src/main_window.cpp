// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_shell/main_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QStackedWidget>
#include <QTimer>

#include "copy_watch.h"
#include "desk_view.h"
#include "notice_page.h"
#include "shortcuts_panel.h"
#include "sign_in_page.h"
#include "yorisoi/base/log.h"
#include "yorisoi/ui_kit/focus_ring.h"
#include "yorisoi/ui_kit/icon.h"
#include "yorisoi/ui_kit/theme.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_shell {
namespace {

/// Migrating a large copy after an update takes minutes, with its backup.
constexpr auto kOpenBudget = std::chrono::minutes(30);

/// Errors that a person mends at the sign-in itself.
bool isAboutSignIn(base::ErrorCode code)
{
    using enum base::ErrorCode;
    return code == WrongPin || code == Locked || code == NotFound || code == InvalidInput ||
           code == Unauthenticated || code == Refused;
}

struct Sitting {
    QString staffName;
    std::string role;
    QString officeName;
};

base::Result<Sitting> whoSits(const ui_kit::Desk &desk)
{
    Sitting who{desk.staffName, desk.role, desk.officeName};
    YORISOI_ASSIGN(const auto staff, desk.replica.staff());
    for (const records::Staff &one : staff)
        if (one.number == desk.staff) {
            who.staffName = ui_kit::fromUtf8(one.name);
            who.role = one.role;
        }
    YORISOI_ASSIGN(const auto offices, desk.replica.offices());
    for (const records::Office &office : offices)
        if (office.code == desk.office)
            who.officeName = ui_kit::fromUtf8(office.name);
    return who;
}

} // namespace

MainWindow::MainWindow(ui_kit::Language &language, const base::Clock &clock, OpenSession open,
                       MakePages makePages, const QString &deviceName)
    : m_language(language),
      m_clock(clock),
      m_open(std::move(open)),
      m_makePages(std::move(makePages)),
      m_stack(new QStackedWidget(this)),
      m_signInPage(new SignInPage(deviceName)),
      m_noticePage(new NoticePage),
      m_deviceName(deviceName)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(ui_kit::makeIcon(QStringLiteral("yorisoi"), ui_kit::Theme::primary()));
    setMinimumSize(1024, 640);
    m_stack->addWidget(m_signInPage);
    m_stack->addWidget(m_noticePage);
    setCentralWidget(m_stack);
    addActions();
    new ui_kit::WidgetFocusRing(this);

    const auto toggle = [this] { setLanguage(ui_kit::Language::other(m_language.code())); };
    connect(m_signInPage, &SignInPage::languageRequested, this, toggle);
    connect(m_signInPage, &SignInPage::submitted, this, &MainWindow::signIn);
    connect(m_noticePage, &NoticePage::retryRequested, this, [this] {
        if (m_showing == Showing::Load && m_syncState)
            m_syncState->tryNow();
        else if (m_mayRetrySignIn)
            showState(Showing::SignIn);
        else
            Q_EMIT retryRequested();
    });
    connect(m_noticePage, &NoticePage::languageRequested, this, toggle);
    connect(m_noticePage, &NoticePage::reloadRequested, this, &MainWindow::reloadCopy);
    connect(m_noticePage, &NoticePage::backRequested, this, [this] {
        if (m_desk)
            backToDesk();
        else if (m_session)
            signOut();
        else
            showState(Showing::SignIn);
    });
    showState(Showing::SignIn);
    // While the PIN is being typed there is time to start the engine of the pages.
    QTimer::singleShot(0, this, [this] { m_engine = ui_kit::pageEngine(); });
}

MainWindow::~MainWindow()
{
    m_signInTask.cancel();
    m_setAsideTask.cancel();
    closeSession();
    if (m_closing.joinable())
        m_closing.join();
}

QAction *MainWindow::addShortcut(std::initializer_list<QKeySequence> keys,
                                 std::function<void()> action, bool onlyWithPerson)
{
    auto *made = new QAction(this);
    made->setShortcuts(QList<QKeySequence>(keys));
    made->setShortcutContext(Qt::WindowShortcut);
    connect(made, &QAction::triggered, this, std::move(action));
    addAction(made);
    (onlyWithPerson ? m_personActions : m_deskActions).push_back(made);
    return made;
}

void MainWindow::addActions()
{
    const auto entry = [this](DeskView::Entry which) {
        return [this, which] { m_desk->showEntry(which); };
    };
    addShortcut({QKeySequence(Qt::Key_F3), QKeySequence(Qt::CTRL | Qt::Key_F)},
                [this] { m_desk->searchPerson(); });
    addShortcut({QKeySequence(Qt::Key_F4)}, entry(DeskView::Cases));
    addShortcut({QKeySequence(Qt::Key_F5)}, entry(DeskView::Sync));
    addShortcut({QKeySequence(Qt::Key_F6)}, [this] { m_desk->stepRegion(1); });
    addShortcut({QKeySequence(Qt::SHIFT | Qt::Key_F6)}, [this] { m_desk->stepRegion(-1); });
    addShortcut({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Q)}, [this] { signOut(); });
    addShortcut({QKeySequence(Qt::CTRL | Qt::Key_Tab)}, [this] { m_desk->stepPerson(1); });
    addShortcut({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab)},
                [this] { m_desk->stepPerson(-1); });
    for (int i = 0; i < 9; ++i)
        addShortcut({QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i))},
                    [this, i] { m_desk->showPerson(i); });
    addShortcut(
        {QKeySequence(Qt::CTRL | Qt::Key_W)}, [this] { m_desk->closeShownPerson(); }, true);
    addShortcut(
        {QKeySequence(Qt::CTRL | Qt::Key_N)}, [this] { m_desk->recordContact(); }, true);
    addShortcut(
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)},
        [this] { m_desk->saveContact(); }, true);

    auto *help = new QAction(this);
    help->setShortcut(QKeySequence(Qt::Key_F1));
    connect(help, &QAction::triggered, this, &MainWindow::showShortcuts);
    addAction(help);
}

void MainWindow::setStaff(const QString &staff)
{
    m_signInPage->setStaff(staff);
    if (m_showing == Showing::SignIn)
        m_signInPage->prepare();
}

void MainWindow::setLanguage(const QString &code)
{
    m_language.use(code);
}

void MainWindow::showState(Showing showing)
{
    m_showing = showing;
    const bool signIn = showing == Showing::SignIn || showing == Showing::Opening;
    m_signInPage->setBusy(showing == Showing::Opening);
    m_stack->setCurrentWidget(signIn                     ? static_cast<QWidget *>(m_signInPage)
                              : showing == Showing::Desk ? static_cast<QWidget *>(m_desk)
                                                         : m_noticePage);
    if (showing == Showing::SignIn)
        m_signInPage->prepare();
    for (QAction *action : m_deskActions)
        action->setEnabled(showing == Showing::Desk);
    nameWindow();
    Q_EMIT showingChanged();
}

void MainWindow::nameWindow()
{
    for (QAction *action : m_personActions)
        action->setEnabled(m_desk && m_showing == Showing::Desk && m_desk->personShown());
    const QString name = m_desk ? m_desk->shownName() : QString();
    setWindowTitle(name.isEmpty() ? tr("Yorisoi") : tr("%1 – Yorisoi").arg(name));
}

void MainWindow::signIn(const QString &staff, std::shared_ptr<crypto::SecretBuffer> pin)
{
    m_mayRetrySignIn = true;
    m_signInPage->setStaff(staff);
    showState(Showing::Opening);
    m_signInTask.start(
        [open = m_open, number = ui_kit::toUtf8(staff),
         pin = std::move(pin)](std::stop_token stop) { return open(number, *pin, stop); },
        [this](base::Result<std::unique_ptr<Session>> opened) { sessionOpened(std::move(opened)); },
        kOpenBudget);
}

void MainWindow::sessionOpened(base::Result<std::unique_ptr<Session>> opened)
{
    if (!opened) {
        base::log("ui_shell").warn("sign-in: {}", base::toToken(opened.error().code));
        if (isAboutSignIn(opened.error().code)) {
            showState(Showing::SignIn);
            m_signInPage->showError(opened.error());
            m_signInPage->prepare();
        } else {
            showTrouble(opened.error(), true);
        }
        return;
    }
    m_session = *std::move(opened);
    m_watcher = std::make_unique<ui_kit::ReplicaWatcher>(*m_session->replica);
    m_syncState = std::make_unique<SyncState>(m_session->desk, *m_watcher, m_session->sync.get());
    if (m_session->empty && m_session->sync)
        watchLoad();
    else
        enterDesk();
    m_syncState->start();
}

void MainWindow::watchLoad()
{
    const auto follow = [this] {
        if (m_showing != Showing::Load)
            return;
        if (m_syncState->status().phase == sync::Phase::Online)
            enterDesk();
        else
            m_noticePage->showLoad(m_syncState->status(), m_clock.now());
    };
    connect(m_syncState.get(), &SyncState::changed, m_noticePage, follow);
    connect(m_watcher.get(), &ui_kit::ReplicaWatcher::changed, m_noticePage,
            [this](const replica::Change &change) {
                if (change.everything && m_showing == Showing::Load)
                    enterDesk();
            });
    sync::ServiceStatus connecting;
    connecting.phase = sync::Phase::Connecting;
    m_noticePage->showLoad(connecting, m_clock.now());
    showState(Showing::Load);
}

void MainWindow::enterDesk()
{
    if (m_entering)
        return;
    m_entering = true;
    m_signInTask.start(
        [&desk = std::as_const(m_session->desk)](std::stop_token) { return whoSits(desk); },
        [this](base::Result<Sitting> who) {
            m_entering = false;
            if (who) {
                m_session->desk.staffName = who->staffName;
                m_session->desk.role = who->role;
                m_session->desk.officeName = who->officeName;
                showDesk();
                return;
            }
            base::log("ui_shell").error("desk: {}", base::toToken(who.error().code));
            closeSession();
            showTrouble(who.error(), true);
        });
}

void MainWindow::showDesk()
{
    m_pages = m_makePages(m_session->desk, *m_watcher);
    m_desk = new DeskView(m_session->desk, *m_watcher, *m_syncState, *m_pages);
    m_stack->addWidget(m_desk);
    connect(m_desk, &DeskView::shownChanged, this, &MainWindow::nameWindow);
    connect(m_desk, &DeskView::languageRequested, this,
            [this] { setLanguage(ui_kit::Language::other(m_language.code())); });
    connect(m_desk, &DeskView::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_desk, &DeskView::signOutRequested, this, &MainWindow::signOut);
    connect(m_desk, &DeskView::troubleRequested, this, &MainWindow::showDamage);
    m_copyWatch = std::make_unique<CopyWatch>(m_session->desk, *m_syncState);
    connect(this, &MainWindow::usable, m_copyWatch.get(), &CopyWatch::start);
    showState(Showing::Desk);
    m_desk->showEntry(DeskView::Reception);
    ui_kit::Page *page = m_desk->shownPage();
    if (page->isReady())
        Q_EMIT usable();
    else
        connect(page, &ui_kit::Page::ready, this, &MainWindow::usable);
}

void MainWindow::closeSession()
{
    m_signInTask.cancel();
    m_entering = false;
    if (m_shortcuts)
        m_shortcuts->close();
    delete m_desk;
    m_desk = nullptr;
    m_pages.reset();
    m_copyWatch.reset();
    m_syncState.reset();
    m_watcher.reset();
    if (!m_session)
        return;
    // Cutting off an exchange and closing the copy may take a moment; running questions of pages
    // that have gone still refer to the copy.
    m_closing = std::jthread([this, session = std::move(m_session)]() mutable {
        if (session->sync)
            session->sync->stop();
        ui_kit::drainTasks();
        session.reset();
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_showing == Showing::Opening)
                    showState(Showing::SignIn);
            },
            Qt::QueuedConnection);
    });
}

void MainWindow::signOut()
{
    // After the event that asked for it: it may come from a page that goes now. Nobody signs in
    // before the copy is closed, which has one writer.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_session)
                return;
            closeSession();
            showState(Showing::Opening);
        },
        Qt::QueuedConnection);
}

void MainWindow::showTrouble(const base::Error &error, bool ofCopy)
{
    m_mayRetrySignIn = ofCopy;
    m_noticePage->showTrouble({.error = error,
                               .at = m_clock.now(),
                               .device = m_deviceName,
                               .ofCopy = ofCopy,
                               .mayReload = ofCopy && m_setAside && isDamage(error.code)});
    showState(Showing::Trouble);
}

void MainWindow::backToDesk()
{
    if (!m_desk)
        return;
    showState(Showing::Desk);
    if (ui_kit::Page *page = m_desk->shownPage())
        page->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showDamage()
{
    if (!m_desk || !m_syncState->health().damage)
        return;
    const CopyHealth &health = m_syncState->health();
    Trouble trouble{.error = *health.damage,
                    .at = m_clock.now(),
                    .device = m_deviceName,
                    .ofCopy = true,
                    .countedAt = health.countedAt,
                    .atDesk = true,
                    .mayReload = m_session->sync != nullptr};
    if (health.countedAt != base::Instant{})
        trouble.unsent = m_syncState->counts().onDevice + m_syncState->counts().sent;
    m_noticePage->showTrouble(trouble);
    showState(Showing::Trouble);
}

void MainWindow::reloadCopy()
{
    if (m_desk) {
        m_syncState->reloadCopy();
        backToDesk();
        return;
    }
    // The files of a session that is just closing are still open.
    if (m_closing.joinable())
        m_closing.join();
    m_setAsideTask.start([setAside = m_setAside](std::stop_token) { return setAside(); },
                         [this](base::Status done) {
                             if (done)
                                 showState(Showing::SignIn);
                             else
                                 showTrouble(done.error(), true);
                         });
}

void MainWindow::showShortcuts()
{
    if (!m_shortcuts) {
        m_shortcuts = new ShortcutsPanel(this);
        m_shortcuts->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_shortcuts->show();
    m_shortcuts->raise();
    m_shortcuts->activateWindow();
}

QWidget *MainWindow::shortcutsPanel() const
{
    return m_shortcuts;
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        nameWindow();
    QMainWindow::changeEvent(event);
}

} // namespace yorisoi::ui_shell
