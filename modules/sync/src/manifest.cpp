// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "yorisoi/sync/transport.h"
#include "yorisoi/wire/zstd.h"

namespace yorisoi::sync {
namespace {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;

constexpr std::size_t kMostChunks = 1'000'000;
constexpr std::size_t kMostDecoded = 1024U * 1024 * 1024;

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

base::Result<SnapshotManifest> readManifest(std::string_view text)
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

} // namespace

std::int64_t SnapshotManifest::totalBytes() const
{
    std::int64_t sum = 0;
    for (const auto &chunk : chunks)
        sum += chunk.bytes;
    return sum;
}

std::int64_t SnapshotManifest::totalRows() const
{
    std::int64_t sum = 0;
    for (const auto &chunk : chunks)
        sum += chunk.rows;
    return sum;
}

std::string toJson(const SnapshotManifest &manifest)
{
    Json chunks = Json::array();
    for (const SnapshotChunk &chunk : manifest.chunks)
        chunks.push_back({{"bytes", chunk.bytes},
                          {"rows", chunk.rows},
                          {"sha256", records::toHex(chunk.sha256)}});
    return Json{{"id", manifest.id},
                {"epoch", manifest.cursor.epoch.toString()},
                {"ward", manifest.cursor.ward},
                {"seq", manifest.cursor.seq},
                {"hash", records::toHex(manifest.cursor.hash)},
                {"chunks", std::move(chunks)}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

base::Result<SnapshotManifest> snapshotManifestFromJson(std::string_view json)
{
    auto manifest = readManifest(json);
    if (!manifest)
        return fail(ErrorCode::ProtocolViolation, manifest.error().detail);
    return manifest;
}

base::Status readChunk(std::string_view bytes,
                       const std::function<base::Status(std::string_view ndjson)> &sink)
{
    return wire::zstdDecompressLines(bytes, kMostDecoded, sink);
}

} // namespace yorisoi::sync
