// SPDX-License-Identifier: GPL-3.0-or-later
// `yorisoi-ctl catalogue` as the program it is, over the content that ships.
#include <filesystem>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

const QString kContent = YORISOI_SOURCE_DIR "/resources/catalogue";

struct Ran {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

Ran ctl(const QStringList &arguments)
{
    QProcess process;
    process.start(YORISOI_CTL, arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// A copy of the content with one text of a file replaced.
QString edited(const QTemporaryDir &folder, const QString &file, const QByteArray &from,
               const QByteArray &to)
{
    const QString copy = folder.filePath("edited");
    std::filesystem::copy(kContent.toStdString(), copy.toStdString(),
                          std::filesystem::copy_options::recursive);
    QFile content(copy + '/' + file);
    if (!content.open(QIODevice::ReadOnly))
        return {};
    QByteArray bytes = content.readAll();
    content.close();
    if (!bytes.contains(from) || !content.open(QIODevice::WriteOnly))
        return {};
    bytes.replace(from, to);
    content.write(bytes);
    return copy;
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

} // namespace

class CatalogueTest : public QObject {
    Q_OBJECT
private slots:
    void lintNamesFileLineAndRuleAndFails()
    {
        const QTemporaryDir folder;
        const QString copy = edited(folder, "services/child-allowance.yaml",
                                    "model: child-allowance.dmn", "model: child-allowances.dmn");
        QVERIFY(!copy.isEmpty());
        const Ran ran = ctl({"catalogue", "lint", copy, "--quiet"});
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.out.contains("services/child-allowance.yaml:"), ran.out.constData());
        QVERIFY2(ran.out.contains("[dead-link]"), ran.out.constData());
        QVERIFY2(ran.out.contains("1 errors"), ran.out.constData());
        const Ran japanese = ctl({"catalogue", "lint", copy, "--quiet", "--language", "ja"});
        QVERIFY2(japanese.out.contains("カタログにありません"), japanese.out.constData());
    }

    void aPackIsMadeWithAKeyAndChecked()
    {
        const QTemporaryDir folder;
        const QString key = folder.filePath("city");
        const QString pack = folder.filePath("content.pack");
        QCOMPARE(ctl({"catalogue", "keygen", "--out", key}).exitCode, 0);
        QCOMPARE(ctl({"catalogue", "keygen", "--out", key}).exitCode, 1);
        const Ran packed = ctl({"catalogue", "pack", kContent, "--key", key, "--out", pack});
        QCOMPARE(packed.err, QByteArray());
        QCOMPARE(packed.exitCode, 0);
        QVERIFY2(packed.out.startsWith("version 1, "), packed.out.constData());
        const Ran good = ctl({"catalogue", "verify", pack, "--key", key + ".pub"});
        QCOMPARE(good.exitCode, 0);
        QVERIFY2(good.out.contains(" services, "), good.out.constData());

        const QString other = folder.filePath("other");
        QCOMPARE(ctl({"catalogue", "keygen", "--out", other}).exitCode, 0);
        const Ran bad = ctl({"catalogue", "verify", pack, "--key", other + ".pub"});
        QCOMPARE(bad.exitCode, 1);
        QVERIFY2(bad.err.contains("signature"), bad.err.constData());

        // A pack and the folder that it was made of say the same.
        const Ran same = ctl({"catalogue", "diff", kContent, pack, "--language", "en"});
        QCOMPARE(same.out, QByteArray("The content is the same.\n"));
    }

    void contentWithAnErrorIsNotPacked()
    {
        const QTemporaryDir folder;
        const QString key = folder.filePath("city");
        QCOMPARE(ctl({"catalogue", "keygen", "--out", key}).exitCode, 0);
        const QString copy =
            edited(folder, "rates/child-allowance.yaml", "from: 2024-10-01", "from: 2024-10-32");
        QVERIFY(!copy.isEmpty());
        const QString pack = folder.filePath("content.pack");
        const Ran ran = ctl({"catalogue", "pack", copy, "--key", key, "--out", pack});
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.out.contains("2024-10-32"), ran.out.constData());
        QVERIFY(!QFile::exists(pack));
    }

    void diffSaysWhatAnEditChangesAndForWhom()
    {
        const QTemporaryDir folder;
        const QString copy =
            edited(folder, "rates/child-allowance.yaml", "{from: 2024-10-01, value: 15000",
                   "{from: 2024-10-01, value: 16000");
        QVERIFY(!copy.isEmpty());
        const QString households = written(folder, "households.json", R"([
            {"構成員": [{"id": "親", "続柄": "本人", "国内居住": true},
                        {"id": "子", "続柄": "子", "誕生年月日": "2025-01-10", "国内居住": true,
                         "海外留学中": false, "監護": true, "生計同一": true, "施設入所中": false,
                         "里親委託中": false}]},
            {"構成員": [{"id": "一人", "続柄": "本人", "国内居住": true}]}])");
        const Ran ran = ctl({"catalogue", "diff", kContent, copy, "--households", households,
                             "--as-of", "2025-11-25"});
        QCOMPARE(ran.err, QByteArray());
        QCOMPARE(ran.exitCode, 0);
        const auto says = [&](const char *text) {
            return QByteArray(ran.out.contains(text) ? "" : ran.out);
        };
        QCOMPARE(says("3歳未満（第1子・第2子）の月額：2024-10-01〜 15,000円/月 → 16,000円/月"),
                 QByteArray());
        QCOMPARE(says("児童手当：該当 15,000円 （対象: 子） → 該当 16,000円 （対象: 子）"),
                 QByteArray());
        QCOMPARE(
            says("Child allowance: eligible 15,000 yen (for 子) → eligible 16,000 yen (for 子)"),
            QByteArray());
        QCOMPARE(says("households whose results change as of 2025-11-25: 1 / 2"), QByteArray());
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
