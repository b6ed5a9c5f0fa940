// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "change_signal.h"
#include "command_queue.h"
#include "feed_mark.h"
#include "snapshot_shelf.h"
#include "yorisoi/central/directory.h"
#include "yorisoi/storage/migration.h"

namespace yorisoi::central {

/// The schema; made from db/central/embedded.
std::span<const storage::Migration> embeddedMigrations();

/// CentralStore over one encrypted file. One writer at a time among all processes; a BulkWriter is
/// that writer until it goes (others then fail with Busy), and goes before its store.
class EmbeddedCentralStore final : public CentralStore {
public:
    EmbeddedCentralStore(std::unique_ptr<storage::Database> database, storage::Connection watcher,
                         const Directory &directory, crypto::SecretKey snapshotKey,
                         crypto::SigningKey receipts, base::Clock &clock, base::Random &random);
    /// Takes a record that was put back from a backup for one, as far as that can be told.
    base::Status begin();

    base::Result<std::vector<records::OperationResult>>
    execute(const EnrolledDevice &by, std::span<const records::Command> commands) override;
    base::Result<records::FeedPage> changes(const records::Cursor &after,
                                            std::size_t mostBytes) override;
    base::Status waitForChange(std::string_view ward, std::int64_t seq,
                               std::chrono::milliseconds wait, std::stop_token stop) override;
    base::Result<records::Cursor> head(std::string_view ward) override;
    base::Result<Snapshot> snapshot(std::string_view ward) override;
    base::Result<std::string> snapshotChunk(std::string_view ward, std::string_view id,
                                            std::size_t index) override;
    base::Result<std::unique_ptr<BulkWriter>> beginBulk(std::string_view ward,
                                                        BulkMode mode) override;
    base::Status visitRows(std::string_view ward, records::EntityKind kind,
                           const Visitor &visit) override;
    base::Result<std::optional<records::Row>> find(std::string_view ward, records::EntityKind kind,
                                                   const Uuid &id, const Uuid &cluster) override;
    base::Result<std::vector<std::string>> wards() override;
    base::Result<records::DigestSheet> digests(std::string_view ward) override;
    base::Result<records::Repair> repair(const records::DigestSheet &theirs,
                                         std::size_t mostRows) override;
    base::Result<ProtectivePage> protectiveChanges(std::int64_t after, std::size_t most) override;
    base::Status noteRestored() override;
    std::array<std::byte, 32> receiptKey() const override;
    base::Status checkIn(const Uuid &device, std::int64_t epoch, std::int64_t lastNumber) override;
    base::Status releaseDevice(const Uuid &device) override;
    base::Status enrol(const EnrolledDevice &device) override;
    base::Status setDeviceState(const Uuid &device, std::string_view state) override;
    base::Result<std::optional<EnrolledDevice>> device(const Uuid &id) override;
    base::Result<std::vector<EnrolledDevice>> devices() override;

private:
    base::Uuid newId();
    /// Calls `fn(connection)` on one unchanging view of the data.
    template <typename Fn>
    std::invoke_result_t<Fn, storage::Connection &> read(Fn &&fn);
    /// `fn(connection)` in one durable transaction.
    template <typename Fn>
    base::Status write(Fn &&fn);
    /// After a commit: notes where the ward stands, and wakes who waits for it.
    void moved(const Ward &ward);
    void movedNow(std::string_view ward);

    std::unique_ptr<storage::Database> m_database;
    base::Clock &m_clock;
    std::mutex m_randomMutex;
    base::Random &m_random;
    const crypto::SigningKey m_receipts;
    ChangeSignal m_signal;
    FeedMark m_mark;
    CommandQueue m_commands;
    SnapshotShelf m_snapshots;
};

} // namespace yorisoi::central
