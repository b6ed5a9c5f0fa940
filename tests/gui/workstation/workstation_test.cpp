// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Ran {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

Ran run(const char *program, const QStringList &arguments)
{
    QProcess process;
    process.start(QLatin1String(program), arguments);
    if (!process.waitForFinished(180'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The three programs together, as a person starts them.
class WorkstationTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_crm;

    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    Ran workstation(const char *profile, QStringList arguments) const
    {
        arguments =
            QStringList{"--data", path(profile), "--staff", "demo", "--pin-file", path("pin")} +
            arguments;
        return run(YORISOI_WORKSTATION, arguments);
    }
    void enrol(const char *profile, const QString &server)
    {
        const Ran enrolled = run(YORISOI_CTL, {"devices", "enrol", "--data", path("crm"),
                                               "--server", server, "--profile", path(profile),
                                               "--staff", "demo", "--pin-file", path("pin")});
        QVERIFY2(enrolled.exitCode == 0, enrolled.err.constData());
    }

private slots:
    void initTestCase()
    {
        QFile pin(path("pin"));
        QVERIFY(pin.open(QIODevice::WriteOnly));
        pin.write("482913\n");
        pin.close();
        const Ran seeded = run(YORISOI_CTL, {"seed", "--data", path("crm"), "--citizens", "5000"});
        QVERIFY2(seeded.exitCode == 0, seeded.err.constData());

        m_crm.start(YORISOI_CRM, {"--data", path("crm"), "--ready-file", path("ready")});
        QFile ready(path("ready"));
        QTRY_VERIFY_WITH_TIMEOUT(ready.exists() && ready.size() > 0, 30'000);
        QVERIFY(ready.open(QIODevice::ReadOnly));
        enrol("desk", QJsonDocument::fromJson(ready.readAll())["server"].toString());
    }
    void cleanupTestCase()
    {
        m_crm.terminate();
        QVERIFY(m_crm.waitForFinished());
    }

    void everyPageOpensWithoutAFault()
    {
        const Ran tested = workstation("desk", {"--self-test", "--screenshots", path("pictures")});
        QVERIFY2(tested.exitCode == 0, tested.err.constData());
        const QStringList pictures = QDir(path("pictures")).entryList({"*.png"}, QDir::Files);
        for (const char *page :
             {"sign-in", "trouble", "reception", "search", "person", "protected", "long-name",
              "contact", "cases", "cases-end", "cases-empty", "search-empty", "sync", "keys",
              "offline", "damaged", "damaged-what-to-do"})
            for (const char *language : {"ja", "en"}) {
                const QStringList found = pictures.filter(
                    QStringLiteral("-%1-%2.png").arg(QLatin1String(page), QLatin1String(language)));
                QVERIFY2(found.size() == 1, page);
                QVERIFY2(!QImage(path("pictures") + QLatin1Char('/') + found.first()).isNull(),
                         page);
            }
    }
    void aStartSaysWhatItTookAndEnds()
    {
        const Ran started = workstation("desk", {"--report-start"});
        QVERIFY2(started.exitCode == 0, started.err.constData());
        const QJsonObject said = QJsonDocument::fromJson(started.out).object();
        QVERIFY2(said["usable_ms"].toInt() >= said["desk_ms"].toInt(), started.out.constData());
        QVERIFY2(said["peak_memory_mib"].toInt() > 0, started.out.constData());
        const Ran nowhere = workstation("nowhere", {"--report-start"});
        QCOMPARE(nowhere.exitCode, 1);
        QVERIFY(nowhere.out.isEmpty());
    }
    void aWrongPinEndsTheSelfTestWithAReason()
    {
        QFile pin(path("wrong-pin"));
        QVERIFY(pin.open(QIODevice::WriteOnly));
        pin.write("111112\n");
        pin.close();
        const Ran tested =
            run(YORISOI_WORKSTATION, {"--data", path("desk"), "--staff", "demo", "--pin-file",
                                      path("wrong-pin"), "--self-test", "--language", "ja"});
        QCOMPARE(tested.exitCode, 1);
        QVERIFY2(tested.err.contains("sign-in was refused"), tested.err.constData());
        const Ran started =
            run(YORISOI_WORKSTATION, {"--data", path("desk"), "--staff", "demo", "--pin-file",
                                      path("wrong-pin"), "--report-start"});
        QCOMPARE(started.exitCode, 1);
        QVERIFY(started.out.isEmpty());
    }
    void aFolderThatIsNoProfileIsRefused()
    {
        const Ran tested = workstation("nowhere", {"--self-test"});
        QCOMPARE(tested.exitCode, 1);
        QVERIFY2(tested.err.contains("not-found"), tested.err.constData());
    }
    void aWrongCommandLineEndsWithTwo()
    {
        QCOMPARE(run(YORISOI_WORKSTATION, {"--data", path("desk"), "--language", "tlh"}).exitCode,
                 2);
        QCOMPARE(workstation("desk", {"--screenshots", path("none"), "--size", "wide"}).exitCode,
                 2);
        QCOMPARE(run(YORISOI_WORKSTATION, {}).exitCode, 2);
        QCOMPARE(run(YORISOI_WORKSTATION, {"--help"}).exitCode, 0);
    }
};

} // namespace

QTEST_GUILESS_MAIN(WorkstationTest)
#include "workstation_test.moc"
