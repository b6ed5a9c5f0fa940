// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/records/digest.h"

namespace yorisoi::sync {

/// One immutable part of a snapshot.
struct SnapshotChunk {
    std::int64_t bytes = 0; ///< as sent
    std::int64_t rows = 0;
    records::Hash sha256{}; ///< of the bytes as sent
};

/// A ward's rows at one feed position (architecture §6.5).
struct SnapshotManifest {
    std::string id;
    records::Cursor cursor;
    std::vector<SnapshotChunk> chunks;

    std::int64_t totalBytes() const;
    std::int64_t totalRows() const;
};

/// Hands the rows of a chunk's bytes to `sink`, whole lines at a time.
base::Status readChunk(std::string_view bytes,
                       const std::function<base::Status(std::string_view ndjson)> &sink);
std::string toJson(const SnapshotManifest &manifest);
/// ProtocolViolation.
base::Result<SnapshotManifest> snapshotManifestFromJson(std::string_view json);

/// The way to the central server. Blocking; calls of one object may come from two threads at once
/// (one pushing, one waiting for changes). Failures: Unreachable, TimedOut, Cancelled,
/// CertificateInvalid, CertificateExpired, Unauthenticated, Refused, StaleEpoch, ProtocolViolation
/// …
class Transport {
public:
    virtual ~Transport() = default;
    /// One result for each command, in any order; a missing one counts as not answered.
    virtual base::Result<std::vector<records::OperationResult>>
    push(std::span<const records::Command> commands, std::stop_token stop) = 0;
    /// Changes after the cursor. Without any, waits up to `wait` for the first and then answers an
    /// empty page.
    virtual base::Result<records::FeedPage>
    pull(const records::Cursor &cursor, std::chrono::seconds wait, std::stop_token stop) = 0;
    virtual base::Result<SnapshotManifest> snapshot(std::stop_token stop) = 0;
    /// Hands the rows of a chunk as NDJSON to `sink`, whole lines at a time, after the chunk's hash
    /// was found right.
    using Sink = std::function<base::Status(std::string_view ndjson)>;
    virtual base::Status chunk(const SnapshotManifest &manifest, std::size_t index,
                               const Sink &sink, std::stop_token stop) = 0;
    /// The bytes of a chunk as they were sent, after their hash was found right, to be kept for a
    /// load that is interrupted; `readChunk` hands on their rows. Unsupported: `chunk` is the way.
    virtual base::Result<std::string> chunkBytes(const SnapshotManifest &, std::size_t,
                                                 std::stop_token)
    {
        return base::fail(base::ErrorCode::Unsupported);
    }

    /// The server's digests, one total per kind. Unsupported or NotFound: it keeps none.
    virtual base::Result<records::DigestSheet> digests(std::stop_token)
    {
        return base::fail(base::ErrorCode::Unsupported);
    }
    /// Rows of the buckets in which `ours` differs. TooLarge: a snapshot is the better way.
    virtual base::Result<records::Repair> repair(const records::DigestSheet &, std::stop_token)
    {
        return base::fail(base::ErrorCode::Unsupported);
    }
    /// Restrictions of all wards that changed after `after`, some at a time.
    struct Protections {
        std::vector<std::string> restrictions; ///< canonical JSON
        std::int64_t last = 0;                 ///< ask after this next
        std::int64_t head = 0;
    };
    virtual base::Result<Protections> protections(std::int64_t, std::stop_token)
    {
        return base::fail(base::ErrorCode::Unsupported);
    }
    /// The protocol in which the server answers. Before 2 it signs no receipts.
    virtual int protocol() const { return 2; }
    /// How far this machine's wall clock is ahead of the server's, from the last answer.
    virtual std::chrono::milliseconds clockAhead() const = 0;

    /// The newest catalogue that the server named in its last answer; 0 when it has none.
    virtual std::int64_t catalogueVersion() const { return 0; }
    /// Its pack. NotFound when there is none.
    virtual base::Result<std::string> catalogue(std::stop_token)
    {
        return base::fail(base::ErrorCode::NotFound);
    }
};

} // namespace yorisoi::sync
