// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_application.h"

#include <nlohmann/json.hpp>

#include "copy_state.h"
#include "yorisoi/records/json.h"

namespace yorisoi::replica {
namespace {

using base::ErrorCode;
using base::fail;
using records::FeedEntry;
using records::FeedPage;
using records::Removal;
using records::Row;

constexpr std::string_view kRemovalStart = "{\"remove\":true";

/// nullopt: of a kind that only newer releases know.
base::Result<std::optional<Removal>> readRemoval(const std::string &payload)
{
    const auto json = nlohmann::json::parse(payload, nullptr, false);
    const auto text = [&](const char *name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string();
    };
    if (!json.is_object())
        return fail(ErrorCode::ProtocolViolation, "feed: a removal is not JSON");
    const auto kind = records::entityKindFromName(text("kind"));
    if (!kind)
        return std::nullopt;
    Removal removal;
    removal.kind = *kind;
    YORISOI_ASSIGN(removal.id, base::Uuid::parse(text("id")));
    if (const std::string cluster = text("cluster"); !cluster.empty()) {
        YORISOI_ASSIGN(removal.cluster, base::Uuid::parse(cluster));
    }
    return removal;
}

class Application {
public:
    Application(RowStore &store) : m_store(&store), m_overlay(store), m_arrivals(store.connection())
    {
    }

    base::Status run(const FeedPage &page, base::Instant now)
    {
        YORISOI_ASSIGN(const auto pending, m_store->connection().queryInteger(
                                               "SELECT 1 FROM operation WHERE pending=1 LIMIT 1"));
        m_anyPending = pending.has_value();
        records::RowReader reader;
        Row row;
        for (const FeedEntry &entry : page.entries) {
            if (entry.payload.starts_with(kRemovalStart)) {
                YORISOI_ASSIGN(const auto removal, readRemoval(entry.payload));
                if (removal)
                    YORISOI_TRY(remove(*removal));
                continue;
            }
            const auto read = reader.read(entry.payload, row);
            if (!read && read.error().code == ErrorCode::Unsupported)
                continue;
            if (!read)
                return fail(ErrorCode::ProtocolViolation, "feed: " + read.error().detail);
            YORISOI_TRY(m_arrivals.note(entry.operation, row));
            YORISOI_TRY(put(row, entry.payload));
        }
        records::Cursor cursor = page.from;
        if (!page.entries.empty()) {
            cursor.seq = page.entries.back().seq;
            cursor.hash = page.entries.back().hash;
        }
        YORISOI_TRY(writeCursor(m_store->connection(), cursor));
        YORISOI_ASSIGN(const auto leaving, m_arrivals.settle(cursor.seq, now));
        return m_overlay.rebase(m_changed, leaving);
    }

private:
    base::Status put(const Row &row, const std::string &payload)
    {
        const RowKey key{row.kind, row.id};
        YORISOI_ASSIGN(const bool covered, covers(key));
        return covered ? m_overlay.setConfirmed(key, row.cluster(), payload) : m_store->put(row);
    }
    base::Status remove(const Removal &removal)
    {
        const RowKey key{removal.kind, removal.id};
        YORISOI_ASSIGN(const bool covered, covers(key));
        return covered ? m_overlay.setConfirmed(key, removal.cluster, std::nullopt)
                       : m_store->remove(removal.kind, removal.id, removal.cluster);
    }
    /// Also notes rows that pending operations read, for they come to something else now.
    base::Result<bool> covers(const RowKey &key)
    {
        if (!m_anyPending)
            return false;
        YORISOI_ASSIGN(
            const auto linked,
            m_store->connection().queryInteger(
                "SELECT 1 FROM operation_row r CROSS JOIN operation o ON o.id=r.operation "
                "WHERE r.kind=? AND r.id=? AND o.pending=1",
                records::specOf(key.kind).name, key.id));
        if (linked)
            m_changed.insert(key);
        return m_overlay.covers(key);
    }

    RowStore *m_store;
    Overlay m_overlay;
    Arrivals m_arrivals;
    std::set<RowKey> m_changed;
    bool m_anyPending = false;
};

base::Status violation(const char *what)
{
    return fail(ErrorCode::ProtocolViolation, std::string("feed page: ") + what);
}

} // namespace

base::Status checkPage(const std::optional<records::Cursor> &standing, const FeedPage &page)
{
    if (standing && standing->epoch != page.from.epoch)
        return fail(ErrorCode::StaleEpoch, "feed page: of another epoch");
    // A copy without a cursor may be filled from the very start of a feed.
    if (!standing && (page.from.seq != 0 || page.from.hash != records::Hash{}))
        return violation("nothing was loaded before it");
    if (standing && *standing != page.from)
        return violation("it does not begin where this copy stands");
    std::int64_t seq = page.from.seq;
    records::Hash hash = page.from.hash;
    for (const FeedEntry &entry : page.entries) {
        if (entry.seq != seq + 1)
            return violation("a hole");
        if (entry.hash != records::chainHash(hash, entry.seq, entry.operation, entry.payload))
            return violation("an entry does not chain");
        seq = entry.seq;
        hash = entry.hash;
    }
    if (!page.entries.empty() && !page.entries.back().endsTransaction)
        return violation("it ends within a transaction");
    return {};
}

base::Status applyChecked(RowStore &store, const FeedPage &page, base::Instant now)
{
    return Application(store).run(page, now);
}

} // namespace yorisoi::replica
