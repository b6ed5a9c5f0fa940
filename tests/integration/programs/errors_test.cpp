// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "raw_tls.h"
#include "yorisoi/central/directory.h"
#include "yorisoi/storage/connection.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;

namespace {

constexpr qint64 kHundredMegabytes = 100'000'000;

struct Ran {
    int exitCode = -1;
    QByteArray out;
    QString err;
};

Ran run(const char *program, const QStringList &arguments,
        const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    auto quiet = environment;
    quiet.insert("QT_QPA_PLATFORM", "offscreen");
    process.setProcessEnvironment(quiet);
    process.start(QString::fromUtf8(program), arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, "did not end by itself: " + process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(),
            QString::fromUtf8(process.readAllStandardError())};
}

bool hasJapanese(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x3040; });
}

/// What is missing in a failure that is to be said in both languages; empty when nothing is.
QString missing(const Ran &ran, const char *code, const char *japanese, const char *english)
{
    const QString token = QStringLiteral("[%1] ").arg(QLatin1String(code));
    QStringList said;
    for (const QString &line : ran.err.split('\n'))
        if (line.contains(token))
            said.append(line);
    if (ran.exitCode != 1)
        return QStringLiteral("ended with %1: %2").arg(ran.exitCode).arg(ran.err);
    if (said.size() != 2 || !said[0].contains(QString::fromUtf8(japanese)) ||
        !said[1].contains(QLatin1String(english)) || hasJapanese(said[1]))
        return "said: " + ran.err;
    return {};
}

} // namespace

#define VERIFY_SAID(ran, code, japanese, english)                                                  \
    do {                                                                                           \
        const QString lacks = missing((ran), (code), (japanese), (english));                       \
        QVERIFY2(lacks.isEmpty(), qPrintable(lacks));                                              \
    } while (false)

/// Each failure that an operator can meet, with the programs as they are installed.
class ErrorsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QString data() const { return path("crm"); }
    central::Directory directory() const { return {data().toStdString()}; }
    Ran seed(const QStringList &more = {}) const
    {
        return run(YORISOI_CTL,
                   QStringList{"seed", "--data", data(), "--today", "2026-11-24"} + more);
    }
    void fill() const
    {
        const Ran seeded = seed({"--citizens", "30"});
        QVERIFY2(seeded.exitCode == 0, qPrintable(seeded.err));
    }
    Ran list() const { return run(YORISOI_CTL, {"devices", "list", "--data", data()}); }
    Ran crm(const QStringList &more = {}) const
    {
        return run(YORISOI_CRM, QStringList{"--data", data()} + more);
    }
    void write(const QString &file, const QByteArray &content) const
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(content), content.size());
    }
    /// `[1,1,…]`, so that only its size is wrong with it.
    void writeHugeJson(const QString &file) const
    {
        QByteArray json("[1");
        json.reserve(kHundredMegabytes);
        while (json.size() < kHundredMegabytes - 2)
            json += ",1";
        write(file, json + "]");
    }
    Ran workstation() const
    {
        write(path("pin"), "482913\n");
        return run(YORISOI_WORKSTATION, {"--data", path("desk"), "--staff", "demo", "--pin-file",
                                         path("pin"), "--self-test"});
    }
    /// What the store held, by another way than the one under test.
    qint64 rows() const
    {
        base::SystemClock clock;
        base::SystemRandom random;
        const auto store = central::openEmbeddedStore(directory(), clock, random);
        if (!store)
            return -1;
        qint64 count = 0;
        const auto visited = (*store)->visitRows("27127", records::EntityKind::Citizen,
                                                 [&](const records::Row &) -> base::Status {
                                                     ++count;
                                                     return {};
                                                 });
        return visited ? count : -1;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFolderWithoutACrm()
    {
        VERIFY_SAID(list(), "not-found", "このフォルダーには中央CRMがありません。",
                    "There is no CRM in this folder.");
        QVERIFY(!QFile::exists(data()));
    }
    void aFolderThatCannotBeOne()
    {
        write(data(), "in the way");
        VERIFY_SAID(crm(), "io-failed", "フォルダーがあり", "Check that the folder exists");
        VERIFY_SAID(seed({"--citizens", "5"}), "io-failed", "フォルダーがあり",
                    "Check that the folder exists");
    }
    void aPortThatIsTaken()
    {
        const test_support::RawTlsServer other([](int) {});
        VERIFY_SAID(crm({"--port", QString::number(other.port())}), "busy",
                    "別の --port を指定してください。", "Give another --port");
    }
    void aSecondServiceOnOneFolder()
    {
        fill();
        QProcess first;
        first.start(YORISOI_CRM, {"--data", data(), "--ready-file", path("ready")});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("ready")), 30'000);
        VERIFY_SAID(crm(), "busy", "別の yorisoi-crm がこのデータフォルダーで動いています。",
                    "Another yorisoi-crm serves this data folder.");
        // The first is not disturbed, and the command line may work beside it.
        QCOMPARE(first.state(), QProcess::Running);
        QCOMPARE(list().exitCode, 0);
        first.kill();
        QVERIFY(first.waitForFinished());
        // Whatever way it ended, the folder is free again.
        QProcess next;
        QVERIFY(QFile::remove(path("ready")));
        next.start(YORISOI_CRM, {"--data", data(), "--ready-file", path("ready")});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("ready")), 30'000);
        next.terminate();
        QVERIFY(next.waitForFinished());
        QCOMPARE(next.exitCode(), 0);
    }
    void aDamagedStore()
    {
        fill();
        QFile file(QString::fromStdString(directory().database().string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 page = 0; page < file.size(); page += 4096) {
            QVERIFY(file.seek(page + 512));
            file.write(QByteArray(64, '\x5a'));
        }
        file.close();
        // The pages' own codes are gone, so damage and a wrong key look the same here.
        const Ran ran = crm();
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.contains("[wrong-key]"), qPrintable(ran.err));
        QVERIFY2(ran.err.contains("何も削除せず"), qPrintable(ran.err));
        QVERIFY2(ran.err.contains("Delete nothing."), qPrintable(ran.err));
    }
    void oneDamagedPage()
    {
        fill();
        QFile file(QString::fromStdString(directory().database().string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(512));
        file.write(QByteArray(64, '\x5a'));
        file.close();
        VERIFY_SAID(crm(), "corrupt", "バックアップから復元してください。",
                    "restore it from a backup.");
        VERIFY_SAID(list(), "corrupt", "ファイルが破損しています。", "A file is damaged.");
    }
    void aStoreWithoutItsKey()
    {
        fill();
        QVERIFY(QFile::remove(QString::fromStdString(directory().key().string())));
        VERIFY_SAID(crm(), "not-found", "控えの crm.key", "Put the crm.key that was kept aside");
        write(QString::fromStdString(directory().key().string()), QByteArray(32, 'k'));
        VERIFY_SAID(list(), "wrong-key", "正しい鍵ファイル", "Put the right key file");
    }
    void aNewerDatabase()
    {
        fill();
        QFile keyFile(QString::fromStdString(directory().key().string()));
        QVERIFY(keyFile.open(QIODevice::ReadOnly));
        const QByteArray bytes = keyFile.readAll();
        {
            const auto key = storage::Key::fromBytes(
                std::as_bytes(std::span(bytes.data(), 32)).first<storage::Key::kBytes>());
            QVERIFY_RESULT(key);
            storage::OpenOptions how;
            how.path = directory().database();
            auto connection = storage::Connection::open(how, *key);
            QVERIFY_RESULT(connection);
            QVERIFY_RESULT(connection->setUserVersion(9'990));
        }
        VERIFY_SAID(crm(), "newer-schema", "その版のYorisoiを導入してください。",
                    "Install that release.");
        VERIFY_SAID(seed({"--citizens", "5", "--ward", "27102"}), "newer-schema",
                    "何も変更していません。", "Nothing was changed.");
    }
    void aFullDisk()
    {
        fill();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LD_PRELOAD", YORISOI_FULL_DISK);
        environment.insert("ASAN_OPTIONS", "verify_asan_link_order=0");
        environment.insert("YORISOI_DISK_BYTES", "300000");
        const Ran full = run(YORISOI_CTL,
                             {"seed", "--data", data(), "--ward", "27102", "--citizens", "2000",
                              "--today", "2026-11-24"},
                             environment);
        VERIFY_SAID(full, "disk-full", "空き容量を確保してから", "Free some space and try again.");
        QCOMPARE(rows(), qint64(30));
        // Nothing stays in the way: with room again the same ward is filled.
        QCOMPARE(seed({"--ward", "27102", "--citizens", "40"}).exitCode, 0);
    }
    void aMalformedLogSaysItsLine()
    {
        fill();
        write(path("bad.xes"), "<?xml version=\"1.0\"?>\n<log>\n<trace>\n<event>\n</trace>\n");
        const Ran ran = run(YORISOI_CTL, {"import", "xes", path("bad.xes"), "--data", data()});
        VERIFY_SAID(ran, "invalid-input", "（5行目）。", "(line 5).");
        QVERIFY(ran.err.contains("何も変更していません。"));
        QVERIFY(ran.err.contains("Nothing was changed."));
    }
    void aHundredMegabytesOfJson()
    {
        writeHugeJson(path("huge.json"));
        VERIFY_SAID(run(YORISOI_CTL, {"server-address", "--ready-file", path("huge.json")}),
                    "too-large", "大きすぎるため処理できません。", "It is too large.");
        QVERIFY(QDir().mkpath(path("desk")));
        QVERIFY(QFile::rename(path("huge.json"), path("desk/device.json")));
        VERIFY_SAID(workstation(), "too-large", "device.json）が大きすぎます。",
                    "(device.json) are far too large.");
    }
    void aWardThatHoldsRows()
    {
        fill();
        VERIFY_SAID(seed({"--citizens", "5"}), "already-exists", "別の --data か --ward",
                    "choose another --data or --ward");
        QCOMPARE(rows(), qint64(30));
    }
    void aNumberOfPeopleThatCannotBe_data()
    {
        QTest::addColumn<QString>("citizens");
        for (const char *citizens : {"-5", "0", "100000001"})
            QTest::newRow(citizens) << QString::fromLatin1(citizens);
    }
    void aNumberOfPeopleThatCannotBe()
    {
        QFETCH(QString, citizens);
        const Ran ran = seed({"--citizens", citizens});
        VERIFY_SAID(ran, "invalid-input", "--citizens の人数が正しくありません。",
                    "The number after --citizens cannot be used.");
        QVERIFY2(!ran.err.contains("--ward"), qPrintable(ran.err));
        // Nothing was made, and the ward can still be filled.
        QVERIFY(!QFile::exists(data()));
        fill();
    }
    void aNumberOfEventsThatCannotBe()
    {
        VERIFY_SAID(seed({"--citizens", "5", "--events", "-1"}), "invalid-input", "--events の件数",
                    "The number after --events cannot be used.");
    }
    void aWrongCommandLine_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("yorisoi") << YORISOI_WORKSTATION << QStringList{"--langauge", "ja"};
        QTest::newRow("yorisoi-crm") << YORISOI_CRM << QStringList{"--prot", "1"};
        QTest::newRow("yorisoi-ctl") << YORISOI_CTL << QStringList{"sed", "--citizens", "5"};
    }
    void aWrongCommandLine()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        const Ran ran = run(program.toUtf8().constData(), arguments);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains("コマンドの書き方が正しくありません。"), qPrintable(ran.err));
        QVERIFY2(ran.err.contains("Run it with --help"), qPrintable(ran.err));
    }
    void aWorkstationWithoutItsFolder()
    {
        VERIFY_SAID(workstation(), "not-found", "端末として登録されていません",
                    "This folder is no enrolled device");
    }
    void aDamagedDeviceFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut") << QByteArray("{\"device\":");
        QTest::newRow("no object") << QByteArray("[1]");
        QTest::newRow("no device") << QByteArray("{\"ward\":\"27127\"}");
        QTest::newRow("empty") << QByteArray();
    }
    void aDamagedDeviceFile()
    {
        QFETCH(QByteArray, content);
        QVERIFY(QDir().mkpath(path("desk")));
        write(path("desk/device.json"), content);
        VERIFY_SAID(workstation(), "corrupt", "device.json）が破損しています。",
                    "(device.json) are damaged.");
        QFile kept(path("desk/device.json"));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), content);
    }
};

QTEST_GUILESS_MAIN(ErrorsTest)
#include "errors_test.moc"
