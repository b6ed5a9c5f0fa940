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

#include "yorisoi/records/digest.h"
#include "yorisoi/records/entities.h"

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
    /// Why it is not active: `numbers-went-back` (its copy was put back from an image),
    /// `many-withdrawals` (the brake of architecture §6.8); empty when a person decided.
    std::string why;
    /// A copy of an earlier epoch is not heard: see `releaseDevice`.
    std::int64_t leastEpoch = 1;
};

/// A restriction as the lane of protective flags carries it, over all wards.
struct ProtectiveEntry {
    std::int64_t number = 0;
    std::string payload; ///< canonical JSON of the Restriction, without source, office and note
};
struct ProtectivePage {
    std::vector<ProtectiveEntry> entries; ///< in the order of their numbers, with holes
    std::int64_t head = 0;                ///< newest number
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
    /// (`not-permitted`), and that is stored, too. Results are durable when returned and carry a
    /// signature by `receiptKey`.
    ///
    /// Refused, and nothing of the call is decided, when the device is not active, when a number
    /// went backwards (the device is then quarantined with `numbers-went-back`), and when it sends
    /// more than 50 withdrawals within a minute (`many-withdrawals`). What it has stays in its
    /// outbox. The detail of the error is `device-revoked`, `device-quarantined`, or
    /// `device-epoch N` where the copy has to take at least epoch N before it is heard.
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

    /// Digests of every bucket at the ward's head, kept in the transactions that change rows.
    virtual base::Result<records::DigestSheet> digests(std::string_view ward) = 0;
    /// All rows of the buckets in which `theirs` differs from this record (of the ward in
    /// `theirs.at`; its epoch and seq do not matter), at one feed position. Kinds of which the two
    /// know different numbers of fields are left alone. TooLarge when that is more than `mostRows`:
    /// a snapshot is then the better way.
    virtual base::Result<records::Repair> repair(const records::DigestSheet &theirs,
                                                 std::size_t mostRows) = 0;

    /// Restrictions of all wards that changed after `after`, at most `most`: the city-wide lane.
    virtual base::Result<ProtectivePage> protectiveChanges(std::int64_t after,
                                                           std::size_t most) = 0;

    /// The record was put back from a backup: every ward gets a new epoch, receipts continue beyond
    /// those that may have been given since, and devices may send again what was lost. Done by the
    /// store itself when it can tell at opening; otherwise the operator says so.
    virtual base::Status noteRestored() = 0;
    /// Ed25519 key that verifies the receipts of this store (records/receipt.h); made with it.
    virtual std::array<std::byte, 32> receiptKey() const = 0;

    /// A device says where its copy stands when it opens a session: its epoch and the last number
    /// that it has used. Refused, as in `execute`, when that lies behind what it has sent before.
    virtual base::Status checkIn(const Uuid &device, std::int64_t epoch,
                                 std::int64_t lastNumber) = 0;
    /// Makes a quarantined device active again. After `numbers-went-back` its copy has to take a
    /// new epoch, at least `leastEpoch`, before it is heard. NotFound, InvalidInput when it is not
    /// quarantined.
    virtual base::Status releaseDevice(const Uuid &device) = 0;

    /// AlreadyExists for a known id. Also puts a Device row on the ward's feed.
    virtual base::Status enrol(const EnrolledDevice &device) = 0;
    virtual base::Status setDeviceState(const Uuid &device, std::string_view state) = 0;
    virtual base::Result<std::optional<EnrolledDevice>> device(const Uuid &id) = 0;
    virtual base::Result<std::vector<EnrolledDevice>> devices() = 0;
};

} // namespace yorisoi::central
