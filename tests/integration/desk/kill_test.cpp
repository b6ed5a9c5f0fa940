// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <map>
#include <set>

#include <QDeadlineTimer>
#include <QFile>
#include <QFileSystemWatcher>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "small_ward.h"
#include "yorisoi/central/directory.h"
#include "yorisoi/test_support/results.h"

namespace {

using namespace yorisoi;
using test_support::HeadlessDesk;

/// How often a process is killed; YORISOI_KILLS says otherwise for a longer run.
int kills()
{
    const int wanted = qEnvironmentVariableIntValue("YORISOI_KILLS");
    return wanted > 0 ? wanted : 200;
}

struct Acknowledged {
    base::Uuid operation;
    base::Uuid event;
};

} // namespace

/// Real processes, real files, real `kill -9` of either side at a random moment: whatever `submit`
/// has acknowledged is on the central server in the end, exactly once.
class KillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingAcknowledgedIsLost();
    void cleanup();

private:
    void startCrm();
    void startDesk();
    void collect();
    static void killNow(QProcess &process);

    QTemporaryDir m_directory;
    central::Directory m_central;
    HeadlessDesk::Folder m_desk;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    base::Uuid m_citizen;
    QProcess m_crmProcess;
    QProcess m_deskProcess;
    QString m_server;
    QByteArray m_partial;
    std::vector<Acknowledged> m_acknowledged;
};

void KillTest::initTestCase()
{
    QVERIFY(m_directory.isValid());
    const std::filesystem::path root = m_directory.path().toStdString();
    m_central.path = root / "crm";
    m_desk.path = root / "desk";
    const auto identity = HeadlessDesk::makeFolder(m_desk);
    QVERIFY_RESULT(identity);
    const auto store = central::openEmbeddedStore(m_central, m_clock, m_random);
    QVERIFY_RESULT(store);
    const auto citizens = test_support::fillSmallWard(**store, 3);
    QVERIFY_RESULT(citizens);
    m_citizen = citizens->front();
    QVERIFY_RESULT(test_support::enrolDesk(**store, *identity));
}

void KillTest::startCrm()
{
    const QString ready = m_directory.filePath(QStringLiteral("ready"));
    QFile::remove(ready);
    const QString port =
        m_server.isEmpty() ? QStringLiteral("0") : m_server.section(QLatin1Char(':'), -1);
    m_crmProcess.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_crmProcess.start(QStringLiteral(YORISOI_CRM),
                       {QStringLiteral("--data"), QString::fromStdString(m_central.path.string()),
                        QStringLiteral("--port"), port, QStringLiteral("--ready-file"), ready});
    QVERIFY(m_crmProcess.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ready), 30'000);
    QFile file(ready);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_server =
        QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("server")).toString();
    QVERIFY(!m_server.isEmpty());
}

void KillTest::startDesk()
{
    m_partial.clear();
    m_deskProcess.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_deskProcess.start(QStringLiteral(YORISOI_KILL_DESK),
                        {QString::fromStdString(m_desk.path.string()), m_server,
                         QString::fromStdString((m_central.tls() / "ca.pem").string()),
                         QString::fromStdString(m_citizen.toString())});
    QVERIFY(m_deskProcess.waitForStarted());
}

void KillTest::collect()
{
    m_partial += m_deskProcess.readAllStandardOutput();
    for (qsizetype end = m_partial.indexOf('\n'); end >= 0; end = m_partial.indexOf('\n')) {
        const auto words = m_partial.left(end).split(' ');
        m_partial.remove(0, end + 1);
        QCOMPARE(words.size(), 3);
        m_acknowledged.push_back({base::Uuid::parse(words[1].toStdString()).value(),
                                  base::Uuid::parse(words[2].toStdString()).value()});
    }
}

void KillTest::killNow(QProcess &process)
{
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished());
}

void KillTest::nothingAcknowledgedIsLost()
{
    startCrm();
    startDesk();
    base::SeededRandom dice(20261124);
    for (int round = 0; round < kills(); ++round) {
        // The moment is random on both scales: between two acknowledgements, or at any time.
        QDeadlineTimer moment(static_cast<qint64>(dice.below(150)));
        while (!moment.hasExpired()) {
            m_deskProcess.waitForReadyRead(static_cast<int>(moment.remainingTime()));
            collect();
        }
        QCOMPARE(m_deskProcess.state(), QProcess::Running);
        if (dice.below(2) == 0) {
            killNow(m_deskProcess);
            collect();
            startDesk();
        } else {
            killNow(m_crmProcess);
            startCrm();
        }
    }
    killNow(m_deskProcess);
    collect();
    QVERIFY2(m_acknowledged.size() > 100, "too little was recorded to prove anything");

    QProcess drain;
    drain.setProcessChannelMode(QProcess::ForwardedChannels);
    drain.start(QStringLiteral(YORISOI_KILL_DESK),
                {QString::fromStdString(m_desk.path.string()), m_server,
                 QString::fromStdString((m_central.tls() / "ca.pem").string()),
                 QStringLiteral("drain")});
    QVERIFY(drain.waitForFinished(300'000));
    QCOMPARE(drain.exitStatus(), QProcess::NormalExit);
    QCOMPARE(drain.exitCode(), 0);
    killNow(m_crmProcess);

    const auto store = central::openEmbeddedStore(m_central, m_clock, m_random);
    QVERIFY_RESULT(store);
    std::set<base::Uuid> events;
    QVERIFY_RESULT((*store)->visitRows(test_support::kSmallWard, records::EntityKind::Event,
                                       [&](const records::Row &row) -> base::Status {
                                           events.insert(row.id);
                                           return {};
                                       }));
    std::map<base::Uuid, int> times;
    auto cursor = (*store)->head(test_support::kSmallWard);
    QVERIFY_RESULT(cursor);
    const std::int64_t head = cursor->seq;
    cursor->seq = 0;
    cursor->hash = {};
    while (cursor->seq < head) {
        const auto page = (*store)->changes(*cursor, 1 << 20);
        QVERIFY_RESULT(page);
        QVERIFY(!page->entries.empty());
        for (const auto &entry : page->entries)
            ++times[entry.operation];
        cursor->seq = page->entries.back().seq;
        cursor->hash = page->entries.back().hash;
    }
    int lost = 0;
    int repeated = 0;
    for (const auto &[operation, event] : m_acknowledged) {
        lost += !events.contains(event) || times[operation] == 0;
        repeated += times[operation] > 1;
    }
    qInfo("%d kills, %zu acknowledged contacts, %d lost, %d repeated", kills(),
          m_acknowledged.size(), lost, repeated);
    QCOMPARE(lost, 0);
    QCOMPARE(repeated, 0);
}

void KillTest::cleanup()
{
    for (QProcess *process : {&m_deskProcess, &m_crmProcess})
        if (process->state() != QProcess::NotRunning)
            killNow(*process);
}

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
