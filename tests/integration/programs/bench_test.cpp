// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

/// The bench of the command line over a very small ward: what it says is whole, and nothing stays.
class BenchTest : public QObject {
    Q_OBJECT
private slots:
    void itAsksEverythingAndStartsTheWorkstation()
    {
        const QTemporaryDir work;
        QProcess bench;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        bench.setProcessEnvironment(environment);
        bench.start(YORISOI_CTL, {"bench", "--citizens", "300", "--events", "6000", "--samples",
                                  "30", "--starts", "2", "--work", work.path(), "--json"});
        QVERIFY(bench.waitForFinished(120'000));
        const QByteArray err = bench.readAllStandardError();
        QVERIFY2(bench.exitCode() == 0, err.constData());
        const QJsonObject said = QJsonDocument::fromJson(bench.readAllStandardOutput()).object();
        QVERIFY(said["questions"].toArray().size() >= 10);
        for (const auto &question : said["questions"].toArray())
            QVERIFY2(question.toObject()["count"].toInt() > 0,
                     qPrintable(question.toObject()["question"].toString()));
        const QJsonObject start = said["start"].toObject();
        QCOMPARE(start["count"].toInt(), 2);
        for (const char *figure : {"p50_ms", "desk_p50_ms", "plain_open_and_ask_p50_ms",
                                   "peak_memory_mib", "all_pages_peak_memory_mib"})
            QVERIFY2(start[QLatin1String(figure)].toDouble() > 0, figure);
        QVERIFY(QDir(work.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(BenchTest)
#include "bench_test.moc"
