// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include "certificates.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/wire/client.h"
#include "yorisoi/wire/retry.h"
#include "yorisoi/wire/server.h"
#include "yorisoi/wire/zstd.h"

using namespace yorisoi;
using namespace yorisoi::wire;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kMany = 1U << 24U;

std::string withoutSlashes(std::string text)
{
    std::erase(text, '/');
    return text;
}

} // namespace

class WireLawTest : public QObject {
    Q_OBJECT
private slots:
    void aDelayKeepsItsBounds()
    {
        QVERIFY(rc::check("retryDelay", [](std::uint64_t seed, std::uint8_t attempt) {
            base::SeededRandom random(seed);
            const RetryPolicy policy{100ms, 5s};
            const auto delay = retryDelay(policy, attempt, random);
            RC_ASSERT(delay >= 0ms);
            RC_ASSERT(delay <= policy.longest);
            if (attempt < 6)
                RC_ASSERT(delay <= policy.first * (1 << attempt));
        }));
    }
    void delaysFillTheirRange()
    {
        base::SeededRandom random(1);
        int low = 0;
        int high = 0;
        for (int i = 0; i < 1'000; ++i) {
            const auto delay = retryDelay({}, 20, random);
            low += delay < 20s ? 1 : 0;
            high += delay > 40s ? 1 : 0;
        }
        // A third each, with full jitter; far outside what chance does.
        QVERIFY(low > 250 && low < 420);
        QVERIFY(high > 250 && high < 420);
    }
    void decompressingUndoesCompressing()
    {
        QVERIFY(rc::check("zstd", [](const std::string &text) {
            const int level = *rc::gen::inRange(-5, 30);
            const auto compressed = zstdCompress(text, level);
            RC_ASSERT(compressed.has_value());
            const auto back = zstdDecompress(*compressed, text.size());
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == text);
            if (!text.empty())
                RC_ASSERT(!zstdDecompress(*compressed, text.size() - 1));
        }));
    }
    void anyCutIsNoticed()
    {
        QVERIFY(rc::check("cut", [](const std::string &text) {
            const std::string whole = zstdCompress(text).value();
            const auto at = *rc::gen::inRange<std::size_t>(0, whole.size());
            RC_ASSERT(!zstdDecompress(std::string_view(whole).substr(0, at), kMany));
        }));
    }
    void linesTogetherAreTheText()
    {
        QVERIFY(rc::check("lines", [](const std::vector<std::string> &parts) {
            std::string text;
            for (const auto &part : parts)
                text += part + '\n';
            std::string seen;
            bool whole = true;
            const auto sink = [&](std::string_view lines) {
                whole = whole && lines.ends_with('\n');
                seen += lines;
                return base::Status();
            };
            RC_ASSERT(zstdDecompressLines(zstdCompress(text).value(), kMany, sink).has_value());
            RC_ASSERT(whole);
            RC_ASSERT(seen == text);
        }));
    }
    void aRequestArrivesAsItWasMeant()
    {
        const test_support::TestAuthority authority;
        const auto files = authority.issue();
        ServerOptions options;
        options.certificate = files.certificate;
        options.key = files.key;
        HttpsServer server(options);
        Request arrived;
        server.route("POST", "/say/{word}", [&](const Request &request) {
            arrived = request;
            return Response{200, {}, request.body};
        });
        QVERIFY_RESULT(server.start());
        ClientOptions connecting;
        connecting.server = "https://localhost:" + std::to_string(server.port());
        connecting.authority = authority.file();
        HttpsClient client(connecting);

        QVERIFY(rc::check("echo", [&](const std::string &word, const std::string &body,
                                      std::map<std::string, std::string> query) {
            query.erase("");
            while (query.size() > 6) // the server takes a target of up to 16 KiB
                query.erase(query.begin());
            Request request;
            request.method = "POST";
            request.path = "/say/x" + withoutSlashes(word);
            request.query = query;
            request.body = body;
            const auto response = client.send(request, {});
            RC_ASSERT(response.has_value());
            RC_ASSERT(response->status == 200);
            RC_ASSERT(response->body == body);
            RC_ASSERT(arrived.path == request.path);
            RC_ASSERT(arrived.captures.at("word") == 'x' + withoutSlashes(word));
            RC_ASSERT(arrived.query == query);
            RC_ASSERT(arrived.body == body);
        }));
    }
};

QTEST_GUILESS_MAIN(WireLawTest)
#include "wire_law_test.moc"
