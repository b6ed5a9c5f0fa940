// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <mutex>

#include "copy_file.h"
#include "row_store.h"
#include "yorisoi/base/clock.h"
#include "yorisoi/base/random.h"
#include "yorisoi/storage/transaction.h"

namespace yorisoi::replica {

class LoadOfReplica;

/// The replica over one copy's files. Readers take the copy that is current when they begin; one
/// writer at a time goes through `m_writing`.
class LocalReplica final : public Replica {
public:
    LocalReplica(ReplicaOptions options, storage::Key key, base::Clock &clock, base::Random &random,
                 std::shared_ptr<OpenCopy> copy, std::int64_t deviceEpoch);
    ~LocalReplica() override;

    base::Result<SearchPage> search(const SearchQuery &query) const override;
    base::Result<CitizenCard> citizen(const Uuid &id) const override;
    base::Result<TimelinePage> timeline(const TimelineQuery &query) const override;
    base::Result<TimelineFacets> timelineFacets(const Uuid &citizen) const override;
    base::Result<std::vector<records::ChannelStatus>> channelStatus() const override;
    base::Result<CasePage> cases(const CaseQuery &query) const override;
    base::Result<std::vector<records::Office>> offices() const override;
    base::Result<std::vector<records::Staff>> staff() const override;
    base::Result<std::optional<records::Row>> find(records::EntityKind kind, const Uuid &id,
                                                   const Uuid &cluster) const override;

    base::Result<Submission> submit(const CommandDraft &draft) override;
    base::Status saveDraft(const std::string &key, const std::string &json) override;
    base::Status dropDraft(const std::string &key) override;
    base::Result<std::vector<Draft>> drafts() const override;

    base::Result<SyncCounts> syncCounts() const override;
    base::Result<std::vector<OutboxItem>> outbox(std::size_t limit) const override;
    base::Result<ConflictPage> openConflicts(const ConflictQuery &query) const override;
    base::Result<std::vector<SyncNote>> notes(std::size_t limit) const override;
    base::Status settleNote(std::int64_t number) override;
    base::Result<std::vector<ArchivedRow>> archive(std::size_t limit) const override;
    base::Result<records::Command> operation(const Uuid &operation) const override;
    base::Result<Submission> retryOperation(const Uuid &operation) override;
    base::Result<Submission> replaceOperation(const Uuid &operation,
                                              const CommandDraft &draft) override;
    base::Status withdrawOperation(const Uuid &operation) override;
    base::Status releaseHeld(const std::string &staff) override;
    base::Status settleRejected(const Uuid &operation) override;

    base::Result<std::vector<records::Command>> unanswered(std::size_t limit) const override;
    base::Status markSent(std::span<const Uuid> operations) override;
    base::Status recordResult(const records::OperationResult &result) override;
    base::Result<std::optional<records::Cursor>> cursor() const override;
    base::Status applyPage(const records::FeedPage &page) override;
    base::Status markLevel(Instant at) override;
    base::Result<records::DigestSheet> digests() override;
    base::Result<bool> recountDigests(records::EntityKind kind) override;
    base::Result<RepairReport> repair(const records::Cursor &from,
                                      const records::Repair &repair) override;
    base::Status markProved(Instant at) override;
    base::Status addNote(const SyncNote &note) override;
    base::Result<std::int64_t> protectiveHead() const override;
    base::Status applyProtective(std::span<const std::string> restrictions,
                                 std::int64_t head) override;
    base::Status keepLoadPart(const std::string &name, std::string_view bytes) override;
    base::Result<std::string> loadPart(const std::string &name) const override;
    base::Status dropLoadParts() override;
    base::Result<std::int64_t> lastNumber() const override;
    base::Status takeEpoch(std::int64_t atLeast) override;
    base::Result<std::unique_ptr<SnapshotLoader>> beginLoad() override;
    base::Result<std::pair<Uuid, std::int64_t>> deviceIdentity() const override;

    base::Status checkCopy(std::stop_token stop) const override;
    base::Status reopen() override;

    std::shared_ptr<void> subscribe(Observer observer) override;

private:
    friend class LoadOfReplica;
    struct Observers;

    std::shared_ptr<OpenCopy> current() const;
    /// `fn(Connection &)` over one unchanging view.
    template <typename Fn>
    std::invoke_result_t<Fn, storage::Connection &> read(Fn &&fn) const;
    /// `fn(RowStore &)` in one transaction; tells the observers after its commit.
    template <typename Fn>
    base::Status write(Fn &&fn, Change also = {});
    void tell(const Change &change);
    /// Judges and records a draft; Refused where the submission is rejected.
    base::Status record(RowStore &store, const CommandDraft &draft, Submission &submission);
    /// Records a draft and puts a rejected operation away for it.
    base::Result<Submission>
    replaceRejected(const Uuid &operation,
                    const std::function<base::Result<CommandDraft>(RowStore &store)> &draft);
    /// Notes that the brake holds people, when that is why `failure` came about.
    void noteIfHeld(const base::Error &failure, std::int64_t people, std::int64_t seq);
    /// Counts all rows once, after an upgrade from a release without digests.
    base::Status countOnce();
    /// A finished load takes the place of the current copy; `carry` brings over what is ours.
    base::Status replaceWith(const std::filesystem::path &numbered,
                             const std::function<base::Status(storage::Connection &old)> &carry);
    void loadEnded();

    const ReplicaOptions m_options;
    const storage::Key m_key;
    base::Clock *m_clock;
    base::Random *m_random;
    std::atomic<std::int64_t> m_deviceEpoch;

    std::mutex m_writing;
    mutable std::mutex m_swapping;
    std::shared_ptr<OpenCopy> m_copy;
    bool m_loading = false;
    std::shared_ptr<Observers> m_observers;
};

} // namespace yorisoi::replica
