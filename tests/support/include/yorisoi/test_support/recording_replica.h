// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>

#include "yorisoi/test_support/fake_replica.h"

namespace yorisoi::test_support {

/// A copy in memory for what sync does with one: an outbox, a cursor, pages and loads, all kept for
/// the test to look at. Thread-safe; tells observers as a replica does, on the writing thread.
class RecordingReplica final : public FakeReplica {
public:
    struct Seen {
        std::vector<records::Command> unanswered;
        std::vector<Uuid> sent;
        std::vector<records::OperationResult> results;
        std::optional<records::Cursor> cursor;
        std::vector<std::string> payloads; ///< of pages, since the last load
        std::string loaded;                ///< NDJSON of the last finished load
        int loadsBegun = 0;
        std::vector<base::Instant> levels;
    };
    Seen seen() const
    {
        const std::lock_guard lock(m_guard);
        return m_seen;
    }
    /// Waits until what was seen is as wished; false after `patience`, which only a failing test
    /// meets.
    bool waitFor(const std::function<bool(const Seen &)> &wished,
                 std::chrono::seconds patience = std::chrono::seconds(20)) const
    {
        std::unique_lock lock(m_guard);
        return m_changed.wait_for(lock, patience, [&] { return wished(m_seen); });
    }
    void setCursor(const records::Cursor &cursor)
    {
        const std::lock_guard lock(m_guard);
        m_seen.cursor = cursor;
    }
    /// As `submit` leaves it: on disk and not sent.
    void record(const records::Command &command)
    {
        {
            const std::lock_guard lock(m_guard);
            m_seen.unanswered.push_back(command);
        }
        announceSync();
    }
    /// What adding rows to a load returns from now on.
    base::Status addFailure;

    Result<std::vector<records::Command>> unanswered(std::size_t limit) const override
    {
        const std::lock_guard lock(m_guard);
        auto some = m_seen.unanswered;
        some.resize(std::min(limit, some.size()));
        return some;
    }
    base::Status markSent(std::span<const Uuid> operations) override
    {
        {
            const std::lock_guard lock(m_guard);
            m_seen.sent.insert(m_seen.sent.end(), operations.begin(), operations.end());
        }
        announceSync();
        return {};
    }
    base::Status recordResult(const records::OperationResult &result) override
    {
        {
            const std::lock_guard lock(m_guard);
            m_seen.results.push_back(result);
            m_changed.notify_all();
            std::erase_if(m_seen.unanswered, [&](const records::Command &command) {
                return command.operation == result.operation;
            });
        }
        announceSync();
        return {};
    }
    Result<std::optional<records::Cursor>> cursor() const override { return seen().cursor; }
    base::Status applyPage(const records::FeedPage &page) override
    {
        const std::lock_guard lock(m_guard);
        m_changed.notify_all();
        if (m_seen.cursor != page.from)
            return base::fail(base::ErrorCode::ProtocolViolation, "not after the cursor");
        for (const auto &entry : page.entries) {
            m_seen.cursor->seq = entry.seq;
            m_seen.cursor->hash = entry.hash;
            m_seen.payloads.push_back(entry.payload);
        }
        return {};
    }
    base::Status markLevel(base::Instant at) override
    {
        const std::lock_guard lock(m_guard);
        m_seen.levels.push_back(at);
        return {};
    }
    Result<std::unique_ptr<replica::SnapshotLoader>> beginLoad() override
    {
        const std::lock_guard lock(m_guard);
        ++m_seen.loadsBegun;
        return std::make_unique<Loader>(*this);
    }

private:
    class Loader final : public replica::SnapshotLoader {
    public:
        explicit Loader(RecordingReplica &replica) : m_replica(replica) {}
        base::Status add(std::string_view ndjson) override
        {
            m_rows += ndjson;
            return m_replica.addFailure;
        }
        base::Status finish(const records::Cursor &cursor) override
        {
            const std::lock_guard lock(m_replica.m_guard);
            m_replica.m_seen.cursor = cursor;
            m_replica.m_seen.loaded = m_rows;
            m_replica.m_seen.payloads.clear();
            return {};
        }

    private:
        RecordingReplica &m_replica;
        std::string m_rows;
    };

    void announceSync()
    {
        replica::Change change;
        change.sync = true;
        announce(change);
    }

    mutable std::mutex m_guard;
    mutable std::condition_variable m_changed;
    Seen m_seen;
};

} // namespace yorisoi::test_support
