// SPDX-License-Identifier: GPL-3.0-or-later
// The DMN Technology Compatibility Kit: the shared part of it where it is present, and a small kit
// of our own.
#include <QDir>
#include <QtTest>

#include "yorisoi/decision/tck.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::decision;

class ConformanceTest : public QObject {
    Q_OBJECT

private slots:
    void ourOwnKitPasses();
    void aWrongExpectationFails();
    void aFolderWithoutTestsIsNotFound();
    void levelTwoPassesWhole();
    void levelThreePassesWhole();
    void aTraceChangesNoResult();

private:
    static base::Result<TckReport> run(const QString &folder, QStringList *failed = nullptr,
                                       bool trace = false)
    {
        const auto each = [failed](const TckOutcome &outcome) {
            if (outcome.passed || outcome.external)
                return;
            const QString line = QString::fromStdString(outcome.test + ": " + outcome.detail);
            if (failed)
                failed->append(line);
            else
                qWarning().noquote() << line;
        };
        return runTck(folder.toStdString(), each, trace);
    }
    static QString kit()
    {
        return QStringLiteral(YORISOI_SOURCE_DIR "/tests/conformance/decision/kit");
    }
};

void ConformanceTest::ourOwnKitPasses()
{
    const auto report = run(kit() + "/passing");
    QVERIFY_RESULT(report);
    QCOMPARE(report->failed, std::size_t{0});
    QCOMPARE(report->passed, std::size_t{6});
}

void ConformanceTest::aWrongExpectationFails()
{
    QStringList failed;
    const auto report = run(kit() + "/failing", &failed);
    QVERIFY_RESULT(report);
    QCOMPARE(report->failed, std::size_t{1});
    QCOMPARE(failed, QStringList{"0001-wrong / 001 / sum: expected 4, got 3"});
}

void ConformanceTest::aFolderWithoutTestsIsNotFound()
{
    QCOMPARE_ERROR(run(kit() + "/nothing"), base::ErrorCode::NotFound);
}

void ConformanceTest::levelTwoPassesWhole()
{
    const QString folder = QStringLiteral(YORISOI_SHARED_DATA "/dmn-tck/compliance-level-2");
    if (!QDir(folder).exists())
        QSKIP("the shared part of the kit is absent");
    const auto report = run(folder);
    QVERIFY_RESULT(report);
    QVERIFY(report->passed > 0);
    QCOMPARE(report->failed, std::size_t{0});
}

void ConformanceTest::levelThreePassesWhole()
{
    const QString folder = QStringLiteral(YORISOI_SHARED_DATA "/dmn-tck/compliance-level-3");
    if (!QDir(folder).exists())
        QSKIP("the shared part of the kit is absent");
    const auto report = run(folder);
    QVERIFY_RESULT(report);
    QVERIFY(report->passed > 0);
    QCOMPARE(report->failed, std::size_t{0});
}

void ConformanceTest::aTraceChangesNoResult()
{
    const auto own = run(kit() + "/passing", nullptr, true);
    QVERIFY_RESULT(own);
    QCOMPARE(own->failed, std::size_t{0});
    const QString shared = QStringLiteral(YORISOI_SHARED_DATA "/dmn-tck");
    if (!QDir(shared).exists())
        QSKIP("the shared part of the kit is absent");
    const auto report = run(shared, nullptr, true);
    QVERIFY_RESULT(report);
    QVERIFY(report->passed > 0);
    QCOMPARE(report->failed, std::size_t{0});
}

QTEST_APPLESS_MAIN(ConformanceTest)
#include "conformance_test.moc"
