// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>

#include "ward.h"
#include "yorisoi/central/store.h"
#include "yorisoi/crypto/secret.h"
#include "yorisoi/storage/database.h"

namespace yorisoi::central {

/// Snapshots as files `<folder>/<ward>/<id>/NNNNN.chunk`, each sealed with a key of its own purpose
/// and its place as associated data, and `manifest.json`, written last: without it there is no
/// snapshot. Built on demand, by one builder at a time among all processes. Thread-safe.
class SnapshotShelf {
public:
    SnapshotShelf(std::filesystem::path folder, crypto::SecretKey key, storage::Database &database,
                  std::function<base::Uuid()> newId)
        : m_folder(std::move(folder)),
          m_key(std::move(key)),
          m_database(database),
          m_newId(std::move(newId))
    {
    }
    /// See CentralStore::snapshot.
    base::Result<Snapshot> current(std::string_view ward);
    /// See CentralStore::snapshotChunk.
    base::Result<std::string> chunk(std::string_view ward, std::string_view id, std::size_t index);

private:
    using Steady = std::chrono::steady_clock;
    base::Result<std::optional<Snapshot>> usable(storage::Connection &connection, const Ward &ward);
    base::Result<Snapshot> build(storage::Connection &connection, const Ward &ward);
    base::Result<Chunk> store(const std::filesystem::path &folder, std::string_view place,
                              std::size_t index, std::int64_t rows, std::string_view text) const;
    void noteServed(const std::string &id);
    void tidy(const std::filesystem::path &folder, std::string_view keep);

    const std::filesystem::path m_folder;
    const crypto::SecretKey m_key;
    storage::Database &m_database;
    const std::function<base::Uuid()> m_newId;
    const Steady::time_point m_started = Steady::now();
    std::mutex m_building;
    std::mutex m_servedMutex;
    std::map<std::string, Steady::time_point> m_served;
};

} // namespace yorisoi::central
