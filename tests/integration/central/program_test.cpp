// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <fstream>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include "yorisoi/test_support/results.h"
#include "yorisoi/wire/client.h"

using namespace yorisoi;
using Json = nlohmann::json;

/// The program `yorisoi-crm` as installer/try.sh runs it.
class ProgramTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_data = m_folder->filePath("crm");
        m_ready = m_folder->filePath("ready");
    }

    void itServesWhenItSaysSoAndEndsOnASignal_data()
    {
        QTest::addColumn<bool>("interrupt");
        QTest::newRow("SIGTERM") << false;
        QTest::newRow("SIGINT") << true;
    }

    void itServesWhenItSaysSoAndEndsOnASignal()
    {
        QFETCH(bool, interrupt);
        QProcess crm;
        start(crm);
        const Json ready = readyFile(crm);
        QCOMPARE(ready["pid"], Json(crm.processId()));
        wire::HttpsClient client(
            {ready["server"].get<std::string>(), (m_data + "/tls/ca.pem").toStdString()});
        wire::Request request;
        request.path = "/v1/health";
        const auto health = client.send(request, {});
        QVERIFY_RESULT(health);
        QCOMPARE(health->status, 200);

        if (interrupt)
            kill(static_cast<pid_t>(crm.processId()), SIGINT);
        else
            crm.terminate();

        QVERIFY(crm.waitForFinished(30'000));
        QCOMPARE(crm.exitStatus(), QProcess::NormalExit);
        QCOMPARE(crm.exitCode(), 0);
        QVERIFY(!QFile::exists(m_ready));
        QVERIFY(QFile::exists(m_data + "/log/crm.log"));
    }

    void itNamesWhatKeepsItFromStarting()
    {
        {
            QProcess crm;
            start(crm);
            readyFile(crm);
            crm.terminate();
            QVERIFY(crm.waitForFinished(30'000));
        }
        QVERIFY(QFile::remove(m_data + "/crm.key"));
        QProcess crm;
        start(crm);
        QVERIFY(crm.waitForFinished(30'000));
        QCOMPARE(crm.exitCode(), 1);
        QVERIFY(crm.readAllStandardError().contains("not-found"));
        QVERIFY(!QFile::exists(m_ready));
    }

    void aWrongCommandLineIsExplained()
    {
        QProcess crm;
        crm.start(program(), {"--prot", "1"});
        QVERIFY(crm.waitForFinished(30'000));
        QVERIFY(crm.exitCode() != 0);
        QVERIFY(!crm.readAllStandardError().isEmpty());
    }

private:
    static QString program() { return QStringLiteral(YORISOI_CRM_PROGRAM); }
    void start(QProcess &crm)
    {
        crm.setReadChannel(QProcess::StandardError);
        crm.start(program(), {"--data", m_data, "--ready-file", m_ready});
        QVERIFY(crm.waitForStarted());
    }
    /// Standard error says the address after the file was written.
    Json readyFile(QProcess &crm)
    {
        while (!crm.readAllStandardError().contains("https://localhost:"))
            if (!crm.waitForReadyRead(60'000) && crm.state() == QProcess::NotRunning) {
                QTest::qFail("it did not start", __FILE__, __LINE__);
                return {};
            }
        std::ifstream file(m_ready.toStdString());
        return Json::parse(file, nullptr, false);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_data;
    QString m_ready;
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
