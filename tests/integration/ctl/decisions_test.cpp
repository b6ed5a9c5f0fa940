// SPDX-License-Identifier: GPL-3.0-or-later
// `yorisoi-ctl decide` and `yorisoi-ctl tck` as the programs they are.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

const QString kKit = YORISOI_SOURCE_DIR "/tests/conformance/decision/kit";

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

} // namespace

class DecisionsTest : public QObject {
    Q_OBJECT

private slots:
    void decidePrintsTheResultAndItsTrace();
    void decideSaysWhichDecisionIsMissing();
    void decideRefusesBrokenInput();
    void tckCountsAndNamesFailures();
};

namespace {

QString inputFile(const QTemporaryDir &folder, const QByteArray &json)
{
    QFile file(folder.filePath("input.json"));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        return {};
    return file.fileName();
}

} // namespace

void DecisionsTest::decidePrintsTheResultAndItsTrace()
{
    const QTemporaryDir folder;
    const QString input = inputFile(
        folder,
        R"({"day": "2026-04-01", "children": [{"birth date": "@\"2024-05-01\"", "name": "A"}]})");
    const Ran ran = ctl({"decide", kKit + "/passing/0001-allowance/0001-allowance.dmn",
                         "--decision", "total", "--input", input, "--trace"});
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.exitCode, 0);
    const QJsonObject json = QJsonDocument::fromJson(ran.out).object();
    QCOMPARE(json["result"].toInt(), 3);
    const QJsonArray elements = json["trace"].toObject()["elements"].toArray();
    QCOMPARE(elements.size(), 3);
    const QJsonObject rate = elements[1].toObject();
    QCOMPARE(rate["name"].toString(), QString("rate"));
    const QJsonArray rules = rate["tables"].toArray()[0].toObject()["rules"].toArray();
    QVERIFY(rules[0].toObject()["fired"].toBool());
    QVERIFY(!rules[1].toObject()["fired"].toBool());
    QCOMPARE(rules[1].toObject()["conditions"].toArray()[0].toObject()["actual"].toInt(), 1);
}

void DecisionsTest::decideSaysWhichDecisionIsMissing()
{
    const Ran ran = ctl(
        {"decide", kKit + "/passing/0001-allowance/0001-allowance.dmn", "--decision", "nothing"});
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.err.contains("'nothing'"), ran.err.constData());
}

void DecisionsTest::decideRefusesBrokenInput()
{
    const QTemporaryDir folder;
    const Ran ran = ctl({"decide", kKit + "/passing/0001-allowance/0001-allowance.dmn",
                         "--decision", "total", "--input", inputFile(folder, "{\"day\": ")});
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.err.contains("JSON"), ran.err.constData());
}

void DecisionsTest::tckCountsAndNamesFailures()
{
    const Ran passing = ctl({"tck", kKit + "/passing"});
    QCOMPARE(passing.out, QByteArray("6 passed, 0 failed\n"));
    QCOMPARE(passing.exitCode, 0);
    const Ran failing = ctl({"tck", kKit + "/failing"});
    QCOMPARE(
        failing.out,
        QByteArray("failed: 0001-wrong / 001 / sum\n    expected 4, got 3\n0 passed, 1 failed\n"));
    QCOMPARE(failing.exitCode, 1);
}

QTEST_GUILESS_MAIN(DecisionsTest)
#include "decisions_test.moc"
