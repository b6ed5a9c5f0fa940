// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <stop_token>

#include "yorisoi/records/digest.h"
#include "yorisoi/replica/queries.h"

namespace yorisoi::replica {

/// A command before the replica has numbered it.
struct CommandDraft {
    records::Intent intent = records::Intent::RecordContact;
    std::string staff;
    std::string office;
    std::string ward;
    std::string purpose;
    std::vector<records::Edit> edits;
    std::string secondStaff{}; ///< see records::Command
    std::string toWard{};      ///< see records::Command
};

/// The operation is on disk (synchronous=FULL) when this is returned with another outcome than
/// Rejected; a rejected one leaves nothing behind.
struct Submission {
    Uuid operation;
    std::int64_t number = 0;
    records::Outcome outcome = records::Outcome::Applied;
    std::string reason; ///< token of records::Application
    std::string detail;
};

/// What a write changed, for screens to look again. Delivered on the writing thread after commit:
/// hand it to your own thread and return at once.
struct Change {
    std::vector<Uuid> citizens;
    bool cases = false;
    bool sync = false;       ///< counts or states of own operations
    bool everything = false; ///< a first load or a repair
};

/// Rows of a snapshot into a new file beside the live one (architecture §6.5).
class SnapshotLoader {
public:
    virtual ~SnapshotLoader() = default;
    /// NDJSON of rows, any number of whole lines.
    virtual base::Status add(std::string_view ndjson) = 0;
    /// Indexes, checks, syncs to disk and renames the new file into place; the old one serves until
    /// then. Own operations that are not applied yet are carried over.
    virtual base::Status finish(const records::Cursor &cursor) = 0;
};

/// A device's encrypted copy: confirmed base, pending overlay, outbox, search and timeline.
/// Every method is thread-safe and synchronous; none may be called on a GUI thread. Reads never
/// wait for a write. Errors: ErrorCode of base/result.h; WrongKey, Corrupt, Truncated, NewerSchema
/// and DiskFull are told apart.
class Replica {
public:
    virtual ~Replica() = default;

    // --- what a person asks ---
    virtual base::Result<SearchPage> search(const SearchQuery &query) const = 0;
    virtual base::Result<CitizenCard> citizen(const Uuid &id) const = 0;
    virtual base::Result<TimelinePage> timeline(const TimelineQuery &query) const = 0;
    virtual base::Result<TimelineFacets> timelineFacets(const Uuid &citizen) const = 0;
    virtual base::Result<std::vector<records::ChannelStatus>> channelStatus() const = 0;
    virtual base::Result<CasePage> cases(const CaseQuery &query) const = 0;
    virtual base::Result<std::vector<records::Office>> offices() const = 0;
    /// Everybody this copy knows, by staff number; who is no longer active, too.
    virtual base::Result<std::vector<records::Staff>> staff() const = 0;
    /// Of a row with own changes that are not applied yet the revision (here and in every other
    /// answer) is a mark of what is shown: good for nothing but the base of an edit, which `submit`
    /// turns into what the server understands. An event without its cluster is looked for in the
    /// whole table.
    virtual base::Result<std::optional<records::Row>> find(records::EntityKind kind, const Uuid &id,
                                                           const Uuid &cluster) const = 0;

    // --- what a person does ---
    virtual base::Result<Submission> submit(const CommandDraft &draft) = 0;
    virtual base::Status saveDraft(const std::string &key, const std::string &json) = 0;
    virtual base::Status dropDraft(const std::string &key) = 0;
    virtual base::Result<std::vector<Draft>> drafts() const = 0;

    // --- what the status bar says ---
    virtual base::Result<SyncCounts> syncCounts() const = 0;
    virtual base::Result<std::vector<OutboxItem>> outbox(std::size_t limit) const = 0;

    /// Conflicts that wait for a decision; resolving one is a command (ResolveConflict).
    virtual base::Result<ConflictPage> openConflicts(const ConflictQuery &query) const = 0;
    virtual base::Result<std::vector<SyncNote>> notes(std::size_t limit) const = 0;
    virtual base::Status settleNote(std::int64_t number) = 0;
    virtual base::Result<std::vector<ArchivedRow>> archive(std::size_t limit) const = 0;

    // --- what is done with an operation that did not get through ---
    /// What an own operation was meant to do, to show or edit it. NotFound.
    virtual base::Result<records::Command> operation(const Uuid &operation) const = 0;
    /// A rejected operation is submitted again, over what stands now, under an id of its own; the
    /// rejected one is put away when the new one is accepted here. NotFound.
    virtual base::Result<Submission> retryOperation(const Uuid &operation) = 0;
    /// The same with what a person made of it.
    virtual base::Result<Submission> replaceOperation(const Uuid &operation,
                                                      const CommandDraft &draft) = 0;
    /// Takes an operation back that was rejected, or that was never handed over; it is put away.
    /// Refused when the server has it or may have it, NotFound.
    virtual base::Status withdrawOperation(const Uuid &operation) = 0;
    /// What `mass-delete-held` holds may pass at the next pull. NotFound, or Refused unless `staff`
    /// is a supervisor or operator.
    virtual base::Status releaseHeld(const std::string &staff) = 0;

    /// A rejected operation has been dealt with: it leaves counts and list. NotFound when there is
    /// no rejected one of that id.
    virtual base::Status settleRejected(const Uuid &operation) = 0;

    // --- what sync does ---
    /// Oldest first, without those already answered.
    virtual base::Result<std::vector<records::Command>> unanswered(std::size_t limit) const = 0;
    virtual base::Status markSent(std::span<const Uuid> operations) = 0;
    virtual base::Status recordResult(const records::OperationResult &result) = 0;
    /// nullopt: nothing was loaded yet.
    virtual base::Result<std::optional<records::Cursor>> cursor() const = 0;
    /// Rows and cursor commit together; a page that does not follow the cursor is refused
    /// (StaleEpoch or ProtocolViolation) and changes nothing.
    virtual base::Status applyPage(const records::FeedPage &page) = 0;
    /// Feed read to its head and outbox empty or answered at this time. Called by who pulls, after
    /// each pull that found so.
    virtual base::Status markLevel(Instant at) = 0;
    /// Digests of the confirmed rows and the cursor they belong to; NotFound while nothing was
    /// loaded. Kept with every change; counts the rows once after an upgrade from a release without
    /// them.
    virtual base::Result<records::DigestSheet> digests() = 0;
    /// Counts the rows of one kind as they lie on the disk, and puts that down. True when something
    /// else was kept: rows have changed otherwise than through this interface.
    virtual base::Result<bool> recountDigests(records::EntityKind kind) = 0;
    /// Makes the confirmed rows of some buckets what the server has, and moves to its cursor; what
    /// is replaced is put away first, own changes and the outbox stay. `from` is the cursor of the
    /// digests that were compared: Conflict when the copy has moved since. Under another epoch, own
    /// operations that the server has lost become unsent again. Refused (`mass-delete-held`) like a
    /// page. ProtocolViolation when it lies behind this copy.
    virtual base::Result<RepairReport> repair(const records::Cursor &from,
                                              const records::Repair &repair) = 0;
    /// Digests were compared with the server's and agreed.
    virtual base::Status markProved(Instant at) = 0;
    virtual base::Status addNote(const SyncNote &note) = 0;

    /// Where this copy stands in the lane of protective flags.
    virtual base::Result<std::int64_t> protectiveHead() const = 0;
    /// Restrictions of any ward (canonical JSON), and the lane's number after them. They protect
    /// whom this copy holds at once, before the feed brings them.
    virtual base::Status applyProtective(std::span<const std::string> restrictions,
                                         std::int64_t head) = 0;

    /// Keeps a part of a load that is not finished, sealed, beside the copy.
    virtual base::Status keepLoadPart(const std::string &name, std::string_view bytes) = 0;
    /// NotFound; Corrupt when a bit of it was turned.
    virtual base::Result<std::string> loadPart(const std::string &name) const = 0;
    virtual base::Status dropLoadParts() = 0;

    /// The last number that this copy has used in its epoch.
    virtual base::Result<std::int64_t> lastNumber() const = 0;
    /// This copy was put back from an image, and somebody has released the device: goes on under
    /// an epoch of at least `atLeast`, and so do operations that were not answered.
    virtual base::Status takeEpoch(std::int64_t atLeast) = 0;

    /// `Busy` while another load is under way. The loader must go before the replica; one that goes
    /// unfinished leaves nothing.
    virtual base::Result<std::unique_ptr<SnapshotLoader>> beginLoad() = 0;
    /// This device's id and epoch in commands.
    virtual base::Result<std::pair<Uuid, std::int64_t>> deviceIdentity() const = 0;

    // --- what keeps the copy sound ---
    /// Reads the whole file on a connection of its own; readers and writers go on meanwhile.
    /// `Corrupt` or `Truncated` when something is damaged, `Cancelled` by `stop`. A replica without
    /// a file finds nothing.
    virtual base::Status checkCopy([[maybe_unused]] std::stop_token stop) const { return {}; }
    /// Opens the file anew: a connection that met a damaged page refuses everything afterwards.
    /// Errors as of `openReplica`; then everything is as before.
    virtual base::Status reopen() { return {}; }

    /// Called after every commit until the returned handle is destroyed, which waits for a call
    /// that is under way on another thread.
    using Observer = std::function<void(const Change &)>;
    virtual std::shared_ptr<void> subscribe(Observer observer) = 0;
};

} // namespace yorisoi::replica
