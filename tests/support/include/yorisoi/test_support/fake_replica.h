// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <mutex>

#include "yorisoi/replica/replica.h"

namespace yorisoi::test_support {

/// Answers what a test sets and keeps what a page submits. Thread-safe as a replica is; set the
/// answers before a page asks.
class FakeReplica : public replica::Replica {
public:
    using Uuid = base::Uuid;
    template <typename T>
    using Result = base::Result<T>;

    std::function<Result<replica::SearchPage>(const replica::SearchQuery &)> onSearch;
    std::function<Result<replica::CitizenCard>(const Uuid &)> onCitizen;
    std::function<Result<replica::TimelinePage>(const replica::TimelineQuery &)> onTimeline;
    std::function<Result<replica::TimelineFacets>(const Uuid &)> onFacets;
    std::function<Result<replica::CasePage>(const replica::CaseQuery &)> onCases;
    std::function<Result<replica::Submission>(const replica::CommandDraft &)> onSubmit;
    std::function<base::Status(std::stop_token)> onCheckCopy;
    Result<std::vector<records::ChannelStatus>> channels = std::vector<records::ChannelStatus>{};
    Result<std::vector<records::Office>> allOffices = std::vector<records::Office>{};
    Result<std::vector<records::Staff>> allStaff = std::vector<records::Staff>{};
    Result<replica::SyncCounts> counts = replica::SyncCounts{};
    Result<std::vector<replica::OutboxItem>> items = std::vector<replica::OutboxItem>{};
    base::Status draftFailure;

    std::vector<replica::CommandDraft> submitted() const
    {
        const std::lock_guard lock(m_mutex);
        return m_submitted;
    }
    std::vector<Uuid> settled() const
    {
        const std::lock_guard lock(m_mutex);
        return m_settled;
    }
    /// Tells the observers, as a commit would.
    void announce(const replica::Change &change)
    {
        std::vector<Observer> observers;
        {
            const std::lock_guard lock(m_mutex);
            for (const auto &[key, observer] : *m_observers)
                observers.push_back(observer);
        }
        for (const auto &observer : observers)
            observer(change);
    }

    Result<replica::SearchPage> search(const replica::SearchQuery &query) const override
    {
        return onSearch ? onSearch(query) : replica::SearchPage{};
    }
    Result<replica::CitizenCard> citizen(const Uuid &id) const override
    {
        return onCitizen ? onCitizen(id) : notSet<replica::CitizenCard>();
    }
    Result<replica::TimelinePage> timeline(const replica::TimelineQuery &query) const override
    {
        return onTimeline ? onTimeline(query) : replica::TimelinePage{};
    }
    Result<replica::TimelineFacets> timelineFacets(const Uuid &citizen) const override
    {
        return onFacets ? onFacets(citizen) : replica::TimelineFacets{};
    }
    Result<std::vector<records::ChannelStatus>> channelStatus() const override { return channels; }
    Result<replica::CasePage> cases(const replica::CaseQuery &query) const override
    {
        return onCases ? onCases(query) : replica::CasePage{};
    }
    Result<std::vector<records::Office>> offices() const override { return allOffices; }
    Result<std::vector<records::Staff>> staff() const override { return allStaff; }
    Result<std::optional<records::Row>> find(records::EntityKind, const Uuid &,
                                             const Uuid &) const override
    {
        return std::nullopt;
    }
    Result<replica::Submission> submit(const replica::CommandDraft &draft) override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_submitted.push_back(draft);
        }
        return onSubmit ? onSubmit(draft) : replica::Submission{};
    }
    base::Status saveDraft(const std::string &key, const std::string &json) override
    {
        if (!draftFailure)
            return draftFailure;
        const std::lock_guard lock(m_mutex);
        m_drafts[key] = {key, json, {}};
        return {};
    }
    base::Status dropDraft(const std::string &key) override
    {
        const std::lock_guard lock(m_mutex);
        m_drafts.erase(key);
        return {};
    }
    Result<std::vector<replica::Draft>> drafts() const override
    {
        const std::lock_guard lock(m_mutex);
        std::vector<replica::Draft> all;
        for (const auto &[key, draft] : m_drafts)
            all.push_back(draft);
        return all;
    }
    Result<replica::SyncCounts> syncCounts() const override { return counts; }
    Result<std::vector<replica::OutboxItem>> outbox(std::size_t) const override { return items; }

    std::function<Result<replica::ConflictPage>(const replica::ConflictQuery &)> onConflicts;
    Result<std::vector<replica::SyncNote>> allNotes = std::vector<replica::SyncNote>{};

    Result<replica::ConflictPage> openConflicts(const replica::ConflictQuery &query) const override
    {
        return onConflicts ? onConflicts(query) : replica::ConflictPage{};
    }
    Result<std::vector<replica::SyncNote>> notes(std::size_t) const override { return allNotes; }
    base::Status settleNote(std::int64_t) override { return {}; }
    Result<std::vector<replica::ArchivedRow>> archive(std::size_t) const override
    {
        return std::vector<replica::ArchivedRow>{};
    }
    Result<records::Command> operation(const Uuid &) const override
    {
        return notSet<records::Command>();
    }
    Result<replica::Submission> retryOperation(const Uuid &) override
    {
        return notSet<replica::Submission>();
    }
    Result<replica::Submission> replaceOperation(const Uuid &,
                                                 const replica::CommandDraft &draft) override
    {
        return submit(draft);
    }
    base::Status withdrawOperation(const Uuid &) override
    {
        return base::fail(base::ErrorCode::NotFound);
    }
    base::Status releaseHeld(const std::string &) override
    {
        return base::fail(base::ErrorCode::NotFound);
    }
    base::Status settleRejected(const Uuid &operation) override
    {
        const std::lock_guard lock(m_mutex);
        m_settled.push_back(operation);
        return {};
    }

    // Sync is not what a page talks to.
    Result<std::vector<records::Command>> unanswered(std::size_t) const override
    {
        return std::vector<records::Command>{};
    }
    base::Status markSent(std::span<const Uuid>) override { return {}; }
    base::Status recordResult(const records::OperationResult &) override { return {}; }
    Result<std::optional<records::Cursor>> cursor() const override { return std::nullopt; }
    base::Status applyPage(const records::FeedPage &) override { return {}; }
    base::Status markLevel(base::Instant) override { return {}; }
    Result<records::DigestSheet> digests() override { return notSet<records::DigestSheet>(); }
    Result<bool> recountDigests(records::EntityKind) override { return false; }
    Result<replica::RepairReport> repair(const records::Cursor &, const records::Repair &) override
    {
        return notSet<replica::RepairReport>();
    }
    base::Status markProved(base::Instant) override { return {}; }
    base::Status addNote(const replica::SyncNote &) override { return {}; }
    Result<std::int64_t> protectiveHead() const override { return 0; }
    base::Status applyProtective(std::span<const std::string>, std::int64_t) override { return {}; }
    base::Status keepLoadPart(const std::string &, std::string_view) override { return {}; }
    Result<std::string> loadPart(const std::string &) const override
    {
        return notSet<std::string>();
    }
    base::Status dropLoadParts() override { return {}; }
    Result<std::int64_t> lastNumber() const override { return 0; }
    base::Status takeEpoch(std::int64_t) override { return {}; }
    Result<std::unique_ptr<replica::SnapshotLoader>> beginLoad() override
    {
        return base::fail(base::ErrorCode::Unsupported);
    }
    base::Status checkCopy(std::stop_token stop) const override
    {
        return onCheckCopy ? onCheckCopy(stop) : base::Status{};
    }
    Result<std::pair<Uuid, std::int64_t>> deviceIdentity() const override
    {
        return std::pair<Uuid, std::int64_t>{};
    }
    std::shared_ptr<void> subscribe(Observer observer) override
    {
        const std::lock_guard lock(m_mutex);
        const int key = ++m_lastKey;
        (*m_observers)[key] = std::move(observer);
        return {nullptr, [this, observers = m_observers, key](void *) {
                    const std::lock_guard guard(m_mutex);
                    observers->erase(key);
                }};
    }

private:
    template <typename T>
    static Result<T> notSet()
    {
        return base::fail(base::ErrorCode::NotFound);
    }

    mutable std::mutex m_mutex;
    std::vector<replica::CommandDraft> m_submitted;
    std::vector<Uuid> m_settled;
    std::map<std::string, replica::Draft> m_drafts;
    std::shared_ptr<std::map<int, Observer>> m_observers =
        std::make_shared<std::map<int, Observer>>();
    int m_lastKey = 0;
};

} // namespace yorisoi::test_support
