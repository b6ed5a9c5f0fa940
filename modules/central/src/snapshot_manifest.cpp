// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshot_manifest.h"

#include <nlohmann/json.hpp>

namespace yorisoi::central {
namespace {

using Json = nlohmann::json;

const Json *member(const Json &object, const char *name, bool (Json::*is)() const noexcept)
{
    const auto found = object.find(name);
    return found != object.end() && (*found.*is)() ? &*found : nullptr;
}

} // namespace

std::string toJson(const Snapshot &snapshot)
{
    Json chunks = Json::array();
    for (const Chunk &chunk : snapshot.chunks)
        chunks.push_back({{"bytes", chunk.bytes},
                          {"rows", chunk.rows},
                          {"sha256", records::toHex(chunk.sha256)}});
    return Json{{"id", snapshot.id},
                {"epoch", snapshot.cursor.epoch.toString()},
                {"ward", snapshot.cursor.ward},
                {"seq", snapshot.cursor.seq},
                {"hash", records::toHex(snapshot.cursor.hash)},
                {"chunks", std::move(chunks)}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

base::Result<Snapshot> snapshotFromJson(std::string_view text)
{
    const auto corrupt = [] { return base::fail(base::ErrorCode::Corrupt, "snapshot manifest"); };
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return corrupt();
    const Json *id = member(json, "id", &Json::is_string);
    const Json *epoch = member(json, "epoch", &Json::is_string);
    const Json *ward = member(json, "ward", &Json::is_string);
    const Json *seq = member(json, "seq", &Json::is_number_integer);
    const Json *hash = member(json, "hash", &Json::is_string);
    const Json *chunks = member(json, "chunks", &Json::is_array);
    if (!id || !epoch || !ward || !seq || !hash || !chunks)
        return corrupt();
    Snapshot snapshot;
    snapshot.id = id->get<std::string>();
    YORISOI_ASSIGN(snapshot.cursor.epoch, base::Uuid::parse(epoch->get_ref<const std::string &>()));
    snapshot.cursor.ward = ward->get<std::string>();
    snapshot.cursor.seq = seq->get<std::int64_t>();
    YORISOI_ASSIGN(snapshot.cursor.hash,
                   records::hashFromHex(hash->get_ref<const std::string &>()));
    for (const Json &item : *chunks) {
        if (!item.is_object())
            return corrupt();
        const Json *bytes = member(item, "bytes", &Json::is_number_integer);
        const Json *rows = member(item, "rows", &Json::is_number_integer);
        const Json *sha256 = member(item, "sha256", &Json::is_string);
        if (!bytes || !rows || !sha256)
            return corrupt();
        Chunk chunk{bytes->get<std::int64_t>(), rows->get<std::int64_t>(), {}};
        YORISOI_ASSIGN(chunk.sha256, records::hashFromHex(sha256->get_ref<const std::string &>()));
        snapshot.chunks.push_back(chunk);
    }
    return snapshot;
}

} // namespace yorisoi::central
