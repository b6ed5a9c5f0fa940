// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/records/apply.h"
#include "yorisoi/records/json.h"

/// What server and device exchange besides commands: the per-ward change feed (architecture §6.2)
/// and the stored result of an operation (§6.6).
namespace yorisoi::records {

using Hash = std::array<unsigned char, 32>; ///< SHA-256

std::string toHex(const Hash &hash);
base::Result<Hash> hashFromHex(std::string_view hex);

/// Named by a payload that takes a row away: a move to another ward, or an explicit deletion.
struct Removal {
    EntityKind kind = EntityKind::Citizen;
    base::Uuid id;
    base::Uuid cluster;
    std::string
        reason{}; ///< `moved`: to `toWard`; `scope`: outside what the device may have; '' otherwise
    std::string toWard{};
    friend bool operator==(const Removal &, const Removal &) = default;
};
std::string toJson(const Removal &removal);
/// Whether a payload is a removal; anything else is a Row.
bool isRemoval(std::string_view payload);
/// nullopt for one of a kind that only newer releases know.
base::Result<std::optional<Removal>> removalFromJson(std::string_view payload);

/// One change of one row. `seq` is gap-free per ward, from 1, in commit order.
struct FeedEntry {
    std::int64_t seq = 0;
    base::Uuid operation;         ///< null for imports
    bool endsTransaction = false; ///< the last entry of its server transaction
    std::string payload;          ///< canonical JSON of a Row, or of a Removal
    Hash hash{};                  ///< chained: see chainHash

    friend bool operator==(const FeedEntry &, const FeedEntry &) = default;
};

/// SHA-256(previous ‖ seq as 8 bytes big-endian ‖ 16 bytes of the operation id ‖ payload).
/// The chain of a ward starts from 32 zero bytes.
Hash chainHash(const Hash &previous, std::int64_t seq, const base::Uuid &operation,
               std::string_view payload);

/// Where a device stands in a ward's feed. `epoch` changes when the server is restored or a ward
/// is loaded anew; then seq and hash mean nothing.
struct Cursor {
    base::Uuid epoch;
    std::string ward;
    std::int64_t seq = 0;
    Hash hash{};
    friend bool operator==(const Cursor &, const Cursor &) = default;
};

/// Contiguous entries after `from.seq`; never splits a server transaction.
struct FeedPage {
    Cursor from;
    std::int64_t head = 0; ///< newest seq of the ward when the page was read
    std::vector<FeedEntry> entries;
};

/// NDJSON: a line with `epoch ward after after_hash head count`, then a line an entry
/// (`seq op end hash payload`). Ends with a line break.
std::string toNdjson(const FeedPage &page);
/// Refuses with ErrorCode::ProtocolViolation what is not contiguous, not counted right, does not
/// chain, or ends within a transaction.
base::Result<FeedPage> feedPageFromNdjson(std::string_view ndjson);

/// A row revision that an operation made.
struct Effect {
    EntityKind kind = EntityKind::Citizen;
    base::Uuid id;
    std::int64_t revision = 0;
    friend bool operator==(const Effect &, const Effect &) = default;
};

/// What the server stored for an operation; a repeat of the operation gets exactly this again.
struct OperationResult {
    base::Uuid operation;
    Outcome outcome = Outcome::Applied; ///< never Duplicate: that is said beside it
    std::string reason;                 ///< token when rejected
    std::string detail;                 ///< technical, without personal data
    std::int64_t receipt = 0;           ///< server receipt number, unique on the server, from 1
    std::int64_t seq = 0;               ///< feed position that holds its last effect; 0 = no effect
    base::Instant decidedAt{};
    bool duplicate = false; ///< this answer repeats an earlier decision
    std::vector<Effect> effects;
    /// base64url of the server's Ed25519 signature of `receiptText`; empty from servers before
    /// protocol 2 and for what was not stored (receipt 0).
    std::string signature{};
    friend bool operator==(const OperationResult &, const OperationResult &) = default;
};
std::string toJson(const OperationResult &result);
base::Result<OperationResult> operationResultFromJson(std::string_view json);
/// What a receipt's signature is over: everything decided, in one fixed form. `duplicate` and
/// `detail` are not part of it.
std::string receiptText(const OperationResult &result);

} // namespace yorisoi::records
