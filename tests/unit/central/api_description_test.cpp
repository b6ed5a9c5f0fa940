// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QTemporaryDir>
#include <yaml-cpp/yaml.h>

#include "yorisoi/central/directory.h"
#include "yorisoi/central/service.h"
#include "yorisoi/test_support/central_fixture.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::test_support;

namespace {

std::string upper(std::string text)
{
    for (char &c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return text;
}

} // namespace

/// resources/api/crm-v1.yaml against what the service and the records module really do.
class ApiDescriptionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_api = YAML::LoadFile(std::string(YORISOI_SOURCE_DIR) + "/resources/api/crm-v1.yaml");
    }

    void everyRouteIsDescribedAndEveryDescriptionIsARoute()
    {
        QTemporaryDir folder;
        CentralFixture fixture;
        auto store = central::openEmbeddedStore({folder.path().toStdString()}, fixture.clock,
                                                fixture.random);
        QVERIFY_RESULT(store);
        wire::HttpsServer server({});
        const central::Service service(**store, server, fixture.clock);
        const auto routes = server.routes();

        std::set<std::string> described;
        for (const auto &path : m_api["paths"])
            for (const auto &method : path.second)
                described.insert(upper(method.first.as<std::string>()) + " " +
                                 path.first.as<std::string>());

        QVERIFY(!routes.empty());
        QCOMPARE(std::set<std::string>(routes.begin(), routes.end()), described);
    }

    void theCommandExampleIsACommand()
    {
        const auto body = m_api["paths"]["/v1/commands"]["post"]["requestBody"]["content"];
        const std::string text = body["application/x-ndjson"]["example"].as<std::string>();

        const auto command = records::commandFromJson(text);

        QVERIFY_RESULT(command);
        QCOMPARE(records::toJson(*command) + "\n", text);
    }

    void theResultExampleIsAResult()
    {
        const std::string text = exampleOf("/v1/commands", "post", "application/x-ndjson");
        const auto result = records::operationResultFromJson(text);
        QVERIFY_RESULT(result);
        QCOMPARE(records::toJson(*result) + "\n", text);
    }

    void thePageExampleIsAPage()
    {
        const std::string text = exampleOf("/v1/changes", "get", "application/x-ndjson");
        const auto page = records::feedPageFromNdjson(text);
        QVERIFY_RESULT(page);
        QCOMPARE(records::toNdjson(*page), text);
    }

    void kindsIntentsAndOutcomesAreThoseOfTheRecord()
    {
        std::set<std::string> kinds;
        for (const records::EntityKind kind : records::allEntityKinds())
            kinds.emplace(records::specOf(kind).name);
        QCOMPARE(enumOf("Kind"), kinds);

        const auto properties = m_api["components"]["schemas"];
        std::set<std::string> intents;
        for (const auto &token : properties["Command"]["properties"]["intent"]["enum"]) {
            intents.insert(token.as<std::string>());
            QVERIFY2(records::intentFromToken(token.as<std::string>()),
                     token.as<std::string>().c_str());
        }
        for (int i = 0; i <= static_cast<int>(records::Intent::MoveCitizen); ++i)
            QVERIFY(
                intents.contains(std::string(records::toToken(static_cast<records::Intent>(i)))));
        for (const auto &token : properties["OperationResult"]["properties"]["outcome"]["enum"])
            QVERIFY(records::outcomeFromToken(token.as<std::string>()));
    }

private:
    std::string exampleOf(const char *path, const char *method, const char *type) const
    {
        return m_api["paths"][path][method]["responses"]["200"]["content"][type]["example"]
            .as<std::string>();
    }
    std::set<std::string> enumOf(const char *schema) const
    {
        std::set<std::string> all;
        for (const auto &token : m_api["components"]["schemas"][schema]["enum"])
            all.insert(token.as<std::string>());
        return all;
    }

    YAML::Node m_api;
};

QTEST_GUILESS_MAIN(ApiDescriptionTest)
#include "api_description_test.moc"
