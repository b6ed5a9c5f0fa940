// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/sync/https_transport.h"

#include <algorithm>
#include <cstring>

#include <nlohmann/json.hpp>

#include "session.h"
#include "yorisoi/base/log.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/wire/retry.h"

namespace yorisoi::sync {
namespace {

using base::ErrorCode;
using base::fail;
using namespace std::chrono_literals;

constexpr std::size_t kMostCommands = 500;
constexpr auto kLongestWait = 30s;
constexpr int kMostTries = 5;

wire::Request get(std::string path)
{
    wire::Request request;
    request.path = std::move(path);
    return request;
}

base::Result<Transport::Protections> protectionsFrom(std::string_view body)
{
    const std::size_t end = std::min(body.find('\n'), body.size());
    const auto header = nlohmann::json::parse(body.substr(0, end), nullptr, false);
    body.remove_prefix(std::min(end + 1, body.size()));
    const auto number = [&](const char *name) {
        const auto found = header.is_object() ? header.find(name) : header.end();
        return header.is_object() && found != header.end() && found->is_number_integer()
                   ? found->get<std::int64_t>()
                   : std::int64_t{-1};
    };
    Transport::Protections page;
    page.head = number("head");
    page.last = number("last");
    while (!body.empty()) {
        const std::size_t stop = std::min(body.find('\n'), body.size());
        page.restrictions.emplace_back(body.substr(0, stop));
        body.remove_prefix(std::min(stop + 1, body.size()));
    }
    if (page.head < 0 || page.last < 0 ||
        number("count") != static_cast<std::int64_t>(page.restrictions.size()))
        return fail(ErrorCode::ProtocolViolation, "protections: miscounted");
    return page;
}

bool isRight(const std::string &body, const SnapshotChunk &chunk)
{
    const crypto::Digest digest = crypto::sha256(body);
    return body.size() == static_cast<std::size_t>(chunk.bytes) &&
           std::memcmp(digest.data(), chunk.sha256.data(), digest.size()) == 0;
}

} // namespace

struct HttpsTransport::State {
    State(wire::HttpsClient &client, DeviceIdentity identity, const base::Clock &clock)
        : session(client, std::move(identity), clock)
    {
    }
    Session session;
};

HttpsTransport::HttpsTransport(wire::HttpsClient &client, DeviceIdentity identity,
                               const base::Clock &clock)
    : m_state(std::make_unique<State>(client, std::move(identity), clock))
{
}

HttpsTransport::~HttpsTransport() = default;

base::Result<std::vector<records::OperationResult>>
HttpsTransport::push(std::span<const records::Command> commands, std::stop_token stop)
{
    if (commands.size() > kMostCommands)
        return fail(ErrorCode::TooLarge, "more than 500 commands at a time");
    wire::Request request;
    request.method = "POST";
    request.path = "/v1/commands";
    request.headers["Content-Type"] = "application/x-ndjson";
    for (const auto &command : commands)
        request.body += records::toJson(command) + '\n';
    YORISOI_ASSIGN(const auto response, m_state->session.ask(std::move(request), std::move(stop)));
    std::vector<records::OperationResult> results;
    for (std::string_view rest = response.body; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        auto result = records::operationResultFromJson(rest.substr(0, end));
        if (!result)
            return fail(ErrorCode::ProtocolViolation, "result: " + result.error().detail);
        results.push_back(*std::move(result));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return results;
}

base::Result<records::FeedPage>
HttpsTransport::pull(const records::Cursor &cursor, std::chrono::seconds wait, std::stop_token stop)
{
    wait = std::clamp<std::chrono::seconds>(wait, 0s, kLongestWait);
    wire::Request request = get("/v1/changes");
    request.query = {{"epoch", cursor.epoch.toString()},
                     {"after", std::to_string(cursor.seq)},
                     {"hash", records::toHex(cursor.hash)},
                     {"wait", std::to_string(wait.count())}};
    YORISOI_ASSIGN(const auto response,
                   m_state->session.ask(std::move(request), std::move(stop), wait));
    return records::feedPageFromNdjson(response.body);
}

base::Result<SnapshotManifest> HttpsTransport::snapshot(std::stop_token stop)
{
    YORISOI_ASSIGN(const auto response, m_state->session.ask(get("/v1/snapshot"), std::move(stop)));
    return snapshotManifestFromJson(response.body);
}

base::Status HttpsTransport::chunk(const SnapshotManifest &manifest, std::size_t index,
                                   const Sink &sink, std::stop_token stop)
{
    YORISOI_ASSIGN(const std::string body, chunkBytes(manifest, index, std::move(stop)));
    return readChunk(body, sink);
}

base::Result<std::string> HttpsTransport::chunkBytes(const SnapshotManifest &manifest,
                                                     std::size_t index, std::stop_token stop)
{
    if (index >= manifest.chunks.size())
        return fail(ErrorCode::InvalidInput, "no such chunk");
    const SnapshotChunk &chunk = manifest.chunks[index];
    const wire::Request request =
        get("/v1/snapshot/" + manifest.id + "/chunks/" + std::to_string(index));
    std::string body;
    for (int tries = 1;; ++tries) {
        const std::size_t before = body.size();
        const auto response = m_state->session.download(request, body, stop);
        if (response)
            break;
        const bool moved = body.size() > before;
        if (!wire::isPassing(response.error().code) || !moved || tries == kMostTries)
            return tl::unexpected(response.error());
        base::log("sync").info("chunk {} was cut after {} bytes; going on", index, body.size());
    }
    if (!isRight(body, chunk))
        return fail(ErrorCode::Corrupt, "a chunk that is not what the manifest says");
    return body;
}

base::Result<records::DigestSheet> HttpsTransport::digests(std::stop_token stop)
{
    YORISOI_ASSIGN(const auto response, m_state->session.ask(get("/v1/digests"), std::move(stop)));
    return records::digestSheetFromJson(response.body);
}

base::Result<records::Repair> HttpsTransport::repair(const records::DigestSheet &ours,
                                                     std::stop_token stop)
{
    wire::Request request;
    request.method = "POST";
    request.path = "/v1/repair";
    request.headers["Content-Type"] = "application/json";
    request.body = records::toJson(ours, true);
    YORISOI_ASSIGN(const auto response, m_state->session.ask(std::move(request), std::move(stop)));
    return records::repairFromNdjson(response.body);
}

base::Result<Transport::Protections> HttpsTransport::protections(std::int64_t after,
                                                                 std::stop_token stop)
{
    wire::Request request = get("/v1/protections");
    request.query = {{"after", std::to_string(after)}};
    YORISOI_ASSIGN(const auto response, m_state->session.ask(std::move(request), std::move(stop)));
    return protectionsFrom(response.body);
}

int HttpsTransport::protocol() const
{
    return m_state->session.protocol();
}

std::int64_t HttpsTransport::catalogueVersion() const
{
    return m_state->session.catalogueVersion();
}

base::Result<std::string> HttpsTransport::catalogue(std::stop_token stop)
{
    YORISOI_ASSIGN(auto response, m_state->session.ask(get("/v1/catalogue"), std::move(stop)));
    return std::move(response.body);
}

std::chrono::milliseconds HttpsTransport::clockAhead() const
{
    return m_state->session.clockAhead();
}

} // namespace yorisoi::sync
