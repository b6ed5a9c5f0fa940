// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_shell/self_test.h"

#include <unordered_set>

#include <QAccessible>
#include <QDir>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QQuickItem>
#include <QQuickWidget>
#include <QQuickWindow>

#include "desk_view.h"
#include "quiescence.h"
#include "shortcuts_panel.h"
#include "yorisoi/ui_kit/audit.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_shell/main_window.h"
#include "yorisoi/ui_shell/sync_state.h"

namespace yorisoi::ui_shell {
namespace {

/// What the first frame lays out, the second shows.
constexpr int kFrames = 2;
constexpr auto kPatience = std::chrono::seconds(60);
/// How many people are looked at for one whose address is protected.
constexpr std::size_t kMostCards = 2'000;
/// Surnames that a ward of any size has, the most frequent first.
constexpr const char *kSurnames[] = {
    "田中", "山本", "中村", "井上",   "佐藤", "鈴木", "山田", "高橋", "伊藤",   "渡辺",
    "小林", "加藤", "吉田", "佐々木", "松本", "木村", "林",   "清水", "山崎",   "森",
    "池田", "橋本", "阿部", "石川",   "前田", "藤田", "岡田", "後藤", "長谷川", "村上",
    "近藤", "石井", "坂本", "遠藤",   "青木", "藤井", "西村", "福田", "太田",   "三浦"};

/// What nobody is called.
constexpr const char *kNobody = "該当なし見本";

/// What QML says while it runs, wherever it says it.
QStringList *g_warnings = nullptr;
QtMessageHandler g_before = nullptr;
void listen(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const bool ofQml = message.contains(QLatin1String("qrc:/")) ||
                       message.contains(QLatin1String(".qml")) ||
                       QByteArrayView(context.category).startsWith("qml") ||
                       QByteArrayView(context.category).startsWith("qt.qml") ||
                       QByteArrayView(context.category).startsWith("qt.quick");
    if (g_warnings && ofQml && type != QtDebugMsg && type != QtInfoMsg)
        g_warnings->append(message);
    if (g_before)
        g_before(type, context, message);
}

/// As an input method would hand it over.
void type(QWidget *where, const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(where, &event);
}

QQuickItem *itemOf(const MainWindow &window, const char *name)
{
    const auto *page = qobject_cast<ui_kit::QmlPage *>(window.desk()->shownPage());
    return page && page->rootItem() ? page->rootItem()->findChild<QQuickItem *>(QLatin1String(name))
                                    : nullptr;
}

void emptySearch(MainWindow &window)
{
    const auto *page = qobject_cast<ui_kit::QmlPage *>(window.desk()->shownPage());
    if (!page)
        return;
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QCoreApplication::sendEvent(page->view(), &escape);
}

} // namespace

SelfTest::SelfTest(MainWindow &window, SelfTestOptions options, QObject *parent)
    : QObject(parent),
      m_window(window),
      m_options(std::move(options)),
      m_quiet(std::make_unique<Quiescence>())
{
    QAccessible::setActive(true);
    g_warnings = &m_complaints;
    g_before = qInstallMessageHandler(listen);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        complain(QStringLiteral("never became ready"));
        finish();
    });
}

SelfTest::~SelfTest()
{
    g_warnings = nullptr;
    qInstallMessageHandler(g_before);
}

void SelfTest::start()
{
    if (!m_options.pictures.isEmpty())
        QDir().mkpath(m_options.pictures);
    planSignIn();
    next();
}

void SelfTest::planSignIn()
{
    for (const QString &language : m_options.languages)
        m_steps.push_back({QStringLiteral("sign-in"), [this, language] {
                               m_language = language;
                               m_window.setLanguage(language);
                               afterAct();
                           }});
    for (const QString &language : m_options.languages)
        m_steps.push_back({QStringLiteral("trouble"), [this, language] {
                               m_language = language;
                               m_window.setLanguage(language);
                               m_window.showTrouble({base::ErrorCode::Corrupt, {}}, true);
                               afterAct();
                           }});
    m_steps.push_back({QStringLiteral("loading"), [this] {
                           connect(&m_window, &MainWindow::showingChanged, this, [this] {
                               const auto showing = m_window.showing();
                               if (showing == MainWindow::Showing::Desk) {
                                   disconnect(&m_window, nullptr, this, nullptr);
                                   m_task.start([&copy = *m_window.session()->replica](
                                                    std::stop_token) { return chooseCast(copy); },
                                                [this](base::Result<Cast> cast) {
                                                    if (cast)
                                                        planDesk(*cast);
                                                    else
                                                        complain(QStringLiteral("the copy: ") +
                                                                 ui_kit::fromUtf8(base::toToken(
                                                                     cast.error().code)));
                                                    ++m_step;
                                                    next();
                                                });
                               } else if (showing == MainWindow::Showing::SignIn ||
                                          showing == MainWindow::Showing::Trouble) {
                                   complain(QStringLiteral("sign-in was refused"));
                                   finish();
                               }
                           });
                           m_window.signIn(m_options.staff, m_options.pin);
                       }});
}

void SelfTest::planDesk(const Cast &cast)
{
    const auto add = [this](const QString &name, std::function<void()> act) {
        m_steps.push_back({name, std::move(act)});
    };
    for (const QString &language : m_options.languages) {
        add(QStringLiteral("reception"), [this, language] {
            m_language = language;
            m_window.setLanguage(language);
            m_window.desk()->closeEverybody();
            m_window.desk()->showEntry(DeskView::Reception);
            emptySearch(m_window);
            afterAct();
        });
        add(QStringLiteral("search"), [this, surname = cast.surname] {
            m_window.desk()->searchPerson();
            if (const auto *page = qobject_cast<ui_kit::QmlPage *>(m_window.desk()->shownPage()))
                type(page->view(), ui_kit::fromUtf8(surname));
            afterAct();
        });
        add(QStringLiteral("person"), [this, busy = cast.busy] {
            m_window.desk()->openPerson({.citizen = busy});
            afterAct();
        });
        if (!cast.guarded.isNull())
            add(QStringLiteral("protected"), [this, guarded = cast.guarded] {
                m_window.desk()->openPerson({.citizen = guarded});
                afterAct();
            });
        add(QStringLiteral("long-name"), [this, wordy = cast.wordy] {
            m_window.desk()->openPerson({.citizen = wordy});
            afterAct();
        });
        add(QStringLiteral("contact"), [this, busy = cast.busy] {
            m_window.desk()->openPerson({.citizen = busy, .recordContact = true});
            afterAct();
        });
        add(QStringLiteral("cases"), [this] {
            m_window.desk()->showEntry(DeskView::Cases);
            pressOn("caseSearch", Qt::Key_Escape); // what another language has sought
            afterAct();
        });
        add(QStringLiteral("cases-end"), [this] {
            pressOn("cases", Qt::Key_End);
            afterAct();
        });
        add(QStringLiteral("cases-empty"), [this] {
            typeInto("caseSearch", QString::fromUtf8(kNobody));
            afterAct();
        });
        add(QStringLiteral("search-empty"), [this] {
            m_window.desk()->searchPerson();
            typeInto("search", QString::fromUtf8(kNobody));
            afterAct();
        });
        add(QStringLiteral("sync"), [this] {
            m_window.desk()->showEntry(DeskView::Sync);
            afterAct();
        });
        add(QStringLiteral("keys"), [this] {
            m_window.showShortcuts();
            afterAct();
        });
    }
    planTrouble(cast);
}

/// What a clerk sees on a bad day, last: the exchange is stopped for it.
void SelfTest::planTrouble(const Cast &cast)
{
    for (const QString &language : m_options.languages)
        m_steps.push_back({QStringLiteral("offline"), [this, language, busy = cast.busy] {
                               m_language = language;
                               m_window.setLanguage(language);
                               SyncState &state = *m_window.syncState();
                               state.stop();
                               sync::ServiceStatus offline;
                               offline.phase = sync::Phase::Offline;
                               offline.reason = base::Error{base::ErrorCode::Unreachable, {}};
                               offline.nextTry = state.now() + std::chrono::seconds(20);
                               state.show(offline);
                               m_window.desk()->openPerson({.citizen = busy});
                               afterAct();
                           }});
    for (const QString &language : m_options.languages) {
        m_steps.push_back({QStringLiteral("damaged"), [this, language] {
                               m_language = language;
                               m_window.setLanguage(language);
                               m_window.syncState()->reportDamage({base::ErrorCode::Corrupt, {}});
                               m_window.backToDesk();
                               afterAct();
                           }});
        m_steps.push_back({QStringLiteral("damaged-what-to-do"), [this] {
                               m_window.showDamage();
                               afterAct();
                           }});
    }
}

void SelfTest::pressOn(const char *item, Qt::Key key)
{
    if (QQuickItem *found = itemOf(m_window, item)) {
        found->forceActiveFocus(Qt::TabFocusReason);
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(
            static_cast<ui_kit::QmlPage *>(m_window.desk()->shownPage())->view(), &press);
    } else {
        complain(QStringLiteral("there is no ") + QLatin1String(item));
    }
}

/// In the place of what stands there.
void SelfTest::typeInto(const char *item, const QString &text)
{
    pressOn(item, Qt::Key_Escape);
    if (itemOf(m_window, item))
        type(static_cast<ui_kit::QmlPage *>(m_window.desk()->shownPage())->view(), text);
}

base::Result<SelfTest::Cast> SelfTest::chooseCast(const replica::Replica &copy)
{
    Cast cast;
    replica::CaseQuery open;
    open.status = "open";
    open.limit = 1;
    YORISOI_ASSIGN(const auto cases, copy.cases(open));
    if (!cases.lines.empty())
        cast.busy = cases.lines.front().file.citizen;
    replica::CaseQuery all;
    all.limit = 10'000;
    YORISOI_ASSIGN(const auto many, copy.cases(all));
    qsizetype longest = 0;
    for (const auto &line : many.lines)
        if (const auto length = ui_kit::fromUtf8(line.citizenName).size();
            length > longest && !line.file.citizen.isNull()) {
            longest = length;
            cast.wordy = line.file.citizen;
        }
    cast.surname = kSurnames[0];
    for (const char *surname : kSurnames) {
        replica::SearchQuery query;
        query.text = surname;
        query.limit = 200;
        YORISOI_ASSIGN(const auto page, copy.search(query));
        for (const replica::SearchHit &hit : page.hits) {
            if (cast.busy.isNull())
                cast.busy = hit.id;
            if (hit.addressWithheld && cast.guarded.isNull())
                cast.guarded = hit.id;
        }
        if (!cast.guarded.isNull())
            break;
    }
    // In a small ward none of them may be protected: then among everybody, by the first kana, …
    for (char16_t kana = u'ア'; kana <= u'ワ' && cast.guarded.isNull(); ++kana) {
        replica::SearchQuery query;
        query.text = ui_kit::toUtf8(QString(QChar(kana)));
        query.limit = kMostCards;
        YORISOI_ASSIGN(const auto page, copy.search(query));
        for (const replica::SearchHit &hit : page.hits)
            if (hit.addressWithheld)
                cast.guarded = hit.id;
    }
    // … and among those with a case.
    std::unordered_set<base::Uuid> seen;
    for (const auto &line : many.lines) {
        if (!cast.guarded.isNull() || seen.size() == kMostCards)
            break;
        if (line.file.citizen.isNull() || !seen.insert(line.file.citizen).second)
            continue;
        YORISOI_ASSIGN(const auto card, copy.citizen(line.file.citizen));
        if (card.addressWithheld)
            cast.guarded = line.file.citizen;
    }
    if (cast.busy.isNull())
        return base::fail(base::ErrorCode::NotFound, "no people in the copy");
    if (cast.wordy.isNull())
        cast.wordy = cast.busy;
    return cast;
}

void SelfTest::next()
{
    if (m_step == m_steps.size()) {
        finish();
        return;
    }
    m_patience.start();
    m_steps[m_step].act();
}

void SelfTest::afterAct()
{
    const bool atDesk = m_window.showing() == MainWindow::Showing::Desk;
    ui_kit::Page *page = atDesk ? m_window.desk()->shownPage() : nullptr;
    const auto settle = [this] { m_quiet->wait([this] { afterFrames(kFrames); }); };
    if (!page || page->isReady()) {
        settle();
        return;
    }
    connect(page, &ui_kit::Page::ready, this, settle, Qt::SingleShotConnection);
}

void SelfTest::afterFrames(int frames)
{
    // A page draws in its own time: what is grabbed before is the frame before.
    const auto *page = m_window.showing() == MainWindow::Showing::Desk
                           ? qobject_cast<ui_kit::QmlPage *>(m_window.desk()->shownPage())
                           : nullptr;
    if (frames == 0 || !page || !page->rootItem()) {
        look();
        return;
    }
    QQuickWindow *frame = page->rootItem()->window();
    connect(
        frame, &QQuickWindow::afterRendering, this, [this, frames] { afterFrames(frames - 1); },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    frame->update();
}

void SelfTest::look()
{
    QWidget *panel = m_window.shortcutsPanel();
    QWidget *seen = panel && panel->isVisible() ? panel : &m_window;
    if (const auto *page = m_window.desk()
                               ? qobject_cast<ui_kit::QmlPage *>(m_window.desk()->shownPage())
                               : nullptr;
        page && !page->creationError().isEmpty())
        complain(page->creationError());
    const QPixmap picture = seen->grab();
    const QStringList faults = ui_kit::auditWidgets(seen);
    for (const QString &fault : faults)
        complain(fault);
    if (!m_options.pictures.isEmpty()) {
        const QString file = QStringLiteral("%1/%2-%3-%4.png")
                                 .arg(m_options.pictures)
                                 .arg(++m_picture, 2, 10, QLatin1Char('0'))
                                 .arg(m_steps[m_step].name, m_language);
        if (!picture.save(file))
            complain(QStringLiteral("cannot write ") + file);
    }
    if (seen != &m_window)
        seen->close();
    ++m_step;
    QMetaObject::invokeMethod(this, &SelfTest::next, Qt::QueuedConnection);
}

void SelfTest::complain(const QString &what)
{
    const QString where = m_step < m_steps.size() ? m_steps[m_step].name : QString();
    m_complaints << QStringLiteral("%1 (%2): %3").arg(where, m_language, what);
}

void SelfTest::finish()
{
    m_patience.stop();
    disconnect(&m_window, nullptr, this, nullptr);
    m_steps.clear();
    m_step = 0;
    QStringList complaints = m_complaints;
    complaints.removeDuplicates();
    Q_EMIT finished(complaints);
}

} // namespace yorisoi::ui_shell
