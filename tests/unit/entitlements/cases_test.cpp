// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue's answers beside cases: our own, worked out from the law, and public ones.
#include <QDir>
#include <QtTest>

#include <set>

#include "yorisoi/decision/tck.h"
#include "yorisoi/entitlements/cases.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::entitlements;

class CasesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void ourOwnCasesPass_data();
    void ourOwnCasesPass();
    void givenCasesPassOrTheCatalogueSaysWhyNot();
    void aDifferenceNamesBothAnswers();
    void aCaseThatCannotBeReadIsNamed_data();
    void aCaseThatCannotBeReadIsNamed();

private:
    std::shared_ptr<const Evaluator> m_evaluator;
};

void CasesTest::initTestCase()
{
    catalogue::Findings findings;
    auto catalogue =
        catalogue::Catalogue::loadFolder(YORISOI_SOURCE_DIR "/resources/catalogue", &findings);
    for (const auto &finding : findings)
        if (finding.severity == catalogue::Finding::Severity::Error)
            qWarning().noquote() << QString::fromStdString(finding.toString());
    QVERIFY_RESULT(catalogue);
    auto evaluator = Evaluator::make(*std::move(catalogue));
    QVERIFY_RESULT(evaluator);
    m_evaluator = *std::move(evaluator);
}

void CasesTest::ourOwnCasesPass_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(YORISOI_SOURCE_DIR "/tests/unit/entitlements/cases"));
    for (const auto &name : folder.entryList({"*.json"}))
        QTest::newRow(name.toUtf8().constData()) << folder.filePath(name);
}

void CasesTest::ourOwnCasesPass()
{
    QFETCH(QString, file);
    const auto text = decision::readModelFile(file.toStdString());
    QVERIFY_RESULT(text);
    const auto cases = readCases(*text);
    QVERIFY_RESULT(cases);
    const auto report = runCases(*m_evaluator, *cases, [](const Difference &difference) {
        qWarning().noquote() << QString::fromStdString(
            difference.which->id + " " + difference.which->name + " " + difference.scheme +
            ": expected " + toText(difference.expected) + ", got " +
            (difference.actual ? toText(*difference.actual) : "no such service"));
    });
    QVERIFY_RESULT(report);
    QVERIFY(report->passed > 0);
    QCOMPARE(report->failed, std::size_t{0});
}

void CasesTest::givenCasesPassOrTheCatalogueSaysWhyNot()
{
    const auto text = decision::readModelFile(YORISOI_SHARED_DATA "/entitlements/cases-given.json");
    if (!text)
        QSKIP("the shared cases are absent");
    const auto cases = readCases(*text);
    QVERIFY_RESULT(cases);
    QCOMPARE(cases->size(), std::size_t{183});
    std::vector<std::string> unexplained;
    const auto report = runCases(*m_evaluator, *cases, [&](const Difference &difference) {
        for (const auto &service : m_evaluator->catalogue().services()) {
            const auto explains = [&](const catalogue::Words &note) {
                return note.ja.find(difference.which->id) != std::string::npos;
            };
            if (service.name.ja == difference.scheme &&
                std::any_of(service.notes.begin(), service.notes.end(), explains))
                return;
        }
        unexplained.push_back(difference.which->id + " " + difference.scheme + ": expected " +
                              toText(difference.expected) + ", got " +
                              (difference.actual ? toText(*difference.actual) : "nothing"));
    });
    QVERIFY_RESULT(report);
    for (const auto &line : unexplained)
        qWarning().noquote() << QString::fromStdString(line);
    QVERIFY(unexplained.empty());
    QVERIFY2(report->failed * 100 <= cases->size() * 3, std::to_string(report->failed).c_str());
}

void CasesTest::aDifferenceNamesBothAnswers()
{
    const auto cases = readCases(R"({"cases": [
        {"id": "1", "name": "wrong", "as_of": "2024-11-01", "household": {},
         "members": [{"id": "親", "role": "adult"}, {"id": "子", "role": "child", "年齢": 10}],
         "expect": {"児童手当": {"status": "eligible", "amount": 15000}}},
        {"id": "2", "name": "unknown scheme", "as_of": "2024-11-01",
         "members": [{"id": "親", "role": "adult"}], "expect": {"無い制度": {"status": "depends"}}},
        {"id": "3", "name": "right", "as_of": "2024-11-01",
         "members": [{"id": "親", "role": "adult"}, {"id": "子", "role": "child", "年齢": 10}],
         "expect": {"児童手当": {"status": "eligible", "amount": {"min": 5000, "max": 10000}}}}]})");
    QVERIFY_RESULT(cases);
    QStringList lines;
    const auto report = runCases(*m_evaluator, *cases, [&](const Difference &d) {
        lines.append(QString::fromStdString(d.which->id + ": " + toText(d.expected) + " / " +
                                            (d.actual ? toText(*d.actual) : "-")));
    });
    QVERIFY_RESULT(report);
    QCOMPARE(report->passed, std::size_t{1});
    QCOMPARE(report->failed, std::size_t{2});
    QCOMPARE(lines, (QStringList{"1: eligible 15,000 / eligible 10,000", "2: unknown / -"}));
}

void CasesTest::aCaseThatCannotBeReadIsNamed_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no list") << "{}"
                             << "{\"cases\"";
    QTest::newRow("no day") << R"({"cases": [{"as_of": "2024-13-01"}]})"
                            << "$.cases[0]: as_of";
    QTest::newRow("unknown role")
        << R"({"cases": [{"as_of": "2024-01-01", "members": [{"id": "x", "role": "cat"}]}]})"
        << "members[0]: role";
    QTest::newRow("unknown fact")
        << R"({"cases": [{"as_of": "2024-01-01", "members": [{"id": "x", "role": "adult", "毛色": 1}]}]})"
        << "$.構成員[0].毛色";
    QTest::newRow("unknown status")
        << R"({"cases": [{"as_of": "2024-01-01", "members": [{"id": "x", "role": "adult"}], "expect": {"児童手当": {"status": "maybe"}}}]})"
        << "expect.児童手当: status";
}

void CasesTest::aCaseThatCannotBeReadIsNamed()
{
    QFETCH(QString, json);
    QFETCH(QString, detail);
    const auto cases = readCases(json.toStdString());
    QCOMPARE_ERROR(cases, base::ErrorCode::InvalidInput);
    QVERIFY2(QString::fromStdString(cases.error().detail).contains(detail),
             cases.error().detail.c_str());
}

QTEST_APPLESS_MAIN(CasesTest)
#include "cases_test.moc"
