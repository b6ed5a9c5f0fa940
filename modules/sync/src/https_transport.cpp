// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/sync/https_transport.h"

#include <algorithm>
#include <cstring>

#include <nlohmann/json.hpp>

#include "session.h"
#include "yorisoi/base/log.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/wire/retry.h"
#include "yorisoi/wire/zstd.h"

namespace yorisoi::sync {
namespace {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;
using namespace std::chrono_literals;

constexpr std::size_t kMostCommands = 500;
constexpr auto kLongestWait = 30s;
constexpr int kMostTries = 5;
constexpr std::size_t kMostChunks = 1'000'000;
constexpr std::size_t kMostDecoded = 1024U * 1024 * 1024;

wire::Request get(std::string path)
{
    wire::Request request;
    request.path = std::move(path);
    return request;
}

template <typename T>
base::Result<T> read(const Json &json, const char *name)
{
    const auto found = json.is_object() ? json.find(name) : json.end();
    const bool there = json.is_object() && found != json.end();
    if constexpr (std::is_same_v<T, std::string>) {
        if (there && found->is_string())
            return found->template get<std::string>();
    } else {
        if (there && found->is_number_integer() && found->template get<T>() >= 0)
            return found->template get<T>();
    }
    return fail(ErrorCode::ProtocolViolation, std::string("snapshot: no ") + name);
}

base::Result<SnapshotChunk> readChunk(const Json &json)
{
    SnapshotChunk chunk;
    YORISOI_ASSIGN(chunk.bytes, read<std::int64_t>(json, "bytes"));
    YORISOI_ASSIGN(chunk.rows, read<std::int64_t>(json, "rows"));
    YORISOI_ASSIGN(const auto hash, read<std::string>(json, "sha256"));
    YORISOI_ASSIGN(chunk.sha256, records::hashFromHex(hash));
    return chunk;
}

base::Result<SnapshotManifest> readManifest(const std::string &text)
{
    const Json json = Json::parse(text, nullptr, false);
    SnapshotManifest manifest;
    YORISOI_ASSIGN(manifest.id, read<std::string>(json, "id"));
    YORISOI_ASSIGN(const auto epoch, read<std::string>(json, "epoch"));
    YORISOI_ASSIGN(manifest.cursor.epoch, base::Uuid::parse(epoch));
    YORISOI_ASSIGN(manifest.cursor.ward, read<std::string>(json, "ward"));
    YORISOI_ASSIGN(manifest.cursor.seq, read<std::int64_t>(json, "seq"));
    YORISOI_ASSIGN(const auto hash, read<std::string>(json, "hash"));
    YORISOI_ASSIGN(manifest.cursor.hash, records::hashFromHex(hash));
    const auto chunks = json.find("chunks");
    if (chunks == json.end() || !chunks->is_array() || chunks->size() > kMostChunks ||
        manifest.id.empty())
        return fail(ErrorCode::ProtocolViolation, "snapshot: no chunks");
    for (const Json &each : *chunks) {
        YORISOI_ASSIGN(const auto chunk, readChunk(each));
        manifest.chunks.push_back(chunk);
    }
    return manifest;
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
    auto manifest = readManifest(response.body);
    if (!manifest)
        return fail(ErrorCode::ProtocolViolation, manifest.error().detail);
    return manifest;
}

base::Status HttpsTransport::chunk(const SnapshotManifest &manifest, std::size_t index,
                                   const Sink &sink, std::stop_token stop)
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
    return wire::zstdDecompressLines(body, kMostDecoded, sink);
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
