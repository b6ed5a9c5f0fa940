// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/records/feed.h"

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
