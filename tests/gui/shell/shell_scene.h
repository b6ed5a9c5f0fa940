// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QQuickWidget>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include "fake_desk.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/identity/sign_in.h"
#include "yorisoi/replica/open.h"
#include "yorisoi/storage/connection.h"
#include "yorisoi/test_support/items.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/ui_kit/audit.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_kit/theme.h"
#include "yorisoi/ui_shell/shortcuts.h"
#include "yorisoi/ui_shell/window_place.h"

/// The window on a real profile, with hands and eyes.
namespace shell_scene {

using namespace yorisoi;
using namespace fake_desk;
using ui_shell::MainWindow;
using Showing = MainWindow::Showing;

inline const crypto::Argon2Cost kCost{1, crypto::Argon2Cost::kLeastMemory};
inline constexpr const char *kPin = "482913";

inline base::Instant at(const char *text)
{
    return base::parseIsoInstant(text).value();
}

/// A window on a real profile whose copy and exchange are played.
struct Scene {
    QTemporaryDir folder;
    base::SeededRandom random{11};
    test_support::FakeClock clock{at("2026-11-24T01:00:00Z")};
    ui_kit::Language language;
    identity::Profile profile;
    FakePages::Log log;
    test_support::FakeReplica *copy = nullptr;
    FakeLink *link = nullptr;
    bool empty = false;
    std::optional<base::Error> opening; ///< what the copy answers instead of opening
    replica::SyncCounts counts;
    std::function<base::Status(std::stop_token)> check; ///< of the whole file
    std::function<void(test_support::FakeReplica &)> beforeDesk;
    bool realCopy = false; ///< a file in the profile's folder instead of a played one
    std::function<void(replica::Replica &, const std::filesystem::path &, const storage::Key &)>
        beforeUse;
    std::unique_ptr<MainWindow> window;

    Scene()
        : profile(identity::Profile::create(
                      std::filesystem::path(folder.path().toStdString()) / "desk",
                      {base::newUuidV4(random), "窓口1", "27127", "27127", "counter", ""})
                      .value())
    {
        language.use(QStringLiteral("ja"));
        if (!identity::makeKeys(profile, "demo", crypto::bytesOf(kPin), kCost))
            qFatal("no keys");
    }
    ~Scene() { window.reset(); }

    base::Result<std::unique_ptr<ui_shell::Session>> open(const std::string &staff,
                                                          const crypto::SecretBuffer &pin)
    {
        if (opening)
            return tl::unexpected(*opening);
        YORISOI_ASSIGN(const auto unlocked, identity::signIn(profile, staff, pin.bytes()));
        if (realCopy)
            return openReal(unlocked);
        auto played = std::make_unique<test_support::FakeReplica>();
        copy = played.get();
        copy->counts = counts;
        copy->onCheckCopy = check;
        if (beforeDesk)
            beforeDesk(*copy);
        records::Staff clerk;
        clerk.number = "demo";
        clerk.name = "窓口 花子（架空）";
        copy->allStaff = std::vector<records::Staff>{clerk};
        auto session = std::make_unique<ui_shell::Session>(ui_shell::Session{
            std::move(played), std::make_unique<FakeLink>(),
            ui_kit::Desk{
                *copy, clock, random, unlocked.staff, {}, "clerk", "27127", "27127", {}, "counter"},
            empty});
        link = static_cast<FakeLink *>(session->sync.get());
        return session;
    }
    base::Result<std::unique_ptr<ui_shell::Session>> openReal(const identity::Unlocked &unlocked)
    {
        replica::ReplicaOptions options;
        options.file = profile.replica();
        options.device = profile.device().device;
        YORISOI_ASSIGN(auto opened,
                       replica::openReplica(options, unlocked.database, clock, random));
        beforeUse(*opened, options.file, unlocked.database);
        auto &real = *opened;
        auto session = std::make_unique<ui_shell::Session>(ui_shell::Session{
            std::move(opened), std::make_unique<FakeLink>(),
            ui_kit::Desk{
                real, clock, random, unlocked.staff, {}, "clerk", "27127", "27127", {}, "counter"},
            false});
        link = static_cast<FakeLink *>(session->sync.get());
        return session;
    }
    void show()
    {
        window = std::make_unique<MainWindow>(
            language, clock,
            [this](const std::string &staff, const crypto::SecretBuffer &pin, std::stop_token) {
                return open(staff, pin);
            },
            [this](const ui_kit::Desk &, ui_kit::ReplicaWatcher &) {
                return std::make_unique<FakePages>(log);
            },
            QStringLiteral("北区役所（架空）　窓口1"));
        window->resize(1366, 768);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    void type(const char *text)
    {
        QTest::keyClicks(QApplication::focusWidget(), QLatin1String(text));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window.get(),
                        key, with);
    }
    /// Staff number and PIN as a person types them.
    void signIn(const char *staff, const char *pin)
    {
        find<QLineEdit>("staffNumber")->setFocus();
        find<QLineEdit>("staffNumber")->selectAll();
        type(staff);
        press(Qt::Key_Return);
        type(pin);
        press(Qt::Key_Return);
    }
    void toDesk()
    {
        show();
        signIn("demo", kPin);
        QTRY_COMPARE(window->showing(), Showing::Desk);
    }
    base::Uuid person(const char *name, const char *detail)
    {
        const base::Uuid id = base::newUuidV4(random);
        log.names[id] = {QString::fromUtf8(name), QString::fromUtf8(detail)};
        log.open({.citizen = id});
        return id;
    }
    template <typename T>
    T *find(const char *name) const
    {
        T *found = window->findChild<T *>(QString::fromUtf8(name));
        if (!found)
            qFatal("no widget %s", name);
        return found;
    }
    QString part(const char *name) const
    {
        const auto *button = find<QToolButton>(name);
        return button->isVisible() ? button->text() : QString();
    }
    /// For looking at it.
    void grab(const char *name) const
    {
        const QString directory = qEnvironmentVariable("YORISOI_GRAB_DIR");
        if (!directory.isEmpty())
            QVERIFY(window->grab().save(directory + QLatin1Char('/') + QLatin1String(name) +
                                        QStringLiteral(".png")));
    }
};

} // namespace shell_scene
