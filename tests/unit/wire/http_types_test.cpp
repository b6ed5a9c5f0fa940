// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>

#include "yorisoi/test_support/results.h"
#include "yorisoi/wire/http_types.h"
#include "yorisoi/wire/retry.h"

using namespace yorisoi;
using namespace yorisoi::wire;
using base::ErrorCode;

namespace {

QJsonObject jsonOf(const Response &response)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object();
}

} // namespace

class HttpTypesTest : public QObject {
    Q_OBJECT
private slots:
    void headerNamesHaveNoCase()
    {
        const Headers headers{{"Yorisoi-Time", "1"}};
        QVERIFY(headers.contains("yorisoi-TIME"));
        QVERIFY(!headers.contains("Yorisoi-Times"));
    }
    void aProblemSaysWhatRfc9457Wants()
    {
        const Response response = toProblem({ErrorCode::TooLarge, "a body over the limit"});
        QCOMPARE(response.status, 413);
        QCOMPARE(QByteArray::fromStdString(response.headers.at("Content-Type")),
                 "application/problem+json");
        const QJsonObject json = jsonOf(response);
        QCOMPARE(json["status"].toInt(), 413);
        QCOMPARE(json["title"].toString(), "too-large");
        QCOMPARE(json["code"].toString(), "too-large");
        QCOMPARE(json["detail"].toString(), "a body over the limit");
        QVERIFY(json["type"].toString().endsWith("/too-large"));
    }
    void aProblemComesBackAsTheErrorItWas_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("input") << ErrorCode::InvalidInput << 400;
        QTest::newRow("who") << ErrorCode::Unauthenticated << 401;
        QTest::newRow("refused") << ErrorCode::Refused << 403;
        QTest::newRow("not found") << ErrorCode::NotFound << 404;
        QTest::newRow("stale") << ErrorCode::StaleEpoch << 409;
        QTest::newRow("conflict") << ErrorCode::Conflict << 409;
        QTest::newRow("overloaded") << ErrorCode::Overloaded << 429;
        QTest::newRow("busy") << ErrorCode::Busy << 503;
        QTest::newRow("full") << ErrorCode::DiskFull << 507;
    }
    void aProblemComesBackAsTheErrorItWas()
    {
        QFETCH(ErrorCode, code);
        QFETCH(int, status);
        const base::Error error{code, "second 3 \"quoted\"\n"};
        const Response response = toProblem(error);
        QCOMPARE(response.status, status);
        QVERIFY(fromProblem(response) == error);
    }
    void whatWentWrongInsideIsNotTold()
    {
        const Response response = toProblem({ErrorCode::Corrupt, "table citizen, page 7"});
        QCOMPARE(response.status, 500);
        QVERIFY(response.body.find("page") == std::string::npos);
        QCOMPARE(fromProblem(response).code, ErrorCode::Corrupt);
    }
    void textThatIsNotUtf8IsMended()
    {
        const Response response = toProblem({ErrorCode::InvalidInput, "\xff\xfe"});
        QVERIFY(!jsonOf(response).isEmpty());
    }
    void whatIsNoProblemIsAViolation_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page") << QByteArray("<html>502</html>");
        QTest::newRow("a list") << QByteArray("[1]");
        QTest::newRow("no code") << QByteArray("{\"title\":\"x\"}");
        QTest::newRow("a code that is no text") << QByteArray("{\"code\":7}");
        QTest::newRow("deep") << QByteArray("[").repeated(100'000);
    }
    void whatIsNoProblemIsAViolation()
    {
        QFETCH(QByteArray, body);
        const base::Error error = fromProblem({502, {}, body.toStdString()});
        QCOMPARE(error.code, ErrorCode::ProtocolViolation);
        QVERIFY(error.detail.find("502") != std::string::npos);
    }
    void onlyPassingFailuresAreWorthRepeating()
    {
        for (const ErrorCode code :
             {ErrorCode::Unreachable, ErrorCode::TimedOut, ErrorCode::Overloaded, ErrorCode::Busy})
            QVERIFY(isPassing(code));
        for (const ErrorCode code : {ErrorCode::CertificateInvalid, ErrorCode::Refused,
                                     ErrorCode::ProtocolViolation, ErrorCode::Cancelled})
            QVERIFY(!isPassing(code));
    }
};

QTEST_GUILESS_MAIN(HttpTypesTest)
#include "http_types_test.moc"
