// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/records/entities.h"
#include "yorisoi/records/feed.h"

namespace yorisoi::central {

using base::Uuid;

/// A workstation as the server knows it. Its ward is its scope: nothing of another ward is ever
/// answered to it or taken from it.
struct EnrolledDevice {
    Uuid id;
    std::string ward;
    std::string office;
    std::string kind; ///< counter | van | supervisor
    std::string name;
    std::array<std::byte, 32> publicKey{}; ///< Ed25519
    std::string state = "active";          ///< active | revoked | quarantined
};

/// One immutable part of a snapshot: zstd-compressed NDJSON of rows.
struct Chunk {
    std::int64_t bytes = 0; ///< compressed
    std::int64_t rows = 0;
    records::Hash sha256{}; ///< of the compressed bytes
};

/// A ward's rows at one feed position, sorted by kind, cluster and id (architecture §6.5).
struct Snapshot {
    std::string id;
    records::Cursor cursor;
    std::vector<Chunk> chunks;
};

/// How rows come in without commands.
enum class BulkMode {
    Load,   ///< fills a ward that holds no rows, outside the feed; the ward gets a new epoch
    Append, ///< adds rows through the feed, so that workstations follow
};

/// Rows in bulk, in one transaction: all or nothing. Destroyed without `commit`, it leaves nothing.
class BulkWriter {
public:
    virtual ~BulkWriter() = default;
    /// The row must be of the writer's ward and new, or (Append) a later revision of a known one.
    virtual base::Status add(const records::Row &row) = 0;
    /// What was added since the last call belongs together: a feed page never ends inside it.
    virtual base::Status endGroup() = 0;
    virtual base::Status commit() = 0;
};

/// The central record of all wards: per-ward change feed, command execution, snapshots, devices.
/// Thread-safe and synchronous. Back ends differ in where rows lie, never in what they answer: all
/// pass the suite in tests/conformance/central.
class CentralStore {
public:
    virtual ~CentralStore() = default;

    /// Decides each command in order, each in one transaction with its rows, feed entries and
    /// stored result; a repeat gets the stored result with `duplicate` set. A command of another
    /// ward or device than `by`, or by a member of staff whom the ward does not know, is rejected
    /// (`not-permitted`), and that is stored, too. Results are durable when returned.
    virtual base::Result<std::vector<records::OperationResult>>
    execute(const EnrolledDevice &by, std::span<const records::Command> commands) = 0;

    /// Entries after the cursor, up to about `mostBytes` of payload but never less than one whole
    /// transaction. StaleEpoch when epoch, seq or hash are not of this feed.
    virtual base::Result<records::FeedPage> changes(const records::Cursor &after,
                                                    std::size_t mostBytes) = 0;
    /// Waits until the ward's head is beyond `seq`, `wait` is over, or a stop. Also sees what
    /// another process committed, within a second.
    virtual base::Status waitForChange(std::string_view ward, std::int64_t seq,
                                       std::chrono::milliseconds wait, std::stop_token stop) = 0;
    /// Where the ward's feed stands. NotFound for a ward that was never filled.
    virtual base::Result<records::Cursor> head(std::string_view ward) = 0;

    /// A snapshot not older than the newest bulk load; an existing one may be given again while the
    /// feed since it is short.
    virtual base::Result<Snapshot> snapshot(std::string_view ward) = 0;
    /// Bytes of one chunk as the manifest names them. NotFound when the snapshot has gone.
    virtual base::Result<std::string> snapshotChunk(std::string_view ward, std::string_view id,
                                                    std::size_t index) = 0;

    virtual base::Result<std::unique_ptr<BulkWriter>> beginBulk(std::string_view ward,
                                                                BulkMode mode) = 0;
    /// All rows of a kind in the order of their ids (of a clustered kind: by cluster, then id).
    /// `visit` returns an error to stop.
    using Visitor = std::function<base::Status(const records::Row &)>;
    virtual base::Status visitRows(std::string_view ward, records::EntityKind kind,
                                   const Visitor &visit) = 0;
    virtual base::Result<std::optional<records::Row>>
    find(std::string_view ward, records::EntityKind kind, const Uuid &id, const Uuid &cluster) = 0;
    virtual base::Result<std::vector<std::string>> wards() = 0;

    /// AlreadyExists for a known id. Also puts a Device row on the ward's feed.
    virtual base::Status enrol(const EnrolledDevice &device) = 0;
    virtual base::Status setDeviceState(const Uuid &device, std::string_view state) = 0;
    virtual base::Result<std::optional<EnrolledDevice>> device(const Uuid &id) = 0;
    virtual base::Result<std::vector<EnrolledDevice>> devices() = 0;
};

} // namespace yorisoi::central
