// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <sys/stat.h>

#include "certificates.h"
#include "raw_tls.h"
#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/wire/client.h"
#include "yorisoi/wire/demo_authority.h"
#include "yorisoi/wire/server.h"

using namespace yorisoi;
using namespace yorisoi::wire;
using base::ErrorCode;
using std::chrono::days;
using test_support::CertificateFiles;
using test_support::TestAuthority;

namespace {

/// A server that answers `GET /v1/health`, and what a client makes of it.
class Pair {
public:
    explicit Pair(const CertificateFiles &files) : m_server(optionsOf(files))
    {
        m_server.route("GET", "/v1/health", [](const Request &) { return Response::json("{}"); });
        if (!m_server.start())
            qFatal("the server does not start");
    }
    base::Result<Response> ask(const std::string &host, const std::filesystem::path &authority)
    {
        ClientOptions options;
        options.server = "https://" + host + ':' + std::to_string(m_server.port());
        options.authority = authority;
        HttpsClient client(options);
        Request request;
        request.path = "/v1/health";
        return client.send(request, {});
    }

private:
    static ServerOptions optionsOf(const CertificateFiles &files)
    {
        ServerOptions options;
        options.certificate = files.certificate;
        options.key = files.key;
        return options;
    }
    HttpsServer m_server;
};

std::filesystem::path pathOf(const QTemporaryDir &directory)
{
    return directory.path().toStdString();
}

std::string contentOf(const std::filesystem::path &file)
{
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

class TrustTest : public QObject {
    Q_OBJECT
private slots:
    void aServerOfTheRightAuthorityIsBelieved_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("by name") << QByteArray("localhost");
        QTest::newRow("by address") << QByteArray("127.0.0.1");
    }
    void aServerOfTheRightAuthorityIsBelieved()
    {
        QFETCH(QByteArray, host);
        const TestAuthority authority;
        Pair pair(authority.issue());
        const auto response = pair.ask(host.toStdString(), authority.file());
        QVERIFY_RESULT(response);
        QCOMPARE(response->status, 200);
    }
    void aServerOfAnotherAuthorityIsNot()
    {
        const TestAuthority ours;
        const TestAuthority other;
        Pair pair(other.issue());
        QCOMPARE_ERROR(pair.ask("localhost", ours.file()), ErrorCode::CertificateInvalid);
    }
    void aServerWithAnotherNameIsNot()
    {
        const TestAuthority authority;
        Pair pair(authority.issue({"crm.example", "127.0.0.2"}));
        QCOMPARE_ERROR(pair.ask("localhost", authority.file()), ErrorCode::CertificateInvalid);
        QCOMPARE_ERROR(pair.ask("127.0.0.1", authority.file()), ErrorCode::CertificateInvalid);
    }
    void aNameIsTakenFromTheAlternativeNamesOnly()
    {
        const TestAuthority authority;
        Pair pair(authority.issue({}));
        QCOMPARE_ERROR(pair.ask("localhost", authority.file()), ErrorCode::CertificateInvalid);
    }
    void aCertificateOutsideItsTimeIsToldApart()
    {
        const TestAuthority authority;
        const auto now = base::SystemClock().now();
        Pair over(authority.issueFrom(now - days(30), now - days(1)));
        QCOMPARE_ERROR(over.ask("localhost", authority.file()), ErrorCode::CertificateExpired);
        Pair early(authority.issueFrom(now + days(1), now + days(30)));
        QCOMPARE_ERROR(early.ask("localhost", authority.file()), ErrorCode::CertificateExpired);
    }
    void withoutAnAuthorityNobodyIsBelieved()
    {
        const TestAuthority authority;
        Pair pair(authority.issue());
        QCOMPARE_ERROR(pair.ask("localhost", "/nowhere/ca.pem"), ErrorCode::CertificateInvalid);
    }
    void anAuthorityThatComesLaterIsFound()
    {
        const TestAuthority authority;
        const QTemporaryDir directory;
        const auto file = pathOf(directory) / "ca.pem";
        test_support::RawTlsServer server(authority.issue(), [](auto &connection, int) {
            connection.receiveHeader();
            connection.send("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        });
        ClientOptions options;
        options.server = server.address();
        options.authority = file;
        HttpsClient client(options);
        Request request;
        request.path = "/";
        QCOMPARE_ERROR(client.send(request, {}), ErrorCode::CertificateInvalid);
        std::filesystem::copy_file(authority.file(), file);
        QVERIFY_RESULT(client.send(request, {}));
    }
    void aServerNeedsTheKeyOfItsCertificate()
    {
        const TestAuthority authority;
        ServerOptions options;
        options.certificate = authority.issue().certificate;
        options.key = authority.issue().key;
        HttpsServer server(options);
        QCOMPARE_ERROR(server.start(), ErrorCode::CertificateInvalid);
    }

    void aDemoAuthorityIsMadeOnce()
    {
        const QTemporaryDir directory;
        const base::SystemClock clock;
        const auto files = ensureDemoAuthority(pathOf(directory), clock);
        QVERIFY_RESULT(files);
        const std::string authority = contentOf(files->authority);
        const std::string certificate = contentOf(files->certificate);
        QVERIFY_RESULT(ensureDemoAuthority(pathOf(directory), clock));
        QVERIFY(contentOf(files->authority) == authority);
        QVERIFY(contentOf(files->certificate) == certificate);

        Pair pair({files->certificate, files->key});
        QVERIFY_RESULT(pair.ask("localhost", files->authority));
        QVERIFY_RESULT(pair.ask("127.0.0.1", files->authority));
    }
    void aDemoAuthorityKeepsItsKeysToItself()
    {
        const QTemporaryDir directory;
        const auto files = ensureDemoAuthority(pathOf(directory), base::SystemClock());
        QVERIFY_RESULT(files);
        for (const auto &key : {files->key, pathOf(directory) / "ca-key.pem"}) {
            struct stat about = {};
            QCOMPARE(::stat(key.c_str(), &about), 0);
            QCOMPARE(about.st_mode & 0777U, 0600U);
        }
        QVERIFY(readCertificate(contentOf(files->authority))->name.find("demo") !=
                std::string::npos);
    }
    void aDemoServerIsRenewedUnderTheSameAuthority()
    {
        const QTemporaryDir directory;
        test_support::FakeClock clock(base::SystemClock().now());
        const auto files = ensureDemoAuthority(pathOf(directory), clock);
        QVERIFY_RESULT(files);
        const std::string authority = contentOf(files->authority);
        const std::string certificate = contentOf(files->certificate);

        clock.advance(days(366));
        QVERIFY_RESULT(ensureDemoAuthority(pathOf(directory), clock));
        QVERIFY(contentOf(files->certificate) == certificate);
        clock.advance(days(3));
        QVERIFY_RESULT(ensureDemoAuthority(pathOf(directory), clock));
        QVERIFY(contentOf(files->certificate) != certificate);
        QVERIFY(contentOf(files->authority) == authority);
        const KeyedCertificate renewed{contentOf(files->certificate), contentOf(files->key)};
        QVERIFY(belongTogether(renewed, authority));
        QVERIFY(readCertificate(renewed.certificate)->notAfter > clock.now() + days(396));
    }
    void aClockThatIsBehindMakesNoOtherAuthority()
    {
        const QTemporaryDir directory;
        test_support::FakeClock clock(base::SystemClock().now());
        const auto files = ensureDemoAuthority(pathOf(directory), clock);
        QVERIFY_RESULT(files);
        const std::string authority = contentOf(files->authority);
        clock.setWall(clock.now() - days(700));
        QVERIFY_RESULT(ensureDemoAuthority(pathOf(directory), clock));
        QVERIFY(contentOf(files->authority) == authority);
    }
    void aBrokenAuthorityIsNotReplacedInSilence()
    {
        const QTemporaryDir directory;
        const base::SystemClock clock;
        const auto files = ensureDemoAuthority(pathOf(directory), clock);
        QVERIFY_RESULT(files);
        std::ofstream(files->authority) << "-----BEGIN CERTIFICATE-----\nno\n";
        QCOMPARE_ERROR(ensureDemoAuthority(pathOf(directory), clock), ErrorCode::Corrupt);
        QVERIFY(contentOf(files->authority).ends_with("no\n"));
    }
    void aLostServerKeyIsMadeAnew()
    {
        const QTemporaryDir directory;
        const base::SystemClock clock;
        const auto files = ensureDemoAuthority(pathOf(directory), clock);
        QVERIFY_RESULT(files);
        std::filesystem::remove(files->key);
        QVERIFY_RESULT(ensureDemoAuthority(pathOf(directory), clock));
        Pair pair({files->certificate, files->key});
        QVERIFY_RESULT(pair.ask("localhost", files->authority));
    }
    void hostsAreCheckedBeforeTheyAreWrittenIntoACertificate()
    {
        const auto now = base::SystemClock().now();
        const auto authority = makeAuthority({"a", {}, now, now + days(1)});
        QVERIFY_RESULT(authority);
        QCOMPARE_ERROR(
            issueServerCertificate(*authority, {"b", {"x,email:copy"}, now, now + days(1)}),
            ErrorCode::InvalidInput);
        const auto issued =
            issueServerCertificate(*authority, {"b", {"crm.example", "::1"}, now, now + days(1)});
        QVERIFY_RESULT(issued);
        const auto hosts = readCertificate(issued->certificate)->hosts;
        QCOMPARE(hosts.size(), std::size_t{2});
        QCOMPARE(QByteArray::fromStdString(hosts[0]), "crm.example");
    }
};

QTEST_GUILESS_MAIN(TrustTest)
#include "trust_test.moc"
