// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <csignal>
#include <fstream>
#include <iostream>

#include <QApplication>
#include <QQuickWindow>
#include <QSocketNotifier>
#include <QTimer>
#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "open_session.h"
#include "options.h"
#include "pages.h"
#include "yorisoi/base/log.h"
#include "yorisoi/messages/message.h"
#include "yorisoi/replica/open.h"
#include "yorisoi/storage/engine.h"
#include "yorisoi/text/osaka_wards.h"
#include "yorisoi/ui_kit/page.h"
#include "yorisoi/ui_kit/theme.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_shell/main_window.h"
#include "yorisoi/ui_shell/self_test.h"
#include "yorisoi/ui_shell/window_place.h"

namespace yorisoi::workstation {
namespace {

/// A person asked to try again after the profile could not be opened.
constexpr int kRestart = 3;

/// The file's first line in locked memory; null when it cannot be read.
std::shared_ptr<crypto::SecretBuffer> readPin(const std::filesystem::path &file)
{
    std::ifstream stream(file);
    std::string line;
    if (!std::getline(stream, line))
        return nullptr;
    auto pin = std::make_shared<crypto::SecretBuffer>(crypto::bytesOf(line));
    line.assign(line.size(), '\0');
    return pin;
}

QString deviceLine(const identity::DeviceProfile &device)
{
    const text::OsakaWard *ward = text::findOsakaWard(device.ward);
    const QString place = ui_kit::fromUtf8(ward ? ward->name : std::string_view(device.ward));
    return place + QStringLiteral("　") + ui_kit::fromUtf8(device.name);
}

base::Result<identity::Profile> openProfile(const Options &options)
{
    YORISOI_TRY(storage::checkEngine());
    return identity::Profile::open(options.data);
}

/// How long a person has to wait, from the first line of `main`.
struct Waiting {
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    std::chrono::milliseconds shown{0}; ///< the sign-in is on screen
    std::chrono::milliseconds asked{0}; ///< somebody has typed their PIN

    std::chrono::milliseconds sofar() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - start);
    }
};

/// Most memory that this program has had so far. Not from getrusage, which counts what had started
/// it as well (the high-water mark outlives exec).
long peakMemoryMib()
{
    std::ifstream status("/proc/self/status");
    for (std::string name; status >> name;)
        if (long kib = 0; name == "VmHWM:" && status >> kib)
            return kib / 1024;
    return 0;
}

/// Writes it to the log and, where that is asked for, as one line of JSON to standard output, which
/// ends the program. A start that comes to nothing ends it with 1.
void watchWaiting(ui_shell::MainWindow &window, Waiting &waiting, bool report)
{
    using Showing = ui_shell::MainWindow::Showing;
    QTimer::singleShot(0, &window, [&waiting] {
        waiting.shown = waiting.sofar();
        base::log("workstation").info("sign-in shown {} ms after the start", waiting.shown.count());
    });
    QObject::connect(&window, &ui_shell::MainWindow::showingChanged, &window,
                     [&window, &waiting, report] {
                         if (window.showing() == Showing::Opening)
                             waiting.asked = waiting.sofar();
                         else if (report && window.showing() != Showing::Desk)
                             QCoreApplication::exit(1);
                     });
    QObject::connect(&window, &ui_shell::MainWindow::usable, &window, [&waiting, report] {
        const auto usable = waiting.sofar();
        const auto desk = usable - waiting.asked;
        base::log("workstation")
            .info("desk usable {} ms after the sign-in was asked for, {} ms after the start",
                  desk.count(), usable.count());
        if (!report)
            return;
        std::cout << nlohmann::json{{"shown_ms", waiting.shown.count()},
                                    {"desk_ms", desk.count()},
                                    {"usable_ms", usable.count()},
                                    {"peak_memory_mib", peakMemoryMib()}}
                  << std::endl;
        QCoreApplication::exit(0);
    });
}

/// SIGTERM and SIGINT end the event loop, so that the copy and the log are closed as by hand.
class EndSignals {
public:
    /// Before the first thread, which inherits what is blocked.
    EndSignals()
    {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGTERM);
        sigaddset(&signals, SIGINT);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
        m_file = signalfd(-1, &signals, SFD_CLOEXEC);
    }
    ~EndSignals() { close(m_file); }
    EndSignals(const EndSignals &) = delete;
    EndSignals &operator=(const EndSignals &) = delete;

    void endApplication(QObject &owner) const
    {
        auto *notifier = new QSocketNotifier(m_file, QSocketNotifier::Read, &owner);
        QObject::connect(notifier, &QSocketNotifier::activated, qApp, [notifier] {
            notifier->setEnabled(false);
            QCoreApplication::exit(0);
        });
    }

private:
    int m_file;
};

int runSelfTest(ui_shell::MainWindow &window, const Options &options)
{
    ui_shell::SelfTestOptions what;
    what.staff = QString::fromStdString(options.staff);
    what.pin = readPin(options.pinFile);
    what.pictures = QString::fromStdString(options.screenshots.string());
    what.languages = options.language.empty() || !options.selfTest
                         ? ui_kit::Language::available()
                         : QStringList{QString::fromStdString(options.language)};
    if (!what.pin) {
        std::cerr << messages::report("yorisoi",
                                      {base::ErrorCode::NotFound, "PIN file: not readable"});
        return 2;
    }
    ui_shell::SelfTest test(window, std::move(what));
    const bool report = options.reportStart;
    QObject::connect(
        &test, &ui_shell::SelfTest::finished, qApp, [report](const QStringList &complaints) {
            if (report)
                std::cout << nlohmann::json{{"peak_memory_mib", peakMemoryMib()}} << std::endl;
            for (const QString &complaint : complaints)
                std::cerr << "yorisoi: " << complaint.toStdString() << '\n';
            QCoreApplication::exit(complaints.isEmpty() ? 0 : 1);
        });
    QTimer::singleShot(0, &test, &ui_shell::SelfTest::start);
    return QApplication::exec();
}

int run(int argc, char **argv, const Options &options, const EndSignals &endSignals)
{
    Waiting waiting;
    // Thin clients and remote desktops have no GPU, and pages need none.
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("yorisoi"));
    ui_kit::applyTheme(application);
    ui_kit::Language language;
    language.use(QString::fromStdString(options.language.empty() ? "ja" : options.language));

    base::SystemClock clock;
    base::SystemRandom random;
    auto profile = openProfile(options);
    ui_shell::OpenSession open;
    QString device;
    if (profile) {
        base::logToFile(profile->log());
        device = deviceLine(profile->device());
        open = sessionOpener(*profile,
                             options.server.empty() ? profile->device().server : options.server,
                             clock, random);
    } else {
        // The window says so and offers to try again; nobody can sign in until then.
        open = [failure = profile.error()](
                   const std::string &, const crypto::SecretBuffer &,
                   std::stop_token) -> base::Result<std::unique_ptr<ui_shell::Session>> {
            return tl::unexpected(failure);
        };
    }
    ui_shell::MainWindow window(
        language, clock, std::move(open),
        [](const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher) {
            return std::make_unique<DeskPages>(desk, watcher);
        },
        device);
    if (profile)
        window.setSetAside(
            [file = profile->replica(), &clock] { return replica::setAside(file, clock.now()); });
    watchWaiting(window, waiting, options.reportStart && !options.selfTest);
    // While the PIN is typed and its key is derived nobody waits for the first page's types.
    std::shared_ptr<QObject> preloaded;
    QTimer::singleShot(0, &window, [&preloaded] {
        preloaded = ui_kit::preloadPage(QStringLiteral("yorisoi.ui_reception"),
                                        QStringLiteral("ReceptionView"));
    });
    endSignals.endApplication(window);

    if (!profile)
        std::cerr << messages::report("yorisoi", profile.error());
    const bool looking = options.selfTest || !options.screenshots.empty();
    if (looking) {
        window.resize(options.width, options.height);
        window.show();
        if (!profile)
            return 1;
        return runSelfTest(window, options);
    }
    ui_shell::WindowPlace place(options.data);
    place.apply(window);
    window.show();
    if (!profile && options.reportStart)
        return 1;
    if (!profile) {
        window.showTrouble(profile.error());
        QObject::connect(&window, &ui_shell::MainWindow::retryRequested, &application,
                         [] { QCoreApplication::exit(kRestart); });
    } else if (!options.staff.empty()) {
        window.setStaff(QString::fromStdString(options.staff));
        if (!options.pinFile.empty())
            if (auto pin = readPin(options.pinFile))
                window.signIn(QString::fromStdString(options.staff), std::move(pin));
    }
    const int code = QApplication::exec();
    place.keep(window);
    return code;
}

/// Runs until the window is closed, anew each time a person asks for it.
int runUntilClosed(int argc, char **argv, const Options &options)
{
    const EndSignals endSignals;
    int code = 0;
    do
        code = run(argc, argv, options, endSignals);
    while (code == kRestart);
    return code;
}

} // namespace
} // namespace yorisoi::workstation

int main(int argc, char **argv)
{
    using namespace yorisoi::workstation;
    // The record of a city is nobody else's to read, in files or in a core dump.
    umask(077);
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    std::signal(SIGPIPE, SIG_IGN);

    int exitCode = 0;
    const auto options = parseOptions(argc, argv, exitCode);
    return options ? runUntilClosed(argc, argv, *options) : exitCode;
}
