// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include "yorisoi/central/directory.h"
#include "yorisoi/identity/sign_in.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/test_support/row_table.h"

using namespace yorisoi;
using test_support::LogInMemory;

namespace {

const QString kPermits = YORISOI_SOURCE_DIR "/tests/unit/exchange/permits.xes";
const QString kReceipt = YORISOI_SHARED_DATA "/process-logs/municipal-permit-receipt.xes.gz";

struct Ran {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Ran ctl(const QStringList &arguments)
{
    QProcess process;
    process.start(YORISOI_CTL, arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

LogInMemory logOf(const QString &file)
{
    LogInMemory log;
    if (!exchange::readXesFile(file.toStdString(), log))
        qFatal("no log was written");
    return log;
}

} // namespace

class CtlTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const char *name) const { return m_folder->filePath(name); }
    QString data() const { return path("crm"); }
    Ran seed(const QString &folder, int citizens = 40) const
    {
        return ctl({"seed", "--data", folder, "--citizens", QString::number(citizens), "--today",
                    "2026-11-24", "--json"});
    }
    /// Feed position of the ward as another process sees it.
    records::Cursor head() const
    {
        base::SystemClock clock;
        base::SystemRandom random;
        const auto store = central::openEmbeddedStore({data().toStdString()}, clock, random);
        const auto found = store ? (*store)->head("27127") : base::fail(base::ErrorCode::NotFound);
        return found ? *found : records::Cursor{};
    }
    void write(const QString &file, const QByteArray &content) const
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(content), content.size());
    }
    Ran enrol(const QString &profile, const QString &staff) const
    {
        return ctl({"devices", "enrol", "--data", data(), "--server", "https://localhost:8443",
                    "--profile", profile, "--staff", staff, "--pin-file", path("pin"), "--json"});
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void aSeededWardIsExportedAndTheSameSeedGivesTheSame()
    {
        const Ran seeded = seed(data());
        QCOMPARE(seeded.exitCode, 0);
        QCOMPARE(seeded.json()["citizens"].toInt(), 40);
        QCOMPARE(seeded.json()["events"].toInt(), 1'000);
        QCOMPARE(seed(path("again")).exitCode, 0);
        for (const char *folder : {"crm", "again"}) {
            const Ran written = ctl({"export", "xes", "--data", path(folder), "--out",
                                     path(folder) + ".xes", "--json"});
            QCOMPARE(written.exitCode, 0);
            QVERIFY(written.json()["cases"].toInt() > 20);
        }
        QVERIFY(logOf(path("crm.xes")).traces == logOf(path("again.xes")).traces);
    }

    void aWardIsNotFilledTwice()
    {
        QCOMPARE(seed(data()).exitCode, 0);
        const auto before = head();
        const Ran again = seed(data());
        QCOMPARE(again.exitCode, 1);
        QVERIFY(again.err.contains("choose another --data or --ward"));
        QCOMPARE(head(), before);
    }

    void aLogThatCameInGoesOutAsItWas_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("cases");
        QTest::addColumn<int>("events");
        QTest::newRow("our fixture") << kPermits << 3 << 3;
        QTest::newRow("the municipal log") << kReceipt << 1'434 << 8'577;
    }

    void aLogThatCameInGoesOutAsItWas()
    {
        QFETCH(QString, file);
        QFETCH(int, cases);
        QFETCH(int, events);
        if (!QFile::exists(file))
            QSKIP("the shared process log is not on this machine");
        QCOMPARE(seed(data()).exitCode, 0);
        const Ran imported = ctl({"import", "xes", file, "--data", data(), "--json"});
        QCOMPARE(imported.exitCode, 0);
        QCOMPARE(imported.json()["cases"].toInt(), cases);
        QCOMPARE(imported.json()["events"].toInt(), events);
        const Ran exported = ctl({"export", "xes", "--data", data(), "--log",
                                  imported.json()["log"].toString(), "--out", path("out.xes.gz")});
        QCOMPARE(exported.exitCode, 0);
        const auto before = logOf(file);
        const auto after = logOf(path("out.xes.gz"));
        QVERIFY(after.read == before.read);
        QVERIFY(after.traces == before.traces);
    }

    void anImportThatComesAgainChangesNothing()
    {
        QCOMPARE(seed(data()).exitCode, 0);
        QCOMPARE(ctl({"import", "xes", kPermits, "--data", data()}).exitCode, 0);
        const auto before = head();
        const Ran again = ctl({"import", "xes", kPermits, "--data", data()});
        QCOMPARE(again.exitCode, 1);
        QVERIFY(again.err.contains("3 of 3 cases are here already"));
        QCOMPARE(ctl({"import", "xes", kPermits, "--data", data(), "--if-new"}).exitCode, 0);
        QCOMPARE(head(), before);
    }

    void casesOfOneNameAreNamedInANote()
    {
        QCOMPARE(seed(data()).exitCode, 0);
        const QByteArray trace = "<trace><string key='concept:name' value='A-7'/></trace>";
        write(path("twice.xes"), "<log>" + trace + trace + "</log>");
        const Ran imported = ctl({"import", "xes", path("twice.xes"), "--data", data(), "--json"});
        QCOMPARE(imported.exitCode, 0);
        QCOMPARE(imported.json()["cases"].toInt(), 2);
        QCOMPARE(imported.json()["names_of_several_cases"][QLatin1String("A-7")].toInt(), 2);
        QVERIFY2(imported.err.contains("note: Several cases of this log bear the same name"),
                 imported.err.constData());
    }

    void aMalformedLogLeavesNothing()
    {
        QCOMPARE(seed(data()).exitCode, 0);
        const auto before = head();
        QFile permits(kPermits);
        QVERIFY(permits.open(QIODevice::ReadOnly));
        QByteArray text = permits.readAll();
        // The first traces are fine; the last event is not.
        text.replace("2011-10-13T09:00:00.000+09:00", "13 October 2011");
        write(path("bad.xes"), text);
        const Ran imported = ctl({"import", "xes", path("bad.xes"), "--data", data()});
        QCOMPARE(imported.exitCode, 1);
        QVERIFY2(imported.err.contains("line 49: a value is no date"), imported.err.constData());
        QVERIFY(imported.err.contains("Nothing was changed."));
        QVERIFY(imported.out.isEmpty());
        QCOMPARE(head(), before);

        write(path("cut.xes"), text.left(1'500));
        QCOMPARE(ctl({"import", "xes", path("cut.xes"), "--data", data()}).exitCode, 1);
        QCOMPARE(ctl({"import", "xes", path("absent.xes"), "--data", data()}).exitCode, 1);
        QCOMPARE(head(), before);
    }

    void aStoreThatIsOpenElsewhereTakesAnImport()
    {
        QCOMPARE(seed(data()).exitCode, 0);
        base::SystemClock clock;
        base::SystemRandom random;
        const auto store = central::openEmbeddedStore({data().toStdString()}, clock, random);
        QVERIFY_RESULT(store);
        const auto before = (*store)->head("27127");
        QVERIFY_RESULT(before);
        QCOMPARE(ctl({"import", "xes", kPermits, "--data", data()}).exitCode, 0);
        const auto page = (*store)->changes(*before, 1U << 20);
        QVERIFY_RESULT(page);
        // Header, and for each trace an applicant, a case and its events.
        QCOMPARE(page->entries.size(), std::size_t(1 + 3 * 2 + 3));
    }

    void aFolderWithoutACrmIsNotMadeOne()
    {
        const Ran imported = ctl({"import", "xes", kPermits, "--data", data()});
        QCOMPARE(imported.exitCode, 1);
        QVERIFY(imported.err.contains("There is no CRM in this folder"));
        QVERIFY(!QFile::exists(data()));
    }

    void aDeviceIsEnrolledListedAndRevoked()
    {
        QCOMPARE(seed(data()).exitCode, 0);
        write(path("pin"), "482915\n");
        const Ran enrolled = enrol(path("desk"), "demo");
        QVERIFY2(enrolled.exitCode == 0, enrolled.err.constData());
        const QString device = enrolled.json()["device"].toString();

        const auto profile = identity::Profile::open(path("desk").toStdString());
        QVERIFY_RESULT(profile);
        QCOMPARE(QString::fromStdString(profile->device().device.toString()), device);
        QCOMPARE(profile->device().server, std::string("https://localhost:8443"));
        QVERIFY(std::filesystem::file_size(profile->authority()) > 0);
        const auto unlocked = identity::signIn(*profile, "demo", crypto::bytesOf("482915"));
        QVERIFY_RESULT(unlocked);
        {
            base::SystemClock clock;
            base::SystemRandom random;
            const auto store = central::openEmbeddedStore({data().toStdString()}, clock, random);
            QVERIFY_RESULT(store);
            const auto known = (*store)->device(profile->device().device);
            QVERIFY_RESULT(known);
            QVERIFY((*known)->publicKey == unlocked->device.verifyKey().bytes());
        }
        const auto state = [&] {
            const Ran listed = ctl({"devices", "list", "--data", data(), "--json"});
            return QJsonDocument::fromJson(listed.out).array()[0].toObject()["state"].toString();
        };
        QCOMPARE(state(), QString("active"));
        QCOMPARE(ctl({"devices", "revoke", device, "--data", data()}).exitCode, 0);
        QCOMPARE(state(), QString("revoked"));
        QCOMPARE(
            ctl({"devices", "revoke", "0190b1c4-0000-7000-8000-000000000001", "--data", data()})
                .exitCode,
            1);
    }

    void anEnrolmentThatFailsLeavesNoProfile()
    {
        QCOMPARE(seed(data()).exitCode, 0);
        write(path("pin"), "482915\n");
        QCOMPARE(enrol(path("desk"), "nobody").exitCode, 1);
        write(path("pin"), "1111111\n");
        const Ran simple = enrol(path("desk"), "demo");
        QCOMPARE(simple.exitCode, 1);
        QVERIFY(simple.err.contains("not all the same"));
        QVERIFY(!QFile::exists(path("desk")));
        write(path("pin"), "482915\n");
        write(path("full"), "in the way");
        QCOMPARE(enrol(path("full"), "demo").exitCode, 1);
        QVERIFY(QFile::exists(path("full")));
        const Ran listed = ctl({"devices", "list", "--data", data(), "--json"});
        QCOMPARE(listed.out, QByteArray("[]\n"));
    }

    void theAddressOfAServerIsReadFromItsReadyFile()
    {
        write(path("ready"), "{\"server\":\"https://localhost:8443\",\"pid\":7}");
        QCOMPARE(ctl({"server-address", "--ready-file", path("ready")}).out,
                 QByteArray("https://localhost:8443\n"));
        write(path("ready"), "[\"https://localhost:8443\"]");
        QCOMPARE(ctl({"server-address", "--ready-file", path("ready")}).exitCode, 1);
    }

    void aWrongCommandLineEndsWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown command") << QStringList{"frobnicate"};
        QTest::newRow("no folder") << QStringList{"seed", "--citizens", "5"};
        QTest::newRow("no number") << QStringList{"seed", "--data", "x", "--citizens", "many"};
        QTest::newRow("no file") << QStringList{"import", "xes", "--data", "x"};
    }

    void aWrongCommandLineEndsWithTwo()
    {
        QFETCH(QStringList, arguments);
        const Ran ran = ctl(arguments);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY(!ran.err.isEmpty());
    }

    void aPlanThatCannotBeMeantIsRefused()
    {
        QCOMPARE(ctl({"seed", "--data", data(), "--citizens", "5", "--ward", "13101"}).exitCode, 1);
        QCOMPARE(ctl({"seed", "--data", data(), "--citizens", "5", "--today", "soon"}).exitCode, 1);
        QCOMPARE(ctl({"seed", "--data", data(), "--citizens", "0", "--events", "5"}).exitCode, 1);
        // Nothing of it stays: the ward can still be filled.
        QCOMPARE(seed(data()).exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(CtlTest)
#include "ctl_test.moc"
