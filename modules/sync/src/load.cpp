// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>

#include "engine_load.h"
#include "yorisoi/base/log.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/wire/retry.h"

namespace yorisoi::sync {
namespace {

using base::ErrorCode;
using base::fail;

constexpr const char *kManifestPart = "manifest";

/// Whether a load may go on where it was. Any other failure may lie in the snapshot itself.
bool mayGoOn(ErrorCode code)
{
    return wire::isPassing(code) || code == ErrorCode::Unauthenticated ||
           code == ErrorCode::Cancelled;
}

std::string partName(std::size_t index)
{
    std::string digits = std::to_string(index);
    digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
    return "chunk" + digits;
}

bool isChunk(const SnapshotChunk &chunk, std::string_view bytes)
{
    const crypto::Digest digest = crypto::sha256(bytes);
    return bytes.size() == static_cast<std::size_t>(chunk.bytes) &&
           std::memcmp(digest.data(), chunk.sha256.data(), digest.size()) == 0;
}

} // namespace

base::Status Engine::load(std::stop_token stop)
{
    if (!m_load)
        YORISOI_TRY(beginLoad(stop));
    auto loaded = loadRest(stop);
    const bool over = loaded || !mayGoOn(loaded.error().code);
    if (over) {
        m_load.reset();
        forgetParts();
    }
    m_justLoaded = loaded.has_value();
    return loaded;
}

/// A load that another run of this program began goes on with its manifest. Whether the server
/// still has that snapshot shows at the first chunk that has to be brought.
base::Status Engine::beginLoad(std::stop_token stop)
{
    SnapshotManifest manifest;
    bool goesOn = false;
    const auto kept = m_replica.loadPart(kManifestPart);
    auto read = kept ? snapshotManifestFromJson(*kept)
                     : base::Result<SnapshotManifest>(fail(ErrorCode::NotFound));
    if (read) {
        base::log("sync").info("going on with the load of snapshot {}", read->id);
        manifest = *std::move(read);
        goesOn = true;
    } else {
        forgetParts();
        YORISOI_ASSIGN(manifest, m_transport.snapshot(stop));
    }
    YORISOI_ASSIGN(auto loader, m_replica.beginLoad());
    LoadProgress progress{0, manifest.totalRows(), 0, manifest.totalBytes()};
    m_load =
        std::make_unique<Load>(Load{std::move(manifest), std::move(loader), 0, progress, goesOn});
    return {};
}

void Engine::forgetParts()
{
    if (const auto dropped = m_replica.dropLoadParts(); !dropped)
        base::log("sync").warn("{}", dropped.error().detail);
}

base::Status Engine::loadRest(std::stop_token stop)
{
    Load &load = *m_load;
    if (onLoad)
        onLoad(load.progress);
    for (; load.next < load.manifest.chunks.size(); ++load.next) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        YORISOI_TRY(loadChunk(stop));
        load.progress.rows += load.manifest.chunks[load.next].rows;
        load.progress.bytes += load.manifest.chunks[load.next].bytes;
        if (onLoad)
            onLoad(load.progress);
    }
    return load.loader->finish(load.manifest.cursor);
}

base::Status Engine::loadChunk(std::stop_token stop)
{
    Load &load = *m_load;
    bool begun = false;
    base::Status added;
    const auto sink = [&](std::string_view rows) {
        begun = true;
        added = load.loader->add(rows);
        return added;
    };
    bool kept = false;
    const auto bytes = chunkBytes(kept, stop);
    if (!bytes && bytes.error().code != ErrorCode::Unsupported)
        return tl::unexpected(bytes.error());
    const auto brought =
        bytes ? readChunk(*bytes, sink) : m_transport.chunk(load.manifest, load.next, sink, stop);
    // Half a chunk is in the new file: it cannot be added again.
    if (!brought && begun)
        return fail(added ? ErrorCode::Corrupt : added.error().code, brought.error().detail);
    YORISOI_TRY(brought);
    if (bytes && !kept)
        keepChunk(*bytes);
    return {};
}

/// The manifest is kept with the first chunk: without chunks it saves nothing.
void Engine::keepChunk(const std::string &bytes)
{
    Load &load = *m_load;
    base::Status noted;
    if (!load.manifestKept)
        noted = m_replica.keepLoadPart(kManifestPart, toJson(load.manifest));
    load.manifestKept = true;
    if (noted)
        noted = m_replica.keepLoadPart(partName(load.next), bytes);
    if (!noted)
        base::log("sync").warn("the load cannot be kept for a restart: {}", noted.error().detail);
}

base::Result<std::string> Engine::chunkBytes(bool &kept, std::stop_token stop)
{
    const Load &load = *m_load;
    const SnapshotChunk &chunk = load.manifest.chunks[load.next];
    auto part = m_replica.loadPart(partName(load.next));
    kept = part && isChunk(chunk, *part);
    if (kept)
        return part;
    if (part || part.error().code == ErrorCode::Corrupt)
        base::log("sync").warn("chunk {} was kept damaged; bringing it again", load.next);
    auto bytes = m_transport.chunkBytes(load.manifest, load.next, std::move(stop));
    if (bytes && !isChunk(chunk, *bytes))
        return fail(ErrorCode::Corrupt, "a chunk that is not what the manifest says");
    return bytes;
}

} // namespace yorisoi::sync
