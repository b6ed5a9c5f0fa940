// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshot_shelf.h"

#include <algorithm>
#include <cstring>
#include <future>

#include "change_table.h"
#include "file_lock.h"
#include "record_table.h"
#include "snapshot_manifest.h"
#include "yorisoi/base/log.h"
#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/crypto/seal.h"
#include "yorisoi/records/json.h"
#include "yorisoi/storage/transaction.h"
#include "yorisoi/wire/zstd.h"

namespace yorisoi::central {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

constexpr const char *kManifest = "manifest.json";
constexpr std::size_t kChunkBytes = 1024U * 1024; ///< compressed, about
constexpr std::size_t kFirstTextBytes = 6 * kChunkBytes;
constexpr std::size_t kMostTextBytes = 24 * kChunkBytes;
constexpr std::size_t kMostFileBytes = 64 * kChunkBytes;
constexpr std::int64_t kShortFeed = 5'000;
/// A reader that has not asked for so long has gone, or will ask for a new manifest.
constexpr std::chrono::minutes kServedLately{10};

std::string chunkName(std::size_t index)
{
    std::string digits = std::to_string(index);
    digits.insert(0, digits.size() < 5 ? 5 - digits.size() : 0, '0');
    return digits + ".chunk";
}

/// Binds a chunk to its snapshot and position, so that files cannot be swapped unnoticed.
std::string placeOf(std::string_view ward, std::string_view id)
{
    return std::string(ward) + "/" + std::string(id) + "/";
}

base::Result<Snapshot> readManifest(const fs::path &folder)
{
    YORISOI_ASSIGN(const auto bytes, crypto::readWholeFile(folder / kManifest, kMostFileBytes));
    return snapshotFromJson({reinterpret_cast<const char *>(bytes.bytes().data()), bytes.size()});
}

std::vector<fs::path> foldersIn(const fs::path &folder)
{
    std::vector<fs::path> found;
    std::error_code failure;
    for (auto entry = fs::directory_iterator(folder, failure);
         !failure && entry != fs::directory_iterator(); entry.increment(failure))
        if (std::error_code ignored; entry->is_directory(ignored))
            found.push_back(entry->path());
    return found;
}

} // namespace

base::Result<Snapshot> SnapshotShelf::current(std::string_view code)
{
    const auto look =
        [&](storage::Connection &connection) -> base::Result<std::optional<Snapshot>> {
        YORISOI_ASSIGN(auto view,
                       storage::Transaction::begin(connection, storage::Transaction::Kind::Read));
        YORISOI_ASSIGN(const Ward ward, requireWard(connection, code));
        return usable(connection, ward);
    };
    YORISOI_ASSIGN(auto ready, m_database.withReader(look));
    if (!ready) {
        const std::lock_guard one(m_building);
        const fs::path folder = m_folder / code;
        YORISOI_TRY(makePrivateFolder(folder));
        YORISOI_ASSIGN(const FileLock alone, FileLock::take(folder / "lock"));
        // Somebody may have built it while we waited.
        YORISOI_ASSIGN(ready, m_database.withReader(look));
        if (!ready) {
            YORISOI_ASSIGN(
                ready, m_database.withReader([&](storage::Connection &connection)
                                                 -> base::Result<std::optional<Snapshot>> {
                    YORISOI_ASSIGN(auto view, storage::Transaction::begin(
                                                  connection, storage::Transaction::Kind::Read));
                    YORISOI_ASSIGN(const Ward ward, requireWard(connection, code));
                    return build(connection, ward);
                }));
            tidy(folder, ready->id);
        }
    }
    noteServed(ready->id);
    return *std::move(ready);
}

base::Result<std::optional<Snapshot>> SnapshotShelf::usable(storage::Connection &connection,
                                                            const Ward &ward)
{
    std::optional<Snapshot> newest;
    for (const fs::path &folder : foldersIn(m_folder / ward.head.ward)) {
        auto snapshot = readManifest(folder);
        if (!snapshot || snapshot->cursor.ward != ward.head.ward)
            continue;
        YORISOI_ASSIGN(const bool ours, isOnFeed(connection, ward, snapshot->cursor));
        const std::int64_t behind = ward.head.seq - snapshot->cursor.seq;
        if (ours && (behind < kShortFeed || behind < ward.rows / 100) &&
            (!newest || newest->cursor.seq < snapshot->cursor.seq))
            newest = *std::move(snapshot);
    }
    return newest;
}

base::Result<Snapshot> SnapshotShelf::build(storage::Connection &connection, const Ward &ward)
{
    const auto started = Steady::now();
    Snapshot snapshot{m_newId().toString(), ward.head, {}};
    const fs::path folder = m_folder / ward.head.ward / snapshot.id;
    YORISOI_TRY(makePrivateFolder(folder));
    const std::string place = placeOf(ward.head.ward, snapshot.id);

    // One chunk is packed while the next one is read.
    std::future<base::Result<Chunk>> packing;
    std::size_t packingText = 0;
    std::size_t textBytes = kFirstTextBytes;
    const auto finishPacking = [&]() -> base::Status {
        if (!packing.valid())
            return {};
        YORISOI_ASSIGN(const Chunk chunk, packing.get());
        textBytes = std::clamp(packingText * kChunkBytes /
                                   std::max<std::size_t>(1, static_cast<std::size_t>(chunk.bytes)),
                               kChunkBytes, kMostTextBytes);
        snapshot.chunks.push_back(chunk);
        return {};
    };
    std::string text;
    std::int64_t rows = 0;
    const auto pack = [&]() -> base::Status {
        YORISOI_TRY(finishPacking());
        packingText = text.size();
        packing =
            std::async(std::launch::async, [this, folder, place, index = snapshot.chunks.size(),
                                            rows, full = std::exchange(text, {})] {
                return store(folder, place, index, rows, full);
            });
        rows = 0;
        text.reserve(textBytes + 4096);
        return {};
    };
    YORISOI_TRY(
        visitRecords(connection, ward, std::nullopt, [&](const records::Row &row) -> base::Status {
            records::appendJson(text, row);
            text += '\n';
            ++rows;
            return text.size() < textBytes ? base::Status{} : pack();
        }));
    if (rows > 0)
        YORISOI_TRY(pack());
    YORISOI_TRY(finishPacking());
    YORISOI_TRY(crypto::writeFileAtomically(folder / kManifest, crypto::bytesOf(toJson(snapshot))));
    base::log("central").info(
        "snapshot {} of ward {}: {} chunks in {} ms", snapshot.id, ward.head.ward,
        snapshot.chunks.size(),
        std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - started).count());
    return snapshot;
}

base::Result<Chunk> SnapshotShelf::store(const fs::path &folder, std::string_view place,
                                         std::size_t index, std::int64_t rows,
                                         std::string_view text) const
{
    YORISOI_ASSIGN(const std::string packed, wire::zstdCompress(text));
    Chunk chunk{static_cast<std::int64_t>(packed.size()), rows, {}};
    const crypto::Digest digest = crypto::sha256(packed);
    std::memcpy(chunk.sha256.data(), digest.data(), digest.size());
    const auto sealed = crypto::seal(m_key, crypto::bytesOf(packed),
                                     crypto::bytesOf(std::string(place) + std::to_string(index)));
    YORISOI_TRY(crypto::writeFileAtomically(folder / chunkName(index), sealed));
    return chunk;
}

base::Result<std::string> SnapshotShelf::chunk(std::string_view ward, std::string_view id,
                                               std::size_t index)
{
    // Both become part of a path.
    const auto parsed = base::Uuid::parse(id);
    if (!isWardCode(ward) || !parsed || parsed->toString() != id)
        return base::fail(ErrorCode::NotFound, "snapshot: no such one");
    const fs::path folder = m_folder / ward / id;
    YORISOI_ASSIGN(const auto sealed,
                   crypto::readWholeFile(folder / chunkName(index), kMostFileBytes));
    YORISOI_ASSIGN(const auto plain,
                   crypto::open(m_key, sealed.bytes(),
                                crypto::bytesOf(placeOf(ward, id) + std::to_string(index))));
    noteServed(std::string(id));
    return std::string(reinterpret_cast<const char *>(plain.bytes().data()), plain.size());
}

void SnapshotShelf::noteServed(const std::string &id)
{
    const std::lock_guard lock(m_servedMutex);
    m_served[id] = Steady::now();
}

void SnapshotShelf::tidy(const fs::path &folder, std::string_view keep)
{
    const auto now = Steady::now();
    for (const fs::path &other : foldersIn(folder)) {
        const std::string id = other.filename().string();
        if (id == keep)
            continue;
        std::error_code ignored;
        if (fs::exists(other / kManifest, ignored)) {
            const std::lock_guard lock(m_servedMutex);
            const auto served = m_served.find(id);
            if (now - (served == m_served.end() ? m_started : served->second) < kServedLately)
                continue;
            m_served.erase(id);
            // First the manifest: what has none is the leftover of a builder that died.
            fs::remove(other / kManifest, ignored);
        }
        fs::remove_all(other, ignored);
    }
}

} // namespace yorisoi::central
