// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>

#include "yorisoi/records/feed.h"
#include "yorisoi/test_support/map_reader.h"

namespace yorisoi::test_support {

/// One ward of a central server in memory: decides commands once, and chains what they change into
/// a feed.
class FeedServer {
public:
    explicit FeedServer(std::string ward, std::uint64_t seed = 1) : m_random(seed)
    {
        m_head = {base::newUuidV4(m_random), std::move(ward), 0, {}};
        m_start = m_head;
    }

    const MapStore &store() const { return m_store; }
    const records::Cursor &head() const { return m_head; }

    /// Rows that come without a command, as one transaction.
    void put(const std::vector<records::Row> &rows, const base::Uuid &operation = {})
    {
        for (const auto &row : rows) {
            m_store.put(row);
            append(operation, records::toJson(row));
        }
        endTransaction();
    }
    void remove(const records::Removal &removal)
    {
        m_store.remove(removal.kind, removal.id);
        append({}, records::toJson(removal));
        endTransaction();
    }
    /// Any payload, such as that of a newer release.
    void putPayload(const std::string &payload)
    {
        append({}, payload);
        endTransaction();
    }
    /// A repeat gets the stored result.
    records::OperationResult execute(const records::Command &command)
    {
        const auto known = m_results.find(command.operation);
        if (known != m_results.end()) {
            auto again = known->second;
            again.duplicate = true;
            return again;
        }
        const auto application = m_store.decide(command);
        for (const auto &row : application.rows)
            append(command.operation, records::toJson(row));
        endTransaction();
        records::OperationResult result;
        result.operation = command.operation;
        result.outcome = application.outcome;
        result.reason = application.reason;
        result.receipt = static_cast<std::int64_t>(m_results.size()) + 1;
        result.seq = application.rows.empty() ? 0 : m_head.seq;
        result.decidedAt = command.at;
        result.effects = m_store.effectsOf(command.operation);
        m_results.emplace(command.operation, result);
        return result;
    }
    /// Whole transactions after a cursor (of nothing, when there is none), at least one of them.
    /// `StaleEpoch` for a cursor of another feed.
    base::Result<records::FeedPage> page(const std::optional<records::Cursor> &after,
                                         std::size_t atLeast = static_cast<std::size_t>(-1)) const
    {
        if (after && after->epoch != m_start.epoch)
            return base::fail(base::ErrorCode::StaleEpoch);
        records::FeedPage page;
        page.from = after.value_or(m_start);
        page.head = m_head.seq;
        for (auto i = static_cast<std::size_t>(page.from.seq - m_start.seq); i < m_feed.size();
             ++i) {
            page.entries.push_back(m_feed[i]);
            if (m_feed[i].endsTransaction && page.entries.size() >= atLeast)
                break;
        }
        return page;
    }
    /// Every row as NDJSON, in the order of a snapshot: kind, cluster, id.
    std::string snapshot() const
    {
        std::vector<const records::Row *> rows;
        for (const auto &[key, row] : m_store.rows())
            rows.push_back(&row);
        std::ranges::stable_sort(rows, {}, [](const records::Row *row) {
            return std::tuple(row->kind, row->cluster(), row->id);
        });
        std::string out;
        for (const auto *row : rows) {
            records::appendJson(out, *row);
            out += '\n';
        }
        return out;
    }
    /// Restored from a backup, or the ward loaded anew: the feed begins again from what is there.
    void startNewEpoch()
    {
        m_feed.clear();
        m_head = {base::newUuidV4(m_random), m_head.ward, 0, {}};
        m_start = m_head;
    }
    void forget(const base::Uuid &operation) { m_results.erase(operation); }

private:
    void append(const base::Uuid &operation, std::string payload)
    {
        records::FeedEntry entry{++m_head.seq, operation, false, std::move(payload), {}};
        m_head.hash = entry.hash =
            records::chainHash(m_head.hash, entry.seq, operation, entry.payload);
        m_feed.push_back(std::move(entry));
    }
    void endTransaction()
    {
        if (!m_feed.empty())
            m_feed.back().endsTransaction = true;
    }

    base::SeededRandom m_random;
    MapStore m_store;
    records::Cursor m_head;
    records::Cursor m_start;
    std::vector<records::FeedEntry> m_feed;
    std::map<base::Uuid, records::OperationResult> m_results;
};

} // namespace yorisoi::test_support
