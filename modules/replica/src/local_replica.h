// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    base::Status settleRejected(const Uuid &operation) override;

    base::Result<std::vector<records::Command>> unanswered(std::size_t limit) const override;
    base::Status markSent(std::span<const Uuid> operations) override;
    base::Status recordResult(const records::OperationResult &result) override;
    base::Result<std::optional<records::Cursor>> cursor() const override;
    base::Status applyPage(const records::FeedPage &page) override;
    base::Status markLevel(Instant at) override;
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
    /// A finished load takes the place of the current copy; `carry` brings over what is ours.
    base::Status replaceWith(const std::filesystem::path &numbered,
                             const std::function<base::Status(storage::Connection &old)> &carry);
    void loadEnded();

    const ReplicaOptions m_options;
    const storage::Key m_key;
    base::Clock *m_clock;
    base::Random *m_random;
    const std::int64_t m_deviceEpoch;

    std::mutex m_writing;
    mutable std::mutex m_swapping;
    std::shared_ptr<OpenCopy> m_copy;
    bool m_loading = false;
    std::shared_ptr<Observers> m_observers;
};

} // namespace yorisoi::replica
