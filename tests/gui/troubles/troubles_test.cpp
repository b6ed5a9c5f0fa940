// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>

#include <QApplication>
#include <QLabel>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include "open_session.h"
#include "pages.h"
#include "raw_tls.h"
#include "small_ward.h"
#include "yorisoi/central/directory.h"
#include "yorisoi/central/service.h"
#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/identity/sign_in.h"
#include "yorisoi/messages/message.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/ui_kit/theme.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_shell/main_window.h"

using namespace yorisoi;
using namespace std::chrono_literals;
using base::ErrorCode;
using ui_shell::MainWindow;
using Showing = MainWindow::Showing;

namespace {

constexpr int kPatience = 30'000;
constexpr const char *kPin = "482913";
const crypto::Argon2Cost kCost{1, crypto::Argon2Cost::kLeastMemory};

/// The right time, and so much.
class ShiftedClock final : public base::Clock {
public:
    explicit ShiftedClock(std::chrono::milliseconds by = 0ms) : m_by(by) {}
    void setShift(std::chrono::milliseconds by) { m_by = by; }
    base::Instant now() const override { return m_system.now() + m_by.load(); }
    std::chrono::nanoseconds monotonic() const override { return m_system.monotonic(); }

private:
    base::SystemClock m_system;
    std::atomic<std::chrono::milliseconds> m_by;
};

/// The real CRM over its store, with a certificate and a clock of the test's choice.
class Crm {
public:
    Crm(central::CentralStore &store, const test_support::CertificateFiles &files,
        std::chrono::milliseconds clockBy = 0ms)
        : m_clock(clockBy),
          m_server(options(files)),
          m_service(store, m_server, m_clock)
    {
        if (!m_server.start())
            qFatal("the CRM does not start");
    }
    std::string address() const { return "https://localhost:" + std::to_string(m_server.port()); }

private:
    static wire::ServerOptions options(const test_support::CertificateFiles &files)
    {
        wire::ServerOptions made;
        made.certificate = files.certificate;
        made.key = files.key;
        return made;
    }
    ShiftedClock m_clock;
    wire::HttpsServer m_server;
    central::Service m_service;
};

} // namespace

/// Each trouble as a clerk meets it: what the window says in both languages, and that what was
/// recorded meanwhile is at the CRM once the trouble is over.
class TroublesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    base::SystemRandom m_random;
    base::SystemClock m_clock;
    test_support::TestAuthority m_authority;
    std::unique_ptr<central::CentralStore> m_store;
    std::optional<identity::Profile> m_profile;
    base::Uuid m_citizen;
    ui_kit::Language m_language;
    ShiftedClock m_deskClock;
    std::unique_ptr<MainWindow> m_window;

    std::filesystem::path path(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    void open(const std::string &server)
    {
        m_language.use(QStringLiteral("ja"));
        m_window = std::make_unique<MainWindow>(
            m_language, m_deskClock,
            workstation::sessionOpener(*m_profile, server, m_deskClock, m_random),
            [](const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher) {
                return std::make_unique<workstation::DeskPages>(desk, watcher);
            },
            QStringLiteral("試験端末"));
        m_window->show();
        m_window->signIn(QStringLiteral("demo"),
                         std::make_shared<crypto::SecretBuffer>(crypto::bytesOf(kPin)));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->showing() == Showing::Desk ||
                                     m_window->showing() == Showing::Trouble,
                                 kPatience);
    }
    template <typename T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    base::Uuid record(const char *title)
    {
        const auto draft = test_support::contactDraft(m_citizen, test_support::kSmallWard, title,
                                                      m_clock, m_random);
        const auto done = m_window->session()->replica->submit(draft);
        return done && done->outcome != records::Outcome::Rejected ? draft.edits.front().id
                                                                   : base::Uuid{};
    }
    std::size_t unsent() const
    {
        const auto counts = m_window->session()->replica->syncCounts();
        return counts ? counts->onDevice + counts->sent : 0;
    }
    bool isAtTheCrm(const base::Uuid &event) const
    {
        const auto found =
            m_store->find(test_support::kSmallWard, records::EntityKind::Event, event, m_citizen);
        return found && found->has_value();
    }
    /// In Japanese and then in English, what a clerk reads of an error.
    void verifySaid(const base::Error &error, const char *titleIn, const char *adviceIn)
    {
        const auto expected = messages::message(error, messages::Reader::Clerk);
        for (const char *language : {"ja", "en"}) {
            m_window->setLanguage(QLatin1String(language));
            const QString title = ui_kit::fromUtf8(expected.title.in(language));
            const QString advice = ui_kit::fromUtf8(expected.advice.in(language));
            const auto said = [this](const char *name) {
                const auto *button = find<QToolButton>(name);
                const auto *label = find<QLabel>(name);
                return button  ? button->text() + QLatin1Char('\n') + button->toolTip()
                       : label ? label->text()
                               : QString();
            };
            QTRY_VERIFY2_WITH_TIMEOUT(said(titleIn).contains(title), qPrintable(said(titleIn)),
                                      kPatience);
            QVERIFY2(said(adviceIn).contains(advice), qPrintable(said(adviceIn)));
        }
    }
    /// With a CRM as it should be everything recorded arrives, once.
    void verifyNothingIsLost(const std::vector<base::Uuid> &recorded)
    {
        m_window.reset();
        const Crm crm(*m_store, m_authority.issue());
        open(crm.address());
        QCOMPARE(m_window->showing(), Showing::Desk);
        QTRY_COMPARE_WITH_TIMEOUT(unsent(), std::size_t{0}, kPatience);
        for (const auto &event : recorded) {
            QVERIFY(!event.isNull());
            QVERIFY(isAtTheCrm(event));
        }
        m_window.reset();
    }
    /// A session while `server` is what it is; the trouble is told where the connection is told.
    void verifyTroubleOfTheConnection(const std::string &server, ErrorCode code)
    {
        open(server);
        QCOMPARE(m_window->showing(), Showing::Desk);
        const auto event = record("障害中の記録");
        verifySaid({code, {}}, "statusConnection", "statusConnection");
        QCOMPARE(unsent(), std::size_t{1});
        QVERIFY(!isAtTheCrm(event));
        verifyNothingIsLost({event});
    }
    /// Changes the schema's number of the copy as another release would.
    void setVersion(int version)
    {
        const auto unlocked = identity::signIn(*m_profile, "demo", crypto::bytesOf(kPin));
        QVERIFY_RESULT(unlocked);
        storage::OpenOptions how;
        how.path = std::filesystem::canonical(m_profile->replica());
        how.mode = storage::OpenMode::OpenExisting;
        auto connection = storage::Connection::open(how, unlocked->database);
        QVERIFY_RESULT(connection);
        if (m_version == 0)
            m_version = connection->userVersion().value();
        QVERIFY_RESULT(connection->setUserVersion(version == 0 ? m_version : version));
    }
    int m_version = 0;

private slots:
    void initTestCase()
    {
        QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
        ui_kit::applyTheme(*qApp);
        auto store = central::openEmbeddedStore({path("crm")}, m_clock, m_random);
        QVERIFY_RESULT(store);
        m_store = *std::move(store);
        const auto citizens = test_support::fillSmallWard(*m_store, 3);
        QVERIFY_RESULT(citizens);
        m_citizen = citizens->front();
        auto profile = identity::Profile::create(
            path("desk"), {base::newUuidV4(m_random), "試験端末", test_support::kSmallWard,
                           "27127-01", "counter", ""});
        QVERIFY_RESULT(profile);
        m_profile = *std::move(profile);
        const auto key = identity::makeKeys(*m_profile, "demo", crypto::bytesOf(kPin), kCost);
        QVERIFY_RESULT(key);
        std::filesystem::copy_file(m_authority.file(), m_profile->authority());
        QVERIFY_RESULT(test_support::enrolDesk(*m_store, {m_profile->device().device, *key}));
        // The first load, and one contact before any trouble.
        const Crm crm(*m_store, m_authority.issue());
        open(crm.address());
        const auto event = record("最初の記録");
        QTRY_VERIFY_WITH_TIMEOUT(isAtTheCrm(event), kPatience);
        m_window.reset();
    }
    void cleanup()
    {
        m_window.reset();
        m_deskClock.setShift(0ms);
    }

    void aCrmThatIsNotThere()
    {
        std::string gone;
        {
            const test_support::RawTlsServer closed([](int) {});
            gone = closed.address();
        }
        verifyTroubleOfTheConnection(gone, ErrorCode::Unreachable);
    }
    void aCrmWhoseCertificateHasExpired()
    {
        const auto now = m_clock.now();
        const Crm crm(*m_store, m_authority.issueFrom(now - 48h, now - 1h));
        verifyTroubleOfTheConnection(crm.address(), ErrorCode::CertificateExpired);
    }
    void aCrmWhoseCertificateIsNotValidYet()
    {
        const auto now = m_clock.now();
        const Crm crm(*m_store, m_authority.issueFrom(now + 1h, now + 48h));
        verifyTroubleOfTheConnection(crm.address(), ErrorCode::CertificateExpired);
    }
    void aCrmThatSomebodyElsePretendsToBe()
    {
        const test_support::TestAuthority another;
        const Crm crm(*m_store, another.issue());
        verifyTroubleOfTheConnection(crm.address(), ErrorCode::CertificateInvalid);
    }
    void aCrmThatAnswersNonsense_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("no HTTP") << QByteArray("いらっしゃいませ\r\n\r\n");
        QTest::newRow("no JSON") << QByteArray(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            "Content-Length: 12\r\n\r\n<html></html");
        QTest::newRow("other JSON")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: "
                          "application/json\r\nContent-Length: 4\r\n\r\n[42]");
    }
    void aCrmThatAnswersNonsense()
    {
        QFETCH(QByteArray, answer);
        const test_support::RawTlsServer crm(
            m_authority.issue(), [answer](test_support::RawTls &connection, int) {
                connection.receiveHeader();
                connection.send({answer.constData(), static_cast<std::size_t>(answer.size())});
            });
        verifyTroubleOfTheConnection(crm.address(), ErrorCode::ProtocolViolation);
    }
    void aClockADayOff_data()
    {
        QTest::addColumn<int>("deskHours");
        QTest::addColumn<int>("crmHours");
        QTest::addColumn<QString>("japanese");
        QTest::addColumn<QString>("english");
        QTest::newRow("desk ahead") << 24 << 0 << "進み"
                                    << "fast";
        QTest::newRow("desk behind") << -24 << 0 << "遅れ"
                                     << "slow";
        QTest::newRow("CRM behind") << 0 << -24 << "進み"
                                    << "fast";
        QTest::newRow("CRM ahead") << 0 << 24 << "遅れ"
                                   << "slow";
    }
    void aClockADayOff()
    {
        QFETCH(int, deskHours);
        QFETCH(int, crmHours);
        QFETCH(QString, japanese);
        QFETCH(QString, english);
        m_deskClock.setShift(std::chrono::hours(deskHours));
        base::Uuid event;
        {
            const Crm crm(*m_store, m_authority.issue(), std::chrono::hours(crmHours));
            open(crm.address());
            QCOMPARE(m_window->showing(), Showing::Desk);
            event = record("時計がずれた端末の記録");
            const auto *clock = find<QToolButton>("statusClock");
            QTRY_VERIFY2_WITH_TIMEOUT(clock->text().contains(japanese), qPrintable(clock->text()),
                                      kPatience);
            QVERIFY2(clock->toolTip().contains(QStringLiteral("日付と時刻")),
                     qPrintable(clock->toolTip()));
            m_window->setLanguage(QStringLiteral("en"));
            QTRY_VERIFY2_WITH_TIMEOUT(clock->text().contains(english), qPrintable(clock->text()),
                                      kPatience);
            QVERIFY2(clock->toolTip().contains(QStringLiteral("Set the date and time")),
                     qPrintable(clock->toolTip()));
            // It warns and keeps nobody from working.
            QTRY_VERIFY_WITH_TIMEOUT(isAtTheCrm(event), kPatience);
            m_window.reset();
        }
        m_deskClock.setShift(0ms);
        verifyNothingIsLost({event});
    }
    void aCopyOfANewerRelease()
    {
        open({});
        const auto event = record("更新前の記録");
        m_window.reset();
        setVersion(9'990);
        open({});
        QCOMPARE(m_window->showing(), Showing::Trouble);
        verifySaid({ErrorCode::NewerSchema, {}}, "noticeTitle", "noticeText");
        m_window.reset();
        setVersion(0);
        verifyNothingIsLost({event});
    }
    void aMachineSecretThatIsAnothers()
    {
        open({});
        const auto event = record("鍵が替わる前の記録");
        m_window.reset();
        std::filesystem::rename(m_profile->machineSecret(), path("kept"));
        QVERIFY_RESULT(
            crypto::writeFileAtomically(m_profile->machineSecret(), crypto::randomKey().bytes()));
        open({});
        QCOMPARE(m_window->showing(), Showing::Trouble);
        verifySaid({ErrorCode::WrongKey, "machine secret: another"}, "noticeTitle", "noticeText");
        m_window.reset();
        std::filesystem::rename(path("kept"), m_profile->machineSecret());
        verifyNothingIsLost({event});
    }
};

QTEST_MAIN(TroublesTest)
#include "troubles_test.moc"
